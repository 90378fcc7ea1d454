"""Whoever runs for a while is looked at, by one clock for all."""

import asyncio

from kkr_graph.web.lookout import Lookout


class Sleeper:
    """Is looked at ``often`` times, and then no more."""

    def __init__(self, lookout: Lookout, often: int) -> None:
        self.due, self.seen = 0.0, 0
        self._lookout, self._often = lookout, often

    def look(self, now: float) -> None:
        self.seen += 1
        self.due = now
        if self.seen == self._often:
            self._lookout.leave(self)


def seen(often: tuple[int, ...], *, leaves: bool = False) -> list[int]:
    async def run() -> list[int]:
        lookout = Lookout()
        sleepers = [Sleeper(lookout, times) for times in often]
        for one in sleepers:
            lookout.watch(one)
        if leaves:
            lookout.leave(sleepers[0])
        await asyncio.sleep(0.3)
        return [one.seen for one in sleepers]

    return asyncio.run(run())


def test_each_is_looked_at_until_it_leaves() -> None:
    assert seen((1, 3, 2)) == [1, 3, 2]


def test_who_is_done_before_the_first_look_is_not_looked_at() -> None:
    assert seen((1, 1), leaves=True) == [0, 1]
