"""A network cannot be made as wanted: exit code 2, or 4 where it is too large."""

from kkr_graph.errors.refused import RefusedError
from kkr_graph.errors.wrong_use import WrongUseError


class UnknownNetworkError(WrongUseError):
    """No network goes by that name.  Data: name, known (as text), suggestions."""

    da = "Der er intet netværk med navnet »{name}«.{hint} Der er: {known}."
    en = "No network is called “{name}”.{hint} There are: {known}."


class NetworkParameterError(WrongUseError):
    """The network takes no such parameter.  Data: network, parameter, takes."""

    da = "Netværket »{network}« kan ikke afgrænses med --{parameter}, kun med: {takes}."
    en = "The network “{network}” takes no --{parameter}; it takes: {takes}."


class NetworkNeedsError(WrongUseError):
    """The network cannot do without a parameter.  Data: network, parameter, example."""

    da = "Netværket »{network}« skal vide hvad: skriv fx --{parameter} {example}."
    en = "The network “{network}” must know what of: write --{parameter} {example}."


class UnknownNetworkFormError(WrongUseError):
    """No network is written in that form.  Data: form, known (as text), suggestions."""

    da = "Et netværk kan ikke skrives som »{form}«.{hint} Det kan: {known}."
    en = "No network is written as “{form}”.{hint} These are: {known}."


class TooManyTiesError(RefusedError):
    """The network is too large to make.  Data: network, edges, most, narrow."""

    da = (
        "Netværket »{network}« får over {most} forbindelser ({edges}). "
        "Afgræns det: {narrow}."
    )
    en = (
        "The network “{network}” comes to more than {most} edges ({edges}). "
        "Narrow it: {narrow}."
    )
