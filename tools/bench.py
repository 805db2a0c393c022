"""Measures a portal as its visitors meet it, and fails where it is slower or heavier than what was promised.

It sets up the demonstration in a new folder, starts it as `make run` does, and asks for its public pages, one by one.
"""

from __future__ import annotations

import gzip
import http.client
import os
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit

BALAI = Path(sys.executable).with_name("balai")
SECONDS_TO_FIRST_PAGE = 5.0
KILOBYTES_OF_FIRST_VIEW = 40.0
MILLISECONDS_OF_WORK = 20.0  # a goal, not a promise: told, and no failure
ROUNDS = 40
PAGES = 12
FILES = re.compile(r"""<(?:link|script|img|use)\b[^>]*?\b(?:href|src)=["']([^"'#]+)""")
LINKS = re.compile(r"""<a\b[^>]*?\bhref=["'](/[^"'#]*)""")


class Visitor:
    """One browser's connection: kept open, compressed, with cookies of nobody."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)

    def get(self, path: str) -> tuple[int, bytes, int, str]:
        """Status, body as it came over the line, bytes with headers, kind of content."""
        self.connection.request("GET", path, headers={"Accept-Encoding": "gzip", "Accept": "text/html"})
        answer = self.connection.getresponse()
        body = answer.read()
        headers = sum(len(name) + len(value) + 4 for name, value in answer.getheaders())
        if answer.getheader("Content-Encoding") == "gzip":
            return answer.status, gzip.decompress(body), len(body) + headers, answer.getheader("Content-Type", "")
        return answer.status, body, len(body) + headers, answer.getheader("Content-Type", "")


def first_view(visitor: Visitor, path: str) -> float:
    """Kilobytes of a page with every file that it names, for somebody who was never here."""
    _, page, weight, _ = visitor.get(path)
    for file in {urljoin(path, found) for found in FILES.findall(page.decode())}:
        if not urlsplit(file).netloc:
            weight += visitor.get(file)[2]
    return weight / 1024


def public_pages(visitor: Visitor) -> list[str]:
    """The home page and what it leads to, at most one level down."""
    found = ["/"]
    for link in LINKS.findall(visitor.get("/")[1].decode()):
        if link not in found and len(found) < PAGES:
            status, _, _, kind = visitor.get(link)
            if status == 200 and kind.startswith("text/html"):
                found.append(link)
    return found


@dataclass
class Cost:
    """Of one page, in milliseconds: what a visitor waits for (median, and 95 in 100), and what the processor works."""

    median: float
    slow: float
    work: float


def cost_of(visitor: Visitor, path: str, server: int) -> Cost:
    """A busy machine lengthens the wait and not the work, so that the goal is about the work."""
    before = processor_time(server)
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        visitor.get(path)
        times.append((time.perf_counter() - started) * 1000)
    work = (processor_time(server) - before) * 1000 / ROUNDS
    return Cost(statistics.median(times), sorted(times)[int(ROUNDS * 0.95) - 1], work)


def processor_time(group: int) -> float:
    """Seconds that the server and its workers have worked, by their process group; 0 where there is no /proc."""
    ticks = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue  # it ended meanwhile
        if int(fields[2]) == group:
            ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def start(home: Path, port: int) -> tuple[subprocess.Popen[bytes], float]:
    """The server, and the seconds until its first page."""
    environment = os.environ | {"BALAI_HOME": str(home), "BALAI_PORT": str(port)}
    started = time.perf_counter()
    process = subprocess.Popen([BALAI, "demo"], env=environment, stdout=subprocess.DEVNULL, start_new_session=True)
    while process.poll() is None and time.perf_counter() - started < 120:
        try:
            Visitor(port).get("/")
        except OSError:
            time.sleep(0.02)
        else:
            return process, time.perf_counter() - started
    process.kill()
    sys.exit("bench: the portal did not start. Run `make run` to see why.")


def stop(process: subprocess.Popen[bytes]) -> None:
    os.killpg(process.pid, signal.SIGTERM)
    process.wait(timeout=30)


def main() -> None:
    home = Path(tempfile.mkdtemp(prefix="balai-bench-"))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    over: list[str] = []
    try:
        process, first = start(home, port)
        stop(process)
        process, second = start(home, port)
        print(f"first page: {first:.1f} s in an empty home, {second:.1f} s the second time")
        if second > SECONDS_TO_FIRST_PAGE:
            over.append(f"the second start takes {second:.1f} s, at most {SECONDS_TO_FIRST_PAGE:.0f}")
        over += measure(Visitor(port), process.pid)
        stop(process)
    finally:
        shutil.rmtree(home, ignore_errors=True)
    for sentence in over:
        print(f"over: {sentence}")
    sys.exit(bool(over))


def measure(visitor: Visitor, server: int) -> list[str]:
    over, heavy = [], 0
    print(f"{'page':<40} {'first view, KB':>15} {'median, ms':>11} {'95 %, ms':>9} {'work, ms':>9}")
    for path in public_pages(visitor):
        weight, cost = first_view(visitor, path), cost_of(visitor, path, server)
        print(f"{path:<40} {weight:>15.1f} {cost.median:>11.1f} {cost.slow:>9.1f} {cost.work:>9.1f}")
        if weight > KILOBYTES_OF_FIRST_VIEW:
            over.append(f"{path} weighs {weight:.1f} KB at first view, at most {KILOBYTES_OF_FIRST_VIEW:.0f}")
        heavy += cost.work > MILLISECONDS_OF_WORK
    if heavy:
        print(f"{heavy} pages take more than {MILLISECONDS_OF_WORK:.0f} ms of the processor, which is the goal")
    return over


if __name__ == "__main__":
    main()
