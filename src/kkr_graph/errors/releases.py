"""Releases, answers as they were known then, and withdrawals."""

from kkr_graph.errors.refused import RefusedError
from kkr_graph.errors.wrong_use import WrongUseError


class UnknownReleaseError(WrongUseError):
    """No release has that number.  Data: release, suggestions."""

    da = "Der er ingen udgivelse {release}.{hint} Se dem alle: kkr releases"
    en = "There is no release {release}.{hint} See them all: kkr releases"


class NoReleaseYetError(WrongUseError):
    """Nothing had been released on that day.

    Data: first, and each as its language writes it: asked_da, asked_en, day_da, day_en.
    """

    da = (
        "Den {asked_da} var der endnu ingen udgivelse: den første er {first}, fra den "
        "{day_da}. Vælg den dag eller en senere."
    )
    en = (
        "On {asked_en} nothing had been released yet: the first release is {first}, "
        "made on {day_en}. Choose that day or a later one."
    )


class NoReleasesError(WrongUseError):
    """The store has no release at all.  Data: folder."""

    da = "Der er ingen udgivelser i {folder}. Lav den første: kkr release --council …"
    en = "There are no releases in {folder}. Make the first: kkr release --council …"


class BadKnownError(WrongUseError):
    """What was typed is neither a day nor a release.  Data: given."""

    da = (
        "»{given}« er hverken en dag eller en udgivelse. Skriv fx 2026-11-26 eller "
        "1.2.0."
    )
    en = "“{given}” is neither a day nor a release. Write 2026-11-26 or 1.2.0."


class KnownElsewhereError(WrongUseError):
    """What was known then is asked of a server.  Data: none."""

    da = (
        "--as-known og --endpoint kan ikke bruges sammen: udgivelserne ligger i "
        "grafens egen mappe, og en SPARQL-server har kun det, der gælder nu. Brug "
        "--store."
    )
    en = (
        "--as-known and --endpoint cannot be used together: the releases lie in the "
        "graph's own folder, and a SPARQL server holds only what holds now. Use "
        "--store."
    )


class NoOwnGraphsError(WrongUseError):
    """The store holds nothing of that council.  Data: council, suggestions."""

    da = "Grafen har intet fra »{council}«, så der er intet at udgive.{hint}"
    en = "The graph holds nothing of “{council}”, so nothing can be released.{hint}"


class ReleaseExistsError(RefusedError):
    """That release was made already.  Data: release."""

    da = "Udgivelsen {release} findes allerede og bliver aldrig skrevet over."
    en = "The release {release} exists already and is never written over."


class OtherReleasesError(RefusedError):
    """The releases of the store are those of another council.  Data: council, other."""

    da = (
        "Udgivelserne i denne mappe er fra »{other}«, ikke fra »{council}«. Hvert råd "
        "har sin egen mappe: vælg den med --store, eller ret --council."
    )
    en = (
        "The releases in this folder are those of “{other}”, not of “{council}”. Every "
        "council has its own folder: choose it with --store, or mend --council."
    )


class ClockBackError(RefusedError):
    """The clock is before the newest release.  Data: now, last, release."""

    da = (
        "Uret viser {now}, men udgivelsen {release} er fra {last}. Stil uret; intet er "
        "udgivet."
    )
    en = (
        "The clock says {now}, but the release {release} was made at {last}. Set the "
        "clock; nothing was released."
    )


class UnfinishedWithdrawalError(RefusedError):
    """A withdrawal was cut off, and the graph still holds the thing.  Data: folder."""

    da = (
        "En tilbagetrækning i {folder} blev afbrudt og er ikke ført til ende. Kør "
        "kkr build, som fuldfører den, og prøv igen."
    )
    en = (
        "A withdrawal in {folder} was cut off and has not been finished. Run kkr "
        "build, which finishes it, and try again."
    )


class WithdrawalError(RefusedError):
    """A thing cannot be withdrawn; nothing was changed."""


class CommonGroundError(WithdrawalError):
    """The thing belongs to all.  Data: thing."""

    da = (
        "»{thing}« står i det fælles grundlag, som intet råd ejer, og kan ikke trækkes "
        "tilbage her. Er det forkert, så ret kilden i data/reference eller "
        "data/registers."
    )
    en = (
        "“{thing}” stands in the common ground, which no council owns, and cannot be "
        "withdrawn here. If it is wrong, mend the source in data/reference or "
        "data/registers."
    )


class NotYoursToWithdrawError(WithdrawalError):
    """Another council says it.  Data: thing, council."""

    da = "»{thing}« siges kun af »{council}«. Kun det råd kan trække det tilbage."
    en = "“{thing}” is said only by “{council}”. Only that council can withdraw it."


class NothingToWithdrawError(WithdrawalError):
    """The council has never said anything of it.  Data: thing, council."""

    da = "»{council}« siger intet om »{thing}«, hverken nu eller i en udgivelse."
    en = "“{council}” says nothing of “{thing}”, neither now nor in a release."


class HiddenSuccessorError(WithdrawalError):
    """A hidden name would be given away by what replaces it.  Data: ground."""

    da = (
        "Med grunden »{ground}« skjules navnet, og en afløser ville røbe det. "
        "Udelad --replaced-by."
    )
    en = (
        "The ground “{ground}” hides the name, and a successor would give it away. "
        "Leave out --replaced-by."
    )


class WithdrawalBreaksError(WithdrawalError):
    """What is left would break the shapes.  Data: count, report."""

    da = (
        "Uden det, der skulle trækkes tilbage, er der {count} fejl i resten; intet er "
        "ændret. Træk også det tilbage, der er nævnt ovenfor, eller ret det."
    )
    en = (
        "Without what was to be withdrawn, the rest has {count} faults; nothing was "
        "changed. Withdraw what is named above as well, or mend it."
    )

    @property
    def report(self) -> object:
        """What the checks found, as ``breaches.Report``: the faults alone."""
        return self.data["report"]
