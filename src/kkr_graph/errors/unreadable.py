"""An input cannot be read: exit code 3, with file and line where there are any."""

from kkr_graph.errors.base import KkrGraphError
from kkr_graph.language import Language


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


class LonelyEditsError(UnreadableError):
    """A file of edits without the file they belong to.  Data: wanted (its name)."""

    da = "{file} retter {wanted}, som ikke er der. Læs papiret: kkr read."
    en = "{file} edits {wanted}, which is not there. Read the paper: kkr read."


class BadQueryError(UnreadableError):
    """The text is not SPARQL.  Data: reason (the parser's English words)."""

    da = "Forespørgslen er ikke gyldig SPARQL: {reason}"
    en = "The query is not valid SPARQL: {reason}"


class QuestionHeaderError(UnreadableError):
    """A question file does not say what it must about itself.  Data: reason."""

    da = "Spørgsmålets hoved (linjerne med #+) kan ikke læses: {reason}"
    en = "The header of the question (its #+ lines) cannot be read: {reason}"


class StoreMissingError(UnreadableError):
    """There is no store in the folder.  Data: folder."""

    da = "Der er ingen graf i {folder}. Byg den: kkr build --store {folder}"
    en = "There is no graph in {folder}. Build it: kkr build --store {folder}"


class BadVerdictError(UnreadableError):
    """A line of a review file, or a word to accept or reject, is none.  Data: found."""

    da = (
        "»{found}« er ikke til at godtage eller forkaste. Skriv et funds id, en "
        "fundart (fx deadline) eller all, og foran det accept eller reject.{hint}"
    )
    en = (
        "“{found}” cannot be accepted or rejected. Write the id of a finding, a kind "
        "(such as deadline) or all, with accept or reject before it.{hint}"
    )
