"""Everything that can be wrong in a row, in Danish and English, and how to mend it.

``{value}`` is what the cell holds; the other words are the data of the fault.
"""

from typing import Final, NamedTuple


class Problem(NamedTuple):
    """What is wrong and how to mend it; ``{value}`` is what the cell holds."""

    da: str
    en: str


UNKNOWN: Final = Problem(
    "»{value}« kendes ikke.{hint} Brug et navn, en kode eller en IRI, grafen kender.",
    "“{value}” is not known.{hint} Use a name, code or IRI that the graph knows.",
)
UNKNOWN_BODY: Final = Problem(
    "»{value}« kendes ikke.{hint} Er det nyt, så udfyld kolonnen {other}.",
    "“{value}” is not known.{hint} If it is new, fill in the column {other}.",
)
AMBIGUOUS: Final = Problem(
    "»{value}« kan være flere ting: {candidates}. Skriv en af dem i stedet.",
    "“{value}” may be several things: {candidates}. Write one of them instead.",
)
NOT_LISTED: Final = Problem(
    "»{value}« er ikke på listen.{hint} Vælg en af: {known}.",
    "“{value}” is not on the list.{hint} Choose one of: {known}.",
)
EMPTY: Final = Problem("cellen er tom. Udfyld den.", "the cell is empty. Fill it in.")
MISSING_COLUMN: Final = Problem(
    "kolonnen mangler. Tilføj den, eller hent en ny skabelon: kkr template {kind}.",
    "the column is missing. Add it, or fetch a new template: kkr template {kind}.",
)
TWICE: Final = Problem(
    "overskriften står to gange. Slet eller omdøb den ene kolonne.",
    "the heading stands twice. Delete or rename one of the columns.",
)
NO_HOLDER: Final = Problem(
    "hverken navn eller grund. Skriv hvem, eller vælg under {other}, hvorfor det "
    "ikke vides.",
    "neither a name nor a reason. Write who, or choose under {other} why it is not "
    "known.",
)
HOLDER_AND_REASON: Final = Problem(
    "»{value}« er nævnt, og alligevel er der valgt en grund under {other}. Slet den "
    "ene af de to.",
    "“{value}” is named, and yet a reason is chosen under {other}. Delete one of the "
    "two.",
)
TWO_NAMES: Final = Problem(
    "»{value}« er flere. Skriv én i hver række; to, der deles, får hver sin række.",
    "“{value}” is more than one. Write one in each row; two who share get a row each.",
)
NO_OFFICE: Final = Problem(
    "»{value}« kendes ikke.{hint} Er det en folkevalgt, så udfyld {office} og {other}.",
    "“{value}” is not known.{hint} If this is an elected person, fill in {office} and "
    "{other}.",
)
BAD_DATE: Final = Problem(
    "»{value}« er ingen dato, der findes. Skriv fx 2/9-2025, 2025-09-02 eller "
    "»primo 2026«.",
    "“{value}” is no date that exists. Write for example 2/9-2025, 2025-09-02 or "
    "»primo 2026«.",
)
NO_FIRST_DAY: Final = Problem(
    "»{value}« siger kun, hvornår det er senest. Skriv en dag eller et tidsrum, fx "
    "»primo 2026«.",
    "“{value}” only says when it is at the latest. Write a day or a span, such as "
    "»primo 2026«.",
)
REVERSED: Final = Problem(
    "»{value}« ligger ikke efter {start}. Byt om på datoerne, eller ret en af dem.",
    "“{value}” does not lie after {start}. Swap the dates, or correct one of them.",
)
TWO_ENDS: Final = Problem(
    "både {other} og denne kolonne er udfyldt. Behold kun den ene.",
    "both {other} and this column are filled in. Keep only one of them.",
)
BAD_NUMBER: Final = Problem(
    "»{value}« er ikke et tal, der kan læses på én måde. Skriv fx 1.550.000 eller "
    "1,25.",
    "“{value}” is no number that reads in one way. Write for example 1.550.000 or 1,25 "
    "(Danish decimal comma).",
)
NO_CURRENCY: Final = Problem(
    "beløbet »{value}« har ingen valuta. Vælg den i kolonnen {other}.",
    "the amount “{value}” has no currency. Choose it in the column {other}.",
)
NO_SIZE: Final = Problem(
    "hverken beløb, årsværk eller grænser. Udfyld et af dem, eller vælg under {other}, "
    "hvorfor det ikke vides.",
    "neither amount, full-time equivalents nor bounds. Fill in one of them, or choose "
    "under {other} why it is not known.",
)
SIZE_AND_REASON: Final = Problem(
    "»{value}« er udfyldt, og alligevel er der valgt en grund under {other}. Slet den "
    "ene af de to.",
    "“{value}” is filled in, and yet a reason is chosen under {other}. Delete one of "
    "the two.",
)
NO_DECISION: Final = Problem(
    "»{value}« kræver beslutningen. Udfyld {body} og {day}, eller vælg »oplyst«.",
    "“{value}” needs the decision. Fill in {body} and {day}, or choose »oplyst« "
    "(stated).",
)
DECIDED_UNNAMED: Final = Problem(
    "»{value}« kræver et navn i kolonnen {other}. Vælg »oplyst«, når det ikke kan "
    "nævnes.",
    "“{value}” needs a name in the column {other}. Choose »oplyst« (stated) if it "
    "cannot be given.",
)
NO_WORDS: Final = Problem(
    "grafen kender ikke beslutningen, og cellen er tom. Skriv kort, hvad der blev "
    "besluttet, eller ret {body}, {day} og {item}.",
    "the graph does not know the decision, and the cell is empty. Write in short what "
    "was decided, or correct {body}, {day} and {item}.",
)
HALF_DECISION: Final = Problem(
    "beslutningen eller mødet er kun halvt beskrevet. Udfyld også denne celle.",
    "the decision or meeting is only half described. Fill in this cell as well.",
)
OTHER_WORDS: Final = Problem(
    "det samme står anderledes i række {other} ({sheet_of}). Skriv det ens i begge.",
    "the same stands differently in row {other} ({sheet_of}). Write it alike in both.",
)
PROPOSED_DECIDED: Final = Problem(
    "»{value}« er foreslået, og alligevel er der en beslutning. Vælg »besluttet«, "
    "eller slet beslutningen.",
    "“{value}” is proposed, and yet there is a decision. Choose »besluttet« (decided), "
    "or delete the decision.",
)
NOT_LEADING: Final = Problem(
    "rollen »{value}« leder ikke. Vælg en af: {known}; andre roller hører til i "
    "registeret over udpegninger.",
    "the role “{value}” does not lead. Choose one of: {known}; other roles belong in "
    "the register of appointments.",
)
NOT_AN_INITIATIVE: Final = Problem(
    "»{value}« er et forum. Her skal der stå et initiativ.",
    "“{value}” is a forum. An initiative is needed here.",
)
LONG_QUOTE: Final = Problem(
    "citatet er på {count} ord; højst 25 er tilladt. Kort det ned til de ord, der "
    "bærer oplysningen.",
    "the quote is {count} words long; at most 25 are allowed. Shorten it to the words "
    "that carry the fact.",
)
NO_PLACE: Final = Problem(
    "hverken side eller citat. Udfyld {other} eller denne celle, så andre kan finde "
    "stedet.",
    "neither page nor quote. Fill in {other} or this cell, so that others can find "
    "the place.",
)
BAD_PAGE: Final = Problem(
    "»{value}« er ikke et sidetal. Skriv ét helt tal fra 1.",
    "“{value}” is no page. Write one whole number from 1.",
)
NEW_DOCUMENT: Final = Problem(
    "grafen kender ikke »{value}«.{hint} Er det et nyt dokument, så vælg {other}.",
    "the graph does not know “{value}”.{hint} If it is a new document, choose {other}.",
)
BAD_ADDRESS: Final = Problem(
    "»{value}« er ikke en webadresse. Skriv den hele, fra https:// af.",
    "“{value}” is no web address. Write all of it, from https:// on.",
)
ADDRESS_AS_TITLE: Final = Problem(
    "»{value}« er en adresse. Skriv dokumentets titel her og adressen under {other}.",
    "“{value}” is an address. Write the title of the document here, and the address "
    "under {other}.",
)
NO_ITEM: Final = Problem(
    "grafen kender ikke punkt »{value}« på det møde. Ret punktet, {body} eller {day}, "
    "eller slet alle tre.",
    "the graph does not know item “{value}” of that meeting. Correct the item, {body} "
    "or {day}, or delete all three.",
)
NEW_SCENARIO: Final = Problem(
    "grafen kender ikke scenarie »{value}« for initiativet. Er det nyt, så vælg "
    "{other}.",
    "the graph does not know scenario “{value}” of the initiative. If it is new, "
    "choose {other}.",
)
BAD_ID: Final = Problem(
    "»{value}« kan ikke være et id. Brug små bogstaver, tal, bindestreg og skråstreg, "
    "eller lad cellen være tom.",
    "“{value}” cannot be an id. Use small letters, digits, hyphens and slashes, or "
    "leave the cell empty.",
)
DUPLICATE: Final = Problem(
    "rækken siger det samme som række {other} ({sheet_of}). Slet den ene; er det to "
    "forskellige, så giv dem hver sit Id eller hver sin periode.",
    "the row says the same as row {other} ({sheet_of}). Delete one of them; if they "
    "are two, give each an Id or a period of its own.",
)
PRIVATE: Final = Problem(
    "cellen indeholder {what_da}. Slet det; personoplysninger hører ikke hjemme i "
    "registeret.",
    "the cell holds {what_en}. Delete it; private data do not belong in the register.",
)
FORMULA: Final = Problem(
    "cellen er en formel uden beregnet værdi. Åbn og gem filen i Excel eller "
    "LibreOffice, eller skriv værdien.",
    "the cell is a formula without a computed value. Open and save the file in Excel "
    "or LibreOffice, or type the value.",
)
UNSEEN: Final = Problem(
    "cellen indeholder et usynligt styretegn. Skriv den igen i hånden.",
    "the cell holds an invisible control character. Type it again by hand.",
)
TOO_LONG: Final = Problem(
    "cellen er på {count} tegn; højst {limit} læses. Kort den ned.",
    "the cell is {count} characters long; at most {limit} are read. Shorten it.",
)
