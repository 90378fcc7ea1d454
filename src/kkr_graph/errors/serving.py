"""What keeps the server from being started."""

from kkr_graph.errors.base import KkrGraphError


class ServingError(KkrGraphError):
    """The server cannot start."""

    exit_code = 4


class AddressTakenError(ServingError):
    """The address cannot be listened on.  Data: host, port, reason."""

    da = "Der kan ikke lyttes på {host}:{port} ({reason}). Vælg en anden: --port 8001"
    en = "Cannot listen on {host}:{port} ({reason}). Choose another: --port 8001"


class NoForkError(ServingError):
    """The system cannot copy a process, which the server is built on."""

    da = "Serveren kræver Linux. På Windows: kør den i WSL eller i en container."
    en = "The server needs Linux. On Windows: run it in WSL or in a container."


class NoTokensError(ServingError):
    """Writing was asked for without any token.  Data: file (or None)."""

    exit_code = 2
    da = (
        "--write kræver et token på mindst 8 tegn: sæt KKR_TOKEN, eller skriv dets "
        "SHA-256 i en fil, og peg på den med --token-file."
    )
    en = (
        "--write needs a token of at least 8 characters: set KKR_TOKEN, or write its "
        "SHA-256 in a file and name it with --token-file."
    )


class NotEmptyError(ServingError):
    """``--empty`` in a folder with a graph that was built.  Data: folder."""

    exit_code = 2
    da = "{folder} har en bygget graf. --empty kræver en ny mappe."
    en = "{folder} holds a graph that was built. --empty wants a new folder."


class NotACopyError(ServingError):
    """``--endpoint`` with a folder that holds another graph.  Data: folder."""

    exit_code = 2
    da = "{folder} har en anden graf. --endpoint kræver en mappe for sig: --store DIR"
    en = "{folder} holds another graph. --endpoint wants one of its own: --store DIR"


class StartFailedError(ServingError):
    """The store could not be loaded to answer from.  Data: reason."""

    da = "Grafen kunne ikke indlæses: {reason}"
    en = "The graph could not be loaded: {reason}"
