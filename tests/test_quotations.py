"""Every quote in the graph is found again in its paper, on its page."""

import pytest

from asked import whole
from kkr_graph import quotations
from kkr_graph.quotations import Passage
from printed import flowing
from seed import seed_flow

DOCUMENT = "https://w3id.org/kkr/id/document/hovedstaden/2025-09-02/dagsorden"
PAGES = ["Udvalget tager sagen op igen.", "./. Planen er sendt i høring."]


@pytest.mark.parametrize("form", ["txt", "pdf"])
def test_every_quote_from_the_real_agenda_stands_on_its_page(form: str) -> None:
    cited = quotations.cited(whole(), DOCUMENT)

    assert len(cited) > 400
    assert quotations.lost(seed_flow(form), cited, paged=True) == ()


@pytest.mark.parametrize(
    ("page", "quote", "elsewhere"),
    [
        (1, "Udvalget  tager sagen\nop", None),
        (2, "./. Planen er sendt", None),
        (2, "tager sagen op", (1,)),
        (1, "noget andet", ()),
    ],
)
def test_a_quote_is_lost_where_its_page_does_not_print_it(
    page: int, quote: str, elsewhere: tuple[int, ...] | None
) -> None:
    passage = Passage("https://w3id.org/kkr/id/passage", page, quote)
    gone = quotations.lost(flowing(*PAGES), [passage], paged=True)

    assert [one.elsewhere for one in gone] == ([] if elsewhere is None else [elsewhere])
