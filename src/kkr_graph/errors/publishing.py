"""What a council shares cannot be published."""

from kkr_graph.errors.refused import RefusedError
from kkr_graph.errors.wrong_use import WrongUseError


class PublishedFolderError(WrongUseError):
    """The folder holds other things.  Data: folder, file."""

    da = (
        "{folder} rummer andet end det, der offentliggøres ({file}). Vælg en tom mappe "
        "eller den, du plejer at bruge."
    )
    en = (
        "{folder} holds other things than what is published ({file}). Choose an empty "
        "folder, or the one you use."
    )


class OtherPublisherError(WrongUseError):
    """The folder is another council's, or for other readers.

    Data: folder, council, access.
    """

    da = (
        "{folder} er til {council} med adgangen {access}. Vælg en anden mappe: det, "
        "kun nogle må se, må ikke ligge sammen med det, alle må se."
    )
    en = (
        "{folder} is for {council} with the access {access}. Choose another folder: "
        "what only some may see must not lie with what all may see."
    )


class PublishError(RefusedError):
    """The files cannot be written.  Data: folder, reason."""

    da = (
        "{folder} kunne ikke skrives: {reason}. Det, der var offentliggjort, står der "
        "endnu. Skaf plads eller skriverettigheder, og prøv igen."
    )
    en = (
        "{folder} could not be written: {reason}. What was published still stands. "
        "Free some space or mend the permissions, then try again."
    )
