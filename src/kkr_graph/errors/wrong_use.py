"""The command or call was put wrongly: exit code 2."""

from kkr_graph.errors.base import KkrGraphError


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


class BadParameterError(WrongUseError):
    """A parameter does not read as its kind.

    Data: parameter, value, expected_da, expected_en (what would read).
    """

    da = "--{parameter}: »{value}« kan ikke læses; skriv {expected_da}."
    en = "--{parameter}: “{value}” cannot be read; write {expected_en}."


class UnknownNameError(WrongUseError):
    """Nothing in the store goes by that name.

    Data: name, none_da, none_en (such as "No municipality"), suggestions.
    """

    da = "{none_da} hedder »{name}«.{hint}"
    en = "{none_en} is called “{name}”.{hint}"


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


class UnknownDocumentError(WrongUseError):
    """Neither a file nor a paper that the graph holds.  Data: document."""

    da = (
        "»{document}« er hverken en fil eller et papir i grafen. Skriv stien til "
        "papiret eller dets fakta, eller fx hovedstaden/2025-09-02/dagsorden."
    )
    en = (
        "“{document}” is neither a file nor a paper in the graph. Write the path of "
        "the paper or its facts, or a name such as hovedstaden/2025-09-02/dagsorden."
    )


class PaperNotBesideError(WrongUseError):
    """Facts without the paper they were read from.  Data: facts, sha256."""

    da = (
        "Papiret, som {facts} er læst af (SHA-256 {sha256}), ligger ikke ved siden af. "
        "Læg det der, eller skriv hvor det er: --paper FIL."
    )
    en = (
        "The paper that {facts} was read from (SHA-256 {sha256}) does not lie beside "
        "it. Put it there, or say where it is: --paper FILE."
    )


class UnknownFindingError(WrongUseError):
    """An id to accept or reject that no finding of the paper has.  Data: finding."""

    da = (
        "Der er intet fund, der hedder »{finding}«, i papiret.{hint} Se dem: kkr review"
    )
    en = "No finding of the paper is called “{finding}”.{hint} See them: kkr review"


class UnknownReportFormatError(WrongUseError):
    """A file whose ending is of no format that reports have.  Data: file, known."""

    da = (
        "{file}: rapporter skrives ikke i det format. Vælg et af {known}, enten som "
        "filens endelse eller med --format."
    )
    en = (
        "{file}: reports are not written in that format. Choose one of {known}, as the "
        "ending of the file or by --format."
    )


class InsecureEndpointError(WrongUseError):
    """A password or token would go where others could listen in.  Data: url."""

    da = (
        "{url} er ikke krypteret, så adgangskoden er ikke sendt. Brug https; http kun "
        "til din egen maskine, fx gennem en tunnel (ssh -L)."
    )
    en = (
        "{url} is not encrypted, so the password was not sent. Use https; http only "
        "for your own machine, such as through a tunnel (ssh -L)."
    )
