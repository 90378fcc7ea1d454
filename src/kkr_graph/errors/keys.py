"""Keys: a file that holds none, a passphrase that is wrong, a key not to be trusted."""

from kkr_graph.errors.refused import RefusedError
from kkr_graph.errors.unreadable import UnreadableError
from kkr_graph.errors.wrong_use import WrongUseError


class BadKeyError(UnreadableError):
    """The file holds no key of the kind that is wanted.  Data: file."""

    da = (
        "{file} er ikke den slags nøgle, der skal bruges her. En offentlig nøgle "
        "ender på .pub og laves sammen med den hemmelige af kkr key new (eller "
        "minisign -G)."
    )
    en = (
        "{file} is not the kind of key that is wanted here. A public key ends in "
        ".pub and is made together with the secret one by kkr key new (or minisign "
        "-G)."
    )


class CostlyKeyError(UnreadableError):
    """It would take too much memory to try a passphrase.  Data: file."""

    da = (
        "{file} kræver mere end 1 GiB hukommelse at låse op. Sæt adgangssætningen på "
        "ny med minisign -C, eller lav en ny nøgle med kkr key new."
    )
    en = (
        "{file} takes more than 1 GiB of memory to unlock. Set the passphrase anew "
        "with minisign -C, or make a new key with kkr key new."
    )


class TrustFileError(UnreadableError):
    """The file of trusted keys is not as the program wrote it.  Data: file, reason."""

    da = (
        "{file} kan ikke læses ({reason}), så ingen nøgle er betroet. Ret filen, "
        "eller hent den fra en sikkerhedskopi."
    )
    en = (
        "{file} cannot be read ({reason}), so no key is trusted. Mend the file, or "
        "take it from a backup."
    )


class NoPassphraseError(WrongUseError):
    """There is nobody to ask for a passphrase, or it is empty."""

    da = (
        "Nøglen skal have en adgangssætning. Skriv den, når der spørges, eller brug "
        "--passphrase-file FIL eller KKR_KEY_PASSPHRASE."
    )
    en = (
        "The key needs a passphrase. Type it when asked, or use --passphrase-file "
        "FILE or KKR_KEY_PASSPHRASE."
    )


class UnknownKeyError(WrongUseError):
    """No key in the store has that id.  Data: key, suggestions."""

    da = "Ingen kendt nøgle har id'et »{key}«.{hint} Se dem: kkr key list"
    en = "No known key has the id “{key}”.{hint} See them: kkr key list"


class WrongPassphraseError(RefusedError):
    """The passphrase does not open the key.  Data: file."""

    da = "Adgangssætningen passer ikke til {file}. Prøv igen."
    en = "The passphrase does not open {file}. Try again."


class KeyExistsError(RefusedError):
    """A key is never written over.  Data: file."""

    da = "{file} findes allerede, og en nøgle overskrives aldrig. Vælg et andet navn."
    en = (
        "{file} is there already, and a key is never written over. Choose another name."
    )


class KeyTakenError(RefusedError):
    """The id belongs to another key, or to another council.  Data: key, council."""

    da = (
        "Nøglen {key} er allerede betroet KKR'et {council}, eller en anden nøgle har "
        "samme id. En nøgle gælder ét KKR; bed om en ny nøgle."
    )
    en = (
        "The key {key} is already trusted for the council {council}, or another key "
        "has the same id. A key is for one council; ask for a new key."
    )


class KeyRevokedError(RefusedError):
    """A key that was revoked is not trusted again.  Data: key, day_da, day_en."""

    da = (
        "Nøglen {key} er tilbagekaldt den {day_da} og kan ikke betros igen. Bed om "
        "en ny nøgle."
    )
    en = (
        "The key {key} was revoked on {day_en} and cannot be trusted again. Ask for "
        "a new key."
    )
