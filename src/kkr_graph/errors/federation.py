"""A partner that is asked along does not answer as it should."""

from kkr_graph.errors.refused import RefusedError
from kkr_graph.errors.wrong_use import WrongUseError


class NoPartnerError(WrongUseError):
    """What was named can be asked nothing.  Data: partner, suggestions."""

    da = (
        "»{partner}« kan ikke spørges med. Skriv adressen på et SPARQL-endepunkt "
        "(https://…), en pakke (.zip), mappen med en graf eller en udgivelse (1.2.0)."
    )
    en = (
        "“{partner}” cannot be asked along. Write the address of a SPARQL endpoint "
        "(https://…), a package (.zip), the folder of a graph or a release (1.2.0)."
    )


class InsecurePartnerError(WrongUseError):
    """An address that others could listen in on, or answer in the name of.

    Data: partner.
    """

    da = "{partner} er ikke krypteret. Brug https; http kun til din egen maskine."
    en = "{partner} is not encrypted. Use https; http only for your own machine."


class PartnerError(RefusedError):
    """A partner gave no answer that can be used.  Data: partner, why_da, why_en."""

    da = "{partner} er ikke med i svaret: {why_da}"
    en = "{partner} is not in the answer: {why_en}"
