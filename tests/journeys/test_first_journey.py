"""The first journey: the support office's own Word plan comes in, lives in the portal, and goes out again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.plumbing.browser import Variant, sideways_scroll, sign_in_as, weight_of
from tests.plumbing.portal import Portal
from tests.workplan.pages.conftest import word_plan

if TYPE_CHECKING:
    from playwright.sync_api import Page

BODY = "Bali Process Working Group on Trafficking in Persons"
TITLE = "Forward Work Plan 2027-29"
ROWS = (
    ("1) Share good practice in identifying victims.", "Border Management", "Indonesia"),
    ("2) Train investigators in folowing the money.", "Law enforcement", "UNODC"),
    ("3) Review the policy guides of the region.", "Border Management", "All members IOM"),
)
ON_A_PHONE: dict[str, Any] = Variant.PHONE.value
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MOST_KILOBYTES = 40


@pytest.mark.parametrize(
    ("variant", "options"),
    [(Variant.DESK, {}), (Variant.WITHOUT_SCRIPTS, ON_A_PHONE)],
    ids=["desk", "phone-without-scripts"],
)
def test_a_word_plan_comes_in_is_corrected_and_goes_out(
    new_page: Callable[..., Page],
    portal: Portal,
    axe: Callable[[Page], None],
    tmp_path: Path,
    variant: Variant,
    options: dict[str, Any],
) -> None:
    page = new_page(portal, variant, **options)
    sign_in_as(page, "Dara Sokhem")
    page.goto("/")
    page.get_by_role("link", name="Read a plan from a document").click()
    axe(page)
    sent: Any = {"name": "plan.docx", "mimeType": WORD, "buffer": word_plan(ROWS, TITLE, body=BODY)}
    page.get_by_label("The document").set_input_files(files=[sent])
    page.get_by_role("button", name="Send and read").click()

    _check_and_confirm(page, axe)

    page.get_by_role("heading", name=TITLE, level=1).wait_for()
    assert "3 action items" in page.locator("#items").inner_text()
    axe(page)
    assert sideways_scroll(page) == 0
    page.get_by_label("Lead", exact=True).select_option(label="UNODC (1)")
    page.get_by_role("button", name="Apply").click()
    page.get_by_text("1 of 3 action items fit the filters").wait_for()
    plan = page.url.split("?")[0]
    page.get_by_role("link", name="Train investigators in following the money.").click()
    page.get_by_role("heading", name="Action item 2", level=1).wait_for()
    axe(page)
    assert sideways_scroll(page) == 0

    page.goto(plan)
    page.get_by_label("For whom").select_option(label="Me, in this seat")
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Word").click()
    file = tmp_path / downloading.value.suggested_filename
    downloading.value.save_as(file)
    assert file.name.endswith("-TLP-GREEN.docx")
    assert "Train investigators in following the money." in _words_of(file)


def _check_and_confirm(page: Page, axe: Callable[[Page], None]) -> None:
    page.get_by_role("heading", name="Check what was read").wait_for()
    axe(page)
    assert sideways_scroll(page) == 0
    assert "Nothing separates the names" in page.locator("#items-3").inner_text()
    page.locator("#items-2-text").fill("Train investigators in following the money.")
    page.get_by_label("Who may read the plan").select_option("GREEN")
    page.get_by_label("Title", exact=True).fill("")
    page.get_by_role("button", name="Confirm and make the plan").click()
    page.get_by_role("alert").get_by_text("Give the plan a title.").wait_for()
    axe(page)
    page.get_by_label("Title", exact=True).fill(TITLE)
    assert page.locator("#items-2-text").input_value() == "Train investigators in following the money."
    page.get_by_role("button", name="Confirm and make the plan").click()


def _words_of(file: Path) -> str:
    import docx

    document = docx.Document(str(file))
    return "\n".join(cell.text for table in document.tables for row in table.rows for cell in row.cells)


@pytest.mark.parametrize("way", [[], ["Coverage and leads"], ["History"]], ids=["plan", "coverage", "history"])
def test_a_plans_pages_are_light(page: Page, way: list[str]) -> None:
    page.goto("/plans/")
    for name in ["Forward Work Plan 2024-26", *way]:
        page.get_by_role("link", name=name).first.click()
        page.wait_for_load_state()
    weights = weight_of(page, page.url)
    assert sum(weights.values()) < MOST_KILOBYTES * 1024, weights


def test_a_plan_prints_as_a_document(page: Page) -> None:
    page.goto("/plans/")
    page.get_by_role("link", name="Forward Work Plan 2024-26").first.click()
    page.emulate_media(media="print")
    assert not page.get_by_role("navigation").first.is_visible()
    assert not page.get_by_role("button", name="Word").is_visible()
    assert page.get_by_text("Enhancing information sharing").first.is_visible()
