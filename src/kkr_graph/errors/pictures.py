"""A picture cannot be made into a file on this machine: exit code 4."""

from kkr_graph.errors.refused import RefusedError


class FontMissingError(RefusedError):
    """The font that the pictures are measured by.  Data: font, package, variable."""

    da = (
        "Billedet tegnes med skrifttypen {font}, som ikke findes her. Hent den (Debian "
        "og Ubuntu: apt install {package}), eller skriv i {variable}, hvilken mappe "
        "den ligger i. SVG og HTML kræver den ikke."
    )
    en = (
        "The picture is drawn with the font {font}, which is not here. Get it (Debian "
        "and Ubuntu: apt install {package}), or name the folder it lies in by "
        "{variable}. SVG and HTML do not need it."
    )


class PangoMissingError(RefusedError):
    """A library of the system that a package needs.  Data: what, package, instead."""

    da = (
        "{what} kræver Pango, som {package} bruger, og som ikke findes her. Debian og "
        "Ubuntu: apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0; "
        "macOS: brew install pango. Eller vælg {instead}."
    )
    en = (
        "{what} needs Pango, which {package} uses and which is not here. Debian and "
        "Ubuntu: apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0; "
        "macOS: brew install pango. Or choose {instead}."
    )


class PictureTooLargeError(RefusedError):
    """A picture of too many pixels.  Data: form, found, most."""

    da = (
        "Billedet er for stort til {form}: {found} pixel, og der er højst plads til "
        "{most}. Skriv det mindre (lavere skala), som SVG eller som PDF."
    )
    en = (
        "The picture is too large for {form}: {found} pixels, and there is room for "
        "{most} at most. Write it smaller (a lower scale), as SVG or as PDF."
    )
