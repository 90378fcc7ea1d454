"""Answer one of the questions in ``queries/`` from the store in memory."""

import gzip
from dataclasses import replace

import pyoxigraph as ox

from kkr_graph import labels, questions
from kkr_graph.answers import write
from kkr_graph.answers.look import Look
from kkr_graph.emptiness import why_empty
from kkr_graph.names import Names
from kkr_graph.store import MemoryStore
from kkr_graph.web.forms import ANSWERS, content_type
from kkr_graph.web.wire import Head


def answer(store: ox.Store, names: Names, wanted: Head) -> tuple[Head, bytes]:
    """Return what describes the answer, and the answer.

    Raises what a wrong question raises: ``UnknownQuestionError`` and so on.
    """
    ours, language = MemoryStore.of(store), wanted["language"]
    found = questions.ask(
        ours, wanted["question"], wanted["given"], language=language, names=names
    )
    if not found.rows:
        why = why_empty(ours, found.question, found.given, language)
        found = replace(found, why=why)
    media = str(wanted["media"])
    if ANSWERS[media] == "xlsx":
        found = labels.of_answer(ours, found, language)
    body = write(found, ANSWERS[media], Look(language))
    packed = bool(wanted["gzip"]) and ANSWERS[media] != "xlsx"
    if packed:
        body = gzip.compress(body, compresslevel=5, mtime=0)
    head = {"media": content_type(media), "packed": packed, "stable": True}
    return {**head, "rows": len(found), "why": found.why}, body
