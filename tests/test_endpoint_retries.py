"""What fails in passing is tried again, not too soon, not too often."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from kkr_graph.endpoint import EndpointStore
from kkr_graph.endpoint_failures import failure, of_status
from kkr_graph.endpoint_retries import Retrying
from kkr_graph.errors import EndpointBusyError, EndpointError
from strange_servers import answering, serving

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)


def failing(*errors: Exception) -> Callable[[], str]:
    left = list(errors)

    def send() -> str:
        if left:
            raise left.pop(0)
        return "done"

    return send


def busy(after: str | None = None) -> EndpointError:
    return of_status("http://x/", 503, after)


def retrying(slept: list[float], tries: int = 6) -> Retrying:
    return Retrying(tries=tries, sleep=slept.append, clock=lambda: NOON)


def test_each_wait_is_twice_the_one_before() -> None:
    slept: list[float] = []

    assert retrying(slept)(failing(busy(), busy(), busy())) == "done"
    assert slept == [0.5, 1.0, 2.0]


def test_it_is_given_up_in_the_end() -> None:
    slept: list[float] = []
    with pytest.raises(EndpointBusyError, match="HTTP 503"):
        retrying(slept, tries=3)(failing(busy(), busy(), busy()))

    assert len(slept) == 2


@pytest.mark.parametrize(
    ("after", "wait"),
    [
        ("7", 7.0),
        ("Thu, 26 Nov 2026 12:00:09 GMT", 9.0),
        ("Thu, 26 Nov 2026 11:00:00 GMT", 0.5),
        ("99999999999999999999", 30.0),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 30.0),
        ("-3", 0.5),
        ("soon", 0.5),
        ("", 0.5),
        ("1e9", 0.5),
    ],
)
def test_a_server_says_when_to_come_back_within_bounds(after: str, wait: float) -> None:
    slept: list[float] = []
    retrying(slept)(failing(busy(after)))

    assert slept == [wait]


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_these_pass(status: int) -> None:
    assert isinstance(of_status("http://x/", status), EndpointBusyError)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 413, 500, 501])
def test_these_do_not_pass_and_are_not_tried_again(status: int) -> None:
    slept: list[float] = []
    with pytest.raises(EndpointError):
        retrying(slept)(failing(of_status("http://x/", status)))

    assert slept == []


@pytest.mark.parametrize("kind", ["unreachable", "slow", "busy"])
def test_a_connection_that_breaks_or_is_slow_passes(kind: str) -> None:
    assert isinstance(failure("http://x/", "", kind), EndpointBusyError)


@pytest.mark.parametrize(
    ("said", "passes"), [(b"Transaction deadlocked", True), (b"out of memory", False)]
)
def test_a_deadlock_passes_and_another_fault_within_does_not(
    monkeypatch: pytest.MonkeyPatch, said: bytes, *, passes: bool
) -> None:
    monkeypatch.setenv("no_proxy", "*")
    with (
        serving(answering(said, status=500)) as url,
        pytest.raises(EndpointError) as raised,
    ):
        EndpointStore(url).graphs()

    assert isinstance(raised.value, EndpointBusyError) is passes
