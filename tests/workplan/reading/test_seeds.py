"""The five documents of the Bali Process, field by field. The documents themselves are not in the repository."""

from __future__ import annotations

from tests.workplan.reading.readings import Json, json_of, of_items, reading_of, seed, unplaced

STAKEHOLDERS = "Stakeholder engagement"
VICTIMS = "Victim protection and migration management"
IRREGULAR = "Irregular Migration and Related Transnational Crime"
BORDER = "Border management"


def starts(values: list[Json], key: str = "text") -> list[str]:
    """The first three words of each."""
    return [" ".join(value[key].split()[:3]) for value in values]


def test_plan_2024() -> None:
    printed = json_of(seed("000"))
    plan = printed["plan"]
    assert printed["kind"] == "plan"
    assert printed["warnings"] == []
    assert plan["title"] == "Forward Work Plan 2024-26"
    assert plan["body"] == "Bali Process Working Group on Trafficking in Persons"
    assert plan["period"] == [2024, 2026]
    assert of_items(printed, "number") == [str(number) for number in range(1, 17)]
    assert starts(plan["items"]) == [
        "In partnership with",
        "Share good practice",
        "In partnership with",
        "Continue to build",
        "In collaboration with",
        "Share information on",
        "Strengthen connections between",
        "In collaboration with",
        "Continue to build",
        "Collaborate with the",
        "Continue to acknowledge",
        "Consider and examine",
        "Collaborate with the",
        "Connect with other",
        "Collaborate with digital",
        "Engage with civil",
    ]
    assert plan["items"][0]["text"].endswith(
        "trafficking in persons, indicators, and how to seek protection and support."
    )
    assert plan["items"][15]["text"].endswith("delivering Working Group activities and priorities as appropriate.")
    assert of_items(printed, "leads") == [
        ["IOM"],
        ["All members"],
        ["All members", "IOM"],
        ["Australia"],
        ["IOM", "Indonesia"],
        ["Australia"],
        ["Co-Chairs", "RSO"],
        ["IOM"],
        ["UNODC"],
        ["Indonesia"],
        ["Indonesia"],
        ["IOM", "Indonesia"],
        ["Co-Chairs"],
        ["Maldives"],
        ["All members"],
        ["All members"],
    ]
    assert of_items(printed, "area") == [
        "Information sharing and public information campaigns",
        VICTIMS,
        VICTIMS,
        VICTIMS,
        STAKEHOLDERS,
        BORDER,
        STAKEHOLDERS,
        BORDER,
        IRREGULAR,
        "Law Enforcement",
        IRREGULAR,
        IRREGULAR,
        *[STAKEHOLDERS] * 4,
    ]
    assert of_items(printed, "heading") == [
        *["Enhancing information sharing"] * 6,
        *["Capacity building"] * 4,
        *["Promoting and fostering practical cooperation"] * 2,
        *["Strengthening collaboration with other multilateral and regional organisations"] * 2,
        *["Strengthening engagement with the private sector and civil society organisations"] * 2,
    ]
    for field in ("interest", "linked_priorities"):
        assert of_items(printed, field) == [[]] * 16
    for field in ("status", "timeframe"):
        assert of_items(printed, field) == [None] * 16
    joined = [item["number"] for item in plan["items"] if item["warnings"]]
    assert joined == ["3", "5", "12"]
    assert [text.split(" on ")[0].split(" of ")[0] for text in plan["objectives"]][:2] == [
        "enhancing information sharing",
        "building the capacity",
    ]
    assert len(plan["objectives"]) == 5
    assert plan["priority_issues"] == plan["ongoing"] == plan["footnotes"] == plan["appendices"] == []
    assert len(printed["unplaced"]) == 10
    assert 0.75 < printed["coverage"] < 1


def test_plan_2024_shows_the_source_of_each_item() -> None:
    document = seed("000")
    for item in json_of(document)["plan"]["items"]:
        source = document.text[item["source"]["from"] : item["source"]["to"]]
        assert source.startswith(f"{item['number']}) {item['text'][:60]}")
        assert source.endswith(item["leads"][-1])


