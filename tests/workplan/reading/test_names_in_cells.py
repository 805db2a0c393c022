"""Names of participants, alone and in cells: separated, joined, in brackets, unknown, not named."""

from __future__ import annotations

import pytest

from balai.people.names import KnownName, fold, known_names, member_codes, vocabulary, vocabulary_with
from balai.workplan.reading.leads import NameReader, Names
from balai.workplan.reading.passage import merged, passage_of


def names_in(cell: str) -> Names:
    """The names in ``cell``; every letter must be accounted for."""
    names = NameReader(vocabulary()).read(passage_of(cell, 0, len(cell), markup=True))
    spans = [span for placed in (*names.placed, *names.supporting) for span in placed.spans]
    spans += [span for passage in names.unread for span in passage.spans()]
    taken = merged(spans)
    assert [letter for at, letter in enumerate(cell) if letter.strip() and not any(a <= at < b for a, b in taken)] == []
    return names


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("IOM", ["IOM"]),
        ("Co-Chairs; RSO", ["Co-Chairs", "RSO"]),
        ("Australia and Indonesia", ["Australia", "Indonesia"]),
        ("Kenya, Uganda, and Rwanda", ["Kenya", "Uganda", "Rwanda"]),
        ("Trinidad and Tobago and Fiji", ["Trinidad and Tobago", "Fiji"]),
        ("IOM/UNHCR", ["IOM", "UNHCR"]),
        ("OSCE/ODIHR", ["OSCE/ODIHR"]),
        ("UNODC & ILO", ["UNODC", "ILO"]),
        ("Australia–Indonesia", ["Australia", "Indonesia"]),
        ("Australia\nIndonesia", ["Australia", "Indonesia"]),
        ("Papua New\nGuinea", ["Papua New Guinea"]),
        ("- Fiji\n- Tonga", ["Fiji", "Tonga"]),
        ("Korea, Republic of; Japan", ["Korea, Republic of", "Japan"]),
        ("Hong Kong, China", ["Hong Kong, China"]),
        ("International Organization for Migration (IOM)", ["International Organization for Migration (IOM)"]),
        ("China (Hong Kong SAR)", ["China (Hong Kong SAR)"]),
        ("Led by Australia", ["Australia"]),
        ("Fiji to lead", ["Fiji"]),
        ("Australia (lead)", ["Australia"]),
        ("All Member States", ["All Member States"]),
        ("Fiji; Tonga.", ["Fiji", "Tonga"]),
    ],
)
def test_sure_names(cell: str, expected: list[str]) -> None:
    names = names_in(cell)
    assert [placed.text for placed in names.placed] == expected
    assert names.warnings == []


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("IOM Indonesia", ["IOM", "Indonesia"]),
        ("All members IOM", ["All members", "IOM"]),
        ("AustraliaIndonesia", ["Australia", "Indonesia"]),
        ("IOMUNHCR", ["IOM", "UNHCR"]),
        ("Papua New Guinea Indonesia", ["Papua New Guinea", "Indonesia"]),
        ("Guinea Equatorial Guinea", ["Guinea", "Equatorial Guinea"]),
    ],
)
def test_names_without_a_separator_carry_a_warning(cell: str, expected: list[str]) -> None:
    names = names_in(cell)
    assert [placed.text for placed in names.placed] == expected
    assert len(names.warnings) == 1
    assert "Nothing separates" in names.warnings[0]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Ministry of Justice", ["Ministry of Justice"]),
        ("Ministry of Foreign Affairs and Trade", ["Ministry of Foreign Affairs and Trade"]),
        ("Australia and Ministry of Justice", ["Australia", "Ministry of Justice"]),
        ("Department of Home Affairs, Australia", ["Department of Home Affairs", "Australia"]),
        ("Indonesia National Police", ["Indonesia National Police"]),
    ],
)
def test_unknown_names_are_kept_as_printed(cell: str, expected: list[str]) -> None:
    names = names_in(cell)
    assert [placed.text for placed in names.placed] == expected
    assert ["not a participant that is known" in warning for warning in names.warnings] == [True]


@pytest.mark.parametrize(
    "cell", ["TBC", "tbd", "-", "–", "N/A", "Nil", "To be confirmed", "to be identified", "…", "TBA."]
)
def test_nobody(cell: str) -> None:
    names = names_in(cell)
    assert names.placed == []
    assert [passage.text for passage in names.unread] == [cell]
    assert "No lead is named" in names.warnings[0]


