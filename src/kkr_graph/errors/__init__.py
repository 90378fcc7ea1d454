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

# "X as X" says that the name is meant for others; a list of them would say it again.
from kkr_graph.errors.base import (
    InvalidFactsError as InvalidFactsError,
)
from kkr_graph.errors.base import (
    KkrGraphError as KkrGraphError,
)
from kkr_graph.errors.papers import (
    DamagedPaperError as DamagedPaperError,
)
from kkr_graph.errors.papers import (
    EmptyPaperError as EmptyPaperError,
)
from kkr_graph.errors.papers import (
    EncryptedPaperError as EncryptedPaperError,
)
from kkr_graph.errors.papers import (
    HiddenOrderError as HiddenOrderError,
)
from kkr_graph.errors.papers import (
    MixedEncodingError as MixedEncodingError,
)
from kkr_graph.errors.papers import (
    NoMeetingDateError as NoMeetingDateError,
)
from kkr_graph.errors.papers import (
    NotAFileError as NotAFileError,
)
from kkr_graph.errors.papers import (
    NotAKkrPaperError as NotAKkrPaperError,
)
from kkr_graph.errors.papers import (
    OtherFormatError as OtherFormatError,
)
from kkr_graph.errors.papers import (
    PaperError as PaperError,
)
from kkr_graph.errors.papers import (
    PaperTooLargeError as PaperTooLargeError,
)
from kkr_graph.errors.papers import (
    SameMeetingError as SameMeetingError,
)
from kkr_graph.errors.papers import (
    ScannedPaperError as ScannedPaperError,
)
from kkr_graph.errors.papers import (
    TooManyPagesError as TooManyPagesError,
)
from kkr_graph.errors.papers import (
    TrackedChangesError as TrackedChangesError,
)
from kkr_graph.errors.papers import (
    UnknownFormatError as UnknownFormatError,
)
from kkr_graph.errors.refused import (
    BuildRunningError as BuildRunningError,
)
from kkr_graph.errors.refused import (
    EndpointError as EndpointError,
)
from kkr_graph.errors.refused import (
    NewerStoreError as NewerStoreError,
)
from kkr_graph.errors.refused import (
    NotAStoreError as NotAStoreError,
)
from kkr_graph.errors.refused import (
    OutputError as OutputError,
)
from kkr_graph.errors.refused import (
    QueryRefusedError as QueryRefusedError,
)
from kkr_graph.errors.refused import (
    RefusedError as RefusedError,
)
from kkr_graph.errors.refused import (
    StoreReadError as StoreReadError,
)
from kkr_graph.errors.refused import (
    StoreWriteError as StoreWriteError,
)
from kkr_graph.errors.registers import (
    DamagedRegisterError as DamagedRegisterError,
)
from kkr_graph.errors.registers import (
    EmptyRegisterError as EmptyRegisterError,
)
from kkr_graph.errors.registers import (
    FaultyRowsError as FaultyRowsError,
)
from kkr_graph.errors.registers import (
    LockedRegisterError as LockedRegisterError,
)
from kkr_graph.errors.registers import (
    NotARegisterError as NotARegisterError,
)
from kkr_graph.errors.registers import (
    RegisterError as RegisterError,
)
from kkr_graph.errors.registers import (
    RegisterFormatError as RegisterFormatError,
)
from kkr_graph.errors.registers import (
    RegisterTooLargeError as RegisterTooLargeError,
)
from kkr_graph.errors.serving import (
    AddressTakenError as AddressTakenError,
)
from kkr_graph.errors.serving import (
    NoForkError as NoForkError,
)
from kkr_graph.errors.serving import (
    NotEmptyError as NotEmptyError,
)
from kkr_graph.errors.serving import (
    NoTokensError as NoTokensError,
)
from kkr_graph.errors.serving import (
    ServingError as ServingError,
)
from kkr_graph.errors.serving import (
    StartFailedError as StartFailedError,
)
from kkr_graph.errors.unreadable import (
    BadQueryError as BadQueryError,
)
from kkr_graph.errors.unreadable import (
    BadValueError as BadValueError,
)
from kkr_graph.errors.unreadable import (
    BadVerdictError as BadVerdictError,
)
from kkr_graph.errors.unreadable import (
    BlankNodeError as BlankNodeError,
)
from kkr_graph.errors.unreadable import (
    ForbiddenCharacterError as ForbiddenCharacterError,
)
from kkr_graph.errors.unreadable import (
    LonelyEditsError as LonelyEditsError,
)
from kkr_graph.errors.unreadable import (
    MissingSourceError as MissingSourceError,
)
from kkr_graph.errors.unreadable import (
    NoGraphError as NoGraphError,
)
from kkr_graph.errors.unreadable import (
    NotUtf8Error as NotUtf8Error,
)
from kkr_graph.errors.unreadable import (
    QuestionHeaderError as QuestionHeaderError,
)
from kkr_graph.errors.unreadable import (
    SameGraphError as SameGraphError,
)
from kkr_graph.errors.unreadable import (
    StoreMissingError as StoreMissingError,
)
from kkr_graph.errors.unreadable import (
    SyntaxInSourceError as SyntaxInSourceError,
)
from kkr_graph.errors.unreadable import (
    TooLargeError as TooLargeError,
)
from kkr_graph.errors.unreadable import (
    UnknownTermError as UnknownTermError,
)
from kkr_graph.errors.unreadable import (
    UnreadableError as UnreadableError,
)
from kkr_graph.errors.web import (
    BadRequestError as BadRequestError,
)
from kkr_graph.errors.web import (
    BusyError as BusyError,
)
from kkr_graph.errors.web import (
    ClientGoneError as ClientGoneError,
)
from kkr_graph.errors.web import (
    DoubledHeaderError as DoubledHeaderError,
)
from kkr_graph.errors.web import (
    FetchFailedError as FetchFailedError,
)
from kkr_graph.errors.web import (
    GraphExistsError as GraphExistsError,
)
from kkr_graph.errors.web import (
    MissingTokenError as MissingTokenError,
)
from kkr_graph.errors.web import (
    NoSuchGraphError as NoSuchGraphError,
)
from kkr_graph.errors.web import (
    NoSuchThingError as NoSuchThingError,
)
from kkr_graph.errors.web import (
    NotAcceptableError as NotAcceptableError,
)
from kkr_graph.errors.web import (
    NotFoundError as NotFoundError,
)
from kkr_graph.errors.web import (
    NotYoursToWriteError as NotYoursToWriteError,
)
from kkr_graph.errors.web import (
    PreconditionError as PreconditionError,
)
from kkr_graph.errors.web import (
    ReadOnlyError as ReadOnlyError,
)
from kkr_graph.errors.web import (
    RequestTimeoutError as RequestTimeoutError,
)
from kkr_graph.errors.web import (
    RequestTooLargeError as RequestTooLargeError,
)
from kkr_graph.errors.web import (
    TooHungryError as TooHungryError,
)
from kkr_graph.errors.web import (
    TooManyHeadersError as TooManyHeadersError,
)
from kkr_graph.errors.web import (
    TooManyRowsError as TooManyRowsError,
)
from kkr_graph.errors.web import (
    TooNestedError as TooNestedError,
)
from kkr_graph.errors.web import (
    TooSlowError as TooSlowError,
)
from kkr_graph.errors.web import (
    TwoLengthsError as TwoLengthsError,
)
from kkr_graph.errors.web import (
    UnknownCodingError as UnknownCodingError,
)
from kkr_graph.errors.web import (
    WebError as WebError,
)
from kkr_graph.errors.web import (
    WithdrawnError as WithdrawnError,
)
from kkr_graph.errors.web import (
    WrongMediaTypeError as WrongMediaTypeError,
)
from kkr_graph.errors.web import (
    WrongMethodError as WrongMethodError,
)
from kkr_graph.errors.wrong_use import (
    AmbiguousNameError as AmbiguousNameError,
)
from kkr_graph.errors.wrong_use import (
    BadDateError as BadDateError,
)
from kkr_graph.errors.wrong_use import (
    BadParameterError as BadParameterError,
)
from kkr_graph.errors.wrong_use import (
    MissingParameterError as MissingParameterError,
)
from kkr_graph.errors.wrong_use import (
    NotAQuestionWordError as NotAQuestionWordError,
)
from kkr_graph.errors.wrong_use import (
    OutputFolderError as OutputFolderError,
)
from kkr_graph.errors.wrong_use import (
    OutputToTerminalError as OutputToTerminalError,
)
from kkr_graph.errors.wrong_use import (
    PaperNotBesideError as PaperNotBesideError,
)
from kkr_graph.errors.wrong_use import (
    UnknownDocumentError as UnknownDocumentError,
)
from kkr_graph.errors.wrong_use import (
    UnknownFindingError as UnknownFindingError,
)
from kkr_graph.errors.wrong_use import (
    UnknownNameError as UnknownNameError,
)
from kkr_graph.errors.wrong_use import (
    UnknownParameterError as UnknownParameterError,
)
from kkr_graph.errors.wrong_use import (
    UnknownQuestionError as UnknownQuestionError,
)
from kkr_graph.errors.wrong_use import (
    WrongQueryFormError as WrongQueryFormError,
)
from kkr_graph.errors.wrong_use import (
    WrongUseError as WrongUseError,
)
