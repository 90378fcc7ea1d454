"""Everything that can go wrong on purpose, in one place.

KkrGraphError
├── WrongUseError            exit 2: the command or call was put wrongly
│   ├── UnknownQuestionError
│   ├── UnknownParameterError
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
│   ├── PaperNotBesideError
│   ├── UnknownReportFormatError
│   ├── UnknownNetworkError
│   ├── NetworkParameterError
│   ├── NetworkNeedsError
│   ├── UnknownNetworkFormError
│   ├── BadAddressError
│   ├── PublishedFolderError
│   ├── OtherPublisherError
│   ├── OwnFeedError
│   ├── NothingReleasedError
│   ├── NotEarlierReleaseError
│   ├── NothingToUndoError
│   ├── UnknownEntryError
│   ├── NoPassphraseError
│   ├── UnknownKeyError
│   ├── NoCouncilError
│   ├── UnknownReleaseError
│   ├── NoReleaseYetError
│   ├── NoReleasesError
│   ├── BadKnownError
│   ├── KnownElsewhereError
│   ├── NoOwnGraphsError
│   ├── UnknownStateError
│   ├── NoPartnerError
│   ├── InsecurePartnerError
│   ├── InsecureEndpointError
│   ├── BadCouncilError
│   ├── OneThingError
│   ├── UndescribedThingError
│   ├── NoPapersError
│   └── OtherKindError
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
│   ├── TooSymmetricError
│   ├── SyntaxInStateError
│   ├── BadPatchError
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
│   │   ├── PaperFaultError
│   │   └── SameMeetingError
│   ├── FeedError
│   │   ├── BadListError
│   │   ├── BadFeedPageError
│   │   ├── FeedLoopError
│   │   ├── FeedTooLongError
│   │   ├── UnlistedPageError
│   │   ├── NoAnswerError
│   │   ├── BusyServerError
│   │   ├── ElsewhereError
│   │   ├── TooMuchError
│   │   ├── WebPageInsteadError
│   │   ├── NotAsListedError
│   │   └── NotAsReleasedError
│   ├── BadKeyError
│   ├── CostlyKeyError
│   ├── TrustFileError
│   ├── PackageError
│   │   ├── QuarantineError
│   │   ├── NotAPackageError
│   │   ├── PackageTooLargeError
│   │   ├── UnsafeEntryError
│   │   ├── PackageFilesError
│   │   ├── AlteredFileError
│   │   ├── BadManifestError
│   │   ├── BadSignatureError
│   │   ├── UnsignedPackageError
│   │   ├── ForgedPackageError
│   │   ├── UntrustedKeyError
│   │   ├── KeyOfAnotherError
│   │   ├── RevokedKeyError
│   │   ├── ExpiredKeyError
│   │   ├── NotQuadsError
│   │   ├── NamelessNodeError
│   │   ├── StrayGraphError
│   │   ├── ForeignGraphError
│   │   ├── OtherSelfError
│   │   ├── AlteredGraphError
│   │   ├── ExpiredPackageError
│   │   ├── FuturePackageError
│   │   ├── OlderReleaseError
│   │   ├── OtherReleaseError
│   │   ├── NoBaseError
│   │   └── TooOpenError
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
│   │   ├── EndpointBusyError
│   │   └── UnfilledEndpointError
│   ├── TokenFileError
│   ├── OutputError
│   ├── NetworkTooLargeError
│   ├── TooManyRowsForFormatError
│   ├── MissingExtraError
│   ├── FontMissingError
│   ├── PangoMissingError
│   ├── PictureTooLargeError
│   ├── TooManyTiesError
│   ├── PublishError
│   ├── UntrustedListError
│   │   ├── UnknownSignerError
│   │   ├── OtherSignerError
│   │   ├── SpentSignerError
│   │   ├── ForgedListError
│   │   ├── UnsignedListError
│   │   ├── ReplayedListError
│   │   └── FutureListError
│   ├── DamagedMemoryError
│   ├── PullRunningError
│   ├── NoPackageError
│   ├── ImportRefusedError
│   │   ├── FailedVerdictsError
│   │   ├── OwnPackageError
│   │   └── OwnGraphsError
│   ├── StoreChangedError
│   ├── BadEntryError
│   ├── BrokenHistoryError
│   ├── WithdrawnSinceError
│   ├── NotASiteError
│   ├── SiteFolderError
│   ├── NothingToShareError
│   ├── UnnamedNodesError
│   ├── PatchMisfitError
│   ├── PartnerError
│   ├── WrongPassphraseError
│   ├── KeyExistsError
│   ├── KeyTakenError
│   ├── KeyRevokedError
│   ├── OtherFingerprintError
│   ├── ReleaseExistsError
│   ├── OtherReleasesError
│   ├── ClockBackError
│   ├── UnfinishedWithdrawalError
│   ├── WithdrawalError
│   │   ├── CommonGroundError
│   │   ├── NotYoursToWithdrawError
│   │   ├── NothingToWithdrawError
│   │   ├── HiddenSuccessorError
│   │   └── WithdrawalBreaksError
│   ├── JudgedOtherwiseError
│   ├── NotJudgedError
│   ├── OtherCouncilError
│   ├── RegisterChangedError
│   ├── UntakenEditsError
│   ├── EngineError
│   ├── OtherProgramError
│   ├── GroundDamagedError
│   └── WorkbookTooLargeError
├── FaultyRowsError          exit 1: rows of a register are at fault; carries them
├── PaperBreaksRulesError    exit 1: what one paper of many states breaks the rules
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
│   ├── NotACopyError
│   └── StartFailedError
└── InvalidFactsError        exit 1: the checks found faults; carries the report
    └── UnsoundPackageError

An error carries data by keyword, never ready-made prose.  What it says stands in two
templates, ``da`` and ``en``: what is wrong, where, and how to mend it.  ``{hint}`` is
made from the data ``suggestions`` (near names), and is empty when there are none.
"""

