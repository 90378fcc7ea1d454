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
