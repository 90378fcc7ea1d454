"""What a SPARQL server failed at, and how a reader may mend it."""

from typing import Final

from kkr_graph.errors import EndpointBusyError, EndpointError
from kkr_graph.headers import Words

_MEND: Final = {
    "unreachable": Words(
        "Kører den, og er adressen rigtig?",
        "Is it running, and is the address right?",
    ),
    "slow": Words(
        "Prøv igen, eller spørg om mindre ad gangen.",
        "Try again, or ask for less at a time.",
    ),
    "busy": Words(
        "Den har travlt eller er ved at starte. Prøv igen om lidt.",
        "It is busy, or starting. Try again in a while.",
    ),
    "refused": Words(
        "Tillader den forespørgslen og, når der bygges, at der skrives?",
        "Does it allow the query and, for a build, writing?",
    ),
    "closed": Words(
        "Tillader den forespørgslen og, når der bygges, at der skrives? Log på med "
        "KKR_ENDPOINT_USER og KKR_ENDPOINT_PASSWORD; se docs/engines.md.",
        "Does it allow the query and, for a build, writing? Log in with "
        "KKR_ENDPOINT_USER and KKR_ENDPOINT_PASSWORD; see docs/engines.md.",
    ),
    "other": Words(
        "Den har ikke bevaret alt, der blev sendt, eller en anden bygger i den "
        "samtidig; se docs/engines.md.",
        "It did not keep all that was sent, or somebody else builds in it at the same "
        "time; see docs/engines.md.",
    ),
    "strange": Words(
        "Peger adressen på et SPARQL 1.1-endepunkt?",
        "Is the address that of a SPARQL 1.1 endpoint?",
    ),
}
_PASSING: Final = frozenset({"unreachable", "slow", "busy"})
_STATUSES: Final = {
    401: "closed",
    403: "closed",
    404: "strange",
    429: "busy",
    502: "busy",
    503: "busy",
    504: "busy",
}


def said(error: Exception) -> str:
    """Return what the server said, without the wrapper's own words around it."""
    words = str(error).partition("Response:\n")[2] or str(error)
    return " ".join(words.removeprefix("b").strip("'\"").split())[:300]


def failure(
    url: str, reason: str, kind: str, after: str | None = None
) -> EndpointError:
    """Return the error of what went wrong in the way *kind*, a key of the table.

    *after* is the Retry-After of the server, as it was sent.
    """
    mend = _MEND[kind]
    if kind in _PASSING:
        return EndpointBusyError(
            url=url, reason=reason, mend_da=mend.da, mend_en=mend.en, after=after
        )
    return EndpointError(url=url, reason=reason, mend_da=mend.da, mend_en=mend.en)


def of_status(url: str, status: int, after: str | None = None) -> EndpointError:
    """Return the error of an answer with that HTTP status."""
    return failure(url, f"HTTP {status}", _STATUSES.get(status, "refused"), after)
