"""Elements of WordprocessingML, as python-docx holds them."""

from typing import Any


def node(tag: str, *inside: Any, **values: str) -> Any:  # noqa: ANN401 - lxml has no types
    """Return an element of WordprocessingML: ``node("w:lang", val="da-DK")``."""
    from docx.oxml import OxmlElement  # noqa: PLC0415 - an extra that may not be there
    from docx.oxml.ns import qn  # noqa: PLC0415

    made = OxmlElement(tag)
    for name, value in values.items():
        made.set(qn(name.replace("_", ":") if "_" in name else f"w:{name}"), value)
    made.extend(inside)
    return made
