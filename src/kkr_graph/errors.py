"""Everything that can go wrong on purpose, in one place.

KkrGraphError
├── WrongUseError            exit 2: the command or call was put wrongly
│   ├── UnknownQuestionError
│   ├── UnknownParameterError
│   ├── MissingParameterError
│   ├── BadParameterError
│   ├── UnknownNameError
│   ├── AmbiguousNameError
│   ├── BadDateError
│   ├── NotAQuestionWordError
│   ├── OutputFolderError
│   ├── OutputToTerminalError
│   └── WrongQueryFormError
├── UnreadableError          exit 3: an input cannot be read; says file and line
│   ├── MissingSourceError
│   ├── NotUtf8Error
│   ├── TooLargeError
│   ├── ForbiddenCharacterError
│   ├── SyntaxInSourceError
│   ├── BlankNodeError
│   ├── UnknownTermError
│   ├── BadValueError
│   ├── NoGraphError
│   ├── SameGraphError
│   ├── BadQueryError
│   └── QuestionHeaderError
├── RefusedError             exit 4: understood, but not done
│   ├── QueryRefusedError
│   ├── StoreMissingError
│   ├── NotAStoreError
│   ├── NewerStoreError
│   ├── BuildRunningError
│   ├── StoreWriteError
│   ├── StoreReadError
│   ├── EndpointError
│   └── OutputError
└── InvalidFactsError        exit 1: the checks found faults; carries the report

An error carries data by keyword, never ready-made prose.  What it says stands in two
templates, ``da`` and ``en``: what is wrong, where, and how to mend it.  ``{hint}`` is
made from the data ``suggestions`` (near names), and is empty when there are none.
"""

from collections.abc import Sequence
from typing import ClassVar

from kkr_graph.language import Language


class KkrGraphError(Exception):
    """Base of every error this package raises on purpose."""

    exit_code: ClassVar[int] = 4
    da: ClassVar[str] = "Noget gik galt."
    en: ClassVar[str] = "Something went wrong."

    def __init__(self, **data: object) -> None:
        super().__init__(data)
        self.data = data

    def say(self, language: Language) -> str:
        """Return the message in *language*."""
        template = self.da if language == "da" else self.en
        return template.format_map({**self.data, "hint": self._hint(language)})

    def __str__(self) -> str:
        """Return the message in English, for tracebacks."""
        return self.say("en")

    def _hint(self, language: Language) -> str:
        names = self.data.get("suggestions")
        if not isinstance(names, Sequence) or not names:
            return ""
        if language == "da":
            return " Mente du " + " eller ".join(f"»{name}«" for name in names) + "?"
        return " Did you mean " + " or ".join(f"“{name}”" for name in names) + "?"


class WrongUseError(KkrGraphError):
    """The command or call was put wrongly."""

    exit_code = 2
    da = "{reason}"
    en = "{reason}"


class UnknownQuestionError(WrongUseError):
    """No question goes by that name.  Data: name, suggestions."""

    da = "Der er intet spørgsmål med navnet »{name}«.{hint} Se alle: kkr questions"
    en = "No question is called “{name}”.{hint} See them all: kkr questions"


class UnknownParameterError(WrongUseError):
    """The question takes no such parameter.

    Data: question, parameter, known (those it takes, as text), suggestions.
    """

    da = (
        "Spørgsmålet »{question}« har ingen parameter »{parameter}«.{hint} "
        "Det kan afgrænses med: {known}. Mere: kkr ask {question} --help"
    )
    en = (
        "The question “{question}” takes no parameter “{parameter}”.{hint} "
        "It takes: {known}. More: kkr ask {question} --help"
    )


class MissingParameterError(WrongUseError):
    """The question needs a parameter that was not given.  Data: question, parameter."""

    da = "Spørgsmålet »{question}« kræver --{parameter}."
    en = "The question “{question}” needs --{parameter}."


class BadParameterError(WrongUseError):
    """A parameter does not read as its kind.

    Data: parameter, value, expected_da, expected_en (what would read).
    """

    da = "--{parameter}: »{value}« kan ikke læses; skriv {expected_da}."
    en = "--{parameter}: “{value}” cannot be read; write {expected_en}."


class UnknownNameError(WrongUseError):
    """Nothing in the store goes by that name.

    Data: name, kind_da, kind_en, suggestions.
    """

    da = "Ingen {kind_da} hedder »{name}«.{hint}"
    en = "No {kind_en} is called “{name}”.{hint}"


class AmbiguousNameError(WrongUseError):
    """Several things go by that name.  Data: name, candidates (one a line)."""

    da = "»{name}« kan være flere ting. Skriv en af disse:\n{candidates}"
    en = "“{name}” may be several things. Write one of these:\n{candidates}"


class WrongQueryFormError(WrongUseError):
    """The query has another form than the call.  Data: form, wanted."""

    da = "Forespørgslen er en {form}; her skal der stå {wanted}."
    en = "The query is a {form}; a {wanted} is needed here."


class BadDateError(WrongUseError):
    """What was typed is no date, or a date that does not exist.  Data: given."""

    da = "»{given}« er ingen dato, der findes. Skriv 2025-09-02 eller 2/9-2025."
    en = "“{given}” is no date that exists. Write 2025-09-02 or 2/9-2025."


class NotAQuestionWordError(WrongUseError):
    """No question has that word in its name, summary or tags.  Data: word, tags."""

    da = "Intet spørgsmål handler om »{word}«. Emner: {tags}. Se alle: kkr questions"
    en = "No question is about “{word}”. Topics: {tags}. All of them: kkr questions"


