"""Choose the language of messages: Danish, unless the reader's machine says English.

What is *said* in each language stands where it is said: messages in ``errors``, column
names in ``queries/``, labels in ``ontology/``.
"""

from collections.abc import Mapping
from typing import Literal, TypeAlias

Language: TypeAlias = Literal["da", "en"]

_ASKED_IN_ORDER = ("KKR_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


def detect(environment: Mapping[str, str]) -> Language:
    """Return the first language the environment names that we speak, else Danish.

    >>> detect({"LANG": "en_GB.UTF-8"})
    'en'
    >>> detect({"KKR_LANG": "da", "LANG": "en_GB.UTF-8"})
    'da'
    >>> detect({"LANG": "C.UTF-8"})
    'da'
    """
    for variable in _ASKED_IN_ORDER:
        match environment.get(variable, "")[:2].lower():
            case "da":
                return "da"
            case "en":
                return "en"
    return "da"