@pytest.mark.parametrize(
    ("cell", "leads", "supporting"),
    [
        ("Secretariat with support from IOM", ["Secretariat"], ["IOM"]),
        ("Fiji, in cooperation with Samoa and Tonga", ["Fiji"], ["Samoa", "Tonga"]),
        ("Australia (lead), IOM (support)", ["Australia"], ["IOM"]),
        ("Lead: Fiji; Support: SPC", ["Fiji"], ["SPC"]),
    ],
)
def test_who_supports_is_told_from_who_leads(cell: str, leads: list[str], supporting: list[str]) -> None:
    names = names_in(cell)
    assert [placed.text for placed in names.placed] == leads
    assert [placed.text for placed in names.supporting] == supporting


def test_remarks_in_brackets_are_doubtful_and_unplaced() -> None:
    names = names_in("Fiji (co-lead), Indonesia (TBC)")
    assert [placed.text for placed in names.placed] == ["Fiji", "Indonesia"]
    assert sorted(passage.text for passage in names.unread) == ["(TBC)", "(co-lead)"]
    assert len(names.warnings) == 2


def test_a_name_twice_is_said() -> None:
    assert "“Fiji” is named twice." in names_in("Fiji, Fiji").warnings


def test_a_long_text_is_no_name() -> None:
    names = names_in("The leads are going to be found by and by. " * 30)
    assert names.placed == []
    assert "too long" in names.warnings[0]


def test_two_ways_to_divide_a_cell() -> None:
    own = [
        KnownName("North Sea", "organisation"),
        KnownName("North", "participant"),
        KnownName("Sea Watch", "organisation"),
        KnownName("Watch", "participant"),
    ]
    cell = "North Sea Watch"
    names = NameReader(vocabulary_with(own)).read(passage_of(cell, 0, len(cell), markup=False))
    assert len(names.placed) == 2
    assert any("more than one way" in warning for warning in names.warnings)


def test_the_names_that_come_with_balai() -> None:
    assert len(member_codes()) == 45
    spellings: dict[str, KnownName] = {}
    for name in known_names():
        for spelling in {fold(spelling) for spelling in name.spellings}:
            assert spelling not in spellings, f"{spelling} means {name.canonical} and {spellings[spelling].canonical}"
            spellings[spelling] = name


@pytest.mark.parametrize(
    ("printed", "canonical", "code"),
    [
        ("Vietnam", "Viet Nam", "VN"),
        ("Turkey", "Türkiye", "TR"),
        ("turkiye", "Türkiye", "TR"),
        ("PNG", "Papua New Guinea", "PG"),
        ("South Korea", "Republic of Korea", "KR"),
        ("Laos", "Lao PDR", "LA"),
        ("Lao People’s Democratic Republic", "Lao PDR", "LA"),
        ("Timor Leste", "Timor-Leste", "TL"),
        ("United States", "USA", "US"),
        ("Hong Kong", "Hong Kong SAR", "HK"),
        ("Macao", "Macau SAR", "MO"),
        ("New Caledonia", "New Caledonia", "NC"),
        ("UK", "United Kingdom", "GB"),
        ("Cote d’Ivoire", "Côte d'Ivoire", "CI"),
        ("DRC", "Democratic Republic of the Congo", "CD"),
        ("Trinidad & Tobago", "Trinidad and Tobago", "TT"),
        ("International Labour Organization", "ILO", None),
        ("Regional Support Office", "RSO", None),
        ("Co-chair", "Co-Chairs", None),
        ("Members", "All members", None),
    ],
)
def test_other_spellings(printed: str, canonical: str, code: str | None) -> None:
    name = vocabulary().find(printed)
    assert name is not None
    assert (name.canonical, name.code) == (canonical, code)


@pytest.mark.parametrize("printed", ["us", "who", "Atlantis", "", "Indonesian"])
def test_what_is_no_name(printed: str) -> None:
    assert vocabulary().find(printed) is None


def test_names_of_the_portal_are_known_beside() -> None:
    assert vocabulary_with(["Walk Together"]).find("walk together") == KnownName("Walk Together", "participant")
    assert [found.name.canonical for found in vocabulary().within("From Fiji to Tonga")] == ["Fiji", "Tonga"]
