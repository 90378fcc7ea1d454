"""A package of another council cannot be read, or is refused."""

from kkr_graph.errors.unreadable import UnreadableError


class PackageError(UnreadableError):
    """A package cannot be read.  Data: file."""


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
