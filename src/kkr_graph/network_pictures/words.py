"""What the pictures of networks say: the ties, the kinds of things, and the headings.

Ties and kinds are called as the ontology labels them; a tie that was read from its
other end is said the other way round.
"""

from collections.abc import Mapping
from datetime import date
from typing import Final

from kkr_graph.headers import Words
from kkr_graph.language import Language
from kkr_graph.network import Edge, Node
from kkr_graph.pictures.spans import Bound, Edge as End, Span
from kkr_graph.pictures.words import day

# From source to target, and from target to source.
_TIES: Final[Mapping[str, tuple[Words, Words]]] = {
    "leads": (Words("leder", "leads"), Words("ledes af", "led by")),
    "memberOf": (Words("medlem af", "member of"), Words("medlemmer", "members")),
    "takesPart": (Words("deltager i", "takes part in"), Words("deltagere", "parties")),
    "appoints": (Words("udpeger til", "appoints to"), Words("udpeger", "appoints")),
    "onBehalfOf": (
        Words("på vegne af", "on behalf of"),
        Words("repræsenteres af", "represented by"),
    ),
    "cooperates": (
        Words("samarbejder med", "works with"),
        Words("samarbejder med", "works with"),
    ),
    "concerns": (Words("angår sagsforløb", "concerns"), Words("punkter", "items")),
    "followedBy": (
        Words("følges af", "followed by"),
        Words("følger efter", "follows"),
    ),
    "cites": (Words("henviser til", "cites"), Words("henvisning fra", "cited by")),
    "decidedBy": (
        Words("besluttet af", "decided by"),
        Words("har besluttet", "has decided"),
    ),
    "addressedTo": (
        Words("rettet til", "addressed to"),
        Words("indstillinger til", "recommendations to"),
    ),
    "appointedBy": (
        Words("udpeges af", "appointed by"),
        Words("udpeger", "appoints"),
    ),
    "arisesFrom": (
        Words("udspringer af", "arises from"),
        Words("giver opgaven", "gives rise to"),
    ),
    "atMeeting": (
        Words("på mødet", "at meeting"),
        Words("beslutninger på mødet", "decisions at the meeting"),
    ),
    "circleOf": (Words("kreds under", "circle of"), Words("kredse", "circles")),
    "commissionedBy": (
        Words("bestilt af", "commissioned by"),
        Words("har bestilt", "has commissioned"),
    ),
    "contributesTo": (
        Words("bidrager til", "contributes to"),
        Words("modtager bidrag", "receives contributions"),
    ),
    "contributor": (
        Words("bidragyder", "contributor"),
        Words("yder bidrag", "contributes"),
    ),
    "coversRegion": (
        Words("dækker region", "covers region"),
        Words("dækkes af", "covered by"),
    ),
    "finances": (Words("finansierer", "finances"), Words("finansiering", "financing")),
    "forInitiative": (
        Words("for initiativ", "for initiative"),
        Words("forslag om tovholder", "proposals for lead"),
    ),
    "hasAnnex": (Words("har bilag", "has annex"), Words("bilag til", "annex to")),
    "heldBy": (Words("holdt af", "held by"), Words("møder", "meetings")),
    "implements": (
        Words("udmønter", "implements"),
        Words("udmøntes i", "implemented by"),
    ),
    "nominee": (Words("foreslået", "nominee"), Words("foreslås til", "proposed as")),
    "onAgendaOf": (
        Words("på dagsordenen for", "on agenda of"),
        Words("dagsordenspunkter", "agenda items"),
    ),
    "ownedBy": (Words("ejet af", "owned by"), Words("ejer", "owns")),
    "parentItem": (
        Words("overordnet punkt", "parent item"),
        Words("underpunkter", "items below"),
    ),
    "proposedIn": (
        Words("stillet i", "proposed in"),
        Words("stiller forslag", "proposes"),
    ),
    "recommendationFor": (
        Words("indstilling til", "recommendation for"),
        Words("indstillinger", "recommendations"),
    ),
    "responsible": (
        Words("ansvar hos", "responsible"),
        Words("har ansvar for", "is responsible for"),
    ),
    "takesIn": (Words("inddrager", "takes in"), Words("indgår i", "taken in by")),
    "isPartOf": (Words("del af", "part of"), Words("består af", "has part")),
    "requires": (Words("forudsætter", "requires"), Words("kræves af", "required by")),
    "subject": (Words("emne", "subject"), Words("emne for", "subject of")),
    "linkedTo": (
        Words("forbundet med", "linked to"),
        Words("forbundet med", "linked to"),
    ),
    "originalOrganization": (
        Words("oprindelig organisation", "original organisation"),
        Words("ændres ved", "changed by"),
    ),
    "resultingOrganization": (
        Words("ny organisation", "resulting organisation"),
        Words("opstår ved", "arises by"),
    ),
    "postIn": (Words("plads i", "seat in"), Words("pladser", "seats")),
    "subOrganizationOf": (
        Words("hører under", "part of"),
        Words("underordnet", "has under it"),
    ),
    "wasRevisionOf": (
        Words("afløser udgaven", "revises"),
        Words("revideret udgave", "revised as"),
    ),
}
_KINDS: Final[Mapping[str, Words]] = {
    "AgendaItem": Words("dagsordenspunkt", "agenda item"),
    "Briefing": Words("orientering", "briefing"),
    "Contribution": Words("bidrag", "contribution"),
    "Decision": Words("beslutning", "decision"),
    "Document": Words("dokument", "document"),
    "FinancingScenario": Words("finansieringsscenarie", "financing scenario"),
    "FollowUp": Words("opfølgning", "follow-up"),
    "Forum": Words("forum", "forum"),
    "Initiative": Words("initiativ", "initiative"),
    "Lead": Words("ledelse", "lead"),
    "LeadProposal": Words("forslag til tovholder", "lead proposal"),
    "Matter": Words("sagsforløb", "matter"),
    "Meeting": Words("møde", "meeting"),
    "Municipality": Words("kommune", "municipality"),
    "Organization": Words("organisation", "organisation"),
    "Person": Words("person", "person"),
    "Recommendation": Words("indstilling", "recommendation"),
    "Region": Words("region", "region"),
    "Strategy": Words("strategi", "strategy"),
    "Term": Words("valgperiode", "term of office"),
    "Unknown": Words("ikke nævnt i kilden", "not named in the source"),
}

