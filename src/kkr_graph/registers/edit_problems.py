"""What can be wrong in a register that was fetched, edited and sent back.

As ``problems``: ``{value}`` is what the cell holds; the other words are data.
"""

from typing import Final

from kkr_graph.registers.problems import Problem

OTHER_KIND: Final = Problem(
    "»{value}« er id på noget af en anden slags, end rækken nu siger. Lad den gamle "
    "række stå, og skriv det nye i en række uden id.",
    "“{value}” is the id of another kind of thing than the row now states. Leave the "
    "old row as it was, and write the new in a row without id.",
)
UNKNOWN_ID: Final = Problem(
    "»{value}« findes ikke i registeret. Tøm cellen, hvis rækken er ny; ellers hent "
    "det igen: kkr export.",
    "“{value}” is not in the register. Empty the cell if the row is new; else fetch it "
    "again: kkr export.",
)
ID_OF_OTHERS: Final = Problem(
    "»{value}« tilhører {council} og rettes kun der. Tøm cellen, hvis rækken er jeres "
    "egen.",
    "“{value}” belongs to {council} and is only corrected there. Empty the cell if the "
    "row is your own.",
)
ID_OF_PAPER: Final = Problem(
    "»{value}« står i {graph} og er ikke en række i registeret. Er papiret læst "
    "forkert, så ret læsningen (kkr review, eller filen .edits.ttl); tøm cellen, hvis "
    "rækken er ny.",
    "“{value}” stands in {graph} and is no row of the register. If the paper was read "
    "wrongly, correct the reading (kkr review, or the file .edits.ttl); empty the cell "
    "if the row is new.",
)
ID_OF_COMMON: Final = Problem(
    "»{value}« hører til det fælles grundlag ({graph}), som ingen retter her. Tøm "
    "cellen; så bliver rækken jeres egen.",
    "“{value}” belongs to the common ground ({graph}), which nobody corrects here. "
    "Empty the cell; the row is then your own.",
)
SAME_ID: Final = Problem(
    "id'et står også i række {other} ({sheet_of}). Er rækken kopieret, så tøm cellen i "
    "den nye; ellers slet den ene.",
    "the id stands in row {other} ({sheet_of}) as well. If the row is a copy, empty "
    "the cell in the new one; else delete one of them.",
)
TAKEN_ID: Final = Problem(
    "rækken ville få samme id som række {other} ({sheet_of}). Er det to forskellige, "
    "så skriv et id i den nye, fx {suggested}.",
    "the row would get the id of row {other} ({sheet_of}). If the two differ, write an "
    "id in the new one, such as {suggested}.",
)
COMPUTED: Final = Problem(
    "celle {cell} er en formel. Skriv værdien i stedet (kopiér, indsæt som værdi).",
    "cell {cell} is a formula. Type the value instead (copy, paste as value).",
)
BROKEN_CELL: Final = Problem(
    "celle {cell} er {error}: regnearket kunne ikke regne den ud. Skriv værdien.",
    "cell {cell} is {error}: the spreadsheet could not compute it. Type the value.",
)
MERGED: Final = Problem(
    "cellerne {cells} er flettet til én. Ophæv fletningen, og skriv værdien i hver.",
    "the cells {cells} are merged into one. Unmerge them, and write the value in each.",
)
STRAY: Final = Problem(
    "celle {cell} er udfyldt, men kolonnen har ingen overskrift. Er rækken rykket, så "
    "ryk den tilbage; ellers slet cellen.",
    "cell {cell} is filled in, but its column has no heading. If the row has shifted, "
    "move it back; else delete the cell.",
)
BOTH_CHANGED: Final = Problem(
    "rækken er ændret her, og siden filen blev hentet, er den også ændret i "
    "registeret: {other_da}. Hent registeret igen (kkr export), og ret dér.",
    "the row was changed here, and since the file was fetched it was changed in the "
    "register, too: {other_en}. Fetch the register again (kkr export), and edit that.",
)
GONE: Final = Problem(
    "rækken er ændret her, men siden filen blev hentet, er den slettet i registeret. "
    "Slet rækken, eller tøm Id, hvis den skal ind igen.",
    "the row was changed here, but since the file was fetched it was deleted from the "
    "register. Delete the row, or empty Id if it is to come back.",
)
DELETED_HERE: Final = Problem(
    "rækken {iri} er slettet her, men ændret i registeret, siden filen blev hentet: "
    "{other_da}. Hent registeret igen (kkr export), og slet dér.",
    "the row {iri} was deleted here, but changed in the register since the file was "
    "fetched: {other_en}. Fetch the register again (kkr export), and delete there.",
)
