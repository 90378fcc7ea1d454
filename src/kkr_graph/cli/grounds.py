"""What the grounds of a withdrawal are called; a test holds them to the ontology."""

from typing import Final

from kkr_graph.headers import Words

GROUNDS: Final = {
    "privacy": Words("sletning af personoplysninger", "erasure of personal data"),
    "objection": Words("indsigelse", "objection"),
    "confidentiality": Words("tavshedspligt", "duty of confidentiality"),
    "order": Words("påbud", "order"),
    "rights": Words("ophavsret", "copyright"),
    "error": Words("fejl", "error"),
}
