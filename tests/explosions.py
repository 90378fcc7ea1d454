"""Find the forms of SPARQL that take minutes on a large graph, before they are run.

An engine without a cost-based optimiser evaluates a query as it stands:

not-exists   FILTER NOT EXISTS with two or more patterns: quadratic; use MINUS, or an
             OPTIONAL sub-select and !BOUND
stranded     a required pattern after an OPTIONAL of the same group: quadratic
unbound      an OPTIONAL about a variable that may be unbound: then it matches the whole
             graph, and multiplies the rows; nest it, or guard it with BOUND
passages     an OPTIONAL of two or more patterns, or of a path, about what every thing
             has (its passages, and their source): it is worked out for the whole graph,
             not for the rows there are; nest OPTIONALs of one pattern each
computed     an OPTIONAL about a variable that a BIND has worked out (not merely named
             anew): it may be an error and so unbound, and the whole graph is read; bind
             it in each branch of a UNION
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kkr_graph.tokens import Token, cut

_NAMED_ANEW = 5  # tokens of BIND ( ?a AS ?b ) before the last
_ENDS = {".", ";", ","}
_OF_ALL = {"oa:hasSource", "prov:wasDerivedFrom"}
_NO_PATTERN = {"FILTER", "BIND", "VALUES", "MINUS", "OPTIONAL", "GRAPH", "UNION"}


@dataclass
class Group:
    """What one pair of braces holds.

    said   the words of its own patterns
    steps  how many patterns an engine makes of them: a path of two steps is two
    """

    certain: set[str] = field(default_factory=set)
    possible: set[str] = field(default_factory=set)
    computed: set[str] = field(default_factory=set)
    said: set[str] = field(default_factory=set)
    patterns: int = 0
    steps: int = 0
    faults: list[str] = field(default_factory=list)


def explosions(sparql: str) -> list[str]:
    """Return the exploding forms in *sparql*, by name and variable."""
    tokens = [token for token in cut(sparql) if token.kind != "comment"]
    start = next(
        n
        for n, token in enumerate(tokens)
        if token.text == "{" and n and tokens[n - 1].text.upper() == "WHERE"
    )
    return _group(tokens[start + 1 : _close(tokens, start)], set()).faults


def _group(tokens: Sequence[Token], outer: set[str]) -> Group:
    if tokens and tokens[0].text.upper() == "SELECT":
        return _sub_select(tokens)
    here, n, optional_seen = Group(), 0, False
    while n < len(tokens):
        word = tokens[n].text.upper()
        if word in {"OPTIONAL", "MINUS"}:
            optional_seen = optional_seen or word == "OPTIONAL"
            n = _optional(tokens, n, here, outer)
        elif word == "FILTER":
            n = _filter(tokens, n, here, outer)
        elif word == "BIND":
            n = _bind(tokens, n, here)
        elif word == "VALUES":
            n = _values(tokens, n, here)
        elif word == "{":
            n = _union(tokens, n, here, outer)
            if optional_seen:
                here.faults.append("stranded: group after OPTIONAL")
        elif word == "GRAPH":
            n = _named_graph(tokens, n, here, outer)
        else:
            n = _pattern(tokens, n, here, stranded=optional_seen)
    return here


def _optional(tokens: Sequence[Token], n: int, here: Group, outer: set[str]) -> int:
    """Read an OPTIONAL, or a MINUS, of which nothing is bound outside."""
    end = _close(tokens, n + 1)
    inner = tokens[n + 2 : end]
    child = _group(inner, outer | here.certain)
    here.faults += child.faults
    if tokens[n].text.upper() == "OPTIONAL":
        here.faults += _unbound(inner, here, outer)
        here.faults += _scans(inner, child, here)
        here.possible |= child.certain | child.possible
    return end + 1


def _bind(tokens: Sequence[Token], n: int, here: Group) -> int:
    end = _close(tokens, n + 1)
    name = tokens[end - 1].text
    here.certain.add(name)
    if end - n > _NAMED_ANEW or tokens[n + 2].kind not in {"variable", "string"}:
        here.computed.add(name)
    return end + 1


def _scans(inner: Sequence[Token], child: Group, here: Group) -> Iterator[str]:
    """Yield why an OPTIONAL is worked out for the whole graph."""
    if child.steps > 1 and child.said & _OF_ALL:
        yield f"passages: {child.steps} patterns"
    if inner and inner[0].text in here.computed:
        yield f"computed: OPTIONAL about {inner[0].text}"


def _named_graph(tokens: Sequence[Token], n: int, here: Group, outer: set[str]) -> int:
    if tokens[n + 1].kind == "variable":
        here.certain.add(tokens[n + 1].text)
    end = _close(tokens, n + 2)
    _take(here, _group(tokens[n + 3 : end], outer | here.certain))
    return end + 1


def _take(here: Group, child: Group) -> None:
    here.certain |= child.certain
    here.possible |= child.possible
    here.patterns += child.patterns
    here.steps += child.steps
    here.said |= child.said
    here.faults += child.faults


def _pattern(tokens: Sequence[Token], n: int, here: Group, *, stranded: bool) -> int:
    """Read one pattern, up to what ends it."""
    read = []
    while n < len(tokens) and tokens[n].text not in _ENDS | {"{", "}"}:
        if tokens[n].text.upper() in _NO_PATTERN:
            break
        read.append(tokens[n])
        n += 1
    if read:
        here.patterns += 1
        words = [token.text for token in read]
        here.steps += 1 + words.count("/")
        here.said |= {*words}
        here.certain |= {token.text for token in read if token.kind == "variable"}
        if stranded:
            here.faults.append(f"stranded: {' '.join(token.text for token in read)}")
    return n + 1 if n < len(tokens) and tokens[n].text in _ENDS else n


def _filter(tokens: Sequence[Token], n: int, here: Group, outer: set[str]) -> int:
    opening = next(m for m in range(n, len(tokens)) if tokens[m].text in {"(", "{"})
    end = _close(tokens, opening)
    if tokens[opening].text == "{":
        child = _group(tokens[opening + 1 : end], outer | here.certain)
        negated = any(token.text.upper() == "NOT" for token in tokens[n:opening])
        if negated and child.patterns > 1:
            here.faults.append(f"not-exists: {child.patterns} patterns")
        here.faults += child.faults
    return end + 1


def _values(tokens: Sequence[Token], n: int, here: Group) -> int:
    opening = next(m for m in range(n, len(tokens)) if tokens[m].text == "{")
    end = _close(tokens, opening)
    given = {token.text for token in tokens[n:opening] if token.kind == "variable"}
    if any(token.text.upper() == "UNDEF" for token in tokens[opening:end]):
        here.possible |= given
    else:
        here.certain |= given
    return end + 1


def _union(tokens: Sequence[Token], n: int, here: Group, outer: set[str]) -> int:
    branches = []
    while True:
        end = _close(tokens, n)
        branches.append(_group(tokens[n + 1 : end], outer | here.certain))
        n = end + 1
        if n + 1 < len(tokens) and tokens[n].text.upper() == "UNION":
            n += 1
            continue
        break
    here.certain |= set.intersection(*(branch.certain for branch in branches))
    for branch in branches:
        here.possible |= branch.certain | branch.possible
        here.patterns += branch.patterns
        here.steps += branch.steps
        here.said |= branch.said
        here.faults += branch.faults
    return n


def _sub_select(tokens: Sequence[Token]) -> Group:
    opening = next(m for m, token in enumerate(tokens) if token.text == "{")
    end = _close(tokens, opening)
    inner = _group(tokens[opening + 1 : end], set())
    shown = {token.text for token in tokens[:opening] if token.kind == "variable"}
    return Group(shown, patterns=1, steps=1, faults=inner.faults)


def _unbound(inner: Sequence[Token], here: Group, outer: set[str]) -> Iterator[str]:
    """Yield the variable an OPTIONAL is about, if nothing has surely bound it."""
    subject = inner[0].text if inner and inner[0].kind == "variable" else ""
    if subject in here.certain | outer or subject not in here.possible:
        return
    if not any(token.text.upper() == "BOUND" for token in inner):
        yield f"unbound: OPTIONAL about {subject}"


def _close(tokens: Sequence[Token], opening: int) -> int:
    """Return where what *opening* opens is closed."""
    pairs = {"{": "}", "(": ")"}
    mark, end, depth = tokens[opening].text, pairs[tokens[opening].text], 0
    for n in range(opening, len(tokens)):
        depth += (tokens[n].text == mark) - (tokens[n].text == end)
        if depth == 0:
            return n
    message = "unbalanced"
    raise ValueError(message)
