"""Run a command and write down what it cost.

    python -I -S timed.py FILE COMMAND...

FILE then holds one line of JSON: the seconds of processor time of the command and of
all that it waited for, the most MiB that one of them held, and how it ended.  It is run
by a bare Python: what a process held before it became another counts as the other's,
so who measures must be small.
"""

import json
import os
import sys


def main() -> None:
    """Run the command; nothing of it is caught."""
    file, *command = sys.argv[1:]
    process = os.posix_spawnp(command[0], command, os.environ)
    _, status, used = os.wait4(process, 0)
    said = {
        "seconds": used.ru_utime + used.ru_stime,
        "MiB": used.ru_maxrss / 1024,
        "code": os.waitstatus_to_exitcode(status),
    }
    with open(file, "w", encoding="ascii") as stream:  # noqa: PTH123 - pathlib is large
        json.dump(said, stream)


if __name__ == "__main__":
    main()
