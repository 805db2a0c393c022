"""The template environment: what is misspelt raises, what is written is escaped."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.utils.translation import override
from jinja2 import DictLoader, Environment, UndefinedError

from balai.ui.jinja import environment


@pytest.fixture
def env() -> Environment:
    return environment(loader=DictLoader({}))


@pytest.mark.parametrize(
    "source",
    [
        "{{ record.titel }}",
        "{% if record.titel %}x{% endif %}",
        "{% if record.titel is defined %}x{% endif %}",
        "{% if record.titel is none %}x{% endif %}",
        "{{ record.titel|default('x') }}",
        "{{ rows[3] }}",
        "{{ unknown }}",
        "{% if unknown %}x{% endif %}",
        "{% for each in unknown %}x{% endfor %}",
        "{{ unknown.title }}",
        "{{ mapping.titel }}",
    ],
)
def test_what_is_not_there_raises(env: Environment, source: str) -> None:
    with pytest.raises(UndefinedError):
        env.from_string(source).render(record=SimpleNamespace(title="T"), rows=[1], mapping={"title": "T"})


@pytest.mark.parametrize("source", ["{{ unknown is defined }}", "{{ mapping.titel is defined }}"])
def test_a_name_or_a_key_may_be_asked_for(env: Environment, source: str) -> None:
    assert env.from_string(source).render(mapping={"title": "T"}) == "False"


def test_loops_still_reach_beyond_their_edges(env: Environment) -> None:
    source = "{% for each in rows %}{% if loop.previtem is defined %}-{% endif %}{{ each }}{% endfor %}"
    assert env.from_string(source).render(rows=[1, 2]) == "1-2"


def test_values_are_escaped_also_inside_translations(env: Environment) -> None:
    source = "{{ name }} {{ _('Hello %(name)s', name=name) }} {% trans %}Hi {{ name }}{% endtrans %}"
    assert env.from_string(source).render(name="<b>").count("&lt;b&gt;") == 3


def test_translations_follow_the_active_language(env: Environment) -> None:
    template = env.from_string("{{ _('Sunday') }}")
    with override("id"):
        assert template.render() == "Minggu"
    with override("en"):
        assert template.render() == "Sunday"


def test_plurals_are_chosen_by_number(env: Environment) -> None:
    source = "{% trans count=n %}{{ count }} item{% pluralize %}{{ count }} items{% endtrans %}"
    assert [env.from_string(source).render(n=n) for n in (1, 3)] == ["1 item", "3 items"]
