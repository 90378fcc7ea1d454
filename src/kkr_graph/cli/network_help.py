"""The help of ``kkr network``: which networks, forms and measures there are."""

from collections.abc import Iterable

import click

from kkr_graph.headers import Words


class Described(click.Command):
    """A command whose help lists networks and forms from the tables of the program."""

    def format_epilog(
        self, _ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """Write the lists; the tables are read only for who asks for help."""
        from kkr_graph.measures import MEASURES  # noqa: PLC0415
        from kkr_graph.network_files import FORMATS  # noqa: PLC0415
        from kkr_graph.networks import NETWORKS  # noqa: PLC0415

        table = Words("en tabel til skærmen", "a table for the screen")
        lists = {
            "Netværk / networks": [(k.name, k.shows) for k in NETWORKS.values()],
            "Former / forms": [
                ("table", table),
                *((form.name, form.words) for form in FORMATS.values()),
            ],
            "Mål / measures": MEASURES.items(),
        }
        for title, listed in lists.items():
            with formatter.section(title):
                formatter.write_dl(_both(listed))


def complete_name(
    _ctx: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[str]:
    """Complete the name of a network."""
    from kkr_graph.networks import NETWORKS  # noqa: PLC0415

    return [name for name in NETWORKS if name.startswith(incomplete)]


def complete_form(
    _ctx: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[str]:
    """Complete the name of a form."""
    from kkr_graph.network_files import FORMATS  # noqa: PLC0415

    return [name for name in ("table", *FORMATS) if name.startswith(incomplete)]


def _both(listed: Iterable[tuple[str, Words]]) -> list[tuple[str, str]]:
    return [(name, f"{words.da} / {words.en}") for name, words in listed]
