"""What others share is not taken in, or not undone."""

from kkr_graph.errors.packages import PackageError
from kkr_graph.errors.refused import RefusedError
from kkr_graph.errors.wrong_use import WrongUseError


class ImportRefusedError(RefusedError):
    """A package is not taken in.  Data: file.  ``check`` names what it failed."""

    check = "package"


class FailedVerdictsError(ImportRefusedError):
    """A package fails checks of its own.  Data: file, checks, told_da, told_en."""

    da = (
        "{file} er afvist ({told_da}), og intet er taget ind. Bed afsenderen om en ny "
        "pakke, eller se alle kontroller med kkr verify."
    )
    en = (
        "{file} is refused ({told_en}), and nothing was taken in. Ask the sender for a "
        "new package, or see every check by kkr verify."
    )


class OwnPackageError(ImportRefusedError):
    """A package of the council that imports it.  Data: file, council."""

    check = "sender"
    da = (
        "{file}: pakken er jeres egen ({council}). Det, I selv siger, står i jeres "
        "kilder og bliver ikke erstattet af en pakke."
    )
    en = (
        "{file}: the package is your own ({council}). What you say yourselves stands "
        "in your sources and is not replaced by a package."
    )


class OwnGraphsError(ImportRefusedError):
    """The sender's graphs stand in our own sources.  Data: file, council, graph."""

    check = "sender"
    da = (
        "{file}: {graph} står allerede i jeres egne kilder. Er I ikke {council}, så "
        "sig, hvem I er, fx --council hovedstaden; så afløser pakken det, kilderne "
        "siger på dens vegne."
    )
    en = (
        "{file}: {graph} already stands in your own sources. If you are not "
        "{council}, say who you are, for example --council hovedstaden; then the "
        "package takes the place of what the sources say on its behalf."
    )


class StoreChangedError(RefusedError):
    """The store changed between what was shown and what was accepted.  Data: folder."""

    da = (
        "Grafen i {folder} blev ændret, efter at forskellen blev vist. Intet er "
        "ændret af jer; kør kommandoen igen."
    )
    en = (
        "The graph in {folder} was changed after the difference was shown. You "
        "changed nothing; run the command again."
    )


class BadEntryError(RefusedError):
    """A file of the history is no entry."""

    da = "En post i historikken kan ikke læses."
    en = "An entry of the history cannot be read."


class BrokenHistoryError(RefusedError):
    """Entries of the history were changed or are missing.  Data: folder, numbers."""

    da = (
        "Historikken i {folder} er ikke hel (post {numbers}), så det kan ikke ses, "
        "hvad der er taget ind fra andre. Hent mappen history fra en sikkerhedskopi, "
        "eller byg en ny graf i en tom mappe, og tag pakkerne ind igen."
    )
    en = (
        "The history in {folder} is not whole (entry {numbers}), so what was taken in "
        "from others cannot be seen. Restore the folder history from a backup, or "
        "build a new graph in an empty folder and import the packages again."
    )


class WithdrawnSinceError(RefusedError):
    """Undoing would bring back what was withdrawn.  Data: council, release."""

    da = (
        "{council} har siden trukket noget tilbage, så det, der gjaldt før "
        "({release}), må ikke komme igen. Bed {council} om en ny udgivelse."
    )
    en = (
        "{council} has withdrawn something since, so what held before ({release}) may "
        "not come back. Ask {council} for a new release."
    )


class NothingToUndoError(WrongUseError):
    """Nothing of others is in use."""

    da = "Der er intet at rulle tilbage: intet fra andre råd er i brug."
    en = "There is nothing to roll back: nothing of other councils is in use."


class UnknownEntryError(WrongUseError):
    """No import or rollback has that number.  Data: wanted."""

    da = "Ingen indtagning eller tilbagerulning hedder »{wanted}«. Se dem: kkr history"
    en = "No import or rollback is called “{wanted}”. See them: kkr history"


class QuarantineError(PackageError):
    """The file cannot be copied into quarantine.  Data: file, reason_da/en."""

    da = "{file} kan ikke læses: {reason_da}. Er det den rigtige fil?"
    en = "{file} cannot be read: {reason_en}. Is it the right file?"
