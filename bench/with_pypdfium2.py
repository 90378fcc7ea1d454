"""What is measured of pypdfium2: the bare text of every page of a paper."""

import sys

import pypdfium2


def main() -> None:
    """Read the paper that is named."""
    for page in pypdfium2.PdfDocument(sys.argv[1]):
        page.get_textpage().get_text_range()


if __name__ == "__main__":
    main()
