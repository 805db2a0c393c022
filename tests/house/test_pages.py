"""Every page, as everybody: nothing above its reader's clearance, something below it; and it is sound HTML."""

from __future__ import annotations

import logging
from collections import Counter, defaultdict
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from django.db import transaction

from balai.kernel.catalogue import KINDS, MODULES
from balai.kernel.pages import Page, undeclared_routes
from balai.people.cast import NAMES
from tests.house.canaries import Canary, seed
from tests.house.crawling import NONSENSE, Address, Answer, Crawl, nobody, without_chance
from tests.house.everything import kinds, load

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def crawl(django_db_setup: None, django_db_blocker: Any) -> Iterator[Crawl]:
    """Seeded and crawled once for all tests of this module, and then undone."""
    logging.disable(logging.ERROR)  # thousands of answers that there is no such page
    with django_db_blocker.unblock(), transaction.atomic():
        yield Crawl(seed())
        transaction.set_rollback(True)
    logging.disable(logging.NOTSET)


def _above(crawl: Crawl, answer: Answer) -> list[Canary]:
    """What stands in the answer although its reader may not read it, and did not write it into the address."""
    text = answer.text.lower()
    return [
        canary
        for canary in crawl.world.canaries.values()
        if answer.reader not in canary.readers and canary.word in text and canary.word not in answer.address.url
    ]


def test_every_page_says_whom_it_opens_to() -> None:
    load()
    assert undeclared_routes() == []


def test_the_world_has_every_kind_at_every_level(crawl: Crawl) -> None:
    assert set(crawl.world.records) == {kind.name for kind in kinds()}
    assert crawl.world.unmade == []
    hidden = [canary for canary in crawl.world.canaries.values() if "public" not in canary.readers]
    assert len(hidden) > 5 * len(KINDS)
    assert {name for canary in crawl.world.canaries.values() for name in canary.readers} == set(NAMES)


def test_no_page_breaks(crawl: Crawl) -> None:
    broken = Counter((answer.address.route, answer.error) for answer in crawl.answers.values() if answer.status >= 500)
    assert not broken


def test_nobody_is_shown_what_they_may_not_read(crawl: Crawl) -> None:
    leaks = [
        f"{answer.address.url} shows to {answer.reader}: {canary.about}"
        for answer in crawl.answers.values()
        for canary in _above(crawl, answer)
    ]
    assert not leaks, "\n".join(leaks)


def test_what_is_hidden_answers_like_what_is_not_there(crawl: Crawl) -> None:
    """By its page, and by each filter that its key could stand in."""
    told = []
    for answer in list(crawl.answers.values()):
        known = [canary for name in answer.address.names if (canary := crawl.world.canaries.get(name))]
        hidden = [canary.word for canary in known if answer.reader not in canary.readers]
        if hidden:
            absent = crawl.ask(answer.address.without(hidden), answer.reader)
            text = without_chance(answer.text)
            for word in hidden:
                text = text.replace(word, nobody(word))
            if (answer.status, text) != (absent.status, without_chance(absent.text)):
                told.append(f"{answer.address.url} ({answer.status}, absent {absent.status}) as {answer.reader}")
    assert not told, "\n".join(told)


def test_a_search_for_a_hidden_word_finds_what_nonsense_finds(crawl: Crawl) -> None:
    told = []
    searches = [each for each in crawl.answers.values() if f"={NONSENSE}" in each.address.url]
    assert searches, "some list can be searched"
    for answer in searches:
        shown = {kind.kind_name() for kind in crawl.pages[answer.address.route].shows}
        hidden = [each for each in crawl.world.canaries.values() if answer.reader not in each.readers]
        words = {each.kind: each.word for each in hidden if each.kind in shown and each.word.startswith("zq")}
        for word in words.values() if answer.reader in {"public", "member", "administrator"} else ():
            url = answer.address.url.replace(NONSENSE, word)
            found = crawl.ask(Address(answer.address.route, url, (word,)), answer.reader)
            if without_chance(found.text).replace(word, NONSENSE) != without_chance(answer.text):
                told.append(f"{url} as {answer.reader}")
    assert not told, "\n".join(told)


def test_every_page_shows_what_it_says_that_it_shows(crawl: Crawl) -> None:
    seen: defaultdict[str, set[str]] = defaultdict(set)
    for answer in crawl.answers.values():
        if answer.status == 200:
            text = answer.text.lower()
            seen[answer.address.route] |= {
                canary.kind for canary in crawl.world.canaries.values() if canary.word in text
            }
    missing = [
        f"/{route} shows no {' or '.join(sorted(kinds))}"
        for route, page in crawl.pages.items()
        if route in seen
        for kinds in _shown(page)
        if not kinds & seen[route]
    ]
    assert not missing, "\n".join(missing)