# "X as X" says that the name is meant for others; a list of them would say it again.
from kkr_graph.errors.base import (
    InvalidFactsError as InvalidFactsError,
    KkrGraphError as KkrGraphError,
)
from kkr_graph.errors.differences import (
    BadPatchError as BadPatchError,
    PatchMisfitError as PatchMisfitError,
    SyntaxInStateError as SyntaxInStateError,
    TooSymmetricError as TooSymmetricError,
    UnknownStateError as UnknownStateError,
    UnnamedNodesError as UnnamedNodesError,
)
from kkr_graph.errors.exchange import (
    BadEntryError as BadEntryError,
    BrokenHistoryError as BrokenHistoryError,
    FailedVerdictsError as FailedVerdictsError,
    ImportRefusedError as ImportRefusedError,
    NothingToUndoError as NothingToUndoError,
    OwnGraphsError as OwnGraphsError,
    OwnPackageError as OwnPackageError,
    QuarantineError as QuarantineError,
    StoreChangedError as StoreChangedError,
    UnknownEntryError as UnknownEntryError,
    WithdrawnSinceError as WithdrawnSinceError,
)
from kkr_graph.errors.federation import (
    InsecurePartnerError as InsecurePartnerError,
    NoPartnerError as NoPartnerError,
    PartnerError as PartnerError,
)
from kkr_graph.errors.feeds import (
    BadAddressError as BadAddressError,
    BadFeedPageError as BadFeedPageError,
    BadListError as BadListError,
    BusyServerError as BusyServerError,
    ElsewhereError as ElsewhereError,
    FeedError as FeedError,
    FeedLoopError as FeedLoopError,
    FeedTooLongError as FeedTooLongError,
    NoAnswerError as NoAnswerError,
    NoPackageError as NoPackageError,
    NotAsListedError as NotAsListedError,
    NotAsReleasedError as NotAsReleasedError,
    OwnFeedError as OwnFeedError,
    PullRunningError as PullRunningError,
    TooMuchError as TooMuchError,
    UnlistedPageError as UnlistedPageError,
    WebPageInsteadError as WebPageInsteadError,
)
from kkr_graph.errors.judging import (
    JudgedOtherwiseError as JudgedOtherwiseError,
    NotJudgedError as NotJudgedError,
    OneThingError as OneThingError,
    OtherKindError as OtherKindError,
    UndescribedThingError as UndescribedThingError,
)
from kkr_graph.errors.keys import (
    BadKeyError as BadKeyError,
    CostlyKeyError as CostlyKeyError,
    KeyExistsError as KeyExistsError,
    KeyRevokedError as KeyRevokedError,
    KeyTakenError as KeyTakenError,
    NoPassphraseError as NoPassphraseError,
    OtherFingerprintError as OtherFingerprintError,
    TrustFileError as TrustFileError,
    UnknownKeyError as UnknownKeyError,
    WrongPassphraseError as WrongPassphraseError,
)
from kkr_graph.errors.lists import (
    DamagedMemoryError as DamagedMemoryError,
    ForgedListError as ForgedListError,
    FutureListError as FutureListError,
    OtherSignerError as OtherSignerError,
    ReplayedListError as ReplayedListError,
    SpentSignerError as SpentSignerError,
    UnknownSignerError as UnknownSignerError,
    UnsignedListError as UnsignedListError,
    UntrustedListError as UntrustedListError,
)
from kkr_graph.errors.mass_reading import (
    EngineError as EngineError,
    GroundDamagedError as GroundDamagedError,
    NoPapersError as NoPapersError,
    OtherProgramError as OtherProgramError,
    PaperBreaksRulesError as PaperBreaksRulesError,
    PaperFaultError as PaperFaultError,
)
from kkr_graph.errors.networks import (
    NetworkNeedsError as NetworkNeedsError,
    NetworkParameterError as NetworkParameterError,
    TooManyTiesError as TooManyTiesError,
    UnknownNetworkError as UnknownNetworkError,
    UnknownNetworkFormError as UnknownNetworkFormError,
)
from kkr_graph.errors.packages import (
    AlteredFileError as AlteredFileError,
    AlteredGraphError as AlteredGraphError,
    BadManifestError as BadManifestError,
    ForeignGraphError as ForeignGraphError,
    NamelessNodeError as NamelessNodeError,
    NotAPackageError as NotAPackageError,
    NotQuadsError as NotQuadsError,
    OtherSelfError as OtherSelfError,
    PackageError as PackageError,
    PackageFilesError as PackageFilesError,
    PackageTooLargeError as PackageTooLargeError,
    StrayGraphError as StrayGraphError,
    UnsafeEntryError as UnsafeEntryError,
)
from kkr_graph.errors.packing import (
    NotEarlierReleaseError as NotEarlierReleaseError,
    NothingReleasedError as NothingReleasedError,
    NothingToShareError as NothingToShareError,
    UnsoundPackageError as UnsoundPackageError,
)
from kkr_graph.errors.papers import (
    DamagedPaperError as DamagedPaperError,
    EmptyPaperError as EmptyPaperError,
    EncryptedPaperError as EncryptedPaperError,
    HiddenOrderError as HiddenOrderError,
    MixedEncodingError as MixedEncodingError,
    NoMeetingDateError as NoMeetingDateError,
    NotAFileError as NotAFileError,
    NotAKkrPaperError as NotAKkrPaperError,
    OtherFormatError as OtherFormatError,
    PaperError as PaperError,
    PaperTooLargeError as PaperTooLargeError,
    SameMeetingError as SameMeetingError,
    ScannedPaperError as ScannedPaperError,
    TooManyPagesError as TooManyPagesError,
    TrackedChangesError as TrackedChangesError,
    UnknownFormatError as UnknownFormatError,
)
from kkr_graph.errors.pictures import (
    FontMissingError as FontMissingError,
    PangoMissingError as PangoMissingError,
    PictureTooLargeError as PictureTooLargeError,
)
from kkr_graph.errors.publishing import (
    OtherPublisherError as OtherPublisherError,
    PublishedFolderError as PublishedFolderError,
    PublishError as PublishError,
)
from kkr_graph.errors.refused import (
    BuildRunningError as BuildRunningError,
    EndpointBusyError as EndpointBusyError,
    EndpointError as EndpointError,
    MissingExtraError as MissingExtraError,
    NetworkTooLargeError as NetworkTooLargeError,
    NewerStoreError as NewerStoreError,
    NotASiteError as NotASiteError,
    NotAStoreError as NotAStoreError,
    OutputError as OutputError,
    QueryRefusedError as QueryRefusedError,
    RefusedError as RefusedError,
    SiteFolderError as SiteFolderError,
    StoreReadError as StoreReadError,
    StoreWriteError as StoreWriteError,
    TokenFileError as TokenFileError,
    TooManyRowsForFormatError as TooManyRowsForFormatError,
    UnfilledEndpointError as UnfilledEndpointError,
    WorkbookTooLargeError as WorkbookTooLargeError,
)
from kkr_graph.errors.registers import (
    DamagedRegisterError as DamagedRegisterError,
    EmptyRegisterError as EmptyRegisterError,
    FaultyRowsError as FaultyRowsError,
    LockedRegisterError as LockedRegisterError,
    NotARegisterError as NotARegisterError,
    OtherCouncilError as OtherCouncilError,
    RegisterChangedError as RegisterChangedError,
    RegisterError as RegisterError,
    RegisterFormatError as RegisterFormatError,
    RegisterTooLargeError as RegisterTooLargeError,
    UntakenEditsError as UntakenEditsError,
)
from kkr_graph.errors.releases import (
    BadKnownError as BadKnownError,
    ClockBackError as ClockBackError,
    CommonGroundError as CommonGroundError,
    HiddenSuccessorError as HiddenSuccessorError,
    KnownElsewhereError as KnownElsewhereError,
    NoOwnGraphsError as NoOwnGraphsError,
    NoReleasesError as NoReleasesError,
    NoReleaseYetError as NoReleaseYetError,
    NothingToWithdrawError as NothingToWithdrawError,
    NotYoursToWithdrawError as NotYoursToWithdrawError,
    OtherReleasesError as OtherReleasesError,
    ReleaseExistsError as ReleaseExistsError,
    UnfinishedWithdrawalError as UnfinishedWithdrawalError,
    UnknownReleaseError as UnknownReleaseError,
    WithdrawalBreaksError as WithdrawalBreaksError,
    WithdrawalError as WithdrawalError,
)
from kkr_graph.errors.serving import (
    AddressTakenError as AddressTakenError,
    NoForkError as NoForkError,
    NotACopyError as NotACopyError,
    NotEmptyError as NotEmptyError,
    NoTokensError as NoTokensError,
    ServingError as ServingError,
    StartFailedError as StartFailedError,
)
from kkr_graph.errors.sharing import (
    BadCouncilError as BadCouncilError,
    NoCouncilError as NoCouncilError,
)
from kkr_graph.errors.unreadable import (
    BadQueryError as BadQueryError,
    BadValueError as BadValueError,
    BadVerdictError as BadVerdictError,
    BlankNodeError as BlankNodeError,
    ForbiddenCharacterError as ForbiddenCharacterError,
    LonelyEditsError as LonelyEditsError,
    MissingSourceError as MissingSourceError,
    NoGraphError as NoGraphError,
    NotUtf8Error as NotUtf8Error,
    QuestionHeaderError as QuestionHeaderError,
    SameGraphError as SameGraphError,
    StoreMissingError as StoreMissingError,
    SyntaxInSourceError as SyntaxInSourceError,
    TooLargeError as TooLargeError,
    UnknownTermError as UnknownTermError,
    UnreadableError as UnreadableError,
)
from kkr_graph.errors.vouching import (
    BadSignatureError as BadSignatureError,
    ExpiredKeyError as ExpiredKeyError,
    ExpiredPackageError as ExpiredPackageError,
    ForgedPackageError as ForgedPackageError,
    FuturePackageError as FuturePackageError,
    KeyOfAnotherError as KeyOfAnotherError,
    NoBaseError as NoBaseError,
    OlderReleaseError as OlderReleaseError,
    OtherReleaseError as OtherReleaseError,
    RevokedKeyError as RevokedKeyError,
    TooOpenError as TooOpenError,
    UnsignedPackageError as UnsignedPackageError,
    UntrustedKeyError as UntrustedKeyError,
)
from kkr_graph.errors.web import (
    BadRequestError as BadRequestError,
    BusyError as BusyError,
    ClientGoneError as ClientGoneError,
    DoubledHeaderError as DoubledHeaderError,
    FetchFailedError as FetchFailedError,
    GraphExistsError as GraphExistsError,
    MissingTokenError as MissingTokenError,
    NoSuchGraphError as NoSuchGraphError,
    NoSuchThingError as NoSuchThingError,
    NotAcceptableError as NotAcceptableError,
    NotFoundError as NotFoundError,
    NotYoursToWriteError as NotYoursToWriteError,
    PreconditionError as PreconditionError,
    ReadOnlyError as ReadOnlyError,
    RequestTimeoutError as RequestTimeoutError,
    RequestTooLargeError as RequestTooLargeError,
    TooHungryError as TooHungryError,
    TooManyHeadersError as TooManyHeadersError,
    TooManyRowsError as TooManyRowsError,
    TooNestedError as TooNestedError,
    TooSlowError as TooSlowError,
    TwoLengthsError as TwoLengthsError,
    UnknownCodingError as UnknownCodingError,
    WebError as WebError,
    WithdrawnError as WithdrawnError,
    WrongMediaTypeError as WrongMediaTypeError,
    WrongMethodError as WrongMethodError,
)
from kkr_graph.errors.wrong_use import (
    AmbiguousNameError as AmbiguousNameError,
    BadDateError as BadDateError,
    BadParameterError as BadParameterError,
    InsecureEndpointError as InsecureEndpointError,
    NotAQuestionWordError as NotAQuestionWordError,
    OutputFolderError as OutputFolderError,
    OutputToTerminalError as OutputToTerminalError,
    PaperNotBesideError as PaperNotBesideError,
    UnknownDocumentError as UnknownDocumentError,
    UnknownFindingError as UnknownFindingError,
    UnknownNameError as UnknownNameError,
    UnknownParameterError as UnknownParameterError,
    UnknownQuestionError as UnknownQuestionError,
    UnknownReportFormatError as UnknownReportFormatError,
    WrongQueryFormError as WrongQueryFormError,
    WrongUseError as WrongUseError,
)
