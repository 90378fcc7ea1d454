"""A package of another council cannot be read, or is refused.

Every one of them is raised before anything is taken in.
"""

from kkr_graph.errors.unreadable import UnreadableError


class PackageError(UnreadableError):
    """A package cannot be read.  Data: file."""


class NotAPackageError(PackageError):
    """No ZIP file, or not a whole one.  Data: file, reason_da, reason_en."""

    da = (
        "{file} er ikke en hel pakke ({reason_da}). Hent eller bed om den igen; "
        "intet er taget ind."
    )
    en = (
        "{file} is not a whole package ({reason_en}). Fetch it or ask for it again; "
        "nothing was taken in."
    )


class PackageTooLargeError(PackageError):
    """More than a package holds.  Data: file, what_da, what_en, limit."""

    da = (
        "{file} har over {limit} {what_da} og er ikke læst. Bed afsenderen om en "
        "mindre pakke, fx med kkr pack --since."
    )
    en = (
        "{file} has more than {limit} {what_en} and was not read. Ask the sender for "
        "a smaller package, for example by kkr pack --since."
    )


class UnsafeEntryError(PackageError):
    """A file in the package is not as a package has them.

    Data: file, entry (its name, without signs that hide), reason_da, reason_en.
    """

    da = (
        "{file}: »{entry}« i pakken {reason_da}. Sådan er ingen pakke fra kkr pack; "
        "tag den ikke i brug, og spørg afsenderen. Intet er taget ind."
    )
    en = (
        "{file}: “{entry}” in the package {reason_en}. No package made by kkr pack "
        "is like that; do not use it, and ask the sender. Nothing was taken in."
    )


class PackageFilesError(PackageError):
    """The files are not those of the manifest.  Data: file, missing, unlisted."""

    da = (
        "{file}: filerne er ikke dem, som MANIFEST nævner (mangler: {missing}; "
        "overflødige: {unlisted}). Bed om pakken igen; intet er taget ind."
    )
    en = (
        "{file}: the files are not those that MANIFEST names (missing: {missing}; "
        "not named: {unlisted}). Ask for the package again; nothing was taken in."
    )


class AlteredFileError(PackageError):
    """A file has another SHA-256 than the manifest says.  Data: file, entry."""

    da = (
        "{file}: »{entry}« er ikke den fil, som MANIFEST nævner (anden SHA-256). Den "
        "er beskadiget eller ændret undervejs; bed om pakken igen. Intet er taget "
        "ind."
    )
    en = (
        "{file}: “{entry}” is not the file that MANIFEST names (other SHA-256). It "
        "was damaged or changed on the way; ask for the package again. Nothing was "
        "taken in."
    )


class BadManifestError(PackageError):
    """The manifest does not say what a manifest says.  Data: file, field."""

    da = (
        "{file}: pakkens MANIFEST kan ikke læses ({field}). Bed afsenderen om en ny "
        "pakke; intet er taget ind."
    )
    en = (
        "{file}: the MANIFEST of the package does not read ({field}). Ask the sender "
        "for a new package; nothing was taken in."
    )


class BadSignatureError(PackageError):
    """The signature is not in minisign's prehashed form.  Data: file."""

    da = (
        "{file}: underskriften er ikke i minisigns format. Bed afsenderen "
        "underskrive igen med kkr pack --sign; intet er taget ind."
    )
    en = (
        "{file}: the signature is not in minisign's format. Ask the sender to sign "
        "again by kkr pack --sign; nothing was taken in."
    )


class UnsignedPackageError(PackageError):
    """There is no signature in the package.  Data: file."""

    da = (
        "{file} er ikke underskrevet, så enhver kan have lavet den. Bed afsenderen "
        "om en pakke lavet med kkr pack --sign; intet er taget ind."
    )
    en = (
        "{file} is not signed, so anybody may have made it. Ask the sender for a "
        "package made by kkr pack --sign; nothing was taken in."
    )