def _shown(page: Page) -> list[set[str]]:
    """Each kind that has a page of its own, and so a name that others show; and at least one of all."""
    declared = {kind.kind_name() for kind in page.shows}
    return [*({name} for name in declared if KINDS[name].url), *([declared] if declared else [])]


def test_every_page_that_shows_a_record_says_so(crawl: Crawl) -> None:
    """By itself, or by a panel that something else put on it."""
    undeclared = set()
    for answer in crawl.answers.values():
        if answer.is_page:
            text = answer.text.lower()
            shows = crawl.pages[answer.address.route].shows
            panels = [panel for module in MODULES.values() for panel in module.panels if panel.model in shows]
            declared = {kind.kind_name() for kind in (*shows, *(each for panel in panels for each in panel.shows))}
            undeclared |= {
                f"/{answer.address.route} shows {canary.kind}"
                for canary in crawl.world.canaries.values()
                if " " not in canary.word and canary.word in text and canary.kind not in declared
                if canary.kind in KINDS and canary.word not in answer.address.url
            }
    assert not undeclared, "\n".join(sorted(undeclared))


def test_every_page_opens_to_somebody_and_only_to_whom_it_says(crawl: Crawl) -> None:
    actors = {name: crawl.world.cast.actor(name) for name in NAMES}
    wrong, opened = [], set()
    for answer in crawl.answers.values():
        route = answer.address.route
        if answer.status == 200:
            opened.add(route)
            if not crawl.pages[route].opens_to(actors[answer.reader]):
                wrong.append(f"/{route} to {answer.reader}")
    assert not wrong
    assert not {route for route, page in crawl.pages.items() if page.shows and "GET" in page.methods} - opened


def test_what_is_for_one_reader_is_kept_by_no_cache(crawl: Crawl) -> None:
    kept = {
        answer.address.route
        for answer in crawl.answers.values()
        if answer.status < 500 and "private" not in answer.headers.get("cache-control", "")
    }
    assert not kept


@pytest.mark.parametrize("header", ["content-security-policy", "referrer-policy", "x-content-type-options"])
def test_every_answer_is_guarded_by_its_headers(crawl: Crawl, header: str) -> None:
    assert {answer.address.route for answer in crawl.answers.values() if header not in answer.headers} == set()


class _Shape(HTMLParser):
    """What is wrong with a page's HTML whoever reads it."""

    def __init__(self) -> None:
        super().__init__()
        self.count: Counter[str] = Counter()
        self.lang = ""
        self.title = ""
        self.wrongs: set[str] = set()
        self._in_title = False
        self._ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.count[tag] += 1
        self.lang = given.get("lang", "") if tag == "html" else self.lang
        self._in_title = self._in_title or (tag == "title" and self.count["title"] == 1)
        if tag == "style" or "style" in given:
            self.wrongs.add("has a style of its own")
        if tag == "script" and not given.get("src", "").startswith("/static/"):
            self.wrongs.add("has a script of its own, or one from elsewhere")
        self.wrongs |= {f"has {name}" for name in given if name.startswith("on")}
        if given.get("id"):
            if given["id"] in self._ids:
                self.wrongs.add(f"has two of id {given['id']}")
            self._ids.add(given["id"])
        if tag == "img" and "alt" not in given:
            self.wrongs.add("has a picture without words")

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self._in_title = False

    def handle_data(self, text: str) -> None:
        if self._in_title:
            self.title += text


def _faults(answer: Answer) -> set[str]:
    shape = _Shape()
    shape.feed(answer.text)
    wrongs = set(shape.wrongs)
    if shape.count["h1"] != 1:
        wrongs.add(f"has {shape.count['h1']} h1")
    if shape.count["main"] != 1:
        wrongs.add(f"has {shape.count['main']} main")
    if not shape.lang:
        wrongs.add("says no language")
    if len(shape.title.split("–")[0].strip()) < 3:
        wrongs.add("has no title")
    return wrongs


def test_every_page_is_sound(crawl: Crawl) -> None:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for answer in crawl.answers.values():
        if answer.headers.get("content-type", "").startswith("text/html") and answer.status not in {301, 302}:
            found[answer.address.route] |= _faults(answer)
    assert {route: wrongs for route, wrongs in found.items() if wrongs} == {}
