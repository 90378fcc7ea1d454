"""The packages that only some formats need, or an error that says how to get them."""

from importlib import import_module
from typing import Any, Final

from kkr_graph.errors import MissingExtraError, PangoMissingError

# A module, what it is installed as, and the extra of ours that installs it.
_EXTRAS: Final = {
    "distributed": ("distributed", "dask"),
    "docx": ("python-docx", "documents"),
    "pyarrow": ("pyarrow", "parquet"),
    "pyspark": ("pyspark", "spark"),
    "resvg_py": ("resvg-py", "documents"),
    "weasyprint": ("WeasyPrint", "documents"),
}


def need(module: str, what: str, instead: str) -> Any:  # noqa: ANN401 - they have no types to speak of
    """Return *module*, which *what* is written with; *instead* is what does without.

    Raises ``MissingExtraError`` where it is not installed, and ``PangoMissingError``
    where a library of the system is missing that it stands on.
    """
    package, extra = _EXTRAS[module]
    try:
        return import_module(module)
    except ImportError as error:
        if error.name == module:
            raise MissingExtraError(
                what=what, package=package, extra=extra, instead=instead
            ) from error
        raise PangoMissingError(what=what, package=package, instead=instead) from error
    except OSError as error:  # WeasyPrint does not find Pango
        raise PangoMissingError(what=what, package=package, instead=instead) from error