class ForgedPackageError(PackageError):
    """The signature does not fit the manifest.  Data: file, key."""

    da = (
        "{file}: underskriften passer ikke til pakken og nøglen {key}: pakken er "
        "ændret, efter at den blev underskrevet, eller forfalsket. Sig det til "
        "afsenderen ad en anden vej. Intet er taget ind."
    )
    en = (
        "{file}: the signature does not fit the package and the key {key}: the "
        "package was changed after it was signed, or forged. Tell the sender by "
        "another way. Nothing was taken in."
    )


class UntrustedKeyError(PackageError):
    """Nobody here trusts the key that signed it.  Data: file, key, council."""

    da = (
        "{file} siger, at den er fra {council}, men nøglen {key} er ikke betroet "
        "her. Få afsenderens offentlige nøgle ad en anden vej, sammenlign, og skriv: "
        "kkr key trust FIL.pub --council {council}. Intet er taget ind."
    )
    en = (
        "{file} says that it is from {council}, but the key {key} is not trusted "
        "here. Get the sender's public key by another way, compare, and write: kkr "
        "key trust FILE.pub --council {council}. Nothing was taken in."
    )


class KeyOfAnotherError(PackageError):
    """The key is trusted, but for another council.  Data: file, key, council, owner."""

    da = (
        "{file} siger, at den er fra {council}, men er underskrevet med nøglen "
        "{key}, som kun er betroet for {owner}. Spørg begge; intet er taget ind."
    )
    en = (
        "{file} says that it is from {council}, but is signed by the key {key}, "
        "which is trusted for {owner} only. Ask both; nothing was taken in."
    )


class RevokedKeyError(PackageError):
    """The key was revoked.  Data: file, key, day_da, day_en."""

    da = (
        "{file} er underskrevet med nøglen {key}, som er tilbagekaldt den {day_da}. "
        "Bed afsenderen om en pakke underskrevet med den nye nøgle; intet er taget "
        "ind."
    )
    en = (
        "{file} is signed by the key {key}, which was revoked on {day_en}. Ask the "
        "sender for a package signed by the new key; nothing was taken in."
    )


class ExpiredKeyError(PackageError):
    """The key holds no more.  Data: file, key, day_da, day_en."""

    da = (
        "{file} er underskrevet med nøglen {key}, som gjaldt til og med {day_da}. "
        "Bed om en pakke underskrevet med den nye nøgle, eller forny den gamle: kkr "
        "key trust FIL.pub --until DATO. Intet er taget ind."
    )
    en = (
        "{file} is signed by the key {key}, which held through {day_en}. Ask for a "
        "package signed by the new key, or renew the old one: kkr key trust FILE.pub "
        "--until DATE. Nothing was taken in."
    )


class NotQuadsError(PackageError):
    """The graphs are not N-Quads.  Data: file, entry, row."""

    da = (
        "{file}: {entry} er ikke gyldige N-Quads (linje {row}). Bed afsenderen om en "
        "ny pakke; intet er taget ind."
    )
    en = (
        "{file}: {entry} is not valid N-Quads (line {row}). Ask the sender for a new "
        "package; nothing was taken in."
    )


class NamelessNodeError(PackageError):
    """A node without a name, which no graph of ours has.  Data: file, entry."""

    da = (
        "{file}: {entry} har knuder uden navn (_:x eller << >>), som kan gøre en "
        "graf uoverkommelig at sammenligne. Bed afsenderen om en ny pakke; intet er "
        "taget ind."
    )
    en = (
        "{file}: {entry} has nodes without a name (_:x or << >>), which can make a "
        "graph impossible to compare. Ask the sender for a new package; nothing was "
        "taken in."
    )


class StrayGraphError(PackageError):
    """A graph that the manifest does not carry.  Data: file, graph."""

    da = (
        "{file}: udsagn står i grafen {graph}, som MANIFEST ikke har med. Bed "
        "afsenderen om en ny pakke; intet er taget ind."
    )
    en = (
        "{file}: statements stand in the graph {graph}, which MANIFEST does not "
        "carry. Ask the sender for a new package; nothing was taken in."
    )


