"""Understood, but not done, and nothing was changed: exit code 4."""

from kkr_graph.errors.base import KkrGraphError


class RefusedError(KkrGraphError):
    """Understood, but not done; the store is as it was."""

    exit_code = 4
    da = "{reason}"
    en = "{reason}"


class QueryRefusedError(RefusedError):
    """The query reaches outside the store.  Data: what."""

    da = (
        "Forespørgslen bruger {what} og ville hente data uden for grafen. "
        "Fjern den del; her spørges kun grafen selv."
    )
    en = (
        "The query uses {what} and would fetch data from outside the graph. "
        "Remove that part; only the graph itself is asked here."
    )


class NotAStoreError(RefusedError):
    """The folder holds other things, or a damaged store.  Data: folder, file."""

    da = (
        "{folder} ligner ikke en graf, vi har bygget ({file}). "
        "Vælg en tom mappe, eller flyt det, der ligger der."
    )
    en = (
        "{folder} does not look like a graph we built ({file}). "
        "Choose an empty folder, or move what lies there."
    )


class NewerStoreError(RefusedError):
    """The store was built by a newer release.  Data: folder, found, known."""

    da = (
        "Grafen i {folder} er bygget af en nyere udgave (format {found}; "
        "denne udgave kan {known}). Opgradér: pip install --upgrade kkr-graph"
    )
    en = (
        "The graph in {folder} was built by a newer release (format {found}; "
        "this one reads {known}). Upgrade: pip install --upgrade kkr-graph"
    )


class BuildRunningError(RefusedError):
    """Another build holds the store.  Data: folder."""

    da = "En anden bygning er i gang i {folder}. Vent, til den er færdig, og prøv igen."
    en = "Another build is running in {folder}. Wait until it is done and try again."


class StoreWriteError(RefusedError):
    """The store cannot be written, as on a full disk.  Data: folder, reason."""

    da = (
        "Grafen kunne ikke skrives i {folder}: {reason}. Den forrige graf er urørt. "
        "Skaf plads eller skriverettigheder, og byg igen."
    )
    en = (
        "The graph could not be written in {folder}: {reason}. The one before is "
        "untouched. Free some space or mend the permissions, then build again."
    )


class StoreReadError(RefusedError):
    """The store cannot be read.  Data: folder, reason."""

    da = "Grafen i {folder} kan ikke læses: {reason}. Byg den igen: kkr build"
    en = "The graph in {folder} cannot be read: {reason}. Build it again: kkr build"


class EndpointError(RefusedError):
    """The SPARQL server did not do as asked.

    Data: url, reason, mend_da, mend_en.
    """

    da = "SPARQL-serveren {url} svarede ikke som ventet: {reason}. {mend_da}"
    en = "The SPARQL server {url} did not answer as expected: {reason}. {mend_en}"


class OutputError(RefusedError):
    """The answer cannot be written, for example on a full disk.  Data: file, reason."""

    da = "{file} kunne ikke skrives: {reason}. En fil, der lå der før, er urørt."
    en = "{file} could not be written: {reason}. A file that was there is untouched."


class NotASiteError(RefusedError):
    """The folder holds other things than a site of ours.  Data: folder, file."""

    da = (
        "{folder} rummer andet end et site, vi har lavet ({file}), og er urørt. "
        "Vælg en tom eller ny mappe."
    )
    en = (
        "{folder} holds other things than a site we made ({file}), and is untouched. "
        "Choose an empty or a new folder."
    )


class SiteFolderError(RefusedError):
    """The folder of a site cannot be written.  Data: folder, reason."""

    da = "Sitet kan ikke skrives i {folder}: {reason}. Det, der lå der før, er urørt."
    en = (
        "The site cannot be written in {folder}: {reason}. What was there is untouched."
    )
