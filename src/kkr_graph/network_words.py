"""What the ties, the things and the columns of a network are called for people."""

from typing import Final

from kkr_graph.headers import Words
from kkr_graph.language import Language

# What an edge is, from its source to its target.
RELS: Final = {
    "addressedTo": Words("er rettet til", "is addressed to"),
    "appointedBy": Words("udpeges af", "is appointed by"),
    "appoints": Words("udpeger til", "appoints to"),
    "arisesFrom": Words("udspringer af", "arises from"),
    "atMeeting": Words("er truffet på", "was taken at"),
    "circleOf": Words("er kreds under", "is a circle of"),
    "cites": Words("henviser til", "cites"),
    "commissionedBy": Words("er bestilt af", "was commissioned by"),
    "concerns": Words("hører til", "concerns"),
    "contributesTo": Words("er bidrag til", "contributes to"),
    "contributor": Words("betales af", "is paid by"),
    "cooperates": Words("samarbejder med", "cooperates with"),
    "coversRegion": Words("dækker", "covers"),
    "decidedBy": Words("er besluttet af", "was decided by"),
    "finances": Words("finansierer", "finances"),
    "followedBy": Words("følges op af", "is followed by"),
    "forInitiative": Words("gælder", "is for"),
    "hasAnnex": Words("har bilag", "has annex"),
    "heldBy": Words("holdes af", "is held by"),
    "implements": Words("gennemfører", "carries out"),
    "isPartOf": Words("er del af", "is part of"),
    "leads": Words("leder", "leads"),
    "linkedTo": Words("hører sammen med", "belongs with"),
    "memberOf": Words("er med i", "is in"),
    "nominee": Words("foreslår", "nominates"),
    "onAgendaOf": Words("er på dagsordenen for", "is on the agenda of"),
    "onBehalfOf": Words("sidder der for", "sits there for"),
    "originalOrganization": Words("ændrer", "changes"),
    "ownedBy": Words("ejes af", "is owned by"),
    "parentItem": Words("er punkt under", "is an item under"),
    "postIn": Words("er plads i", "is a seat in"),
    "proposedIn": Words("er foreslået i", "is proposed in"),
    "recommendationFor": Words("er indstilling til", "is a recommendation for"),
    "requires": Words("kræver", "requires"),
    "responsible": Words("er opgave for", "is a task of"),
    "resultingOrganization": Words("bliver til", "becomes"),
    "subOrganizationOf": Words("hører under", "belongs under"),
    "subject": Words("handler om", "is about"),
    "takesIn": Words("omfatter", "takes in"),
    "wasRevisionOf": Words("afløser", "replaces"),
}

# What a node is, by the local name of its class.
KINDS: Final = {
    "AgendaItem": Words("punkt", "item"),
    "ChangeEvent": Words("ændring", "change"),
    "Contribution": Words("bidrag", "contribution"),
    "Decision": Words("beslutning", "decision"),
    "Document": Words("dokument", "document"),
    "FinancingScenario": Words("scenarie", "scenario"),
    "FollowUp": Words("opgave", "task"),
    "FormalOrganization": Words("organisation", "organisation"),
    "Forum": Words("forum", "forum"),
    "Initiative": Words("initiativ", "initiative"),
    "LeadProposal": Words("forslag til leder", "proposed lead"),
    "Matter": Words("sagsforløb", "matter"),
    "Meeting": Words("møde", "meeting"),
    "Municipality": Words("kommune", "municipality"),
    "Organization": Words("organisation", "organisation"),
    "Person": Words("person", "person"),
    "Post": Words("plads", "seat"),
    "Recommendation": Words("indstilling", "recommendation"),
    "Region": Words("region", "region"),
    "Strategy": Words("strategi", "strategy"),
    "Unknown": Words("ikke nævnt", "not named"),
}


def rel(word: str, language: Language) -> str:
    """Return what an edge of the sort *word* is called."""
    return RELS[word].say(language) if word in RELS else word


def kind(word: str, language: Language) -> str:
    """Return what a node of the sort *word* is called."""
    return KINDS[word].say(language) if word in KINDS else word
