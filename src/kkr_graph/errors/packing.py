"""A package cannot be made: it is asked for wrongly, or nothing sound is to share."""

from kkr_graph.errors.base import InvalidFactsError
from kkr_graph.errors.refused import RefusedError
from kkr_graph.errors.wrong_use import WrongUseError


class NothingReleasedError(WrongUseError):
    """The council has made no release.  Data: folder, council."""

    da = (
        "{folder} har ingen udgivelse fra {council}, så der er intet at dele. "
        "Lav én først: kkr release --council {council}"
    )
    en = (
        "{folder} has no release of {council}, so there is nothing to share. "
        "Make one first: kkr release --council {council}"
    )


class NotEarlierReleaseError(WrongUseError):
    """A package builds on an earlier release only.  Data: since, release."""

    da = (
        "En pakke med {release} kan ikke bygge på {since}: --since skal være en "
        "tidligere udgivelse."
    )
    en = (
        "A package of {release} cannot build on {since}: --since must be an earlier "
        "release."
    )


class NothingToShareError(RefusedError):
    """No graph of the release is for that reader.  Data: council, release, access."""

    da = (
        "{council} {release} har ingen grafer, der må deles ({access}). Sæt "
        "kkr:accessLevel på det, der må, byg, og lav en ny udgivelse."
    )
    en = (
        "{council} {release} has no graphs that may be shared ({access}). Set "
        "kkr:accessLevel on what may, build, and make a new release."
    )


class UnsoundPackageError(InvalidFactsError):
    """What would be shared does not hold by itself.

    Data: report, count (violations), first_da, first_en (what the first one says).
    """

    da = (
        "Det, der ville blive delt, holder ikke for sig selv: {count} fejl. Den "
        "første: {first_da} Ret den, eller giv det, der mangler, samme adgang "
        "(kkr:accessLevel)."
    )
    en = (
        "What would be shared does not hold by itself: {count} faults. The first: "
        "{first_en} Mend it, or give what is lacking the same access (kkr:accessLevel)."
    )
