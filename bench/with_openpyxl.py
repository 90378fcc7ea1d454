"""What is measured of openpyxl: a table that is there as CSV, written as a workbook."""

import csv
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import task
from task import Work


def export(table: str, file: str) -> Work:
    """Write the rows of *table* to *file*."""
    with Path(table).open(encoding="utf-8-sig", newline="") as stream:
        rows = [*csv.reader(stream, delimiter=";")]

    def work() -> None:
        book = openpyxl.Workbook(write_only=True)
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
        book.save(file)

    return work


if __name__ == "__main__":
    task.run({"export": export})
