"""What is to be compared cannot be, or a patch does not fit."""

from kkr_graph.errors.refused import RefusedError
from kkr_graph.errors.unreadable import UnreadableError
from kkr_graph.errors.wrong_use import WrongUseError


class TooSymmetricError(UnreadableError):
    """Nodes without names that only endless work tells apart.

    Data: most (steps for each statement).
    """

    da = (
        "Knuderne uden navn ligner hinanden for meget til at kunne kendes fra "
        "hinanden (mere end {most} trin for hvert udsagn). Giv dem en IRI."
    )
    en = (
        "The nodes without names are too alike to be told apart (more than {most} "
        "steps for each statement). Give them an IRI."
    )


class UnknownStateError(WrongUseError):
    """Neither a release, a package, a file, a folder nor a store.

    Data: given, known (the releases there are), suggestions.
    """

    da = (
        "»{given}« er hverken en udgivelse, en pakke, en kilde eller en graf.{hint} "
        "Skriv et versionsnummer ({known}), en fil (.zip, .ttl, .nq, .trig), en mappe "
        "eller et punktum for grafen, som den er nu."
    )
    en = (
        "“{given}” is neither a release, a package, a source nor a graph.{hint} Write "
        "a version number ({known}), a file (.zip, .ttl, .nq, .trig), a folder, or a "
        "full stop for the graph as it is now."
    )


class SyntaxInStateError(UnreadableError):
    """A file to compare does not read.  Data: file, reason (the parser's words)."""

    da = "{file} kan ikke læses: {reason}"
    en = "{file} cannot be read: {reason}"


class UnnamedNodesError(RefusedError):
    """A difference that speaks of nodes without names.  Data: form."""

    da = (
        "Forskellen rummer knuder uden navn, som {form} ikke kan sige entydigt. Giv "
        "dem en IRI, eller brug --format text."
    )
    en = (
        "The difference holds nodes without names, which {form} cannot tell apart. "
        "Give them an IRI, or use --format text."
    )


class BadPatchError(UnreadableError):
    """A line of a patch is none.  Data: file, line, found."""

    da = (
        "{file}, linje {line}: »{found}« er ikke en linje i en RDF Patch; intet er "
        "ændret."
    )
    en = (
        "{file}, line {line}: “{found}” is no line of an RDF Patch; nothing was "
        "changed."
    )


class PatchMisfitError(RefusedError):
    """A patch was made for another state than it is given.  Data: wanted, found."""

    da = (
        "Patchen er lavet til en anden udgave af grafen ({wanted}) end den, den skal "
        "bruges på ({found}); intet er ændret."
    )
    en = (
        "The patch was made for another state of the graph ({wanted}) than the one it "
        "is to be used on ({found}); nothing was changed."
    )
