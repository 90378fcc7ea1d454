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
│   ├── WrongQueryFormError
│   ├── UnknownDocumentError
│   ├── UnknownFindingError
│   └── PaperNotBesideError
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
│   ├── LonelyEditsError
│   ├── BadQueryError
│   ├── QuestionHeaderError
│   ├── BadVerdictError
│   ├── PaperError
│   │   ├── UnknownFormatError
│   │   │   └── OtherFormatError
│   │   ├── NotAFileError
│   │   ├── EncryptedPaperError
│   │   ├── ScannedPaperError
│   │   ├── EmptyPaperError
│   │   ├── DamagedPaperError
│   │   ├── TooManyPagesError
│   │   ├── PaperTooLargeError
│   │   ├── TrackedChangesError
│   │   ├── MixedEncodingError
│   │   ├── HiddenOrderError
│   │   ├── NotAKkrPaperError
│   │   ├── NoMeetingDateError
│   │   └── SameMeetingError
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
├── WebError                 a request over HTTP; says with which status
│   ├── BadRequestError
│   │   └── DoubledHeaderError
│   ├── FetchFailedError
│   ├── TwoLengthsError
│   ├── UnknownCodingError
│   ├── TooNestedError
│   ├── MissingTokenError
│   ├── ReadOnlyError
│   ├── NotYoursToWriteError
│   ├── NotFoundError
│   ├── NoSuchGraphError
│   ├── NoSuchThingError
│   ├── WithdrawnError
│   ├── WrongMethodError
│   ├── NotAcceptableError
│   ├── RequestTimeoutError
│   ├── GraphExistsError
│   ├── PreconditionError
│   ├── RequestTooLargeError
│   ├── WrongMediaTypeError
│   ├── TooManyRowsError
│   ├── TooManyHeadersError
│   ├── ClientGoneError
│   ├── BusyError
│   ├── TooSlowError
│   └── TooHungryError
├── ServingError             exit 2 or 4: the server cannot start
│   ├── AddressTakenError
│   ├── NoForkError
│   ├── NoTokensError
│   ├── NotEmptyError
│   └── StartFailedError
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
    HiddenOrderError,
    MixedEncodingError,
    NoMeetingDateError,
    NotAFileError,
    NotAKkrPaperError,
    OtherFormatError,
    PaperError,
    PaperTooLargeError,
    SameMeetingError,
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
from kkr_graph.errors.serving import (
    AddressTakenError,
    NoForkError,
    NotEmptyError,
    NoTokensError,
    ServingError,
    StartFailedError,
)
from kkr_graph.errors.unreadable import (
    BadQueryError,
    BadValueError,
    BadVerdictError,
    BlankNodeError,
    ForbiddenCharacterError,
    LonelyEditsError,
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
from kkr_graph.errors.web import (
    BadRequestError,
    BusyError,
    ClientGoneError,
    DoubledHeaderError,
    FetchFailedError,
    GraphExistsError,
    MissingTokenError,
    NoSuchGraphError,
    NoSuchThingError,
    NotAcceptableError,
    NotFoundError,
    NotYoursToWriteError,
    PreconditionError,
    ReadOnlyError,
    RequestTimeoutError,
    RequestTooLargeError,
    TooHungryError,
    TooManyHeadersError,
    TooManyRowsError,
    TooNestedError,
    TooSlowError,
    TwoLengthsError,
    UnknownCodingError,
    WebError,
    WithdrawnError,
    WrongMediaTypeError,
    WrongMethodError,
)
from kkr_graph.errors.wrong_use import (
    AmbiguousNameError,
    BadDateError,
    BadParameterError,
    MissingParameterError,
    NotAQuestionWordError,
    OutputFolderError,
    OutputToTerminalError,
    PaperNotBesideError,
    UnknownDocumentError,
    UnknownFindingError,
    UnknownNameError,
    UnknownParameterError,
    UnknownQuestionError,
    WrongQueryFormError,
    WrongUseError,
)

__all__ = [
    "AddressTakenError",
    "AmbiguousNameError",
    "BadDateError",
    "BadParameterError",
    "BadQueryError",
    "BadRequestError",
    "BadValueError",
    "BadVerdictError",
    "BlankNodeError",
    "BuildRunningError",
    "BusyError",
    "ClientGoneError",
    "DamagedPaperError",
    "DamagedRegisterError",
    "DoubledHeaderError",
    "EmptyPaperError",
    "EmptyRegisterError",
    "EncryptedPaperError",
    "EndpointError",
    "FaultyRowsError",
    "FetchFailedError",
    "ForbiddenCharacterError",
    "GraphExistsError",
    "HiddenOrderError",
    "InvalidFactsError",
    "KkrGraphError",
    "LockedRegisterError",
    "LonelyEditsError",
    "MissingParameterError",
    "MissingSourceError",
    "MissingTokenError",
    "MixedEncodingError",
    "NewerStoreError",
    "NoForkError",
    "NoGraphError",
    "NoMeetingDateError",
    "NoSuchGraphError",
    "NoSuchThingError",
    "NoTokensError",
    "NotAFileError",
    "NotAKkrPaperError",
    "NotAQuestionWordError",
    "NotARegisterError",
    "NotAStoreError",
    "NotAcceptableError",
    "NotEmptyError",
    "NotFoundError",
    "NotUtf8Error",
    "NotYoursToWriteError",
    "OtherFormatError",
    "OutputError",
    "OutputFolderError",
    "OutputToTerminalError",
    "PaperError",
    "PaperNotBesideError",
    "PaperTooLargeError",
    "PreconditionError",
    "QueryRefusedError",
    "QuestionHeaderError",
    "ReadOnlyError",
    "RefusedError",
    "RegisterError",
    "RegisterFormatError",
    "RegisterTooLargeError",
    "RequestTimeoutError",
    "RequestTooLargeError",
    "SameGraphError",
    "SameMeetingError",
    "ScannedPaperError",
    "ServingError",
    "StartFailedError",
    "StoreMissingError",
    "StoreReadError",
    "StoreWriteError",
    "SyntaxInSourceError",
    "TooHungryError",
    "TooLargeError",
    "TooManyHeadersError",
    "TooManyPagesError",
    "TooManyRowsError",
    "TooNestedError",
    "TooSlowError",
    "TrackedChangesError",
    "TwoLengthsError",
    "UnknownCodingError",
    "UnknownDocumentError",
    "UnknownFindingError",
    "UnknownFormatError",
    "UnknownNameError",
    "UnknownParameterError",
    "UnknownQuestionError",
    "UnknownTermError",
    "UnreadableError",
    "WebError",
    "WithdrawnError",
    "WrongMediaTypeError",
    "WrongMethodError",
    "WrongQueryFormError",
    "WrongUseError",
]
