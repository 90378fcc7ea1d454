"""Papers read by the thousand, on one machine or many, cannot be read so."""

from kkr_graph.errors.base import KkrGraphError
from kkr_graph.errors.papers import PaperError
from kkr_graph.errors.refused import RefusedError
from kkr_graph.errors.wrong_use import WrongUseError


class PaperBreaksRulesError(KkrGraphError):
    """What a paper states breaks the rules of its stage.  Data: file, count, rules."""

    exit_code = 1
    da = "{file} bryder reglerne {count} gange ({rules}), og er ikke taget med."
    en = "{file} breaks the rules {count} times ({rules}), and is left out."


class PaperFaultError(PaperError):
    """The program fails at a paper, which is a fault of ours.  Data: kind."""

    da = "{file} får programmet til at fejle ({kind}). Det er vores fejl; meld den."
    en = "{file} makes the program fail ({kind}). That is our fault; report it."


class NoPapersError(WrongUseError):
    """Nothing that may be a paper was named.  Data: named."""

    da = "Der er ingen papirer i {named}. Nævn filer, mapper eller @liste.txt."
    en = "There are no papers in {named}. Name files, folders or @list.txt."


class EngineError(RefusedError):
    """The engine gave up, or cannot be reached.  Data: engine, reason."""

    da = (
        "{engine} gav op: {reason}. Det, der er læst, er gemt; "
        "kør samme kommando igen for at fortsætte."
    )
    en = (
        "{engine} gave up: {reason}. What has been read is kept; "
        "run the same command again to go on."
    )


class OtherProgramError(RefusedError):
    """A worker has other code than who asks it.  Data: wanted, found."""

    da = (
        "En arbejder kører et andet program ({found}) end det, der spørger ({wanted}). "
        "Installér samme udgave af kkr-graph og dens pakker på alle maskiner."
    )
    en = (
        "A worker runs another program ({found}) than the one that asks ({wanted}). "
        "Install the same version of kkr-graph and its packages on all machines."
    )


class GroundDamagedError(RefusedError):
    """What the workers read papers by cannot be read there.  Data: file, reason."""

    da = (
        "{file} kan ikke læses hos en arbejder: {reason}. "
        "Mappen skal kunne ses under samme navn fra alle maskiner."
    )
    en = (
        "{file} cannot be read by a worker: {reason}. "
        "The folder must be seen by the same name from all machines."
    )
