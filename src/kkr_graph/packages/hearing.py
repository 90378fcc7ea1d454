"""Hear what each check finds, and keep its verdict: an error is one that fails."""

from collections.abc import Callable
from typing import TypeVar

from kkr_graph.errors import KkrGraphError
from kkr_graph.headers import Words
from kkr_graph.packages.verdict import CHECKS, Check, Verdict, untried

_Found = TypeVar("_Found")


class Hearing:
    """The verdicts on one package so far."""

    def __init__(self) -> None:
        self._found: dict[Check, Verdict] = {}

    def hear(
        self, check: Check, step: Callable[[], tuple[_Found, Words]]
    ) -> _Found | None:
        """Return what *step* finds, and keep its words; None if it raises."""
        try:
            found, words = step()
        except KkrGraphError as error:
            self.fail(check, error)
            return None
        self.keep(Verdict(check, passed=True, da=words.da, en=words.en))
        return found

    def fail(self, check: Check, error: KkrGraphError) -> None:
        """Keep that *check* did not pass, and what *error* says."""
        said = error.say("da"), error.say("en")
        self.keep(Verdict(check, False, *said))  # noqa: FBT003 - it did not pass

    def keep(self, verdict: Verdict) -> None:
        """Keep a *verdict*."""
        self._found[verdict.check] = verdict

    def leave(self, check: Check, earlier: Check) -> None:
        """Keep that *check* was not tried, because of an *earlier* one."""
        self.keep(untried(check, earlier))

    def passes(self, check: Check) -> bool:
        """Say whether *check* was heard, and passed."""
        return self._found[check].passed

    def first_failed(self, *checks: Check) -> Check:
        """Return which of *checks* was tried and failed."""
        return next(
            check
            for check in checks
            if self._found[check].tried and not self._found[check].passed
        )

    def close(self, earlier: Check) -> None:
        """Leave every check that was not heard, because of an *earlier* one."""
        for check in CHECKS.keys() - self._found.keys():
            self.leave(check, earlier)

    def verdicts(self) -> tuple[Verdict, ...]:
        """Return them in the order they are told."""
        return tuple(self._found[check] for check in CHECKS)
