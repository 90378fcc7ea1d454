"""Ask a server as fast as it answers, and say how fast that was.

The asking is done by ``wrk`` (Debian: ``apt install wrk``), which takes so little of
the machine that the server is what is measured.  What it takes of the machine itself is
in no figure, and the same for every server.
"""

import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import quote

import work
from peers import Address
from synthetic_meetings import MUNICIPALITIES

_JSON: Final = "application/sparql-results+json"
_LUA: Final = """
wrk.headers["Accept"] = "{accept}"
{more}
local before, after = "{path}?query={before}", "{after}"
local n, wrong = {start}, 0
request = function()
  n = n + 1
  return wrk.format("GET", before .. {municipality} .. after {anew})
end
response = function(status)
  if status ~= {status} then wrong = wrong + 1; end
end
"""
_START: Final = iter(range(0, 1 << 60, 10_000_000))


@dataclass(frozen=True, slots=True)
class Rate:
    """How fast a server answered.

    second      answers a second
    half, most  milliseconds that half and 99 of 100 of them took at most
    work        microseconds that the processes of the server worked for each
    """

    second: float
    half: float
    most: float
    work: float


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked again and again.

    query  may say ``{m}`` where each request names another municipality
    anew   whether it is worded anew each time, so that no answer that is kept serves
    etag   as from a client that has the answer already
    """

    query: str
    anew: bool = True
    etag: str | None = None


def script(where: Address, asked: Asked) -> str:
    """Return the program by which ``wrk`` asks the server at *where*.

    What does not say ``{m}`` is asked as it stands: a number more makes another limit.
    """
    anew, etag = asked.anew, asked.etag
    before, named, after = asked.query.partition("{m}")
    municipality = f"(n % {MUNICIPALITIES if anew else 1} + 1)" if named else '""'
    return _LUA.format(
        accept=_JSON,
        more=f"wrk.headers['If-None-Match'] = '{etag}'" if etag else "",
        path=where.path,
        before=quote(before),
        after=quote(after),
        municipality=municipality,
        start=next(_START),
        anew='.. "%20%23" .. n' if anew else "",
        status=304 if etag else 200,
    )


def rate(where: Address, asked: Asked, clients: int, seconds: float) -> Rate:
    """Return how fast the server at *where* answers *asked* for *clients* at once."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "ask.lua"
        file.write_text(script(where, asked), "utf-8")
        command = [_program(), "-t1", f"-c{clients}", f"-d{seconds:.0f}s", "--latency"]
        command += ["--timeout", "60s", "-s", str(file)]
        address = f"http://127.0.0.1:{where.port}"
        worked = work.of_family(where.pid)
        said = subprocess.run(
            [*command, address], check=True, capture_output=True, text=True
        ).stdout
        worked = work.of_family(where.pid) - worked
    assert "Non-2xx" not in said, said
    assert "Socket errors" not in said, said
    return Rate(
        second=float(_found(r"Requests/sec:\s+([\d.]+)", said)),
        half=_milliseconds(_found(r"\n +50%\s+(\S+)", said)),
        most=_milliseconds(_found(r"\n +99%\s+(\S+)", said)),
        work=1e6 * worked / max(int(_found(r"(\d+) requests in", said)), 1),
    )


def request(where: Address, query: str) -> bytes:
    """Return the request that ``rate`` sends for *query* when it is not worded anew."""
    text = quote(query.replace("{m}", "1"))
    return (
        f"GET {where.path}?query={text} HTTP/1.1\r\nHost: 127.0.0.1:{where.port}\r\n"
        f"Accept: {_JSON}\r\n\r\n"
    ).encode()


def _program() -> str:
    found = shutil.which("wrk")
    assert found, "wrk is not there: apt install wrk"
    return found


def _found(pattern: str, said: str) -> str:
    found = re.search(pattern, said)
    assert found, said
    return found[1]


def _milliseconds(said: str) -> float:
    number = float(re.sub(r"[a-z]+$", "", said))
    units = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}
    return number * units[re.sub(r"^[\d.]+", "", said)]
