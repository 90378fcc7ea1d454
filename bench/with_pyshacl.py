"""What is measured of pySHACL: the same shapes over the same facts."""

from pathlib import Path

import task
from task import Work

from kkr_graph import reference_checks, sources


def check(folder: str) -> Work:
    """Check every source in *folder*, read already: together, and each by its stage."""
    facts = sources.read_all(Path(folder))
    return lambda: reference_checks.check(facts)


if __name__ == "__main__":
    task.run({"check": check})
