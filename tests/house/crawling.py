"""Asks for every page, with every address that it can have, as everybody of the cast, and keeps what was answered."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from django.test import Client
from django.urls import Resolver404, resolve

from balai.kernel.pages import Page
from balai.people.cast import NAMES
from balai.people.models import Invitation, User
from tests.house.canaries import Seeded
from tests.house.everything import pages

ABSENT = "zzzzzzzzzzzz"
"""A key that no record has."""
NONSENSE = "zqzzzzzzzz"
"""A word that no record has, as long as the others."""
SECRETS = {"secret", "uidb36", "key"}
"""Parameters of an address that are no record's key: nobody but the holder of a link knows one."""


def nobody(name: str) -> str:
    """A key or a word as long as this one, that no record has."""
    return "z" * len(name)


PARAMETER = re.compile(r"\(\?P<(?P<name>\w+)>[^)]*\)|<(?:\w+:)?(?P<path>\w+)>")
MOST_QUERIES = 20
"""Of one address: enough for each filter with values that some may not see."""


@dataclass(frozen=True, slots=True)
class Address:
    """One address of a route; ``names`` are the keys of records that stand in it."""

    route: str
    url: str
    names: tuple[str, ...] = ()

    def without(self, names: Iterable[str]) -> Address:
        """The same address, of records that do not exist instead of these."""
        url = self.url
        for name in names:
            url = url.replace(name, nobody(name))
        return Address(self.route, url)


@dataclass(slots=True)
class Answer:
    """What one reader got."""

    address: Address
    reader: str
    status: int
    text: str
    headers: dict[str, str]
    error: str = ""

    @property
    def is_page(self) -> bool:
        return self.status == 200 and self.headers.get("content-type", "").startswith("text/html")


def text_of(body: bytes) -> str:
    """What a reader of the answer can read; Word and spreadsheets are archives of texts."""
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            return "\n".join(f"{name}\n{archive.read(name).decode('utf-8', 'replace')}" for name in archive.namelist())
    return body.decode("utf-8", "replace")


def without_chance(text: str) -> str:
    """The answer without what differs each time: form tokens, moments, what an earlier page left to be told."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", text)
    text = re.sub(r'(<div role="status">\s*)?<ul class="msgs">.*?</ul>(\s*</div>)?', "", text, flags=re.DOTALL)
    text = re.sub(r"\n\s+", "\n", text)
    return re.sub(r"<time [^>]*>[^<]*</time>", "", text)


class _Controls(HTMLParser):
    """Links, and what forms that only ask could send."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.asked: list[tuple[str, str, str]] = []
        self._action: str | None = None
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in {"a", "link", "area"} and "href" in given:
            self.links.append(given["href"])
        elif tag == "form":
            self._action = given.get("action", "") if given.get("method", "get").lower() == "get" else None
        elif self._action is None or not (given.get("name") or tag == "option"):
            return
        elif tag == "select":
            self._select = given["name"]
        elif tag == "option" and given.get("value"):
            self.asked.append((self._action, self._select, given["value"]))
        elif tag == "input" and given.get("type", "text") in {"search", "text"}:
            self.asked.append((self._action, given["name"], NONSENSE))
        elif tag == "input" and given.get("type") != "submit":
            self.asked.append((self._action, given["name"], given.get("value", "on")))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._action = None


@dataclass
class Crawl:
    """Every answer, by address and reader."""

    world: Seeded
    answers: dict[tuple[str, str], Answer] = field(default_factory=dict)
    pages: dict[str, Page] = field(default_factory=lambda: dict(pages()))

    def __post_init__(self) -> None:
        self._clients: dict[str, Client] = {}
        for name in NAMES:
            self._clients[name] = Client(raise_request_exception=False)
            if name != "public":
                self._clients[name].force_login(self.world.cast.users[name])
        plain = list(self._addresses())
        self._ask_all(plain)
        self._ask_all([query for address in self._richest(plain) for query in self._queries(address)])

    def _ask_all(self, addresses: Iterable[Address]) -> None:
        for address in addresses:
            for name in NAMES:
                self.ask(address, name)

    def _richest(self, plain: Iterable[Address]) -> Iterator[Address]:
        """Of each route the address on which somebody found the most."""
        by_route: dict[str, list[tuple[int, Address]]] = {}
        for address in plain:
            pages = [answer for name in NAMES if (answer := self.answers[address.url, name]).is_page]
            if pages:
                size = max(len(page.text) for page in pages)
                by_route.setdefault(address.route, []).append((size, address))
        for found in by_route.values():
            yield max(found, key=lambda each: each[0])[1]

    def ask(self, address: Address, reader: str) -> Answer:
        known = self.answers.get((address.url, reader))
        if known is None:
            response: Any = self._clients[reader].get(address.url)
            body = b"".join(response.streaming_content) if response.streaming else response.content
            error = repr(response.exc_info[1]) if response.exc_info else ""
            headers = {name.lower(): value for name, value in response.headers.items() if name != "Content-Length"}
            said = text_of(body) + "\n".join(headers.values())
            known = Answer(address, reader, response.status_code, said, headers, error)
            self.answers[address.url, reader] = known
        return known

    def _addresses(self) -> Iterator[Address]:
        for route, page in self.pages.items():
            if "GET" not in page.methods:
                continue
            names = [found["name"] or found["path"] for found in PARAMETER.finditer(route)]
            assert len(names) <= 1 or set(names) <= SECRETS, f"/{route}: this crawl fills in one parameter"
            keys = self._values(names[0]) if names else [""]
            # A form says of its record what the record's page says; there, some addresses are enough.
            for key in keys if "POST" not in page.methods else [key for key in keys if key not in self.world.woven]:
                url = "/" + PARAMETER.sub(quote(key), route).strip("^$")
                yield Address(route, url, (key,) if key and key != ABSENT else ())

    def _values(self, name: str) -> list[str]:
        for kind, records in self.world.records.items():
            if kind.rpartition(".")[2] == name:
                return [*(record.key for record, _ in records), ABSENT]
        if name == "user":
            return [*User.objects.order_by("pk").values_list("key", flat=True)[:2], ABSENT]
        if name == "invitation":
            return [*Invitation.objects.values_list("key", flat=True), ABSENT]
        assert name in SECRETS, f"A parameter called {name}: name it after the kind whose key it is."
        return [ABSENT]

    def _queries(self, address: Address) -> list[Address]:
        """The address with each filter, order and part that its page offered to anybody."""
        path = address.url
        found: dict[tuple[str, str], None] = {}
        for name in ("lead", "co-chair", "administrator", "public"):
            answer = self.answers[address.url, name]
            if answer.is_page:
                controls = _Controls()
                controls.feed(answer.text)
                for action, control, value in controls.asked:
                    found[urlsplit(action).path, urlencode([(control, value)])] = None
                for link in controls.links:
                    parts = urlsplit(link)
                    if parts.query and not parts.netloc:
                        found[parts.path, urlencode(parse_qsl(parts.query))] = None
        addresses = []
        for there, query in list(found)[:MOST_QUERIES]:
            with suppress(Resolver404):
                url = f"{there or path}?{query}"
                addresses.append(Address(resolve(there or path).route, url, self._named_in(url)))
        return addresses

    def _named_in(self, url: str) -> tuple[str, ...]:
        return tuple(word for word in self.world.canaries if word in url)
