"""What pyoxigraph raises, told as errors of ours."""

from collections.abc import Iterator
from contextlib import contextmanager

from kkr_graph.errors import BadQueryError, StoreReadError, StoreWriteError


@contextmanager
def reading(folder: str) -> Iterator[None]:
    """Tell what goes wrong in asking: the query, or the *folder* of the store."""
    try:
        yield
    except SyntaxError as error:
        raise BadQueryError(
            file="SPARQL", line=error.lineno, reason=error.msg
        ) from error
    except (RuntimeError, ValueError) as error:  # refused while running
        raise BadQueryError(file="SPARQL", line=None, reason=error) from error
    except OSError as error:
        raise StoreReadError(folder=folder, reason=error) from error


@contextmanager
def opening(folder: str) -> Iterator[None]:
    """Tell what goes wrong in opening the store in *folder*."""
    try:
        yield
    except (OSError, RuntimeError) as error:  # the latter: its files do not fit
        raise StoreReadError(folder=folder, reason=error) from error


@contextmanager
def writing(folder: str) -> Iterator[None]:
    """Tell what goes wrong in writing to the store in *folder*."""
    try:
        yield
    except (OSError, RuntimeError) as error:  # the latter: it was opened for reading
        raise StoreWriteError(folder=folder, reason=error) from error
