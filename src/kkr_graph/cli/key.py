"""``kkr key``: the keys that packages are signed with, and whose are trusted."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kkr_graph.cli.key_list import command as listing
from kkr_graph.cli.passphrases import new, passphrase_option
from kkr_graph.cli.settings import Settings, council_option, lang_option, say
from kkr_graph.cli.sites import store_option

if TYPE_CHECKING:
    from collections.abc import Callable

    from kkr_graph.keys.trust import Trust, TrustedKey


@click.group("key")
@lang_option
def command() -> None:
    """Lav en nøgle, og sig, hvis nøgler der er betroet.

    Make a key, and say whose keys are trusted. Packages are signed with them.
    """


@command.command("new", short_help="Lav en nøgle / make a key")
@click.option(
    "--output",
    "-o",
    required=True,
    metavar="FILE",
    help="Den hemmelige nøgle; den offentlige bliver FILE.pub. / The secret key.",
)
@click.option(
    "--unencrypted",
    is_flag=True,
    help="Uden adgangssætning, til en maskine. / No passphrase, for a machine.",
)
@passphrase_option
@council_option
@lang_option
@click.pass_context
def make(
    ctx: click.Context,
    *,
    output: str,
    unencrypted: bool,
    passphrase_file: str | None,
    council: str | None,
) -> None:
    """Lav et nøglepar. Den hemmelige nøgle er låst med en adgangssætning.

    Make a pair of keys, in minisign's format. Nothing is written over.
    """
    from kkr_graph import owners  # noqa: PLC0415 - the help must not wait
    from kkr_graph.keys import files, secret  # noqa: PLC0415

    settings = ctx.ensure_object(Settings)
    owner, file = owners.key(council), Path(output)
    files.refuse_taken(file)
    passphrase = None if unencrypted else new(settings, passphrase_file)
    key = secret.generate()
    files.write(file, key, f"KKR {owner}", passphrase)
    public = files.beside(file)
    click.echo(_line(settings, "Nøgle", "Key", key.public.id))
    click.echo(_line(settings, "Fingeraftryk", "Fingerprint", key.public.fingerprint))
    click.echo(
        say(
            settings.language,
            f"Behold {file} for jer selv, med en kopi et sikkert sted. Send {public} "
            "til de andre KKR'er, og læs fingeraftrykket op for dem i telefonen.",
            f"Keep {file} to yourselves, with a copy in a safe place. Send {public} "
            "to the other councils, and read them the fingerprint on the telephone.",
        )
    )


@command.command("show", short_help="Vis en nøgle / show a key")
@click.argument("key", metavar="FILE|ID")
@store_option
@lang_option
@click.pass_context
def show(ctx: click.Context, *, key: str, folder: str | None) -> None:
    """Vis en offentlig nøgle: dens id, dens fingeraftryk, og hvem den er betroet for.

    Show a public key: its id, its fingerprint, and whom it is trusted for.
    """
    from kkr_graph.errors import UnknownKeyError  # noqa: PLC0415 - as above
    from kkr_graph.keys import files, trust  # noqa: PLC0415

    settings = ctx.ensure_object(Settings)
    trusted = trust.read(_place(folder))
    known = trusted.find(key)
    if known is None and not Path(key).exists():
        raise UnknownKeyError(key=key, suggestions=trusted.near(key))
    public = known.public if known else files.read_public(Path(key))
    known = trusted.find(public.id)
    same = known if known and known.key == public.text else None
    for da, en, value in (
        ("Nøgle", "Key", public.id),
        ("Fingeraftryk", "Fingerprint", public.fingerprint),
        ("Offentlig nøgle", "Public key", public.text),
        ("Betroet", "Trusted", _state(settings, same)),
    ):
        click.echo(_line(settings, da, en, value))


@command.command("trust", short_help="Betro en nøgle / trust a key")
@click.argument("file", metavar="FILE.pub")
@click.option(
    "--fingerprint",
    metavar="TEXT",
    help="Det fingeraftryk, I fik oplyst. / The fingerprint that you were told.",
)
@click.option(
    "--until",
    metavar="DATO|DATE",
    help="Den sidste dag, nøglen gælder. / The last day that the key holds.",
)
@store_option
@council_option
@lang_option
@click.pass_context
def trust_key(  # noqa: PLR0913 - one for each option
    ctx: click.Context,
    *,
    file: str,
    fingerprint: str | None,
    until: str | None,
    folder: str | None,
    council: str | None,
) -> None:
    """Betro en nøgle for ét KKR, når fingeraftrykket er sammenlignet.

    Trust a key for one council, when the fingerprint has been compared. Said again, it
    sets until when the key holds.
    """
    from kkr_graph import owners  # noqa: PLC0415 - as above
    from kkr_graph.errors import OtherFingerprintError  # noqa: PLC0415
    from kkr_graph.keys import files  # noqa: PLC0415
    from kkr_graph.spelling import read_date  # noqa: PLC0415

    settings = ctx.ensure_object(Settings)
    owner, public = owners.key(council), files.read_public(Path(file))
    last = read_date(until) if until else None
    if fingerprint is not None and not public.has(fingerprint):
        raise OtherFingerprintError(file=file, fingerprint=public.fingerprint)
    _change(folder, lambda known: known.with_key(public, owner, _today(), last))
    click.echo(
        say(
            settings.language,
            f"Nøglen {public.id} er betroet for {owner}.",
            f"The key {public.id} is trusted for {owner}.",
        )
    )
    if fingerprint is None:
        click.echo(
            say(
                settings.language,
                f"Sammenlign ad en anden vej, fx i telefonen: {public.fingerprint}. "
                f"Er det ikke det samme, så: kkr key revoke {public.id}",
                f"Compare by another way, such as the telephone: {public.fingerprint}. "
                f"If it is not the same: kkr key revoke {public.id}",
            )
        )


@command.command("revoke", short_help="Tilbagekald en nøgle / revoke a key")
@click.argument("key", metavar="FILE|ID")
@click.option("--reason", metavar="TEXT", help="Hvorfor. / Why.")
@store_option
@lang_option
@click.pass_context
def revoke(
    ctx: click.Context, *, key: str, reason: str | None, folder: str | None
) -> None:
    """Tilbagekald en nøgle: intet, den har underskrevet, tages ind mere.

    Revoke a key: nothing that it signed is taken in any more. That cannot be undone.
    """
    from kkr_graph.keys import files  # noqa: PLC0415 - as above

    settings = ctx.ensure_object(Settings)
    name = files.read_public(Path(key)).id if Path(key).exists() else key.upper()
    _change(folder, lambda known: known.without(name, _today(), reason))
    click.echo(
        say(
            settings.language,
            f"Nøglen {name} er tilbagekaldt. Hvad der allerede er taget ind, er "
            "der endnu; er I i tvivl om det, så brug kkr rollback.",
            f"The key {name} is revoked. What was taken in before is still "
            "there; if you are in doubt about it, use kkr rollback.",
        )
    )


def _change(folder: str | None, change: "Callable[[Trust], Trust]") -> None:
    from kkr_graph import versions  # noqa: PLC0415 - as above
    from kkr_graph.keys import trust  # noqa: PLC0415

    place = _place(folder)
    with versions.locked(place):
        trust.write(place, change(trust.read(place)))


def _place(folder: str | None) -> Path:
    from kkr_graph import versions  # noqa: PLC0415 - as above

    return Path(folder) if folder else versions.default_store_dir()


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the reader's own day


def _line(settings: Settings, da: str, en: str, value: str) -> str:
    return f"{say(settings.language, da, en)}: {value}"


def _state(settings: Settings, known: "TrustedKey | None") -> str:
    """Return in words for whom a key is trusted, and how long."""
    if known is None:
        return say(settings.language, "nej", "no")
    return f"{known.council}, {known.state(_today()).say(settings.language)}"


command.add_command(listing)
