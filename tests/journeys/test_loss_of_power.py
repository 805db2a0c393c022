"""The server is killed in the midst of writing: what it confirmed is there afterwards, and the ledger is whole."""

from __future__ import annotations

import http.cookiejar
import json
import re
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from http.client import HTTPException

import pytest

from tests.plumbing.portal import Portal

pytestmark = pytest.mark.journey

WRITERS = 4
WRITES = 200
CONFIRMED_BEFORE_THE_KILL = 40
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class Visitor:
    """A browser's bare bones: cookies, forms, redirects."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))

    def get(self, address: str) -> str:
        with self._opener.open(self.url + address, timeout=30) as answer:
            return str(answer.read().decode())

    def post(self, address: str, seen_on: str, **fields: str) -> str:
        """Send a form as the page ``seen_on`` offers it; returns the address that the answer leads to."""
        token = TOKEN.search(seen_on)
        assert token
        body = urllib.parse.urlencode({"csrfmiddlewaretoken": token[1], **fields}).encode()
        request = urllib.request.Request(self.url + address, body, headers={"Referer": self.url + address})
        with self._opener.open(request, timeout=30) as answer:
            return str(answer.geturl())

    def sign_in_as(self, name: str) -> None:
        page = self.get("/demonstration/")
        form = next(part for part in page.split("<form")[1:] if name in part.split("</form>")[0])
        address = re.search(r'action="([^"]+)"', form)
        assert address
        self.post(address[1], page)


def write_names(url: str, numbers: range, participant: str, confirmed: list[str]) -> None:
    """Give a participant one more name for each number, until the server is gone; note what it confirmed."""
    visitor = Visitor(url)
    address = f"/participants/{participant}/names/add/"
    try:
        visitor.sign_in_as("Dara Sokhem")
        page = visitor.get(address)
        for number in numbers:
            name = f"Name of the storm {number}"
            if not visitor.post(address, page, name=name).endswith(address):
                confirmed.append(name)
    except (OSError, HTTPException):
        return  # the power is out


def test_no_confirmed_write_is_lost(own_portal: Portal) -> None:
    listed = Visitor(own_portal.url).get("/participants/")
    found = re.search(r'href="/participants/(\w+)/"[^\n]*<span>Mongolia<', listed)
    assert found
    participant = found[1]
    confirmed: list[str] = []
    share = WRITES // WRITERS
    writers = [
        threading.Thread(
            target=write_names, args=(own_portal.url, range(n * share, (n + 1) * share), participant, confirmed)
        )
        for n in range(WRITERS)
    ]
    for writer in writers:
        writer.start()
    until = time.monotonic() + 120
    while len(confirmed) < CONFIRMED_BEFORE_THE_KILL and time.monotonic() < until:
        time.sleep(0.01)
    own_portal.kill()
    for writer in writers:
        writer.join()
    assert CONFIRMED_BEFORE_THE_KILL <= len(confirmed) < WRITES, "it was to be killed in the midst of writing"

    own_portal.start()
    page = Visitor(own_portal.url).get(f"/participants/{participant}/")
    lost = [name for name in confirmed if not re.search(rf"{name}\b", page)]
    assert not lost
    verified = json.loads(own_portal.home.balai("ledger", "verify", "--json").stdout)
    assert verified["ok"], verified["problems"]
    assert verified["lines"] >= len(confirmed)
