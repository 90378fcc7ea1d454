"""Write an answer as JSON Lines: one object a line, to be read as it comes."""

import json

from kkr_graph.answers.answer import Answer
from kkr_graph.answers.json import objects
from kkr_graph.answers.look import Look


def write(answer: Answer, _look: Look) -> bytes:
    """Return *answer* as one line of JSON for each row."""
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in objects(answer))
    return "".join(lines).encode()