def test_plan_2015() -> None:
    printed = json_of(seed("001"))
    plan = printed["plan"]
    assert printed["kind"] == "plan"
    assert plan["title"] == "Forward Work Plan: 2015-17"
    assert plan["body"] == "Bali Process Working Group on Trafficking in Persons (TiP)"
    assert plan["period"] == [2015, 2017]
    assert of_items(printed, "number") == list("123456789")
    assert starts(plan["items"]) == [
        "Recommend the Bali",
        "Hold a regional",
        "Coordinate, promote and",
        "Provide training to",
        "Identify a list",
        "Share information and",
        "Promote awareness and",
        "Strengthen regional coordination",
        "Consider ways for",
    ]
    assert [item["text"].split()[-1] for item in plan["items"]] == [
        "guides.",
        "compensation.",
        "trafficking.",
        "Trafficking.",
        "include:",
        "mechanism).",
        "trafficking.",
        "etc).",
        "persons.",
    ]
    for field in ("leads", "interest", "linked_priorities", "warnings"):
        assert of_items(printed, field) == [[]] * 9
    for field in ("heading", "area", "status", "timeframe"):
        assert of_items(printed, field) == [None] * 9
    assert [text.split()[0] for text in plan["objectives"]] == [
        "promote",
        "identify",
        "explore",
        "share",
        "identify",
        "propose",
        "consider",
    ]
    assert [text.split()[-1] for text in plan["objectives"]] == [
        "people",
        "needs",
        "issues",
        "persons",
        "groups",
        "and",
        "role.",
    ]
    issues = plan["priority_issues"]
    assert [issue["number"] for issue in issues] == ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]
    assert [issue["text"].split()[0] for issue in issues] == [
        "prevention",
        "criminalization",
        "improved",
        "greater",
        "effective",
        "targeting",
        "focusing",
        "strengthened",
        "promoting",
    ]
    assert [issue["text"].split()[-1] for issue in issues] == [
        "appropriate",
        "contexts",
        "indicators",
        "proceedings",
        "offences",
        "applicable",
        "exploitation",
        "and",
        "Persons.",
    ]
    assert all(issue["children"] == [] for issue in issues)
    assert [(one["number"], one["text"].split()[0], one["text"].split()[-1]) for one in plan["ongoing"]] == [
        ("1", "Members", "etc)."),
        ("2", "Promote", "UNODC."),
    ]
    assert plan["footnotes"] == plan["appendices"] == []
    assert [warning.split(" stand ")[0] for warning in printed["warnings"]] == [
        "The numbers I to VII",
        "The numbers VIII to IX",
    ]
    assert {"Background and Purpose", "Role", "Ongoing Activities", "Action Items 2015-17"} <= set(unplaced(printed))


