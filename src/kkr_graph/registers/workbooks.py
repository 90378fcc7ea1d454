"""Read an XLSX or ODS: the values by calamine, what they do not show by ourselves."""

from typing import Final
from xml.etree.ElementTree import ParseError

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetVisibleEnum,
)

from kkr_graph.errors import (
    DamagedRegisterError,
    LockedRegisterError,
    RegisterFormatError,
)
from kkr_graph.registers import ods_marks, unpacking, xlsx_marks
from kkr_graph.registers.sheets import MAX_SHEETS, Marks, Sheet, Value, too_large

XLSX_PART: Final = "xl/workbook.xml"
ODS_TYPE: Final = b"application/vnd.oasis.opendocument.spreadsheet"


def sheets(data: bytes, origin: str) -> tuple[Sheet, ...]:
    """Return the sheets of the workbook in *data*, in their order.

    Raises ``RegisterFormatError``, ``RegisterTooLargeError``, ``LockedRegisterError``
    and ``DamagedRegisterError``.
    """
    parts = unpacking.parts(data, origin)
    try:
        if XLSX_PART in parts:
            marks = xlsx_marks.marks(parts, origin)
        elif parts.get("mimetype", b"").startswith(ODS_TYPE):
            if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
                raise LockedRegisterError(file=origin, line=None)
            marks = ods_marks.marks(parts, origin)
        else:
            raise RegisterFormatError(file=origin, line=None)
        if len(marks) > MAX_SHEETS:
            raise too_large(origin, MAX_SHEETS, "ark", "sheets")
        return _read(parts, marks)
    except PasswordError as error:
        raise LockedRegisterError(file=origin, line=None) from error
    except (CalamineError, ParseError, ValueError) as error:
        reason = type(error).__name__
        raise DamagedRegisterError(file=origin, line=None, reason=reason) from error


def _read(parts: dict[str, bytes], marks: dict[str, Marks]) -> tuple[Sheet, ...]:
    found = []
    with CalamineWorkbook.from_filelike(unpacking.packed(parts)) as book:
        for about in book.sheets_metadata:
            rows: list[list[Value]] = book.get_sheet_by_name(about.name).to_python(
                skip_empty_area=False
            )
            seen = marks.get(about.name, Marks())
            found.append(
                Sheet(
                    name=about.name,
                    rows=tuple(tuple(row) for row in rows),
                    hidden=about.visible != SheetVisibleEnum.Visible,
                    hidden_rows=frozenset(seen.hidden_rows),
                    hidden_columns=frozenset(seen.hidden_columns),
                    formulas=seen.formulas,
                    broken=seen.broken,
                    merged=tuple(seen.merged),
                )
            )
    return tuple(found)
