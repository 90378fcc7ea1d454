"""A paper (PDF, DOCX, HTML, text) cannot be read: exit code 3."""

from kkr_graph.errors.unreadable import UnreadableError


class PaperError(UnreadableError):
    """A paper cannot be read.  Data: file."""


class UnknownFormatError(PaperError):
    """The file is neither PDF, DOCX, HTML nor text."""

    da = (
        "{file} er hverken PDF, DOCX, HTML eller tekst. "
        "Gem papiret i et af de formater, helst PDF."
    )
    en = (
        "{file} is neither PDF, DOCX, HTML nor text. "
        "Save the paper in one of those formats, preferably PDF."
    )


class OtherFormatError(UnknownFormatError):
    """The file has a form that is known and not read.  Data: form_da, form_en."""

    da = "{file} er {form_da}, som ikke læses. Åbn den, og gem den som PDF eller DOCX."
    en = "{file} is {form_en}, which is not read. Open it and save it as PDF or DOCX."


class NotAFileError(PaperError):
    """A pipe, socket or device: it may never end, or not be there twice."""

    da = "{file} er ikke en almindelig fil. Gem papiret som en fil, og læs den."
    en = "{file} is no ordinary file. Save the paper as a file, and read that."


class EncryptedPaperError(PaperError):
    """The file asks for a password."""

    da = "{file} er låst med adgangskode. Gem en kopi uden, og læs den."
    en = "{file} is locked by a password. Save a copy without one, and read that."


class ScannedPaperError(PaperError):
    """A PDF of pictures, without a text layer.  Data: pages."""

    da = (
        "{file} er {pages} sider uden tekst, nok scannede billeder. "
        "Kør tekstgenkendelse (OCR) på den, eller hent papiret, som det blev udsendt."
    )
    en = (
        "{file} is {pages} pages without text, probably scanned pictures. "
        "Run text recognition (OCR) on it, or fetch the paper as it was sent out."
    )


class EmptyPaperError(PaperError):
    """There is not one printed line in the file."""

    da = "{file} har ingen tekst. Er det den rigtige fil?"
    en = "{file} has no text. Is it the right file?"


class DamagedPaperError(PaperError):
    """The file is cut off or broken.  Data: reason (the parser's English words)."""

    da = "{file} er afbrudt eller ødelagt ({reason}). Hent eller gem den igen."
    en = "{file} is cut off or broken ({reason}). Download or save it again."


class TooManyPagesError(PaperError):
    """A paper of more pages than are read.  Data: pages, limit."""

    da = "{file} har {pages} sider; der læses højst {limit}. Del den op."
    en = "{file} has {pages} pages; at most {limit} are read. Split it up."


class PaperTooLargeError(PaperError):
    """More bytes or more unpacked text than is read.  Data: what, limit (bytes)."""

    da = (
        "{file} fylder over {limit} byte, pakket ud eller som den er. "
        "Er det et mødepapir? Så del det op."
    )
    en = (
        "{file} is more than {limit} bytes, unpacked or as it is. "
        "Is it a meeting paper? Then split it up."
    )


class TrackedChangesError(PaperError):
    """A DOCX with changes that nobody has accepted or rejected yet.  Data: count."""

    da = (
        "{file} har {count} sporede ændringer, så teksten ligger ikke fast. "
        "Acceptér eller afvis dem i Word, gem, og læs igen."
    )
    en = (
        "{file} has {count} tracked changes, so its text is not settled. "
        "Accept or reject them in Word, save, and read again."
    )


class MixedEncodingError(PaperError):
    """Text in two encodings, or encoded twice.  Data: line."""

    da = "Bogstaverne skifter kodning undervejs. Gem papiret igen som UTF-8."
    en = "The letters change encoding on the way. Save the paper again as UTF-8."


class HiddenOrderError(PaperError):
    """Signs that turn the direction of reading.  Data: page, number, character."""

    da = (
        "{file}, side {page}, linje {number}: usynligt tegn {character}, som vender "
        "læseretningen og kan skjule, hvad der står. Fjern tegnet, og læs igen."
    )
    en = (
        "{file}, page {page}, line {number}: invisible character {character}, which "
        "turns the direction of reading and can hide what stands there. Remove it, "
        "and read again."
    )


class SameMeetingError(PaperError):
    """Two papers of one run say they are the same.  Data: other, kind, meeting."""

    da = (
        "{file} og {other} er begge {kind} fra {meeting}. Læs kun den gældende "
        "af dem, eller læs dem hver for sig."
    )
    en = (
        "{file} and {other} are both {kind} of {meeting}. Read only the one that "
        "holds, or read them one at a time."
    )


class NotAKkrPaperError(PaperError):
    """A paper of no KKR.  Data: body (whose it seems to be, or empty), found_da/en."""

    da = (
        "{file} er ikke en dagsorden, et referat eller et bilag fra et af de fem KKR"
        "{found_da}. Navnet, fx KKR Sjælland, skal stå på forsiden."
    )
    en = (
        "{file} is no agenda, minutes or annex of one of the five KKRs{found_en}. "
        "The name, as in KKR Sjælland, must stand on its front page."
    )

    @property
    def body(self) -> str:
        """The body or kind of paper that the front page names instead, if known."""
        return str(self.data.get("body", ""))


class NoMeetingDateError(PaperError):
    """A paper that does not say when its meeting is.  Nothing in it can be named."""

    da = (
        "{file} siger ikke, hvilken dag mødet er; uden den kan intet i papiret få et "
        "navn. Se efter, om forsiden mangler."
    )
    en = (
        "{file} does not say which day the meeting is; without it nothing in the paper "
        "can be named. See whether the front page is missing."
    )
