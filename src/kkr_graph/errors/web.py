"""What a request over HTTP can be answered with instead of what it asked for.

Each carries the status of the answer.  ``kkr_graph.web.problems`` writes them down.
"""

from collections.abc import Sequence
from typing import ClassVar

from kkr_graph.errors.base import KkrGraphError
from kkr_graph.language import Language


class WebError(KkrGraphError):
    """A request that is answered with a problem."""

    status: ClassVar[int] = 500
    closes: ClassVar[bool] = False  # where the next request begins is not known
    da = "Noget gik galt hos os. Prøv igen; bliver det ved, så sig det til driften."
    en = "Something went wrong here. Try again; if it goes on, tell those who run it."


class BadRequestError(WebError):
    """A request that cannot be read.  Data: reason_da, reason_en."""

    status = 400
    da = "Anmodningen kan ikke læses: {reason_da}"
    en = "The request cannot be read: {reason_en}"


class DoubledHeaderError(BadRequestError):
    """A header twice that stands once, which a proxy in front may have read otherwise.

    Data: reason_da, reason_en.
    """

    closes = True


class UnknownCodingError(WebError):
    """A body in a coding that is not read here, so that its end is not known."""

    status = 400
    closes = True
    da = "Transfer-Encoding kan kun være chunked, og kun i HTTP/1.1."
    en = "Transfer-Encoding can be nothing but chunked, and in HTTP/1.1 alone."


class TwoLengthsError(WebError):
    """A body with two lengths, which a proxy in front may have read otherwise."""

    status = 400
    closes = True
    da = "Content-Length og Transfer-Encoding kan ikke stå sammen. Send en af dem."
    en = "Content-Length and Transfer-Encoding do not go together. Send one of them."


class FetchFailedError(WebError):
    """What a LOAD names could not be fetched.  Data: address, reason (English)."""

    status = 400
    da = "Der kan ikke hentes fra <{address}>: {reason}"
    en = "Nothing can be fetched from <{address}>: {reason}"


class TooNestedError(WebError):
    """A text so deeply nested that reading it exhausts the stack."""

    status = 400
    da = "Teksten er for dybt indlejret eller for lang til at læse. Gør den enklere."
    en = "The text is nested too deeply, or too long, to be read. Make it simpler."


class MissingTokenError(WebError):
    """A write without a token, or with one that is not ours."""

    status = 401
    da = "Der skal et gyldigt token til at skrive: Authorization: Bearer …"
    en = "Writing takes a valid token: Authorization: Bearer …"


class ReadOnlyError(WebError):
    """A write to a server that only reads."""

    status = 403
    da = "Her kan kun læses; serveren er startet uden --write."
    en = "This server only reads; it was started without --write."


class NotYoursToWriteError(WebError):
    """A write to a graph that nobody writes by hand.  Data: graph, reason_da/en."""

    status = 403
    da = "{graph} kan ikke skrives: {reason_da}"
    en = "{graph} cannot be written: {reason_en}"


class NotFoundError(WebError):
    """Nothing is found at the address.  Data: what."""

    status = 404
    da = "Der findes ikke noget på {what}. Se, hvad der er: /openapi.json"
    en = "There is nothing at {what}. See what there is: /openapi.json"


class NoSuchGraphError(WebError):
    """The store has no such graph.  Data: graph."""

    status = 404
    da = "Der er ingen graf med navnet <{graph}>. Se dem alle: GET /sparql"
    en = "There is no graph called <{graph}>. See them all: GET /sparql"


class NoSuchThingError(WebError):
    """Nothing has that address.  Data: what, suggestions (IRIs near it), called."""

    status = 404
    da = "Vi kender ikke noget, der hedder {what}.{hint}"
    en = "We know of nothing called {what}.{hint}"


class WithdrawnError(WebError):
    """The address stood for something once.  Data: what, successors (IRIs), called."""

    status = 410
    da = "{what} er trukket tilbage.{hint}"
    en = "{what} has been withdrawn.{hint}"

    def _hint(self, language: Language) -> str:
        named = self.data.get("successors")
        if not isinstance(named, Sequence) or not named:
            return (
                " Der er ingen afløser."
                if language == "da"
                else " Nothing has taken its place."
            )
        said = " Brug i stedet: " if language == "da" else " Use instead: "
        return said + ", ".join(map(str, named))


