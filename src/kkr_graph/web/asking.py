"""Answer one of the questions in ``queries/`` from the store in memory."""

import gzip

import pyoxigraph as ox

from kkr_graph.names import Names
from kkr_graph.pages import given_out
from kkr_graph.store import MemoryStore
from kkr_graph.web.forms import ANSWERS, content_type
from kkr_graph.web.wire import Head


def answer(store: ox.Store, names: Names, wanted: Head) -> tuple[Head, bytes]:
    """Return what describes the answer, and the answer.

    Raises what a wrong question raises: ``UnknownQuestionError`` and so on.
    """
    ours, language = MemoryStore.of(store), wanted["language"]
    asked = (wanted["question"], wanted["given"])
    found = given_out.answer(ours, names, asked, language)
    media = str(wanted["media"])
    body = given_out.write_answer(ours, found, ANSWERS[media], language)
    packed = bool(wanted["gzip"]) and ANSWERS[media] != "xlsx"
    if packed:
        body = gzip.compress(body, compresslevel=5, mtime=0)
    head = {"media": content_type(media), "packed": packed, "stable": True}
    return {**head, "rows": len(found), "why": found.why}, body