class OutputFolderError(WrongUseError):
    """The folder to write in does not exist.  Data: file, folder."""

    da = "{file} kan ikke skrives: mappen {folder} findes ikke. Opret den først."
    en = "{file} cannot be written: there is no folder {folder}. Make it first."


class OutputToTerminalError(WrongUseError):
    """A file that is no text would land on the terminal.  Data: format."""

    da = "{format} er ikke tekst til en skærm. Skriv til en fil: -o svar.{format}"
    en = "{format} is no text for a screen. Write to a file: -o answer.{format}"


class UnreadableError(KkrGraphError):
    """An input cannot be read.  Data: file (as shown to people), line (or None)."""

    exit_code = 3
    da = "{file} kan ikke læses: {reason}"
    en = "{file} cannot be read: {reason}"

    @property
    def file(self) -> str:
        """The file at fault, as shown to people."""
        return str(self.data.get("file", ""))

    @property
    def line(self) -> int | None:
        """The line at fault, counted from 1, where it is known."""
        line = self.data.get("line")
        return line if isinstance(line, int) else None

    def say(self, language: Language) -> str:
        """Return the message in *language*, opened by ``file:line:`` if known."""
        said = super().say(language)
        return f"{self.file}:{self.line}: {said}" if self.line else said


class MissingSourceError(UnreadableError):
    """There is no such file or folder, or it may not be opened.  Data: reason."""

    da = "{file} kan ikke åbnes ({reason}). Er stien rigtig?"
    en = "{file} cannot be opened ({reason}). Is the path right?"


class NotUtf8Error(UnreadableError):
    """The file is not text in UTF-8.  Data: byte (offset)."""

    da = "Filen er ikke tekst i UTF-8 (byte {byte}). Gem den som UTF-8."
    en = "The file is not text in UTF-8 (byte {byte}). Save it as UTF-8."


class TooLargeError(UnreadableError):
    """The file is larger than is read.  Data: size, limit (bytes)."""

    da = "{file} fylder {size} byte; der læses højst {limit}. Del den i flere kilder."
    en = "{file} is {size} bytes; at most {limit} are read. Split it into sources."


class ForbiddenCharacterError(UnreadableError):
    """A control character or a change of reading direction.  Data: character."""

    da = "Usynligt styretegn {character}, som kan skjule, hvad der står. Fjern tegnet."
    en = "Invisible control character {character}, which can hide text. Remove it."


class SyntaxInSourceError(UnreadableError):
    """The file is not Turtle.  Data: column, reason (the parser's English words)."""

    da = "Ikke gyldig Turtle ved tegn {column}: {reason}"
    en = "Not valid Turtle at column {column}: {reason}"


class BlankNodeError(UnreadableError):
    """The file has a node without a name."""

    da = (
        "Knude uden navn ([ ], ( ), << >> eller _:x). Giv den en IRI, "
        "så den kan citeres og rettes."
    )
    en = (
        "Node without a name ([ ], ( ), << >> or _:x). Give it an IRI, "
        "so that it can be cited and mended."
    )


class UnknownTermError(UnreadableError):
    """A term or concept that the ontology does not define.

    Data: term, place (where terms are defined), suggestions.
    """

    da = "»{term}« findes ikke i {place}.{hint}"
    en = "“{term}” is not defined in {place}.{hint}"


class BadValueError(UnreadableError):
    """A literal that is no value of its datatype.  Data: value, datatype."""

    da = "»{value}« er ingen gyldig {datatype}. Skriv en værdi, der findes."
    en = "“{value}” is no valid {datatype}. Write a value that exists."


class NoGraphError(UnreadableError):
    """A file that does not describe exactly one source graph.  Data: reason_da/en."""

    da = (
        "{file}: {reason_da}. En fil beskriver præcis én graf: "
        "<graph/...> a kkr:SourceGraph ; kkr:stage <concept/stage/...> ."
    )
    en = (
        "{file}: {reason_en}. A file describes exactly one graph: "
        "<graph/...> a kkr:SourceGraph ; kkr:stage <concept/stage/...> ."
    )


class SameGraphError(UnreadableError):
    """Two files describe the same graph.  Data: graph, other (the first file)."""

    da = (
        "{file} og {other} beskriver begge grafen <{graph}>. Giv den ene et andet navn."
    )
    en = "{file} and {other} both describe the graph <{graph}>. Rename one of them."


class BadQueryError(UnreadableError):
    """The text is not SPARQL.  Data: reason (the parser's English words)."""

    da = "Forespørgslen er ikke gyldig SPARQL: {reason}"
    en = "The query is not valid SPARQL: {reason}"


class QuestionHeaderError(UnreadableError):
    """A question file does not say what it must about itself.  Data: reason."""

    da = "Spørgsmålets hoved (linjerne med #+) kan ikke læses: {reason}"
    en = "The header of the question (its #+ lines) cannot be read: {reason}"


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


class StoreMissingError(RefusedError):
    """There is no store in the folder.  Data: folder."""

    da = "Der er ingen graf i {folder}. Byg den: kkr build --store {folder}"
    en = "There is no graph in {folder}. Build it: kkr build --store {folder}"


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


class InvalidFactsError(KkrGraphError):
    """The facts break the shapes.  Data: report, count (violations)."""

    exit_code = 1
    da = "Kontrollen fandt {count} fejl; intet er gemt. Se dem: kkr check"
    en = "The checks found {count} faults; nothing was kept. See them: kkr check"

    @property
    def report(self) -> object:
        """What the checks found, as ``checks.Report``."""
        return self.data["report"]
