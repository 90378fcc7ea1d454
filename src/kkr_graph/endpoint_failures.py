"""What a SPARQL server failed at, and how a reader may mend it."""

from typing import Final

from kkr_graph.errors import EndpointError

_MEND: Final = {
    "unreachable": (
        "Kører den, og er adressen rigtig?",
        "Is it running, and is the address right?",
    ),
    "slow": (
        "Prøv igen, eller spørg om mindre ad gangen.",
        "Try again, or ask for less at a time.",
    ),
    "refused": (
        "Tillader den forespørgslen og, når der bygges, at der skrives?",
        "Does it allow the query and, for a build, writing?",
    ),
    "strange": (
        "Peger adressen på et SPARQL 1.1-endepunkt?",
        "Is the address that of a SPARQL 1.1 endpoint?",
    ),
}


def said(error: Exception) -> str:
    """Return what the server said, without the wrapper's own words around it."""
    words = str(error).partition("Response:\n")[2] or str(error)
    return " ".join(words.removeprefix("b").strip("'\"").split())[:300]


def failure(url: str, reason: str, kind: str) -> EndpointError:
    """Return the error of what went wrong in the way *kind*, a key of the table."""
    da, en = _MEND[kind]
    return EndpointError(url=url, reason=reason, mend_da=da, mend_en=en)
