"""The files for those who run the server do what docs/deploy.md says."""

import os
import re
import shlex
import shutil
import socket
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPSConnection
from pathlib import Path
from urllib.request import urlopen

import click
import pytest

from kkr_graph import build
from kkr_graph.cli.serve import command
from served import Said, serving

ROOT = Path(__file__).parents[1]
DEPLOY = ROOT / "docs" / "deploy"
PAGE = (ROOT / "docs" / "deploy.md").read_text("utf-8")
CONTAINERFILE = (DEPLOY / "Containerfile").read_text("utf-8")
UNIT = (DEPLOY / "kkr-graph.service").read_text("utf-8")
NGINX = (DEPLOY / "nginx.conf").read_text("utf-8")
OPTIONS = {name for one in command.params for name in one.opts}
OF_OTHERS = {"build-arg", "format", "from", "chown", "no-cache-dir", "require-hashes",
    "no-build-isolation", "no-deps", "wheel-dir", "interval", "timeout", "start-period",
    "rm", "read-only", "tmpfs", "cap-drop", "security-opt", "memory", "pids-limit",
    "install", "now"}  # fmt: skip


def needs(program: str) -> pytest.MarkDecorator:
    found = shutil.which(program, path=f"{os.environ['PATH']}:/usr/sbin")
    return pytest.mark.skipif(not found, reason=f"there is no {program}")


def instructions() -> list[tuple[str, str]]:
    """Return each instruction of the Containerfile and what follows it."""
    lines = re.sub(r"\\\n\s*", " ", CONTAINERFILE).splitlines()
    whole = [line.strip() for line in lines if line and not line.startswith("#")]
    return [(line.partition(" ")[0], line.partition(" ")[2]) for line in whole]


def test_every_option_that_is_named_exists() -> None:
    for text in (PAGE, CONTAINERFILE, UNIT, NGINX):
        named = set(re.findall(r"(?<![\w-])--([a-z][a-z-]+)", text))
        assert {f"--{name}" for name in named - OF_OTHERS} <= OPTIONS | {"--store"}


def test_what_the_page_names_exists() -> None:
    for place in re.findall(r"\]\(([^)#]+)", PAGE):
        assert (ROOT / "docs" / place).exists(), place
    endpoint = (ROOT / "docs/endpoint.md").read_text("utf-8")
    headings = re.findall(r"^## (.*)", endpoint, re.MULTILINE)
    for part in re.findall(r"endpoint\.md#([\w-]+)", PAGE):
        assert part in {heading.lower().replace(" ", "-") for heading in headings}
    for name in re.findall(r"kkr_[a-z]+(?=_total|_bucket)", PAGE):
        assert f'"{name}"' in (ROOT / "src/kkr_graph/web/metrics.py").read_text()


def test_the_proxy_the_unit_and_the_page_agree() -> None:
    said = "kkr serve --root-path /kkr --trusted-proxy 127.0.0.1"

    assert said in PAGE
    assert said in NGINX
    assert "location /kkr/ {" in NGINX
    assert "proxy_pass http://kkr_graph/;" in NGINX
    assert "serve --host 127.0.0.1 --port 8000 --root-path /kkr" in UNIT
    assert "server 127.0.0.1:8000;" in NGINX
    assert "SocketBindAllow=ipv4:tcp:8000" in UNIT


# The container


def test_the_container_copies_what_there_is_and_no_more() -> None:
    copied = [
        name
        for word, rest in instructions()
        if word == "COPY" and "--from" not in rest
        for name in rest.split()[:-1]
    ]

    assert copied
    assert all((ROOT / name).exists() for name in copied)
    assert "." not in copied
    assert {name for word, _ in instructions() for name in [word]} <= {
        "ARG", "FROM", "WORKDIR", "RUN", "COPY", "ENV", "USER", "VOLUME", "EXPOSE",
        "STOPSIGNAL", "HEALTHCHECK", "ENTRYPOINT", "CMD",
    }  # fmt: skip


def test_the_container_runs_as_nobody_special() -> None:
    last = instructions()[[w for w, _ in instructions()].index("USER") :]
    after = {word for word, _ in last}
    stages = [rest for word, rest in instructions() if word == "FROM"]

    assert dict(last)["USER"].split(":")[0].isdigit()
    assert dict(last)["USER"] != "0:0"
    assert "RUN" not in after
    assert stages == ["${BASE} AS made", "${BASE}"]
    assert not re.search(r"\b(curl|apt-get|sudo|chmod)\b", CONTAINERFILE)


