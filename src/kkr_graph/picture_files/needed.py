"""The packages of the extra ``documents``, or an error that says how to get them."""

from importlib import import_module
from typing import Any, Final

from kkr_graph.errors import MissingExtraError, PangoMissingError

EXTRA: Final = "documents"


def need(package: str, form: str) -> Any:  # noqa: ANN401 - it has no types to speak of
    """Return the module *package*, which *form* is written with.

    Raises ``MissingExtraError`` where it is not installed, and ``PangoMissingError``
    where a library of the system is missing that it stands on.
    """
    try:
        return import_module(package)
    except ImportError as error:
        if error.name != package:
            raise PangoMissingError(what=form, package=package) from error
        raise MissingExtraError(what=form, package=package, extra=EXTRA) from error
    except OSError as error:  # WeasyPrint does not find Pango
        raise PangoMissingError(what=form, package=package) from error
