"""Whether what a package shares holds by itself, with only the common ground."""

from dataclasses import replace

from kkr_graph import breaches, checks
from kkr_graph.breaches import Report
from kkr_graph.packages.contents import Contents

STAGE = "package"


def check(contents: Contents) -> Report:
    """Return what the graphs that the reader sees break, and nothing of other graphs.

    They are checked with the common ground, each by the rules of its own stage and by
    those of what is shared.
    """
    ours = contents.facts
    everything = (*ours, *contents.common)
    shared = [replace(one, stage=STAGE) for one in ours]
    found = [*checks.together(checks.validate, everything)]
    for one in (*ours, *shared):
        found += checks.alone(checks.validate, one)
    rules = checks.rules((*everything, *shared))
    return breaches.report(found, everything, rules).of(ours)