@pytest.mark.slow
def test_the_steps_of_the_container_make_a_server_that_is_healthy(
    tmp_path: Path,
) -> None:
    """The last steps, run here: what they build on is installed by the same pins."""
    [check] = [rest for word, rest in instructions() if word == "HEALTHCHECK"]
    run = re.search(r'"-c", "(.*)"\]', check)
    folder = tmp_path / "store"
    build.build([], folder)
    with serving(folder, "--workers", "1", "--host", "0.0.0.0") as running:
        assert run
        code = run[1].replace("8000", str(running.port))
        healthy = subprocess.run([sys.executable, "-c", code], check=False)
    ill = subprocess.run(
        [sys.executable, "-c", code], check=False, stderr=subprocess.DEVNULL
    )

    assert (healthy.returncode, ill.returncode) == (0, 1)


# The unit


@needs("systemd-analyze")
def test_the_unit_is_sound_and_lets_little_through(tmp_path: Path) -> None:
    unit = tmp_path / "kkr-graph.service"
    unit.write_text(UNIT.replace("/opt/kkr/bin/kkr", "/bin/true"), "utf-8")
    ask = ["systemd-analyze", "verify", "--man=no", str(unit)]
    sound = subprocess.run(ask, check=False, capture_output=True, text=True)
    asked = ["systemd-analyze", "security", "--offline=true", "--no-pager", str(unit)]
    said = subprocess.run(asked, check=False, capture_output=True, text=True).stdout
    level = re.search(r"Overall exposure level for kkr-graph.service: ([\d.]+)", said)

    assert sound.returncode == 0, sound.stderr
    assert str(unit.name) not in sound.stderr, "what it warns of"
    assert level
    assert float(level[1]) <= 1.2
    assert "rates it 1.2 of 10" in PAGE


# nginx


