"""A package of another council is whole, but nobody vouches for it, or not for now."""

from kkr_graph.errors.packages import PackageError


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
