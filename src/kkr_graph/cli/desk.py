"""What the commands that read papers share: the graph, its names, the files."""

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kkr_graph.errors import PaperNotBesideError, UnknownDocumentError

if TYPE_CHECKING:
    from kkr_graph.agenda import Kind
    from kkr_graph.facts import Facts
    from kkr_graph.paper_files import PaperFiles
    from kkr_graph.readings import Reading
    from kkr_graph.stating import Known
    from kkr_graph.store import MemoryStore

# What is worth recognising in a paper.
NAMED: Final = (
    "municipality",
    "region",
    "council",
    "forum",
    "organisation",
    "initiative",
    "strategy",
)
_PAPERS: Final = (".pdf", ".docx", ".txt", ".html", ".htm")
_LARGEST: Final = 64 * 1024 * 1024  # bytes of a file that may be a paper


@dataclass(frozen=True)
class Desk:
    """A place to read papers at, with sources at hand.

    data     the folder of the sources
    beside   files of facts elsewhere; they stand for those of the same name in *data*
    reader   the council that reads, which owns what is stated of a joint paper
    """

    data: Path
    beside: tuple[Path, ...] = ()
    reader: str = ""

    @cached_property
    def facts(self) -> "tuple[Facts, ...]":
        """Return the sources."""
        from kkr_graph import sources  # noqa: PLC0415 - the help must not wait

        new = [one for file in self.beside for one in sources.read_all(file)]
        graphs = {one.graph for one in new}
        kept = (one for one in sources.read_all(self.data) if one.graph not in graphs)
        return (*kept, *new)

    @cached_property
    def store(self) -> "MemoryStore":
        """Return the sources, in memory."""
        from kkr_graph import build  # noqa: PLC0415 - the help must not wait

        store, _ = build.in_memory(self.facts)
        return store

    @cached_property
    def names(self) -> list[tuple[str, str]]:
        """Return the IRI and name of each thing worth recognising."""
        from kkr_graph.cli import kept_names  # noqa: PLC0415 - the same

        plain = Desk(self.data) if self.beside else self
        return kept_names.of(self.data, plain._named)  # noqa: SLF001 - its own

    def read(self, paper: Path, kind: "Kind | None" = None) -> "Reading":
        """Read *paper*."""
        from kkr_graph import readings  # noqa: PLC0415 - the same

        return readings.read(paper, self.names, kind, self.reader)

    def known(self, reading: "Reading") -> "Known":
        """Return what other sources say of the meeting of *reading*."""
        from kkr_graph import precedents, stating  # noqa: PLC0415 - the same

        return precedents.known(self.store, stating.iris(reading))

    def find(
        self, document: str, facts: str | None = None, paper: str | None = None
    ) -> tuple[Path, "PaperFiles"]:
        """Return the paper that *document* means, and its files.

        *document* is a paper, its facts, or the name a paper has in the graph
        (``hovedstaden/2025-09-02/dagsorden``).  The facts stand beside the paper unless
        *facts* says where; the paper is the file beside them that has their checksum,
        unless *paper* says which.  Raises ``UnknownDocumentError``,
        ``PaperNotBesideError``.
        """
        from kkr_graph.paper_files import PaperFiles  # noqa: PLC0415 - the same
        from kkr_graph.vocabulary import BASE  # noqa: PLC0415

        given = Path(document)
        if not given.is_file():
            key = document.removeprefix(f"{BASE}id/document/").strip("/")
            kept = self._kept(f"{BASE}graph/{key}")
            if kept is None:
                raise UnknownDocumentError(document=document)
            given = kept
        if given.suffix.lower() in (".ttl", ".review"):
            stem = given.name.removesuffix(given.suffix).removesuffix(".edits")
            files = PaperFiles(given.with_name(f"{stem}.ttl"))
            return Path(paper) if paper else _beside(files.facts), files
        place = Path(facts) if facts else given.with_suffix(".ttl")
        return given, PaperFiles(place)

    def kept(self, reading: "Reading") -> "PaperFiles | None":
        """Return the files that the sources keep of the paper of *reading*, if any.

        It is the same paper where it has the same name, or the same bytes.
        """
        from kkr_graph import stating  # noqa: PLC0415 - the same
        from kkr_graph.paper_files import PaperFiles, checksum  # noqa: PLC0415

        if named := self._kept(stating.iris(reading).graph):
            return PaperFiles(named)
        from kkr_graph import source_files  # noqa: PLC0415

        for facts, *_ in source_files.find(self.data):
            if checksum(Path(str(facts))) == reading.paper.sha256:
                return PaperFiles(Path(str(facts)))
        return None

    def _named(self) -> list[tuple[str, str]]:
        from kkr_graph import questions  # noqa: PLC0415 - the same

        return questions.spoken_names(self.store, NAMED)

    def _kept(self, graph: str) -> Path | None:
        """Return the file in which *graph* is kept, if one is."""
        from kkr_graph import source_files  # noqa: PLC0415 - the help must not wait

        files = (source[0] for source in source_files.find(self.data))
        kept = zip(files, Desk(self.data).facts, strict=True)
        return next((Path(str(f)) for f, facts in kept if facts.graph == graph), None)


def _beside(facts: Path) -> Path:
    """Return the paper beside *facts*, or where we stand, that they were read from."""
    from kkr_graph.paper_files import checksum  # noqa: PLC0415 - the help must not wait

    wanted = checksum(facts)
    for folder in dict.fromkeys((facts.parent, Path.cwd())):
        for file in sorted(folder.iterdir()):
            if file.suffix.lower() not in _PAPERS or not file.is_file():
                continue
            small = file.stat().st_size <= _LARGEST
            if small and sha256(file.read_bytes()).hexdigest() == wanted:
                return file
    raise PaperNotBesideError(facts=str(facts), sha256=wanted)