def test_plan_2021() -> None:
    printed = json_of(seed("002"))
    plan = printed["plan"]
    assert plan["title"] == "Forward Work Plan: 2021-2023"
    assert plan["body"] == "Bali Process Working Group on Trafficking in Persons"
    assert plan["period"] == [2021, 2023]
    assert of_items(printed, "number") == [str(number) for number in range(1, 12)]
    assert of_items(printed, "leads") == [[]] * 11
    assert of_items(printed, "interest") == [
        ["IOM"],
        ["IOM"],
        ["Malaysia"],
        ["UNODC"],
        ["Indonesia"],
        ["Indonesia"],
        [],
        [],
        [],
        [],
        [],
    ]
    assert of_items(printed, "linked_priorities") == [
        ["1"],
        ["1"],
        ["2"],
        ["2"],
        ["3"],
        ["3"],
        ["3", "4"],
        ["4"],
        ["4"],
        ["5"],
        ["5"],
    ]
    for field in ("heading", "area", "status", "timeframe"):
        assert of_items(printed, field) == [None] * 11
    assert not any("linked priorit" in text for text in of_items(printed, "text"))
    assert plan["items"][5]["text"] == (
        "Identify challenges in returning and reintegrating victims of trafficking in persons and share good practice "
        "examples of successful return and re-integration initiatives"
    )
    assert [item["number"] for item in plan["items"] if item["warnings"]] == ["6"]
    assert "<i>" not in plan["items"][3]["text"]
    assert plan["items"][10]["text"].endswith("Trafficking in Persons Working Group")
    issues = plan["priority_issues"]
    assert [issue["number"] for issue in issues] == list("12345")
    assert issues[0]["text"] == (
        "Trafficking in persons and serious forms of labour exploitation in the supply chains of goods and services."
    )
    assert [(child["number"], child["text"].split()[0]) for child in issues[3]["children"]] == [
        ("a", "The"),
        ("b", "Trafficking"),
        ("c", "Addressing"),
    ]
    assert all(not issue["children"] for issue in issues if issue["number"] != "4")
    assert [note["mark"] for note in plan["footnotes"]] == [str(number) for number in range(1, 13)]
    assert plan["footnotes"][1]["text"].startswith("To be updated as")
    assert plan["footnotes"][11]["text"].endswith("United Nations Office of Drugs and Crime.")
    assert [one["title"] for one in plan["appendices"]] == [
        "Appendix A: Working Group on Trafficking in Persons, Background and Purpose",
        "Appendix B: Priority issues identified in the Forward Work Plan 2021-23",
    ]
    second = plan["appendices"][1]["text"]
    assert "important forum for member countries to develop legal and policy frameworks" in second
    assert "General Assembly, Third Committee" not in second
    assert second.endswith("coordinated responses to trafficking in persons in the region.")
    assert len(plan["objectives"]) == 5
    assert printed["warnings"] == [
        "The plan is for 2021-2023, which is 3 years, but the text says “over the next two years”."
    ]


def test_statement_2023() -> None:
    document = seed("003")
    printed = json_of(document)
    assert printed["kind"] == "statement"
    assert printed["plan"] is None
    assert printed["coverage"] == 0
    assert "statement" in printed["warnings"][0]
    said = "".join("".join(text.split()) for text in unplaced(printed))
    assert said == "".join(document.text.split())


def test_disruption_plan_2021() -> None:
    printed = json_of(seed("004"))
    plan = printed["plan"]
    assert plan["title"] == "Forward Work Plan: 2021-2023"
    assert plan["body"].endswith("Disruption of People Smuggling and Trafficking in Persons Networks")
    assert plan["period"] == [2021, 2023]
    assert of_items(printed, "number") == ["1", "2", "3"]
    assert starts(plan["items"]) == ["Conduct a Joint", "Conduct a simulation-based", "Identify and arrange"]
    assert plan["items"][1]["text"].endswith("migration routes in and through the Asia-Pacific;")
    for field in ("leads", "interest", "linked_priorities", "warnings"):
        assert of_items(printed, field) == [[]] * 3
    for field in ("heading", "area", "status", "timeframe"):
        assert of_items(printed, field) == [None] * 3
    assert [issue["number"] for issue in plan["priority_issues"]] == ["1", None, "3", "4", "5", "6", "7"]
    assert plan["priority_issues"][0]["text"].endswith("Joint Periods of Action:")
    assert plan["priority_issues"][1]["text"].startswith("Conduct a simulation-based exercise")
    assert "COVID-9" in plan["priority_issues"][2]["text"]
    assert [text.split()[0] for text in plan["objectives"]] == ["Discuss", "Foster", "Suggest", "Promote", "Identify"]
    assert [note["mark"] for note in plan["footnotes"]] == ["1", "2"]
    assert any("“Conduct a simulation-based" in warning and "number" in warning for warning in printed["warnings"])
    assert any("over the next two years" in warning for warning in printed["warnings"])


def test_numbers_by_position_have_no_place_in_the_source() -> None:
    plan = reading_of(seed("004")).plan
    assert plan is not None
    assert all(item.number is not None and item.number.spans == () for item in plan.items)
