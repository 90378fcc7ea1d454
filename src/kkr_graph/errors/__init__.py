"""Everything that can go wrong on purpose, in one place.

KkrGraphError
├── WrongUseError            exit 2: the command or call was put wrongly
│   ├── UnknownQuestionError
│   ├── UnknownParameterError
│   ├── MissingParameterError
│   ├── BadParameterError
│   ├── UnknownNameError
│   ├── AmbiguousNameError
│   ├── BadDateError
│   ├── NotAQuestionWordError
│   ├── OutputFolderError
│   ├── OutputToTerminalError
│   └── WrongQueryFormError
├── UnreadableError          exit 3: an input cannot be read; says file and line
│   ├── MissingSourceError
│   ├── StoreMissingError
│   ├── NotUtf8Error
│   ├── TooLargeError
│   ├── ForbiddenCharacterError
│   ├── SyntaxInSourceError
│   ├── BlankNodeError
│   ├── UnknownTermError
│   ├── BadValueError
│   ├── NoGraphError
│   ├── SameGraphError
│   ├── BadQueryError
│   ├── QuestionHeaderError
│   ├── PaperError
│   │   ├── UnknownFormatError
│   │   ├── EncryptedPaperError
│   │   ├── ScannedPaperError
│   │   ├── EmptyPaperError
│   │   ├── DamagedPaperError
│   │   ├── TooManyPagesError
│   │   ├── PaperTooLargeError
│   │   ├── TrackedChangesError
│   │   ├── MixedEncodingError
│   │   ├── NotAKkrPaperError
│   │   └── NoMeetingDateError
│   └── RegisterError
│       ├── NotARegisterError
│       ├── RegisterFormatError
│       ├── LockedRegisterError
│       ├── DamagedRegisterError
│       ├── RegisterTooLargeError
│       └── EmptyRegisterError
├── RefusedError             exit 4: understood, but not done
│   ├── QueryRefusedError
│   ├── NotAStoreError
│   ├── NewerStoreError
│   ├── BuildRunningError
│   ├── StoreWriteError
│   ├── StoreReadError
│   ├── EndpointError
│   └── OutputError
├── FaultyRowsError          exit 1: rows of a register are at fault; carries them
└── InvalidFactsError        exit 1: the checks found faults; carries the report

An error carries data by keyword, never ready-made prose.  What it says stands in two
templates, ``da`` and ``en``: what is wrong, where, and how to mend it.  ``{hint}`` is
made from the data ``suggestions`` (near names), and is empty when there are none.
"""

from kkr_graph.errors.base import (
    InvalidFactsError,
    KkrGraphError,
)
from kkr_graph.errors.papers import (
    DamagedPaperError,
    EmptyPaperError,
    EncryptedPaperError,
    MixedEncodingError,
    NoMeetingDateError,
    NotAKkrPaperError,
    PaperError,
    PaperTooLargeError,
    ScannedPaperError,
    TooManyPagesError,
    TrackedChangesError,
    UnknownFormatError,
)
from kkr_graph.errors.refused import (
    BuildRunningError,
    EndpointError,
    NewerStoreError,
    NotAStoreError,
    OutputError,
    QueryRefusedError,
    RefusedError,
    StoreReadError,
    StoreWriteError,
)
from kkr_graph.errors.registers import (
    DamagedRegisterError,
    EmptyRegisterError,
    FaultyRowsError,
    LockedRegisterError,
    NotARegisterError,
    RegisterError,
    RegisterFormatError,
    RegisterTooLargeError,
)
from kkr_graph.errors.unreadable import (
    BadQueryError,
    BadValueError,
    BlankNodeError,
    ForbiddenCharacterError,
    MissingSourceError,
    NoGraphError,
    NotUtf8Error,
    QuestionHeaderError,
    SameGraphError,
    StoreMissingError,
    SyntaxInSourceError,
    TooLargeError,
    UnknownTermError,
    UnreadableError,
)
from kkr_graph.errors.wrong_use import (
    AmbiguousNameError,
    BadDateError,
    BadParameterError,
    MissingParameterError,
    NotAQuestionWordError,
    OutputFolderError,
    OutputToTerminalError,
    UnknownNameError,
    UnknownParameterError,
    UnknownQuestionError,
    WrongQueryFormError,
    WrongUseError,
)

__all__ = [
    "AmbiguousNameError",
    "BadDateError",
    "BadParameterError",
    "BadQueryError",
    "BadValueError",
    "BlankNodeError",
    "BuildRunningError",
    "DamagedPaperError",
    "DamagedRegisterError",
    "EmptyPaperError",
    "EmptyRegisterError",
    "EncryptedPaperError",
    "EndpointError",
    "FaultyRowsError",
    "ForbiddenCharacterError",
    "InvalidFactsError",
    "KkrGraphError",
    "LockedRegisterError",
    "MissingParameterError",
    "MissingSourceError",
    "MixedEncodingError",
    "NewerStoreError",
    "NoGraphError",
    "NoMeetingDateError",
    "NotAKkrPaperError",
    "NotAQuestionWordError",
    "NotARegisterError",
    "NotAStoreError",
    "NotUtf8Error",
    "OutputError",
    "OutputFolderError",
    "OutputToTerminalError",
    "PaperError",
    "PaperTooLargeError",
    "QueryRefusedError",
    "QuestionHeaderError",
    "RefusedError",
    "RegisterError",
    "RegisterFormatError",
    "RegisterTooLargeError",
    "SameGraphError",
    "ScannedPaperError",
    "StoreMissingError",
    "StoreReadError",
    "StoreWriteError",
    "SyntaxInSourceError",
    "TooLargeError",
    "TooManyPagesError",
    "TrackedChangesError",
    "UnknownFormatError",
    "UnknownNameError",
    "UnknownParameterError",
    "UnknownQuestionError",
    "UnknownTermError",
    "UnreadableError",
    "WrongQueryFormError",
    "WrongUseError",
]
