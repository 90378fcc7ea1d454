"""What changes in a store, from one version to the next."""

from dataclasses import dataclass, field

import pyoxigraph as ox


@dataclass(frozen=True, slots=True)
class Change:
    """What leads from one state of a store to another, in the named graphs.

    gone, come  statements that it has no more, and that it has besides; none is both
    """

    gone: frozenset[ox.Quad] = field(default=frozenset(), repr=False)
    come: frozenset[ox.Quad] = field(default=frozenset(), repr=False)

    def then(self, later: "Change") -> "Change":
        """Return the two changes, one after the other, as one."""
        return Change(
            (self.gone - later.come) | (later.gone - self.come),
            (self.come - later.gone) | (later.come - self.gone),
        )
