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


class EndpointBusyError(EndpointError):
    """It did not, for a reason that may pass: it is gone, slow or busy.

    Data: as above; after (its Retry-After, if it sent one).
    """

    @property
    def after(self) -> str | None:
        """When it asks to be asked again, as HTTP has it."""
        after = self.data.get("after")
        return None if after is None else str(after)


class UnfilledEndpointError(EndpointError):
    """It holds no graph that a build put there.  Data: url."""

    da = (
        "SPARQL-serveren {url} rummer ingen graf, som kkr build har lagt op. Læg den "
        "op: kkr build --endpoint {url}"
    )
    en = (
        "The SPARQL server {url} holds no graph that kkr build put there. Put it "
        "there: kkr build --endpoint {url}"
    )


class TokenFileError(RefusedError):
    """The file of a bearer token holds none that can be used.  Data: file, reason."""

    da = "{file} rummer ikke et token, der kan bruges ({reason}). Skriv det i én linje."
    en = "{file} holds no token that can be used ({reason}). Write it in one line."


class OutputError(RefusedError):
    """The answer cannot be written, for example on a full disk.  Data: file, reason."""

    da = "{file} kunne ikke skrives: {reason}. En fil, der lå der før, er urørt."
    en = "{file} could not be written: {reason}. A file that was there is untouched."


class WorkbookTooLargeError(RefusedError):
    """The graph fits no workbook.  Data: what_da, what_en, number, most."""

    da = (
        "Et regneark kan ikke rumme så meget: {number} {what_da}; der er plads til "
        "{most}. Afgræns med --council eller --on, eller hent alt som N-Quads fra "
        "/graphs med kkr serve."
    )
    en = (
        "A workbook cannot hold as much: {number} {what_en}; there is room for {most}. "
        "Narrow it with --council or --on, or get it all as N-Quads from /graphs with "
        "kkr serve."
    )


class NetworkTooLargeError(RefusedError):
    """A network that a format cannot hold.

    Data: form, found, most, things_da, things_en (what is counted), instead (the name
    of a format that can).
    """

    da = (
        "Netværket er for stort til {form}: {found} {things_da}, og der er højst plads "
        "til {most}. Brug --format {instead}, eller afgræns netværket."
    )
    en = (
        "The network is too large for {form}: {found} {things_en}, and there is room "
        "for {most} at most. Use --format {instead}, or narrow the network."
    )


class MissingExtraError(RefusedError):
    """A format that needs a package besides.  Data: what, package, extra, instead."""

    da = (
        "{what} kræver pakken {package}, som ikke er installeret. "
        'Hent den: pip install "kkr-graph[{extra}]". Eller vælg {instead}.'
    )
    en = (
        "{what} needs the package {package}, which is not installed. "
        'Get it: pip install "kkr-graph[{extra}]". Or choose {instead}.'
    )


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


class TooManyRowsForFormatError(RefusedError):
    """More rows of tables than a format holds.  Data: format, rows, most, instead."""

    da = (
        "Rapporten har {rows} tabelrækker; {format} skrives med højst {most}. "
        "Afgræns den, eller brug --format {instead}."
    )
    en = (
        "The report has {rows} rows of tables; {format} is written with at most "
        "{most}. Narrow it, or use --format {instead}."
    )