class ForeignGraphError(PackageError):
    """A graph that is not the sender's.  Data: file, graph, council, owner_da/_en."""

    da = (
        "{file}: grafen {graph} tilhører {owner_da}, ikke {council}, og kan ikke "
        "komme derfra. Spørg afsenderen; intet er taget ind."
    )
    en = (
        "{file}: the graph {graph} belongs to {owner_en}, not to {council}, and "
        "cannot come from there. Ask the sender; nothing was taken in."
    )


class OtherSelfError(PackageError):
    """A graph that describes itself as another.  Data: file, graph, says."""

    da = (
        "{file}: grafen {graph} beskriver sig selv som {says}. Bed afsenderen om en "
        "ny pakke; intet er taget ind."
    )
    en = (
        "{file}: the graph {graph} describes itself as {says}. Ask the sender for a "
        "new package; nothing was taken in."
    )


class AlteredGraphError(PackageError):
    """A graph is missing, or says other things than was signed.  Data: file, graph."""

    da = (
        "{file}: grafen {graph} mangler eller siger noget andet, end MANIFEST lover "
        "(RDFC-1.0). Bed afsenderen om en ny pakke; intet er taget ind."
    )
    en = (
        "{file}: the graph {graph} is missing, or says other things than MANIFEST "
        "promises (RDFC-1.0). Ask the sender for a new package; nothing was taken in."
    )


class ExpiredPackageError(PackageError):
    """The package may be taken in no more.  Data: file, day_da, day_en."""

    da = (
        "{file} måtte tages ind til og med {day_da}. Bed afsenderen om den nyeste "
        "pakke; intet er taget ind."
    )
    en = (
        "{file} might be taken in through {day_en}. Ask the sender for the newest "
        "package; nothing was taken in."
    )


class FuturePackageError(PackageError):
    """The package was made after today.  Data: file, day_da, day_en."""

    da = (
        "{file} siger, at den er lavet den {day_da}, og den dag er ikke kommet. Se "
        "efter, om uret går rigtigt her og hos afsenderen; intet er taget ind."
    )
    en = (
        "{file} says that it was made on {day_en}, which is yet to come. See whether "
        "the clock is right here and at the sender's; nothing was taken in."
    )


class OlderReleaseError(PackageError):
    """A release before the one in use.  Data: file, release, held."""

    da = (
        "{file} er udgivelse {release}, men {held} er allerede i brug her. Bed "
        "afsenderen om den nyeste pakke; intet er taget ind."
    )
    en = (
        "{file} is release {release}, but {held} is in use here already. Ask the "
        "sender for the newest package; nothing was taken in."
    )


class OtherReleaseError(PackageError):
    """A release in use, but it says other things.  Data: file, release, graph."""

    da = (
        "{file} er udgivelse {release}, som er i brug her, men siger noget andet i "
        "{graph}. Bed afsenderen om en udgivelse med et nyt nummer; intet er taget "
        "ind."
    )
    en = (
        "{file} is release {release}, which is in use here, but says other things in "
        "{graph}. Ask the sender for a release with a new number; nothing was taken "
        "in."
    )


class NoBaseError(PackageError):
    """It leaves out what the receiver does not have.  Data: file, since, graph."""

    da = (
        "{file} bygger på udgivelse {since} og udelader {graph}, som ikke er den "
        "samme her. Bed om en hel pakke, lavet af kkr pack uden --since; intet er "
        "taget ind."
    )
    en = (
        "{file} builds on release {since} and leaves out {graph}, which is not the "
        "same here. Ask for a whole package, made by kkr pack without --since; "
        "nothing was taken in."
    )


class TooOpenError(PackageError):
    """A graph is for fewer than the package says.  Data: file, graph, access."""

    da = (
        "{file} er for »{access}«, men grafen {graph} må ikke ses af alle dem. Slet "
        "filen, og sig det til afsenderen; intet er taget ind."
    )
    en = (
        "{file} is for “{access}”, but not all of them may see the graph {graph}. "
        "Delete the file, and tell the sender; nothing was taken in."
    )
