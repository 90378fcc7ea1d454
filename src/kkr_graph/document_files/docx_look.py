"""How a DOCX looks: A4, one typeface, Word's own styles, page numbers at the foot."""

from typing import TYPE_CHECKING, Any, Final

from kkr_graph.document import Document
from kkr_graph.document_files import words
from kkr_graph.document_files.docx_xml import node
from kkr_graph.document_files.legible import legible

if TYPE_CHECKING:
    from docx.document import Document as Word

TONGUES: Final = {"da": "da-DK", "en": "en-GB"}
SOURCE_STYLE: Final = "SourceText"
_TYPEFACE: Final = "Arial"
_TWIPS: Final = 1440 / 25.4  # in a millimetre
_MARGIN: Final = 20  # millimetres
WIDTH: Final = int((210 - 2 * _MARGIN) * _TWIPS)
"""Of the text, in twentieths of a point."""

# Points: size, before, after; and whether it is bold.
_STYLES: Final = {
    "Normal": (10.0, 0, 5, False),
    "Title": (20.0, 0, 4, True),
    "Subtitle": (12.0, 0, 12, False),
    "Heading 1": (14.0, 16, 5, True),
    "Heading 2": (11.5, 10, 4, True),
    "Heading 3": (10.5, 8, 3, True),
    "List Bullet": (10.0, 0, 3, False),
    "Caption": (9.5, 6, 3, True),
    "Footer": (8.0, 0, 0, False),
}
_OWN: Final = {
    "TableText": (8.5, 1, 1, False),
    "TableHeading": (8.5, 2, 2, True),
    "AfterTable": (4.0, 0, 4, False),
}
_BLACK: Final = "000000"
_QUIET: Final = "4A4A4A"


def apply(word: "Word", document: Document) -> None:
    """Give *word* its page, its styles, its language and its foot."""
    _page(word)
    _styles(word)
    _language(word, TONGUES[document.language])
    _foot(word, document)


def _page(word: "Word") -> None:
    from docx.shared import Mm  # noqa: PLC0415 - an extra that may not be there

    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(_MARGIN)
    section.top_margin = section.bottom_margin = Mm(_MARGIN)
    section.header_distance = section.footer_distance = Mm(_MARGIN // 2)


def _styles(word: "Word") -> None:
    from docx.enum.style import WD_STYLE_TYPE  # noqa: PLC0415
    from docx.shared import Pt, RGBColor  # noqa: PLC0415

    for name, look in _STYLES.items():
        _look(word.styles[name], look)
    for name, look in _OWN.items():
        made = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = word.styles["Normal"]
        _look(made, look)
    source = word.styles.add_style(SOURCE_STYLE, WD_STYLE_TYPE.CHARACTER)
    source.font.size = Pt(8)
    source.font.color.rgb = RGBColor.from_string(_QUIET)
    source.font.underline = True


def _look(style: Any, look: tuple[float, int, int, bool]) -> None:  # noqa: ANN401 - python-docx does not say which kind of style it gives
    from docx.oxml.ns import qn  # noqa: PLC0415 - an extra that may not be there
    from docx.shared import Pt, RGBColor  # noqa: PLC0415

    size, before, after, bold = look
    style.font.name = _TYPEFACE
    fonts = style.element.rPr.rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:cs"), _TYPEFACE)
    style.font.size = Pt(size)
    style.font.bold, style.font.italic = bold, False
    style.font.color.rgb = RGBColor.from_string(_BLACK)
    form = style.paragraph_format
    form.space_before, form.space_after = Pt(before), Pt(after)
    form.line_spacing = 1.1
    # The line below a title, and the room between the letters of a subtitle.
    for part, tag in ((style.element.pPr, "w:pBdr"), (style.element.rPr, "w:spacing")):
        for found in part.findall(qn(tag)):
            part.remove(found)


def _language(word: "Word", tongue: str) -> None:
    from docx.oxml.ns import qn  # noqa: PLC0415 - an extra that may not be there

    for root in (word.styles.element, word.settings.element):
        for tag in ("w:lang", "w:themeFontLang"):
            for said in root.iter(qn(tag)):
                said.set(qn("w:val"), tongue)


def _foot(word: "Word", document: Document) -> None:
    """Put the title and "side 1 af 9" at the foot of every page."""
    from docx.enum.text import WD_TAB_ALIGNMENT  # noqa: PLC0415
    from docx.shared import Twips  # noqa: PLC0415

    foot = word.sections[0].footer.paragraphs[0]
    stops = foot.paragraph_format.tab_stops
    stops.clear_all()
    stops.add_tab_stop(Twips(WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    before = f"{legible(document.title)}\t{words.PAGE.say(document.language)} "
    between = f" {words.OF.say(document.language)} "
    for said, field in ((before, "PAGE"), (between, "NUMPAGES")):
        foot.add_run(said)
        _count(foot.add_run(), field)


def _count(run: Any, field: str) -> None:  # noqa: ANN401 - a run of python-docx
    instruction = node("w:instrText", xml_space="preserve")
    instruction.text = field
    shown = node("w:t")
    shown.text = "1"  # until Word has counted
    run.element.extend(
        [
            node("w:fldChar", fldCharType="begin"),
            instruction,
            node("w:fldChar", fldCharType="separate"),
            shown,
            node("w:fldChar", fldCharType="end"),
        ]
    )
