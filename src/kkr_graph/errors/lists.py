"""The signed list of what a council publishes is not to be trusted."""

from kkr_graph.errors.refused import RefusedError


class UntrustedListError(RefusedError):
    """The list is refused for who made it, or when.  Data: url."""


class UnknownSignerError(UntrustedListError):
    """Nobody here trusts the key that signed the list.  Data: url, key."""

    da = (
        "{url} er underskrevet med nøglen {key}, som ikke er betroet her. Få nøglen af "
        "afsenderen, sammenlign fingeraftrykket i telefonen, og skriv kkr key trust."
    )
    en = (
        "{url} is signed with the key {key}, which is not trusted here. Get the key "
        "from the sender, compare the fingerprint by telephone, and say kkr key trust."
    )


class OtherSignerError(UntrustedListError):
    """The key is that of another council.  Data: url, key, council, owner."""

    da = (
        "{url} siger, at listen er fra {council}, men nøglen {key} er betroet {owner}. "
        "Intet er taget ind; spørg afsenderen."
    )
    en = (
        "{url} says that the list is from {council}, but the key {key} is trusted for "
        "{owner}. Nothing was taken in; ask the sender."
    )


class SpentSignerError(UntrustedListError):
    """The key was revoked, or has run out.  Data: url, key, council."""

    da = (
        "{url} er underskrevet med nøglen {key}, som er tilbagekaldt eller udløbet. "
        "Bed {council} om at offentliggøre med en ny nøgle."
    )
    en = (
        "{url} is signed with the key {key}, which was revoked or has run out. Ask "
        "{council} to publish with a new key."
    )


class ForgedListError(UntrustedListError):
    """The signature does not fit the list.  Data: url, key."""

    da = (
        "{url} passer ikke til underskriften med nøglen {key}: listen er ændret "
        "undervejs eller forfalsket. Intet er taget ind; sig det til afsenderen."
    )
    en = (
        "{url} does not fit the signature with the key {key}: the list was changed on "
        "its way, or forged. Nothing was taken in; tell the sender."
    )


class UnsignedListError(UntrustedListError):
    """The list is not signed.  Data: url."""

    da = (
        "{url} er ikke underskrevet, så ingen ved, hvem den er fra. Bed afsenderen om "
        "at offentliggøre med kkr publish --sign."
    )
    en = (
        "{url} is not signed, so nobody knows whom it is from. Ask the sender to "
        "publish with kkr publish --sign."
    )


class ReplayedListError(UntrustedListError):
    """The list is older than one we have seen.  Data: url, number, seen."""

    da = (
        "{url}: listen er nr. {number}, men vi har set nr. {seen}. En gammel liste kan "
        "skjule noget trukket tilbage og bruges ikke; spørg afsenderen."
    )
    en = (
        "{url}: the list is no. {number}, but we have seen no. {seen}. An old list may "
        "hide what was withdrawn and is not used; ask the sender."
    )


class FutureListError(UntrustedListError):
    """The list is of a time that has not come.  Data: url, made."""

    da = (
        "{url}: den nyeste udgivelse er fra {made}, som ikke er kommet endnu. Se "
        "efter, om uret her er stillet rigtigt; ellers er afsenderens forkert."
    )
    en = (
        "{url}: the newest release is of {made}, which has not come yet. See if the "
        "clock here is right; else that of the sender is wrong."
    )


class DamagedMemoryError(RefusedError):
    """It cannot be read which list was seen last.  Data: file."""

    da = (
        "{file} kan ikke læses, så ingen ved, hvilken liste der sidst er set. Hent "
        "filen fra en sikkerhedskopi; eller slet den, og spørg afsenderen, hvilket "
        "nummer den nyeste liste har, før du henter igen."
    )
    en = (
        "{file} cannot be read, so nobody knows which list was seen last. Take the "
        "file from a backup; or delete it, and ask the sender what number the newest "
        "list has before you pull again."
    )