@contextmanager
def proxied(server: str, folder: Path) -> Iterator[int]:
    """Put nginx with our file in front of *server*; give its port."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = int(free.getsockname()[1])
    subprocess.run(
        shlex.split(
            "openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=localhost "
            f"-keyout {folder}/kkr.key -out {folder}/kkr.pem"
        ),
        check=True,
        capture_output=True,
    )
    ours = NGINX
    for before, after in (
        ("/etc/ssl/kkr.example.org.pem", f"{folder}/kkr.pem"),
        ("/etc/ssl/private/kkr.example.org.key", f"{folder}/kkr.key"),
        ("/var/log/nginx/kkr-graph.log", f"{folder}/access.log"),
        ("listen 443 ssl", f"listen 127.0.0.1:{port} ssl"),
        ("listen 80;", f"listen unix:{folder}/80.sock;"),
        ("server 127.0.0.1:8000;", f"server {server};"),
    ):
        assert before in ours
        ours = ours.replace(before, after)
    (folder / "kkr.conf").write_text(ours, "utf-8")
    places = "".join(
        f"{kind}_temp_path {folder}/{kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    whole = folder / "nginx.conf"
    whole.write_text(
        f"pid {folder}/pid;\nerror_log {folder}/error.log;\ndaemon off;\n"
        f"{'user root;' if os.getuid() == 0 else ''}\nworker_processes 1;\n"
        f"events {{}}\nhttp {{\n{places}include {folder}/kkr.conf;\n}}\n",
        "utf-8",
    )
    program = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    nginx = [str(program), "-e", f"{folder}/error.log", "-c", str(whole)]
    tried = subprocess.run([*nginx, "-t"], check=False, capture_output=True, text=True)
    assert tried.returncode == 0, tried.stderr
    with subprocess.Popen(nginx) as running:
        try:
            for _ in range(100):
                with socket.socket() as door:
                    if door.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.05)
            yield port
        finally:
            running.terminate()


def through(port: int, folder: Path, path: str, **headers: str) -> Said:
    trust = ssl.create_default_context(cafile=f"{folder}/kkr.pem")
    door = HTTPSConnection("localhost", port, timeout=30, context=trust)
    try:
        door.request("GET", path, None, {"Host": "kkr.example.org", **headers})
        reply = door.getresponse()
        given = {name.lower(): value for name, value in reply.getheaders()}
        return Said(reply.status, given, reply.read())
    finally:
        door.close()


@needs("nginx")
@pytest.mark.slow
def test_nginx_in_front_gives_the_same_with_its_own_addresses(tmp_path: Path) -> None:
    folder = tmp_path / "nginx"
    folder.mkdir()
    build.build([], tmp_path / "store")
    options = ("--root-path", "/kkr", "--trusted-proxy", "127.0.0.1", "--workers", "2")
    with (
        serving(tmp_path / "store", *options) as server,
        proxied(f"127.0.0.1:{server.port}", folder) as port,
    ):
        openapi = through(port, folder, "/kkr/openapi.json")
        answer = through(port, folder, "/kkr/sparql?query=ASK%7B%7D")
        again = through(
            port,
            folder,
            "/kkr/sparql?query=ASK%7B%7D",
            **{"If-None-Match": answer.headers["etag"]},
        )
        lie = through(
            port,
            folder,
            "/kkr/openapi.json",
            **{"X-Forwarded-Proto": "http", "X-Forwarded-Host": "evil.example"},
        )
        long = through(port, folder, "/kkr/sparql?query=ASK%7B%7D%23" + "a" * 40_000)
        outside = through(port, folder, "/sparql?query=ASK%7B%7D")
        smuggled = through(port, folder, "/kkr/..%2f..%2fetc%2fpasswd")
        graph = through(port, folder, "/kkr/graphs/%C3%A6%20")
        crowd = [through(port, folder, "/kkr/healthz").status for _ in range(80)]
        written = (folder / "access.log").read_text("utf-8")

    assert openapi.json["servers"] == [{"url": "https://kkr.example.org/kkr"}]
    assert lie.json["servers"] == openapi.json["servers"]
    assert (answer.status, answer.json["boolean"], again.status) == (200, True, 304)
    assert "max-age" in answer.headers["strict-transport-security"]
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert (long.status, outside.status) == (200, 404)
    assert smuggled.status in {400, 404}
    assert graph.status == 400
    assert 429 in crowd
    assert crowd[0] == 200
    assert "127.0.0.1" not in written
    assert "ASK" not in written


# Backup


@pytest.mark.slow
def test_the_backup_is_whole_while_somebody_writes(tmp_path: Path) -> None:
    """The two commands of the page, run as they stand but for where the store is."""
    [take, bring, *_] = [
        block
        for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
        if "tar -C" in block
    ]
    home = tmp_path / "kkr-graph"
    home.mkdir()
    path = {"PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin"}

    def run(commands: str) -> subprocess.CompletedProcess[str]:
        here = commands.replace("/var/lib/kkr-graph", str(home))
        return subprocess.run(
            ["/bin/sh", "-ec", here],
            cwd=tmp_path,
            env={**os.environ, **path},
            check=False,
            capture_output=True,
            text=True,
        )

    stop = threading.Event()
    with serving(home / "store", "--empty", "--write", "--workers", "1") as running:

        def write() -> None:
            number = 0
            while not stop.is_set():
                number += 1
                text = f"INSERT DATA {{ <a:{number}> <a:b> {number} }}"
                assert running.update(text).status in {204, 503}

        writer = threading.Thread(target=write)
        writer.start()
        try:
            for _ in range(5):
                time.sleep(0.2)
                taken = run(take)
                if taken.returncode == 0:
                    before = running.query("SELECT * { ?s ?p ?o }").json
        finally:
            stop.set()
            writer.join()
        assert taken.returncode == 0, taken.stderr
        address = f"{running.address}/graphs"
        with urlopen(address) as whole:
            assert whole.status == 200
    restored = run(bring.replace("kkr ask sources", "true"))
    assert restored.returncode == 0, restored.stderr
    with serving(home / "store", "--empty", "--workers", "1") as running:
        after = running.query("SELECT * { ?s ?p ?o }").json

    assert after["results"]["bindings"]
    assert len(after["results"]["bindings"]) <= len(before["results"]["bindings"]) + 1


# Windows


def test_where_processes_cannot_be_copied_it_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from kkr_graph.cli import main  # noqa: PLC0415 - beside what it shows

    monkeypatch.delattr(os, "fork")
    monkeypatch.setitem(sys.modules, "resource", None)  # Windows has none
    for name in [name for name in sys.modules if name.startswith("kkr_graph.web")]:
        monkeypatch.delitem(sys.modules, name)
    said = {}
    for language in ("da", "en"):
        with pytest.raises(SystemExit) as ended:
            main(["serve", "--lang", language])
        said[language] = capsys.readouterr().err
        assert ended.value.code == 4

    assert "Serveren kræver Linux. På Windows: kør den i WSL" in said["da"]
    assert "The server needs Linux. On Windows: run it in WSL" in said["en"]


def test_the_options_are_those_of_the_command() -> None:
    assert isinstance(command, click.Command)
    assert {"--root-path", "--trusted-proxy", "--token-file", "--write"} <= OPTIONS
