"""What a command signs with: the secret key in a file, opened by its passphrase."""

from collections.abc import Callable
from pathlib import Path

from kkr_graph.cli.passphrases import old
from kkr_graph.cli.settings import Settings


def signer(
    settings: Settings, key: Path, passphrase_file: str | None
) -> Callable[[bytes, str], bytes]:
    """Return what signs a message, with a comment, with the key in the file *key*.

    Raises as ``files.read_secret`` does.
    """
    from kkr_graph.keys import files, signature  # noqa: PLC0415 - help must not wait

    secret = files.read_secret(key, old(settings, passphrase_file))
    return lambda message, comment: signature.write(
        signature.sign(message, secret, comment)
    )
