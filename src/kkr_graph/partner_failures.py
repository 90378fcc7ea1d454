"""Why a partner is not in an answer, in words."""

from typing import Final

from kkr_graph.errors import KkrGraphError, PartnerError
from kkr_graph.headers import Words

_WHY: Final = {
    "slow": Words(
        "svarede ikke inden for {what} sekunder. Giv den længere tid med "
        "--with-timeout, eller spørg om mindre.",
        "did not answer within {what} seconds. Give it longer with --with-timeout, or "
        "ask for less.",
    ),
    "unreachable": Words(
        "der er ingen forbindelse ({what}). Kører den, og er adressen rigtig?",
        "there is no connection ({what}). Is it running, and is the address right?",
    ),
    "refused": Words(
        "afviste spørgsmålet ({what}).",
        "refused the question ({what}).",
    ),
    "elsewhere": Words(
        "sender videre til {what}, som du ikke har bedt om at spørge. Skriv den "
        "adresse, hvis du stoler på den.",
        "sends on to {what}, which you did not ask for. Write that address if you "
        "trust it.",
    ),
    "huge": Words(
        "svarede med mere end {what}. Afgræns spørgsmålet.",
        "answered with more than {what}. Narrow the question.",
    ),
    "strange": Words(
        "svarede med noget, der ikke er et svar på spørgsmålet ({what}).",
        "answered with what is no answer to the question ({what}).",
    ),
}
_SHOWN: Final = 80


def failure(partner: str, kind: str, what: object) -> PartnerError:
    """Return the error of what went wrong in the way *kind*, a key of the table.

    *what* may come from the partner: it is shortened, and stripped of what no reader
    sees.
    """
    said = "".join(c if c.isprintable() else "?" for c in str(what))[:_SHOWN]
    why = _WHY[kind]
    return PartnerError(
        partner=partner,
        why_da=why.da.format(what=said),
        why_en=why.en.format(what=said),
    )


def because(partner: str, error: KkrGraphError) -> PartnerError:
    """Return *error*, which opening or asking *partner* raised, as that partner's."""
    if isinstance(error, PartnerError):
        return error
    return PartnerError(partner=partner, why_da=error.say("da"), why_en=error.say("en"))
