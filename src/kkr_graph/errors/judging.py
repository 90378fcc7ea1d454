"""Judging whether two names are one thing: what cannot be judged, and why."""

from kkr_graph.errors.refused import RefusedError
from kkr_graph.errors.wrong_use import WrongUseError


class OneThingError(WrongUseError):
    """The two names lead to the same IRI.  Data: one, other, thing."""

    da = (
        "»{one}« og »{other}« er allerede navne på den samme ting ({thing}); der er "
        "intet at vurdere. Skriv to forskellige ting."
    )
    en = (
        "“{one}” and “{other}” are already names of the same thing ({thing}); there is "
        "nothing to judge. Write two different things."
    )


class UndescribedThingError(WrongUseError):
    """No source says what the thing is.  Data: thing, suggestions."""

    da = (
        "Ingen kilde her beskriver {thing}.{hint} Stavet rigtigt? Ellers hent pakken "
        "fra det råd, som beskriver den: kkr import"
    )
    en = (
        "No source here describes {thing}.{hint} Spelt right? Else import the package "
        "of the council that describes it: kkr import"
    )


class OtherKindError(WrongUseError):
    """The two are not of the same kind.  Data: one, other, one_kind, other_kind."""

    da = (
        "»{one}« er {one_kind}, og »{other}« er {other_kind}. Kun ting af samme slags "
        "kan vurderes mod hinanden."
    )
    en = (
        "“{one}” is {one_kind} and “{other}” is {other_kind}. Only things of the same "
        "kind can be judged against each other."
    )


class JudgedOtherwiseError(RefusedError):
    """The council has said what contradicts it.  Data: one, other, through, undo."""

    da = (
        "Det modsiger, hvad rådet har vurderet før: {through}. Intet er ændret. Tag "
        "først den gamle vurdering tilbage: {undo}"
    )
    en = (
        "That contradicts what the council judged before: {through}. Nothing was "
        "changed. Take the earlier judgement back first: {undo}"
    )


class NotJudgedError(RefusedError):
    """There is no such judgement to take back.  Data: one, other, file."""

    da = (
        "»{one}« og »{other}« er ikke vurderet sådan i {file}; der er intet at tage "
        "tilbage."
    )
    en = (
        "“{one}” and “{other}” are not so judged in {file}; there is nothing to take "
        "back."
    )
