"""What the first sheet of a workbook says, in both languages."""

from typing import Final

from kkr_graph.headers import Words

TITLE: Final = Words(
    "KKR Graph: det hele som regneark", "KKR Graph: all of it as a workbook"
)
WHAT: Final = Words("Hvad er det?", "What is it?")
WHAT_SAID: Final = Words(
    "Alt, hvad KKR Graph ved om de fem kommunekontaktråd: møder, punkter, "
    "indstillinger og beslutninger, initiativer og deres tovholdere, penge og "
    "frister. Der er et ark for hver slags ting med en række for hver ting, og et ark "
    "med relationerne mellem dem. Hver oplysning kommer fra et papir eller et "
    "register, og kilden står i rækken. Intet er tilføjet: er en celle tom, siger "
    "kilderne det ikke.",
    "All that KKR Graph knows of the five municipal contact councils: meetings, "
    "items, recommendations and decisions, initiatives and who leads them, money and "
    "deadlines. There is a sheet for each kind of thing with a row for each thing, "
    "and a sheet of the relations between them. Every fact comes from a paper or a "
    "register, and its source stands in the row. Nothing is added: where a cell is "
    "empty, no source says.",
)
VERSION: Final = Words("Udgave", "Version")
GRAPH: Final = Words("grafen", "the graph")
MADE: Final = Words("Lavet den", "Made on")
LIMITED: Final = Words("Omfatter", "Holds")
WHOLE: Final = Words("Hele grafen, til alle tider.", "The whole graph, of all times.")
COUNCIL: Final = Words(
    "Kun {}: rådet selv, de initiativer, det har med at gøre, alt, der hører til dem, "
    "og det, som rækkerne henviser til. Det, der hører til et andet råds møder, er "
    "udeladt.",
    "Only {}: the council itself, the initiatives it has to do with, all that belongs "
    "to those, and what the rows refer to. What belongs to the meetings of another "
    "council is left out.",
)
ON: Final = Words(
    "Kun det, der gælder {}: roller, bidrag, scenarier og initiativer, der er begyndt "
    "senere eller sluttet før, er udeladt. Det, ingen kilde sætter tid på, er med.",
    "Only what holds on {}: roles, contributions, scenarios and initiatives that began "
    "later or ended before are left out. What no source dates is kept.",
)
LICENCE: Final = Words("Licens", "Licence")
LICENCE_SAID: Final = Words(
    "Creative Commons Navngivelse 4.0 (CC BY 4.0), "
    "https://creativecommons.org/licenses/by/4.0/. Korte citater tilhører dem, der har "
    "skrevet dem.",
    "Creative Commons Attribution 4.0 (CC BY 4.0), "
    "https://creativecommons.org/licenses/by/4.0/. Short quotes belong to those who "
    "wrote them.",
)
CITE: Final = Words("Sådan henviser du", "How to cite")
CITE_SAID: Final = Words(
    "Henvis til papiret, som det står i kolonnen »Kilde«, og skriv: KKR Graph "
    "{version}, {day}, CC BY 4.0.",
    "Cite the paper as the column “Source” has it, and write: KKR Graph {version}, "
    "{day}, CC BY 4.0.",
)
FILTER: Final = Words("Sådan filtrerer du", "How to filter")
FILTER_SAID: Final = Words(
    "Klik på pilen i en overskrift, og vælg det, du vil se; flere kolonner kan "
    "afgrænses på én gang. På arket »Relationer« giver »Til« = et initiativ alt, der "
    "fører til det; »Relation« = Tovholder giver alle tovholdere. Understreget tekst "
    "fører til den ting, den nævner.",
    "Click the arrow in a heading and pick what to see; several columns can be "
    "narrowed at once. On the sheet “Relations”, “To” = an initiative gives all that "
    "leads to it; “Relation” = Lead gives all leads. Underlined text leads to the "
    "thing it names.",
)
SOURCES: Final = Words("Kilderne", "The sources")
SOURCES_SAID: Final = Words(
    "»Kilde« siger papir, punkt og side, og fører til kildestedet med citatet og, "
    "hvor det findes, papirets adresse. Hviler rækken på flere steder, står de øvrige "
    "i »Flere kilder«. Uden kilde står kun det, der er udregnet, og det, der "
    "beskriver kilderne selv.",
    "“Source” says paper, item and page, and leads to the passage with its quote and, "
    "where there is one, the address of the paper. Where a row rests on several "
    "places, the others stand in “More sources”. Only what is worked out, and what "
    "describes the sources themselves, stands without a source.",
)
DAYS: Final = Words("Dage, tal og koder", "Days, numbers and codes")
DAYS_SAID: Final = Words(
    "En dag, der er sikker, er en rigtig dato. En omtrentlig tid står, som den er "
    "trykt (»i juni«); arket »{rough}« siger, mellem hvilke dage den ligger. "
    "Koder er tekst og beholder nullet forrest (0101). »{since}« og »{until}« "
    "er udregnet af den tid, kilden angiver; slutdagen er ikke med.",
    "A day that is sure is a real date. A rough time stands as printed (“i juni”); "
    "the sheet “{rough}” says between which days it lies. Codes are text and "
    "keep their leading zero (0101). “{since}” and “{until}” are worked out "
    "from the time that the source states; the last day is not included.",
)
POWER: Final = Words("Power BI og formler", "Power BI and formulas")
POWER_SAID: Final = Words(
    "Hvert ark har et navngivet område (fx kkr_Lead; »Relationer« hedder "
    "kkr_relations). Kolonnen IRI er nøglen: »IRI fra« og »IRI til« på arket "
    "»Relationer« peger på den.",
    "Each sheet has a named range (such as kkr_Lead; “Relations” is kkr_relations). "
    "The column IRI is the key: “IRI from” and “IRI to” on the sheet “Relations” "
    "point at it.",
)
LEFT_OUT: Final = Words("Ikke plads til", "No room for")
CUT: Final = Words(
    "Afkortede tekster: {}. En celle rummer højst 32.767 tegn; hent dem hele med "
    "kkr show IRI.",
    "Texts cut: {}. A cell holds 32,767 characters at most; get them whole with "
    "kkr show IRI.",
)
UNLINKED: Final = Words(
    "Celler uden link: {}. Et ark rummer højst 65.530; teksten står der. Slå op med "
    "kolonnen IRI.",
    "Cells without a link: {}. A sheet holds 65,530 at most; the text is there. Look "
    "up by the column IRI.",
)
SHEETS: Final = Words("Arkene", "The sheets")
SHEET: Final = Words("Ark", "Sheet")
ROWS: Final = Words("Rækker", "Rows")
CLASS: Final = Words("Klasse", "Class")
MEANING: Final = Words("Betydning", "Meaning")
RELATIONS_SAID: Final = Words(
    "Hvad der fører til hvad, hvordan det står, hvornår det gælder, og hvor det står "
    "skrevet. En rolle er én række: hvem, hvilken rolle, i hvad",
    "What leads to what, how it stands, when it holds and where it is written. A role "
    "is one row: who, which role, in what",
)
UNKNOWN: Final = Words("Det, vi ikke ved, og hvorfor", "What is not known, and why")
NOTHING_UNKNOWN: Final = Words(
    "Kilderne siger ikke om noget her, at det ikke vides.",
    "The sources say of nothing here that it is not known.",
)
WHAT_LACKS: Final = Words("Hvad", "What")
WHY: Final = Words("Grund", "Reason")
NUMBER: Final = Words("Antal", "Number")
COLUMNS: Final = Words("Kolonnerne", "The columns")
COLUMN: Final = Words("Kolonne", "Column")
PROPERTY: Final = Words("Egenskab", "Property")
ELSEWHERE: Final = Words(
    "Hentet fra et andet ordforråd: {}", "Taken from another vocabulary: {}"
)
EVERY: Final = Words("(alle)", "(all)")
OWN_COLUMNS: Final = {
    "Name": Words(
        "Hvad tingen kaldes, eller det, der står sidst i dens IRI",
        "What the thing is called, or what stands last in its IRI",
    ),
    "Source": Words(
        "Det første sted, rækken hviler på; fører til kildestedet",
        "The first place that the row rests on; leads to the passage",
    ),
    "More sources": Words(
        "De øvrige steder, rækken hviler på", "The other places that the row rests on"
    ),
    "Quote from the source": Words(
        "Ordene på det første sted", "The words at the first place"
    ),
    "Get the document": Words(
        "Papirets adresse på nettet, hvis den kendes; på arket med kildesteder",
        "The address of the paper on the web, if known; on the sheet of passages",
    ),
    "IRI": Words("Tingens navn i grafen; nøglen", "The name in the graph; the key"),
}
UNUSED: Final = Words("Ord uden noget i grafen", "Words without anything in the graph")
UNUSED_SAID: Final = Words(
    "Ontologien kender også disse klasser, men intet her er af den slags; derfor har "
    "de intet ark.",
    "The ontology knows these classes too, but nothing here is of the sort, so they "
    "have no sheet.",
)
