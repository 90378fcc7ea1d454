"""nginx with our file serves what is published, and kkr pull fetches it from there."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import pytest

from kkr_graph.published import LIST, File
from kkr_graph.pulls.download import download
from kkr_graph.pulls.memory import Memory
from kkr_graph.pulls.web import Web
from made_up_releases import publish, three

CONF = Path(__file__).parents[1] / "docs" / "deploy" / "published.conf"
NGINX = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
TLS = ("ssl_certificate ", "ssl_certificate_key ", "ssl_protocols ")

pytestmark = pytest.mark.skipif(NGINX is None, reason="there is no nginx")


@pytest.fixture(scope="module")
def www(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("nginx")
    three(folder / "store")
    publish(folder / "store", folder / "published")
    return folder


@pytest.fixture(scope="module")
def port(www: Path) -> Iterator[int]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        number: int = free.getsockname()[1]
    text = "\n".join(
        line
        for line in CONF.read_text("utf-8").splitlines()
        if not line.strip().startswith(TLS)
    )
    text = text.replace("listen 443 ssl http2;", f"listen 127.0.0.1:{number};")
    text = text.replace("/srv/kkr/published", f"{www}/published")
    kept = "".join(
        f"{name}_temp_path {www}/{name};\n"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    whole = www / "nginx.conf"
    user = "user root;\n" if os.geteuid() == 0 else ""
    whole.write_text(
        f"daemon off;\n{user}pid {www}/pid;\nevents {{}}\nhttp {{\n{kept}{text}\n}}\n",
        "utf-8",
    )
    with subprocess.Popen(
        [str(NGINX), "-e", f"{www}/error.log", "-c", str(whole)]
    ) as running:
        try:
            until = time.monotonic() + 20
            while not _answers(number):
                assert running.poll() is None
                assert time.monotonic() < until
                time.sleep(0.05)
            yield number
        finally:
            running.terminate()


def _answers(port: int) -> bool:
    try:
        return asked(port, LIST)[0] == 200
    except (OSError, HTTPException):
        return False


def asked(port: int, name: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Return the status, the headers and the body that nginx answers with."""
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", f"/kkr/{name}", headers=headers)
        said = connection.getresponse()
        told = {key.lower(): value for key, value in said.getheaders()}
        return said.status, told, said.read()
    finally:
        connection.close()


def files(www: Path, kind: str) -> list[str]:
    place = www / "published"
    return [one.relative_to(place).as_posix() for one in sorted(place.glob(kind))]


@pytest.mark.parametrize(
    ("kind", "media", "kept"),
    [
        (LIST, "application/json", "no-cache"),
        ("feed/index.ttl", "text/turtle", "no-cache"),
        ("feed/1.0.0/*.trig", "application/trig", "immutable"),
        ("packages/*.zip", "application/zip", "immutable"),
        ("signatures/*.minisig", "text/plain", "immutable"),
    ],
)
def test_each_kind_of_file_has_its_type_and_its_time(
    www: Path, port: int, kind: str, media: str, kept: str
) -> None:
    [name, *_] = files(www, kind)
    status, headers, body = asked(port, name)

    assert status == 200
    assert headers["content-type"].partition(";")[0] == media
    assert kept in headers["cache-control"]
    assert body == (www / "published" / name).read_bytes()


def test_what_has_not_changed_is_not_sent_again(port: int) -> None:
    _, headers, _ = asked(port, LIST)
    status, _, body = asked(port, LIST, **{"If-None-Match": headers["etag"]})

    assert (status, body) == (304, b"")


@pytest.mark.parametrize("name", [".lock", "feed/.1.new", "../store/trust.json"])
def test_what_is_not_published_is_not_served(www: Path, port: int, name: str) -> None:
    (www / "published" / "feed" / ".1.new").write_text("x")

    assert asked(port, name)[0] in {400, 403, 404}


def test_what_broke_off_is_taken_up_from_nginx(www: Path, port: int) -> None:
    [name, *_] = files(www, "packages/*.zip")
    content = (www / "published" / name).read_bytes()
    wanted = File.of(content)
    memory = Memory(www / "ours")
    _, headers, _ = asked(port, name)
    memory.files.mkdir(parents=True)
    (memory.files / f"{wanted.sha256}.part").write_bytes(content[:1000])
    (memory.files / f"{wanted.sha256}.etag").write_text(headers["etag"])
    status, told, rest = asked(
        port, name, **{"Range": "bytes=1000-", "If-Range": headers["etag"]}
    )

    assert (status, rest) == (206, content[1000:])
    assert told["content-range"].startswith("bytes 1000-")
    file = download(Web(), f"http://127.0.0.1:{port}/kkr/{name}", wanted, memory.files)
    assert file.read_bytes() == content
