"""Templates: all of them compile, none carries a script or a style, and the frame and the forms hold together."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django import forms
from jinja2 import Environment, FileSystemLoader, meta
from lxml import html
from pytest_django import Settings

import balai
from balai.ui.forms import DayInput
from balai.ui.jinja import environment

PACKAGE = Path(balai.__file__).parent
FOLDERS = sorted(folder for folder in PACKAGE.rglob("templates") if folder.is_dir())
TEMPLATES = sorted(file for folder in FOLDERS for file in folder.rglob("*") if file.is_file())
FORBIDDEN = {
    "a style attribute": re.compile(r"\sstyle\s*=", re.IGNORECASE),
    "a <style> element": re.compile(r"<style\b", re.IGNORECASE),
    "a script in the page": re.compile(r"<script\b(?![^>]*\ssrc=)", re.IGNORECASE),
    "an event attribute": re.compile(r"<[^>{]*\son[a-z]+\s*=", re.IGNORECASE),
    "htmx's script attribute": re.compile(r"\bhx-on\b", re.IGNORECASE),
    "a javascript: address": re.compile(r"javascript:", re.IGNORECASE),
}


@pytest.fixture
def env(settings: Settings) -> Environment:
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    return environment(loader=FileSystemLoader([str(folder) for folder in FOLDERS]))


@pytest.fixture
def context() -> dict[str, Any]:
    page = SimpleNamespace(
        site_name="The Group",
        home_url="/",
        about_url="/about/",
        sign_in_url="/in/",
        sign_out_url="/out/",
        nav=[SimpleNamespace(label=f"Part {n}", url=f"/{n}/", current=n == 7) for n in range(9)],
        account=SimpleNamespace(name="A. Person", seat="Somewhere"),
        demonstration=True,
        label=SimpleNamespace(level="AMBER+STRICT", audience="two people"),
        now=dt.datetime(2026, 11, 22, 4, 5, tzinfo=dt.UTC),
    )
    return {"page": page, "csrf_input": "", "messages": [SimpleNamespace(level_tag="error", __str__=lambda: "m")]}


def _page(markup: str) -> Any:
    return html.fromstring(markup)


def _name(file: Path) -> str:
    return str(file.relative_to(PACKAGE))


@pytest.mark.parametrize("file", TEMPLATES, ids=_name)
def test_nothing_needs_an_unsafe_policy(file: Path) -> None:
    source = file.read_text(encoding="utf-8")
    assert [what for what, pattern in FORBIDDEN.items() if pattern.search(source)] == []


@pytest.mark.parametrize("file", [file for file in TEMPLATES if file.suffix == ".html"], ids=_name)
def test_every_template_compiles_and_names_templates_and_components_that_exist(file: Path, env: Environment) -> None:
    source = file.read_text(encoding="utf-8")
    known = set(env.list_templates())
    assert {name for name in meta.find_referenced_templates(env.parse(source)) if name} <= known
    env.compile(source)
    components = set(dir(env.get_template("ui/components.html").module))
    assert set(re.findall(r"\bui\.(\w+)\(", source)) <= components


def test_the_frame_has_one_heading_one_main_part_and_says_its_label(env: Environment, context: dict[str, Any]) -> None:
    page = _page(
        env.get_template("ui/message.html").render(context, heading="One & <two>", text="Words", action_url=None)
    )
    assert [title.text_content() for title in page.iter("h1")] == ["One & <two>"]
    assert page.findtext(".//title") == "One & <two> – The Group"
    assert len(page.findall(".//main[@id='main']")) == 1
    assert page.find("body").get("class") == "page-strict"
    assert page.xpath("//footer//*[@class='tlp amber']")[0].text == "TLP:AMBER+STRICT"
    assert page.xpath("//form[@method='post' and @action='/out/']//button")
    assert "Demonstration" in page.text_content()
    assert page.get("lang") == "en"


def test_who_is_not_signed_in_is_offered_to(env: Environment, context: dict[str, Any]) -> None:
    page = context["page"]
    page.account, page.label, page.demonstration, page.nav = None, None, False, []
    for name in ("403.html", "404.html"):
        found = _page(env.get_template(name).render(context))
        assert found.xpath("//header//a[@href='/in/']")
        assert "Demonstration" not in found.text_content()


@pytest.mark.parametrize("name", ["400.html", "403_csrf.html", "500.html"])
def test_pages_for_what_goes_wrong_early_need_no_context(env: Environment, name: str) -> None:
    assert len(list(_page(env.get_template(name).render()).iter("h1"))) == 1


def test_the_page_of_last_resort_asks_nothing_of_anyone() -> None:
    source = (PACKAGE / "ui" / "templates" / "500.html").read_text(encoding="utf-8")
    assert not re.search(r"\{\{|\{%", source)


class _Form(forms.Form):
    title = forms.CharField(help_text="As printed.")
    on = forms.DateField(widget=DayInput, required=False, initial=dt.date(2026, 8, 7))
    kind = forms.ChoiceField(choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect, help_text="One.")
    parts = forms.MultipleChoiceField(choices=[("a", "A")], widget=forms.CheckboxSelectMultiple, required=False)
    sure = forms.BooleanField(help_text="Really.")
    secret = forms.CharField(widget=forms.HiddenInput, initial="<x>")


def _rendered(env: Environment, form: forms.Form) -> Any:
    source = (
        '{% import "ui/components.html" as ui %}<div>{{ ui.error_summary(form) }}'
        '{% call ui.form("/save/", "") %}{{ ui.form_fields(form) }}{{ ui.button("Save") }}{% endcall %}</div>'
    )
    return _page(env.from_string(source).render(form=form))


def test_every_control_has_a_label_and_what_describes_it(env: Environment) -> None:
    for form in (_Form(), _Form({"title": "", "kind": "z"})):
        page = _rendered(env, form)
        ids = set(page.xpath("//@id"))
        controls = page.xpath("//*[self::input[not(@type='hidden')] or self::select or self::textarea]")
        assert len(controls) == 6
        for control in controls:
            assert page.xpath("//label[@for=$id]", id=control.get("id"))
        described = [each for words in page.xpath("//@aria-describedby") for each in words.split()]
        assert described
        assert set(described) <= ids


def test_the_summary_of_errors_links_to_each_field(env: Environment) -> None:
    page = _rendered(env, _Form({"title": "", "kind": "z", "on": "no date"}))
    targets = [link.removeprefix("#") for link in page.xpath("//*[@role='alert']//a/@href")]
    assert targets == ["id_title", "id_on", "id_kind_0", "id_sure"]
    assert set(targets) <= set(page.xpath("//@id"))
    assert page.xpath("//*[@role='alert' and @tabindex='-1']")


def test_a_sound_form_has_no_summary_and_says_what_is_optional(env: Environment) -> None:
    page = _rendered(env, _Form())
    assert not page.xpath("//*[@role='alert']")
    assert [words.getparent().text.strip() for words in page.xpath("//small")] == ["On", "Parts"]


def test_a_day_is_sent_as_machines_write_it(env: Environment) -> None:
    control = _rendered(env, _Form()).xpath("//input[@name='on']")[0]
    assert (control.get("type"), control.get("value")) == ("date", "2026-08-07")


def test_values_are_escaped_in_plain_fields_and_signs(env: Environment) -> None:
    source = (
        '{% import "ui/components.html" as ui %}{{ ui.text_field("q", v, v, v, v) }}'
        "{{ ui.tag(v) }}{{ ui.chip(v, v, v) }}{{ ui.source_passage(v, v, v, v, v) }}"
        "{{ ui.select_field('s', v, [(v, v)], v) }}{{ ui.copy_button(v, v) }}"
        "{{ ui.kv([(v, v)]) }}{{ ui.empty_state(v, v, v, v) }}{{ ui.simple_table(v, [v], [(v,)]) }}"
        "{{ ui.radio_fields('r', v, [(v, v)], v) }}{{ ui.history([{'title': v, 'href': v, 'text': v}]) }}"
    )
    hostile = '"><script>alert(1)</script>'
    page = _page(f"<div>{env.from_string(source).render(v=hostile)}</div>")
    assert not page.xpath("//script")
    assert page.xpath("//input[@name='q']/@value") == [hostile]
    assert page.xpath("//option/@value") == [hostile]
    assert page.xpath("//*[@class='tag neutral']")[0].text == hostile
