"""Answers kept for who asks the same of the same version; the oldest leave first."""

from collections import OrderedDict
from collections.abc import Hashable
from typing import Final

from kkr_graph.web.reply import Reply

_MOST: Final = 64 * 1024 * 1024  # bytes
_LARGEST: Final = _MOST // 8
_AT_REST: Final = _MOST // 8


class Cache:
    """Replies by what they answer."""

    def __init__(self, most: int = _MOST) -> None:
        self._most, self._size = most, 0
        self._kept: OrderedDict[Hashable, Reply] = OrderedDict()

    def get(self, key: Hashable) -> Reply | None:
        """Return the reply kept under *key*, if there is one."""
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
        return found

    def keep(self, key: Hashable, reply: Reply) -> None:
        """Keep *reply* under *key*, unless it is very large."""
        if len(reply.body) > _LARGEST or key in self._kept:
            return
        self._kept[key] = reply
        self._size += len(reply.body) + 1024
        self._cut(self._most)

    def rest(self) -> None:
        """Keep less: what was asked last."""
        self._cut(_AT_REST)

    def clear(self) -> None:
        """Forget everything: there is a new version."""
        self._kept.clear()
        self._size = 0

    def _cut(self, most: int) -> None:
        while self._size > most:
            _, oldest = self._kept.popitem(last=False)
            self._size -= len(oldest.body) + 1024
