"""Sharing between councils: what is called wrongly, and what is refused."""

from kkr_graph.errors.wrong_use import WrongUseError


class NoCouncilError(WrongUseError):
    """Nobody said which council this is."""

    da = (
        "Det er ikke sagt, hvilket kommunekontaktråd der er tale om. Skriv --council, "
        "fx --council hovedstaden, eller sæt KKR_COUNCIL."
    )
    en = (
        "Nobody said which council this is. Write --council, for example --council "
        "hovedstaden, or set KKR_COUNCIL."
    )


class BadCouncilError(WrongUseError):
    """No council can have such a key.  Data: council."""

    da = (
        "»{council}« kan ikke være nøglen for et kommunekontaktråd. Skriv den med små "
        "bogstaver som i navnet på grafen, fx hovedstaden eller sjaelland."
    )
    en = (
        "“{council}” cannot be the key of a council. Write it in small letters as in "
        "the name of its graphs, for example hovedstaden or sjaelland."
    )
