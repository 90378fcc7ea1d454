"""What others publish is fetched once, resumed, and refused by name when it is bad."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import format_datetime
from hashlib import sha256
from pathlib import Path

import pytest

from feed_server import (
    Server,
    break_off,
    busy,
    endless,
    fails,
    moved,
    says,
    serving,
    slow,
    slow_head,
    web_page,
)
from kkr_graph import canonical, published, releases
from kkr_graph.errors import (
    BadAddressError,
    BusyServerError,
    DamagedMemoryError,
    ElsewhereError,
    FeedError,
    FeedLoopError,
    FeedTooLongError,
    ForgedListError,
    FutureListError,
    KkrGraphError,
    NoAnswerError,
    NoPackageError,
    NotAsListedError,
    NotAsReleasedError,
    OtherSignerError,
    PullRunningError,
    ReplayedListError,
    SpentSignerError,
    TooMuchError,
    UnknownSignerError,
    UnlistedPageError,
    UnsignedListError,
    WebPageInsteadError,
)
from kkr_graph.keys.trust import Trust
from kkr_graph.published import LIST, File, Published
from kkr_graph.pulls import addresses, choosing, following, listing
from kkr_graph.pulls.download import download
from kkr_graph.pulls.memory import Memory
from kkr_graph.pulls.web import Patience, Web
from kkr_graph.received import Received
from made_up_packages import COUNCIL, DAY, KEY, OTHER, OTHER_KEY, TRUST, turtle
from made_up_releases import (
    FIRST,
    GREEN,
    GREENER,
    plan,
    publish,
    release,
    sign,
    three,
)

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
QUICK = Patience(quiet=2, whole=5, longest=60, pause=0.01, tries=3)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    three(tmp_path / "theirs")
    return tmp_path / "theirs"


@pytest.fixture
def server(tmp_path: Path, store: Path) -> Iterator[Server]:
    with serving(tmp_path / "www") as running:
        publish(store, tmp_path / "www", plan(running.url))
        yield running


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    found = Memory(tmp_path / "ours")
    with found.held():
        yield found


@pytest.fixture
def slept() -> list[float]:
    return []


@pytest.fixture
def web(slept: list[float]) -> Web:
    return Web(QUICK, slept.append)


def fetch(web: Web, server: Server, memory: Memory, trust: Trust = TRUST) -> Published:
    return listing.fetch(web, server.url, memory, trust, NOW)[0]


def put_list(server: Server, listed: Published, key: object = None) -> None:
    """Let the server have another list, signed as it should be."""
    content = published.write(listed)
    (server.folder / LIST).write_bytes(content)
    comment = f"kkr {listed.council} {listed.number} {listed.access}"
    sealed = sign(content, comment) if key is None else sign(content, comment, key)  # type: ignore[arg-type]
    name = sha256(content).hexdigest()
    (server.folder / f"signatures/{name}.minisig").write_bytes(sealed)


# The list


def test_the_list_is_fetched_and_vouched_for(
    web: Web, server: Server, memory: Memory
) -> None:
    listed = fetch(web, server, memory)

    assert listed.council == COUNCIL
    assert [one.name for one in listed.releases] == ["1.0.0", "1.1.0", "2.0.0"]
    assert len(server.asked) == 2  # the list and its signature


def test_what_has_not_changed_is_not_sent_again(
    web: Web, server: Server, memory: Memory
) -> None:
    first = fetch(web, server, memory)
    server.asked.clear()

    assert fetch(web, server, memory) == first
    [(name, headers)] = server.asked
    assert name == LIST
    assert headers["If-None-Match"]


def test_an_unchanged_list_is_vouched_for_again(
    web: Web, server: Server, memory: Memory
) -> None:
    fetch(web, server, memory)

    with pytest.raises(SpentSignerError):
        fetch(web, server, memory, TRUST.without(KEY.public.id, DAY))


def test_an_old_list_is_refused_as_a_replay(
    web: Web, server: Server, memory: Memory, store: Path
) -> None:
    old = (server.folder / LIST).read_bytes()
    release(store, "3.0.0", [turtle(FIRST, GREENER)])
    publish(store, server.folder, plan(server.url))
    fetch(web, server, memory)
    (server.folder / LIST).write_bytes(old)  # whose signature still stands

    with pytest.raises(ReplayedListError) as refused:
        fetch(web, server, memory)
    assert "nr. 3" in refused.value.say("da")
    assert "nr. 4" in refused.value.say("da")


def test_two_lists_with_one_number_are_refused(
    web: Web, server: Server, memory: Memory
) -> None:
    listed = fetch(web, server, memory)
    put_list(server, replace(listed, packages=()))

    with pytest.raises(ReplayedListError):
        fetch(web, server, memory)


def test_a_list_by_a_key_that_nobody_trusts_is_refused(
    web: Web, server: Server, memory: Memory
) -> None:
    with pytest.raises(UnknownSignerError):
        fetch(web, server, memory, Trust())


def test_a_council_cannot_sign_the_list_of_another(
    web: Web, server: Server, memory: Memory
) -> None:
    listed = published.read((server.folder / LIST).read_bytes(), LIST)
    put_list(server, replace(listed, number=9), OTHER_KEY)

    with pytest.raises(OtherSignerError) as refused:
        fetch(web, server, memory)
    assert OTHER in refused.value.say("da")


def test_a_list_that_was_changed_on_its_way_is_refused(
    web: Web, server: Server, memory: Memory
) -> None:
    content = (server.folder / LIST).read_bytes()
    (server.folder / LIST).write_bytes(content.replace(b"1.1.0", b"1.1.1"))

    with pytest.raises(ForgedListError):
        fetch(web, server, memory)


def test_a_list_that_is_not_signed_is_refused(
    web: Web, server: Server, memory: Memory
) -> None:
    for file in server.folder.rglob("*.minisig"):
        file.unlink()

    with pytest.raises(UnsignedListError):
        fetch(web, server, memory)


def test_a_list_of_a_time_to_come_is_refused_but_a_clock_may_be_wrong(
    web: Web, server: Server, memory: Memory, store: Path
) -> None:
    release(store, "3.0.0", [turtle(FIRST, GREEN)], "2026-11-27T11:00:00Z")
    publish(store, server.folder, plan(server.url))
    fetch(web, server, memory)
    release(store, "4.0.0", [turtle(FIRST, GREENER)], "2027-11-27T11:00:00Z")
    publish(store, server.folder, plan(server.url))

    with pytest.raises(FutureListError):
        fetch(web, server, memory)


def test_a_list_that_is_replaced_meanwhile_still_has_its_signature(
    web: Web, server: Server, memory: Memory, store: Path
) -> None:
    old = (server.folder / LIST).read_bytes()
    release(store, "3.0.0", [turtle(FIRST, GREENER)])
    publish(store, server.folder, plan(server.url))
    server.mischief[LIST] = [says(old)]

    assert fetch(web, server, memory).number == 3


def test_only_one_pulls_at_a_time(memory: Memory, tmp_path: Path) -> None:
    other = Memory(tmp_path / "ours")

    with pytest.raises(PullRunningError), other.held():
        pass
    assert other.seen(COUNCIL, "public") == memory.seen(COUNCIL, "public")


def test_a_memory_that_is_damaged_is_not_taken_for_none(
    web: Web, server: Server, memory: Memory, tmp_path: Path
) -> None:
    fetch(web, server, memory)
    (tmp_path / f"ours/.pulls/{COUNCIL}-public.json").write_text("{")

    with pytest.raises(DamagedMemoryError):
        fetch(web, server, memory)


# The server


@pytest.mark.parametrize(
    ("mischief", "error"),
    [
        (web_page, WebPageInsteadError),
        (fails(404), NoAnswerError),
        (fails(500), NoAnswerError),
        (endless, TooMuchError),
        (break_off(10), NoAnswerError),
        (busy("3600"), BusyServerError),
        (busy("1"), BusyServerError),  # again and again
        (moved("https://eksempel.invalid/PUBLISHED"), ElsewhereError),
        (moved("file:///etc/passwd"), BadAddressError),
        (moved("/PUBLISHED"), NoAnswerError),  # in a circle
        (says(b"x", Content_Encoding="gzip"), NoAnswerError),
        (slow(0.9), NoAnswerError),
        (slow_head, NoAnswerError),
    ],
)
def test_a_server_that_misbehaves_is_given_up_by_name(
    server: Server, mischief: Callable[..., None], error: type[KkrGraphError]
) -> None:
    server.always[LIST] = mischief
    web = Web(replace(QUICK, whole=0.5), lambda _: None)

    with pytest.raises(error):
        web.get(server.url + LIST, 2**20)
    assert len(server.asked) <= 6


def test_a_server_that_is_not_there_is_said_so(web: Web) -> None:
    with pytest.raises(NoAnswerError):
        web.get("http://127.0.0.1:9/PUBLISHED", 100)


def test_a_busy_server_is_asked_again_when_it_said(
    web: Web, server: Server, slept: list[float]
) -> None:
    server.mischief[LIST] = [busy("7"), busy("0", 429)]

    assert web.get(server.url + LIST, 2**20).content
    assert slept == [7, QUICK.pause]


def test_when_to_ask_again_is_told_by_the_clock_of_the_server(
    web: Web, server: Server, slept: list[float]
) -> None:
    there = datetime(2001, 1, 1, tzinfo=UTC)

    def wait(handler: object, _: bytes) -> None:
        handler.send_response_only(503)  # type: ignore[attr-defined]
        for name, moment in (("Date", there), ("Retry-After", there.replace(second=9))):
            handler.send_header(name, format_datetime(moment, usegmt=True))  # type: ignore[attr-defined]
        handler.send_header("Content-Length", "0")  # type: ignore[attr-defined]
        handler.end_headers()  # type: ignore[attr-defined]

    server.mischief[LIST] = [wait]
    web.get(server.url + LIST, 2**20)
    assert slept == [9]


def test_a_server_that_fails_for_a_moment_is_asked_again(
    web: Web, server: Server, slept: list[float]
) -> None:
    server.mischief[LIST] = [fails(502), break_off(7)]

    assert web.get(server.url + LIST, 2**20).content
    assert slept == [QUICK.pause, QUICK.pause * 2]


def test_a_move_on_the_same_server_is_followed(web: Web, server: Server) -> None:
    server.always["gammel"] = moved(f"/{LIST}")

    assert web.get(server.url + "gammel", 2**20).content


@pytest.mark.parametrize(
    "url",
    [
        "http://eksempel.invalid/",
        "http://localhost.eksempel.invalid/",
        "ftp://127.0.0.1/",
        "file:///etc/passwd",
        "https://navn:kode@eksempel.invalid/",
        "https:///x",
        "https://eksempel.invalid:0/",
        "https://eksempel.invalid:99999/",
        "https://eksempel.invalid/a b",
        "https://eksempel.invalid/\r\nX: y",
        "https://[/",
        "eksempel.invalid",
        "",
    ],
)
def test_what_is_no_address_to_fetch_from_is_refused(url: str) -> None:
    with pytest.raises(BadAddressError) as refused:
        addresses.root(url)
    assert "kode" not in refused.value.say("da").partition("Skriv")[0]


@pytest.mark.parametrize(
    "url",
    [
        "https://eksempel.invalid/kkr",
        "https://eksempel.invalid/kkr/",
        "https://eksempel.invalid/kkr/PUBLISHED",
        "https://eksempel.invalid/kkr/catalogue.ttl",
        "https://eksempel.invalid/kkr/feed/index.ttl",
        "https://eksempel.invalid/kkr/?v=1#x",
    ],
)
def test_every_address_of_what_is_published_leads_to_it(url: str) -> None:
    assert addresses.root(url) == "https://eksempel.invalid/kkr/"


# Packages


def held(listed: Published, number: int) -> Received:
    issue = listed.releases[number]
    return Received(COUNCIL, issue.name, "0f" * 32, KEY.public.id, issue.graphs)


def test_only_what_is_new_is_pulled(web: Web, server: Server, memory: Memory) -> None:
    listed = fetch(web, server, memory)

    assert [one.name for one in choosing.news(listed, None)] == [
        "1.0.0",
        "1.1.0",
        "2.0.0",
    ]
    assert [one.name for one in choosing.news(listed, held(listed, 1))] == ["2.0.0"]
    assert choosing.news(listed, held(listed, 2)) == ()


def test_a_release_that_something_was_taken_out_of_is_new(
    web: Web, server: Server, memory: Memory
) -> None:
    listed = fetch(web, server, memory)
    before = replace(held(listed, 2), graphs={})

    assert [one.name for one in choosing.news(listed, before)] == ["2.0.0"]


def test_a_package_that_builds_on_what_is_held_comes_first(
    web: Web, server: Server, memory: Memory
) -> None:
    listed = fetch(web, server, memory)

    def since(have: Received | None) -> list[str | None]:
        return [one.since for one in choosing.packages(listed, have, server.url)]

    assert since(held(listed, 1)) == ["1.1.0", None]
    assert since(held(listed, 0)) == [None]
    assert since(replace(held(listed, 1), graphs={})) == [None]
    assert since(None) == [None]


def test_a_list_without_packages_says_so(
    web: Web, server: Server, memory: Memory
) -> None:
    listed = replace(fetch(web, server, memory), packages=())

    with pytest.raises(NoPackageError):
        choosing.packages(listed, None, server.url)


@pytest.fixture
def package(server: Server) -> tuple[str, File]:
    """Return the name of a package that is served, large enough to break off."""
    content = bytes(range(256)) * 2000
    name = "packages/stor-1.0.0-0f0f0f0f0f0f0f0f.zip"
    (server.folder / name).write_bytes(content)
    return name, File.of(content)


def test_what_broke_off_is_taken_up_where_it_was(
    web: Web, server: Server, memory: Memory, package: tuple[str, File]
) -> None:
    name, wanted = package
    server.mischief[name] = [break_off(200_000)]
    file = download(web, server.url + name, wanted, memory.files)

    assert sha256(file.read_bytes()).hexdigest() == wanted.sha256
    assert [headers["Range"] for _, headers in server.asked] == [None, "bytes=200000-"]
    assert [one.name for one in memory.files.iterdir()] == [name.partition("/")[2]]


def test_what_was_fetched_whole_is_not_fetched_again(
    web: Web, server: Server, memory: Memory, package: tuple[str, File]
) -> None:
    name, wanted = package
    download(web, server.url + name, wanted, memory.files)
    server.asked.clear()
    download(web, server.url + name, wanted, memory.files)

    assert server.asked == []


def test_a_server_without_ranges_sends_it_all_again(
    web: Web, server: Server, memory: Memory, package: tuple[str, File]
) -> None:
    name, wanted = package
    server.ranges = False
    server.mischief[name] = [break_off(200_000)]
    file = download(web, server.url + name, wanted, memory.files)

    assert file.stat().st_size == wanted.size


def test_two_files_are_never_mixed(
    web: Web, server: Server, memory: Memory, package: tuple[str, File]
) -> None:
    name, wanted = package
    whole = (server.folder / name).read_bytes()
    other = whole[::-1]
    server.mischief[name] = [
        lambda handler, _: break_off(300_000)(handler, other),  # what it was before
    ]
    file = download(web, server.url + name, wanted, memory.files)

    assert file.read_bytes() == whole


def test_what_is_not_as_listed_is_thrown_away(
    web: Web, server: Server, memory: Memory, package: tuple[str, File]
) -> None:
    name, wanted = package
    server.always[name] = says(b"x" * wanted.size)

    with pytest.raises(NotAsListedError):
        download(web, server.url + name, wanted, memory.files)
    assert not list(memory.files.iterdir())


def test_more_than_is_listed_is_not_read(
    web: Web, server: Server, memory: Memory, package: tuple[str, File]
) -> None:
    name, wanted = package
    server.always[name] = endless

    with pytest.raises(TooMuchError):
        download(web, server.url + name, wanted, memory.files)
    assert sum(one.stat().st_size for one in memory.files.iterdir()) <= wanted.size + 99


def test_killed_in_the_middle_it_loses_and_doubles_nothing(
    web: Web, server: Server, memory: Memory, package: tuple[str, File]
) -> None:
    name, wanted = package
    server.mischief[name] = [_trickle]
    code = f"""
