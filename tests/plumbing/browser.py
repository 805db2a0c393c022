"""Chromium for journeys: pages as different people have them, sign-in as one of the cast, accessibility, weight."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import WeakSet

import pytest

from tests.plumbing.absence import Absent, refuse
from tests.plumbing.portal import Portal

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ON_MACOS = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-proxy-server",
    # No other machine can be reached from a page.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
JOURNEY_FIXTURES = {"portal", "own_portal", "demonstration_home", "new_page", "page"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever needs a running portal or a browser is a journey, wherever it stands."""
    for item in items:
        if JOURNEY_FIXTURES & set(getattr(item, "fixturenames", ())):
            item.add_marker("journey")


class Variant(Enum):
    """How somebody has the page. The value is what Playwright calls it."""

    DESK = {"viewport": {"width": 1280, "height": 900}}
    PHONE = {"viewport": {"width": 360, "height": 740}, "device_scale_factor": 2, "has_touch": True}
    DARK = {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"}
    WITHOUT_SCRIPTS = {"viewport": {"width": 1280, "height": 900}, "java_script_enabled": False}


def chromium() -> Path:
    named = os.environ.get("BALAI_CHROMIUM")
    if named:
        return Path(named)
    for name in NAMES:
        if found := shutil.which(name):
            return Path(found)
    if sys.platform == "darwin" and ON_MACOS.exists():
        return ON_MACOS
    raise Absent(
        "Chromium is not installed, and journeys need it. On Debian: apt-get install chromium. "
        "Elsewhere install Chrome or Chromium, and name it in BALAI_CHROMIUM if it is not found."
    )


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    try:
        executable = chromium()
    except Absent as absent:
        refuse(absent)
    # Playwright's loop makes Django believe that tests are asynchronous; they are not.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    from playwright.sync_api import sync_playwright

    manager = sync_playwright()
    try:
        playwright = manager.start()
    except Exception as error:  # noqa: BLE001 - Playwright raises nothing narrower
        refuse(Absent(f"Playwright's driver did not start ({error}). On Debian: apt-get install libatomic1."))
    launched = playwright.chromium.launch(executable_path=executable, args=FLAGS)
    yield launched
    launched.close()
    playwright.stop()


class Watch:
    """What went wrong in a page while nobody looked: errors of scripts, refusals of the content policy, lost files."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.wrongs: list[str] = []
        page.on("pageerror", lambda error: self.wrongs.append(f"script: {error}"))
        page.on("console", self._console)
        page.on("response", self._response)

    def _console(self, message: Any) -> None:
        # What could not be loaded is seen as a response, where a form that came back with its errors (422) is no fault.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.wrongs.append(f"console: {message.text}")

    def _response(self, response: Any) -> None:
        if response.status >= 500 or (response.status == 404 and "/static/" in response.url):
            self.wrongs.append(f"{response.status}: {response.url}")


NewPage = Callable[..., "Page"]
# axe is a script itself: on a page without scripts it would wait for ever.
_without_scripts: WeakSet[Page] = WeakSet()


@pytest.fixture
def new_page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[NewPage]:
    """`new_page(portal)`, `new_page(portal, Variant.PHONE)`: each page is a visitor with cookies of their own."""
    contexts: list[BrowserContext] = []
    watches: list[Watch] = []

    def open_page(portal: Portal, variant: Variant = Variant.DESK, **options: Any) -> Page:
        context = browser.new_context(base_url=portal.url, **(variant.value | options))
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        watches.append(Watch(page))
        if not variant.value.get("java_script_enabled", True):
            _without_scripts.add(page)
        return page

    failed_before = request.session.testsfailed
    yield open_page
    wrongs = [wrong for watch in watches for wrong in watch.wrongs]
    if wrongs or request.session.testsfailed > failed_before:
        _keep_pictures(watches, request.node.name)
    for context in contexts:
        context.close()
    assert not wrongs, "the browser complained:\n" + "\n".join(wrongs)


def _keep_pictures(watches: list[Watch], name: str) -> None:
    folder = Path("build/journeys")
    folder.mkdir(parents=True, exist_ok=True)
    for number, watch in enumerate(watches):
        if not watch.page.is_closed():
            watch.page.screenshot(path=folder / f"{name.replace('/', '_')}-{number}.png", full_page=True)


@pytest.fixture
def page(new_page: NewPage, portal: Portal) -> Page:
    """A visitor at a desk, not signed in."""
    return new_page(portal)


@pytest.fixture(params=list(Variant), ids=lambda variant: variant.name.lower())
def any_page(new_page: NewPage, portal: Portal, request: pytest.FixtureRequest) -> Page:
    """The same journey at a desk, on a phone, in the dark and without scripts."""
    return new_page(portal, request.param)


def sign_in_as(page: Page, name: str) -> None:
    """By one click on the page of the demonstration; `name` is a person of the cast."""
    page.goto("/demonstration/")
    page.get_by_role("button", name=name).click()
    page.wait_for_load_state()


def accessibility_faults(page: Page) -> list[str]:
    """What axe finds. Contrast that axe could not work out counts: it hid a white-on-white header once."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response
    unsure = [finding for finding in found["incomplete"] if finding["id"] == "color-contrast"]
    return [
        f"{finding['id']}: {finding['help']} at {node['target']}: {node['html'][:160]}"
        for finding in [*found["violations"], *unsure]
        for node in finding["nodes"]
    ]


@pytest.fixture
def axe() -> Callable[[Page], None]:
    """`axe(page)` fails where a person with a screen reader or poor sight would. Passes over pages without scripts."""

    def check(page: Page) -> None:
        if page in _without_scripts:
            return
        faults = accessibility_faults(page)
        assert not faults, f"{page.url}:\n" + "\n".join(faults)

    return check


def weight_of(page: Page, address: str) -> dict[str, int]:
    """Bytes that a first visit brings over the line, compressed and with headers, by address of each file."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    addresses: dict[str, str] = {}
    weights: dict[str, int] = {}
    session.on("Network.responseReceived", lambda e: addresses.update({e["requestId"]: e["response"]["url"]}))
    session.on(
        "Network.loadingFinished",
        lambda e: weights.update({addresses.get(e["requestId"], e["requestId"]): int(e["encodedDataLength"])}),
    )
    page.goto(address, wait_until="networkidle")
    session.detach()
    return weights


def sideways_scroll(page: Page) -> int:
    """How many pixels a person must scroll sideways: 0 on a page that fits."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
