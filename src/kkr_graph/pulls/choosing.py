"""What is new in what a council publishes, and the smallest package that brings it."""

from kkr_graph.errors import NoPackageError
from kkr_graph.published import LIST, Issue, Published, Shared
from kkr_graph.received import Received


def news(listed: Published, held: Received | None) -> tuple[Issue, ...]:
    """Return the releases in *listed* that are newer than the one *held*.

    Also that one, if it says other things now: something was taken out of it.
    """
    if held is None:
        return listed.releases
    have = tuple(map(int, held.release.split(".")))
    return tuple(
        one
        for one in listed.releases
        if one.number > have
        or (one.number == have and dict(one.graphs) != dict(held.graphs))
    )


def packages(listed: Published, held: Received | None, url: str) -> tuple[Shared, ...]:
    """Return what brings the newest release: what fits on *held* first, then the whole.

    Raises ``NoPackageError`` if nothing does.
    """
    newest = listed.releases[-1]
    offered = [one for one in listed.packages if one.release == newest.name]
    found = [
        *(one for one in offered if one.since and _fits(listed, one.since, held)),
        *(one for one in offered if one.since is None),
    ]
    if not found:
        raise NoPackageError(url=url + LIST, release=newest.name)
    return tuple(found)


def _fits(listed: Published, since: str, held: Received | None) -> bool:
    """Say whether *held* is the release *since*, as it is known to the sender now."""
    return held is not None and any(
        one.name == since == held.release and dict(one.graphs) == dict(held.graphs)
        for one in listed.releases
    )