from pathlib import Path
from kkr_graph.published import File
from kkr_graph.pulls.download import download
from kkr_graph.pulls.web import Web
download(Web(), {server.url + name!r}, File({wanted.sha256!r}, {wanted.size}),
         Path({str(memory.files)!r}))
"""
    running = subprocess.Popen([sys.executable, "-c", code])
    part = memory.files / f"{wanted.sha256}.part"
    until = time.monotonic() + 20
    while not (part.exists() and part.stat().st_size > 100_000):
        assert time.monotonic() < until
        time.sleep(0.02)
    os.kill(running.pid, signal.SIGKILL)
    running.wait()
    have = part.stat().st_size
    server.asked.clear()
    file = download(web, server.url + name, wanted, memory.files)

    assert file.read_bytes() == (server.folder / name).read_bytes()
    [(_, headers)] = server.asked
    assert headers["Range"] == f"bytes={have}-"


def _trickle(handler: object, content: bytes) -> None:
    tag = f'"{sha256(content).hexdigest()[:16]}"'
    handler.begin(200, len(content), ETag=tag)  # type: ignore[attr-defined]
    try:
        for at in range(0, len(content), 20_000):
            handler.wfile.write(content[at : at + 20_000])  # type: ignore[attr-defined]
            time.sleep(0.1)
    except OSError:
        return


# The stream


def test_whoever_follows_the_stream_has_the_graphs_of_the_package(
    web: Web, server: Server, memory: Memory, store: Path
) -> None:
    listed = fetch(web, server, memory)
    found = following.graphs(web, server.url, listed)

    newest = releases.latest(store)
    assert newest is not None
    assert {name: canonical.digest(said) for name, said in found.items()} == newest.own


def with_page(
    server: Server, content: bytes, file: str = "feed/index.ttl"
) -> Published:
    """Return the list of a sender whose stream is *content*, listed as it should be."""
    (server.folder / file).parent.mkdir(parents=True, exist_ok=True)
    (server.folder / file).write_bytes(content)
    listed = published.read((server.folder / LIST).read_bytes(), LIST)
    return replace(listed, files={**listed.files, file: File.of(content)})


def leading(server: Server, at: str, *to: str) -> bytes:
    lines = [
        f"<{server.url}{at}> <https://w3id.org/tree#relation> <urn:r:{number}> .\n"
        f"<urn:r:{number}> <https://w3id.org/tree#node> <{server.url}{page}> ."
        for number, page in enumerate(to)
    ]
    return "\n".join(lines).encode()


PAGE = "feed/1.0.0/1-0f0f0f0f0f0f0f0f.trig"


def test_a_page_that_leads_to_itself_is_refused(web: Web, server: Server) -> None:
    index = "feed/index.ttl"
    listed = with_page(server, leading(server, index, index))

    with pytest.raises(FeedLoopError):
        list(following.follow(web, server.url, listed))


def test_a_stream_that_goes_in_a_circle_is_refused(web: Web, server: Server) -> None:
    index = "feed/index.ttl"
    listed = with_page(server, leading(server, index, PAGE))
    back = with_page(server, leading(server, PAGE, index), PAGE)
    both = replace(listed, files={**back.files, index: listed.files[index]})

    with pytest.raises(FeedLoopError) as refused:
        list(following.follow(web, server.url, both))
    assert server.names().count(index) == 1
    assert PAGE in refused.value.say("da")


def test_a_stream_without_end_is_given_up(web: Web, server: Server) -> None:
    index = "feed/index.ttl"
    many = [PAGE.replace("/1-", f"/{number}-") for number in range(20)]
    listed = with_page(server, leading(server, index, *many))

    with pytest.raises(FeedTooLongError):
        list(following.follow(web, server.url, listed, most=10))


@pytest.mark.parametrize(
    "page", [PAGE, "../../etc/passwd", "feed/2.0.0/ukendt.trig", "https://x.invalid/"]
)
def test_a_page_that_is_not_on_the_list_is_not_fetched(
    web: Web, server: Server, page: str
) -> None:
    listed = with_page(server, leading(server, "feed/index.ttl", page))

    with pytest.raises(UnlistedPageError):
        list(following.follow(web, server.url, listed))
    assert server.names() == ["feed/index.ttl"]


def test_a_page_of_other_bytes_is_refused(
    web: Web, server: Server, memory: Memory
) -> None:
    listed = fetch(web, server, memory)
    server.always["feed/index.ttl"] = says(b"#")

    with pytest.raises(NotAsListedError):
        list(following.follow(web, server.url, listed))


def test_a_stream_that_leaves_something_out_is_seen(
    web: Web, server: Server, memory: Memory
) -> None:
    fetch(web, server, memory)
    [page] = (server.folder / "feed/1.0.0").iterdir()
    listed = with_page(
        server, leading(server, "feed/index.ttl", f"feed/1.0.0/{page.name}")
    )

    with pytest.raises(NotAsReleasedError):
        following.graphs(web, server.url, listed)


def test_every_refusal_of_a_feed_says_where_and_how_to_mend() -> None:
    for error in (*FeedError.__subclasses__(),):
        assert "{url}" in error.da
        assert "{url}" in error.en


def test_the_page_says_the_limits_that_hold() -> None:
    page = (Path(__file__).parents[1] / "docs/event-stream.md").read_text("utf-8")
    normal = Patience()

    for said in (
        f"{normal.quiet} sekunder uden nye byte",
        f"{round(normal.whole / 60)} minutter for ét svar",
        f"| forsøg | {normal.tries}, når",
        f"højst {normal.longest} sekunders",
        f"listen {listing.LARGEST // 2**20} MiB",
    ):
        assert said in page
    conf = (Path(__file__).parents[1] / "docs/deploy/published.conf").read_text("utf-8")
    [block] = [part for part in page.split("```") if "map $uri" in part]
    assert block.strip() in conf