class WrongMethodError(WebError):
    """The place takes other methods.  Data: method, allowed (a list, as text)."""

    status = 405
    da = "{method} bruges ikke her; brug {allowed}."
    en = "{method} is not used here; use {allowed}."


class NotAcceptableError(WebError):
    """None of the forms asked for can be given.  Data: offered."""

    status = 406
    da = "Svaret kan ikke gives i den ønskede form. Accept kan være: {offered}"
    en = "The answer cannot be given in the form asked for. Accept may be: {offered}"


class RequestTimeoutError(WebError):
    """The rest of the body never came.  Data: seconds."""

    status = 408
    closes = True
    da = "Resten af anmodningen kom ikke inden {seconds} sekunder. Send den igen."
    en = "The rest of the request did not come within {seconds} seconds. Send it again."


class GraphExistsError(WebError):
    """A new graph under a name that is taken.  Data: graph."""

    status = 409
    da = "Grafen <{graph}> findes allerede. Ret den med PUT, eller udvid med POST."
    en = "The graph <{graph}> exists. Change it with PUT, or add to it with POST."


class PreconditionError(WebError):
    """The store has moved on since the version that the request names."""

    status = 412
    da = "Grafen er ændret, siden du hentede den. Hent den igen, og ret i den nye."
    en = "The graph has changed since you fetched it. Fetch it again and edit that."


class RequestTooLargeError(WebError):
    """More bytes than are read.  Data: limit (bytes)."""

    status = 413
    da = "Der læses højst {limit} byte ad gangen. Send det i mindre dele."
    en = "At most {limit} bytes are read at a time. Send it in smaller parts."


class WrongMediaTypeError(WebError):
    """A body of a kind that is not read here.  Data: given, wanted."""

    status = 415
    da = "Content-Type {given} læses ikke her; send {wanted} i UTF-8."
    en = "Content-Type {given} is not read here; send {wanted} in UTF-8."


class TooManyRowsError(WebError):
    """An answer larger than is given.  Data: rows, bytes (the limits)."""

    status = 422
    da = (
        "Svaret er på mere end {rows} rækker eller {bytes} byte. Spørg om mindre: "
        "sæt LIMIT og OFFSET, eller hent det hele på /graphs."
    )
    en = (
        "The answer is more than {rows} rows or {bytes} bytes. Ask for less: set "
        "LIMIT and OFFSET, or fetch it all at /graphs."
    )


class TooManyHeadersError(WebError):
    """More headers than are read.  Data: limit."""

    status = 431
    closes = True
    da = "Anmodningen har mere end {limit} hoveder. Send færre."
    en = "The request has more than {limit} headers. Send fewer."


class ClientGoneError(WebError):
    """Who asked has left; for the log and the counts, as nobody hears it."""

    status = 499
    da = "Den, der spurgte, er gået."
    en = "Who asked has left."


class BusyError(WebError):
    """All workers are taken.  Data: seconds (when to try again)."""

    status = 503
    da = "Der er travlt lige nu. Prøv igen om {seconds} sekunder."
    en = "The server is busy just now. Try again in {seconds} seconds."


class TooSlowError(WebError):
    """Stopped at the time limit.  Data: seconds."""

    status = 503
    da = (
        "Stoppet efter {seconds} sekunder. Spørg om mindre ad gangen: sæt LIMIT, "
        "afgræns i tid, eller skriv det sjældneste mønster først."
    )
    en = (
        "Stopped after {seconds} seconds. Ask for less at a time: set LIMIT, narrow "
        "it in time, or write the rarest pattern first."
    )


class TooHungryError(WebError):
    """Stopped at the memory limit.  Data: mebibytes."""

    status = 507
    da = (
        "Stoppet, fordi det krævede mere end {mebibytes} MiB hukommelse. Spørg om "
        "mindre ad gangen: undgå at krydse mønstre, der ikke hænger sammen."
    )
    en = (
        "Stopped because it took more than {mebibytes} MiB of memory. Ask for less at "
        "a time: do not cross patterns that share no variable."
    )
