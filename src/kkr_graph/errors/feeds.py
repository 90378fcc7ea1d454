"""What a council publishes cannot be fetched, followed or trusted."""

from kkr_graph.errors.refused import RefusedError
from kkr_graph.errors.unreadable import UnreadableError
from kkr_graph.errors.wrong_use import WrongUseError


class BadAddressError(WrongUseError):
    """The address cannot be fetched from.  Data: url."""

    da = (
        "{url} er ikke en adresse, der hentes fra. Skriv den med https:// og uden navn "
        "og kodeord; http:// bruges kun på denne maskine."
    )
    en = (
        "{url} is no address to fetch from. Write it with https:// and without a name "
        "and password; http:// is for this machine only."
    )


class FeedError(UnreadableError):
    """What is published cannot be read.  Data: url."""


class BadListError(FeedError):
    """The list does not say what a list says.  Data: url, field."""

    da = (
        "{url}: listen over det offentliggjorte kan ikke læses ({field}). Se efter, om "
        "adressen er rigtig, og sig det ellers til afsenderen; intet er taget ind."
    )
    en = (
        "{url}: the list of what is published does not read ({field}). See if the "
        "address is right, else tell the sender; nothing was taken in."
    )


class BadFeedPageError(FeedError):
    """A page of the stream does not say what a page says.  Data: url, what."""

    da = (
        "{url}: siden i strømmen kan ikke læses ({what}). Sig det til afsenderen; "
        "intet er taget ind."
    )
    en = (
        "{url}: the page of the stream does not read ({what}). Tell the sender; "
        "nothing was taken in."
    )


class FeedLoopError(FeedError):
    """A page leads back to one that was read.  Data: url, page."""

    da = (
        "{url} fører tilbage til {page}. En strøm, der går i ring, følges ikke; sig "
        "det til afsenderen."
    )
    en = (
        "{url} leads back to {page}. A stream that goes in a circle is not followed; "
        "tell the sender."
    )


class FeedTooLongError(FeedError):
    """The stream has no end that we reach.  Data: url, most (pages)."""

    da = (
        "{url}: strømmen har over {most} sider og følges ikke længere. Sig det til "
        "afsenderen."
    )
    en = (
        "{url}: the stream has more than {most} pages and is followed no further. Tell "
        "the sender."
    )


class UnlistedPageError(FeedError):
    """The stream leads to a page that the signed list does not name.  Data: url."""

    da = (
        "{url} står ikke på afsenderens underskrevne liste og hentes ikke. Sig det til "
        "afsenderen."
    )
    en = (
        "{url} is not on the signed list of the sender and is not fetched. Tell the "
        "sender."
    )


class NoAnswerError(FeedError):
    """The server does not answer as asked.  Data: url, reason."""

    da = (
        "{url} svarer ikke som ventet: {reason}. Se efter, om adressen er rigtig, og "
        "prøv igen senere; det, der er hentet, er gemt."
    )
    en = (
        "{url} does not answer as expected: {reason}. See if the address is right, and "
        "try again later; what was fetched is kept."
    )


class BusyServerError(FeedError):
    """The server asks to be left alone for long.  Data: url, seconds."""

    da = (
        "{url} har travlt og beder om at blive spurgt igen om {seconds} sekunder. Prøv "
        "igen til den tid; det, der er hentet, er gemt."
    )
    en = (
        "{url} is busy and asks to be asked again in {seconds} seconds. Try again by "
        "then; what was fetched is kept."
    )


class ElsewhereError(FeedError):
    """The server sends us to another one.  Data: url, other."""

    da = (
        "{url} sender videre til {other}, som er en anden server. Det følges ikke; "
        "spørg afsenderen om den rigtige adresse."
    )
    en = (
        "{url} leads on to {other}, which is another server. That is not followed; ask "
        "the sender for the right address."
    )


class TooMuchError(FeedError):
    """The answer is larger than it may be.  Data: url, most (bytes)."""

    da = (
        "{url} er større end de {most} byte, der hentes. Sig det til afsenderen; intet "
        "er taget ind."
    )
    en = (
        "{url} is larger than the {most} bytes that are fetched. Tell the sender; "
        "nothing was taken in."
    )


class WebPageInsteadError(FeedError):
    """A page for people came instead of data.  Data: url, kind."""

    da = (
        "{url} gav {kind} i stedet for data. Måske skal der logges ind, eller adressen "
        "er til et menneske; spørg afsenderen om den rigtige."
    )
    en = (
        "{url} gave {kind} instead of data. Perhaps one must sign in, or the address "
        "is for people; ask the sender for the right one."
    )


class NotAsListedError(FeedError):
    """What was fetched is not what the signed list says.  Data: url."""

    da = (
        "{url} er ikke det, afsenderens underskrevne liste siger (SHA-256). Det er "
        "kasseret; prøv igen, og sig det ellers til afsenderen."
    )
    en = (
        "{url} is not what the signed list of the sender says (SHA-256). It was thrown "
        "away; try again, else tell the sender."
    )


class NotAsReleasedError(FeedError):
    """The stream does not arrive at the graphs of its release.  Data: url, graph."""

    da = (
        "{url}: strømmen fører ikke til det, udgivelsen siger ({graph}). Hent pakken i "
        "stedet, og sig det til afsenderen; intet er taget ind."
    )
    en = (
        "{url}: the stream does not arrive at what the release says ({graph}). Fetch "
        "the package instead, and tell the sender; nothing was taken in."
    )


class OwnFeedError(WrongUseError):
    """What we publish ourselves.  Data: url, council."""

    da = "{url} er det, {council} selv offentliggør. Hent fra de andre KKR'er."
    en = "{url} is what {council} itself publishes. Pull from the other councils."


class PullRunningError(RefusedError):
    """Another pull is running.  Data: folder."""

    da = "Der hentes allerede til {folder}. Vent, til det er færdigt, og prøv igen."
    en = "Something is being pulled to {folder}. Wait until it is done and try again."


class NoPackageError(RefusedError):
    """The list has no package of its newest release.  Data: url, release."""

    da = (
        "{url} har ingen pakke med udgivelsen {release}. Bed afsenderen om at "
        "offentliggøre den, eller hent med --via feed."
    )
    en = (
        "{url} has no package of the release {release}. Ask the sender to publish it, "
        "or pull with --via feed."
    )