WHO: Final = Words("Hvem", "Who")
INITIATIVE: Final = Words("Initiativ", "Initiative")
FORUM: Final = Words("Forum", "Forum")
ITEM: Final = Words("Punkt", "Item")
DECISION: Final = Words("Beslutning", "Decision")
DECIDED_BY: Final = Words("Besluttet af", "Decided by")
MEMBER: Final = Words("har plads", "has a seat")
APPOINTS: Final = Words("udpeger til", "appoints to")
CITES: Final = Words("henviser til", "cites")
TAKEN_BY: Final = Words("besluttet af", "decided by")
SHARED: Final = Words(
    "Fælles initiativer og fora, antal", "Shared initiatives and forums, number"
)
FURTHER: Final = Words("længere ude", "further out")
BY_WAY_OF: Final = Words("via {name}", "by way of {name}")
UNTIED: Final = Words("uden forbindelser", "without ties")
SIZE: Final = Words(
    "{nodes} navne og {edges} forbindelser.", "{nodes} names and {edges} ties."
)
BOTH_DIRECTIONS: Final = Words(
    "Hver række og hver søjle er en organisation; tallet i feltet er, hvor meget de to "
    "er fælles om.",
    "Each row and each column is an organisation; the number in a square is how much "
    "the two share.",
)

NODES: Final = Words("Navnene i netværket", "The names in the network")
EDGES: Final = Words("Forbindelserne og deres kilder", "The ties and their sources")
NAME: Final = Words("Navn", "Name")
KIND: Final = Words("Art", "Kind")
REMARK: Final = Words("Bemærkning", "Remark")
SOURCE: Final = Words("Fra", "From")
TIE: Final = Words("Forbindelse", "Tie")
TARGET: Final = Words("Til", "To")
TIME: Final = Words("Tid", "Time")
WEIGHT: Final = Words("Antal", "Number")
CITATION: Final = Words("Kilde", "Source")
NO_SOURCE: Final = Words("ingen kilde angivet", "no source given")
NO_TIME: Final = Words("ikke oplyst", "not stated")


def tie(rel: str, language: Language) -> str:
    """Return what *rel* is called, read from its source.

    >>> tie("leads", "da"), tie("leads", "en"), tie("inventedRel", "da")
    ('leder', 'leads', 'inventedRel')
    """
    return _TIES[rel][0].say(language) if rel in _TIES else rel


def tie_back(rel: str, language: Language) -> str:
    """Return what *rel* is called, read from its target.

    >>> tie_back("leads", "da"), tie_back("inventedRel", "da")
    ('ledes af', '← inventedRel')
    """
    return _TIES[rel][1].say(language) if rel in _TIES else f"← {rel}"


def kind(node: Node, language: Language) -> str:
    """Return what *node* is, as a reader says it."""
    known = _KINDS.get(node.kind)
    return known.say(language) if known else node.kind


def span(edge: Edge) -> Span:
    """Return when *edge* holds, as far as a source says so."""
    return Span(_end(edge.since), _end(edge.until))


def when(edge: Edge, language: Language) -> str:
    """Return when *edge* holds, in words; empty where no source says so.

    What happens at a meeting has its day; all else begins on it.
    """
    if edge.since is None and edge.until is None:
        return ""
    if edge.rel in _ON_A_DAY and edge.since is not None:
        return day(edge.since, language)
    return span(edge).say(language)


def _end(value: date | None) -> Bound | End:
    return End.UNKNOWN if value is None else Bound.sure(value)


_ON_A_DAY: Final = frozenset({"concerns", "cites", "followedBy"})
