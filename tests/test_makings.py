"""What is to be made is made, or whoever waits for it is told."""

import asyncio
import socket

import pytest

from kkr_graph.errors import StartFailedError
from kkr_graph.web.limits import Limits
from kkr_graph.web.makings import Makings


def test_who_waits_for_a_nursery_that_ends_is_told() -> None:
    async def run() -> None:
        ours, theirs = socket.socketpair()
        makings = Makings(ours, Limits())
        makings.open()
        making = asyncio.create_task(makings.make(do="zygote"))
        await asyncio.sleep(0)
        theirs.close()
        await asyncio.wait_for(making, 5)

    with pytest.raises(StartFailedError):
        asyncio.run(run())
