"""Score the finders of leads, appointments and links, line by line as ``score`` does.

The gold files were written from the printed paper before any finder was.  What they
count, so that a second person would write the same lines:

leads         each clause in which a party is said, or proposed, to carry something
              forward (tovholder, projektleder, faglig ressource, ansvarlig), or in
              which such a lead is said to be, or to be wanted, without a name.  One
              line for each holder, role and initiative.  No line where the role is
              only described ("tovholderrollen indebærer"), spoken of ("borgmestrene fra
              tovholderkommunerne"), wished for or asked about, and none for a task
              without a word of role ("varetages af").
  holder      key of the party, as in ``mentions``; empty where none is named
  initiative  what stands after "for", "på" or "af", article included, to the end of
              the noun phrase; else the one initiative the sentence, or the sentence
              before it, names; else empty
  basis       proposed inside a recommendation and after "foreslår" or "lægges op til";
              decided where a decision is named; else stated
  past        the role is said to be over, or to have lasted until now ("hidtil")
  from, to    the first and the last day that are printed with "fra", "til" and the like
  reason      named-in-annex-not-held with "jf. bilag", and for the annex itself;
              not-yet-decided where a lead is still to be found; stated-holder-not-named
              where one is said to be; not-stated where a proposal is not repeated
appointments  each elected office-holder or municipality said, nominated or appointed to
              chair or sit in a body.  No officials, no private persons, no lists of
              bodies without names, no ministers.
links         each address once for each page it stands on.
"""

from collections.abc import Callable, Iterable

from kkr_graph.readings import Reading
from kkr_graph.statements.appointments import FoundAppointment
from kkr_graph.statements.leads import FoundLead
from kkr_graph.statements.links import FoundLink
from score import IDS, Row, plain

Page = Callable[[int], int]


def lead_rows(found: Iterable[FoundLead], page: Page) -> list[Row]:
    return [
        (
            str(page(one.start)),
            one.holder.iri.removeprefix(IDS) if one.holder else "",
            plain(one.role_as_printed),
            one.role,
            plain(one.initiative_as_printed),
            one.basis,
            "past" if one.past else "",
            *_days(one),
            one.unknown_reason or "",
        )
        for one in found
    ]


def _days(one: FoundLead) -> tuple[str, str]:
    first = one.starts and one.starts.not_before
    last = one.ends and one.ends.not_after
    return first.isoformat() if first else "", last.isoformat() if last else ""


def appointment_rows(found: Iterable[FoundAppointment], page: Page) -> list[Row]:
    return [
        (
            str(page(one.start)),
            one.person or "",
            one.municipality.iri.removeprefix(IDS) if one.municipality else "",
            plain(one.organisation_as_printed),
            one.role,
            plain(one.role_as_printed),
            one.basis,
        )
        for one in found
    ]


def link_rows(found: Iterable[FoundLink], page: Page) -> list[Row]:
    return sorted({(str(page(one.start)), one.url) for one in found})


KINDS: dict[str, Callable[[Reading], list[Row]]] = {
    "leads": lambda read: lead_rows(read.leads, read.page),
    "appointments": lambda read: appointment_rows(read.appointments, read.page),
    "links": lambda read: link_rows(read.links, read.page),
}
