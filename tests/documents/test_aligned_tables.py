"""Tables whose columns are aligned with spaces: which lines are one, and what stays text."""

from __future__ import annotations

import time
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as some

from balai.documents.aligned_tables import LAID_OUT_ALIGNED, lay_out_aligned_tables
from tests.documents.chance import by_chance
from tests.documents.test_plain_text import grids, read, texts

PLAN = """\
Levant Consular Network
Work Plan 2025

No.   Action                                       Lead           Timing
1     Set up a shared calendar of consular days    Jordan         March 2025
2     Print emergency cards in four languages      Lebanon        June 2025
3     Train honorary consuls in assisting          IOM            October 2025
      victims of trafficking
4     Evaluate the year's work                                    December 2025

It is reviewed each year.
"""


def test_a_table_with_a_wrapped_and_an_empty_cell() -> None:
    document = read(PLAN)
    assert grids(document) == [
        [
            ["No.", "Action", "Lead", "Timing"],
            ["1", "Set up a shared calendar of consular days", "Jordan", "March 2025"],
            ["2", "Print emergency cards in four languages", "Lebanon", "June 2025"],
            ["3", "Train honorary consuls in assisting victims of trafficking", "IOM", "October 2025"],
            ["4", "Evaluate the year's work", "", "December 2025"],
        ]
    ]
    assert texts(document) == ["Levant Consular Network", "Work Plan 2025", "It is reviewed each year."]
    assert LAID_OUT_ALIGNED in document.warnings


def test_rows_parted_by_blank_lines_with_their_numbers_in_the_middle() -> None:
    """As programmes write that turn a PDF into text and keep its layout."""
    document = read(
        "                                  Forward work plan\n\n"
        " No.    Activity                              Lead               By\n\n"
        "        Train border officers in\n"
        " 1      recognising false documents           Australia and      June 2027\n"
        "        and in interviewing                   New Zealand\n\n"
        " 2      Share alerts                          INTERPOL           Ongoing\n\n"
        "        Publish a report on trends\n"
        " 3                                            UNODC              2028\n"
        "        in smuggling\n"
    )
    assert grids(document) == [
        [
            ["No.", "Activity", "Lead", "By"],
            [
                "1",
                "Train border officers in recognising false documents and in interviewing",
                "Australia and New Zealand",
                "June 2027",
            ],
            ["2", "Share alerts", "INTERPOL", "Ongoing"],
            ["3", "Publish a report on trends in smuggling", "UNODC", "2028"],
        ]
    ]
    assert texts(document) == ["Forward work plan"]


def test_rulings_headings_between_rows_and_a_second_table() -> None:
    document = read(
        "Activity                        Partner             Status\n"
        "------------------------------  ------------------  -------\n"
        "Exchange liaison officers with  Ministry of         Planned\n"
        "neighbouring states             Foreign Affairs\n"
        "Joint exercise at sea           Coast guards        Done\n"
        "Capacity building\n"
        "Course for prosecutors on       Ministry of         Planned\n"
        "evidence                        Justice\n\n"
        "Members\n\n"
        "Member                Focal point\n"
        "Australia             Home Affairs\n"
        "Indonesia             Foreign Affairs\n"
        "Japan                 Justice\n"
    )
    assert grids(document) == [
        [
            ["Activity", "Partner", "Status"],
            ["Exchange liaison officers with neighbouring states", "Ministry of Foreign Affairs", "Planned"],
            ["Joint exercise at sea", "Coast guards", "Done"],
            ["Capacity building", "", ""],
            ["Course for prosecutors on evidence", "Ministry of Justice", "Planned"],
        ],
        [
            ["Member", "Focal point"],
            ["Australia", "Home Affairs"],
            ["Indonesia", "Foreign Affairs"],
            ["Japan", "Justice"],
        ],
    ]
    assert texts(document) == ["Members"]


def test_hanging_cells_and_a_heading_across_the_columns() -> None:
    document = read(
        "Agenda\n09:00  Opening remarks                 Co-Chairs\n09:30  Review of the work plan         RSO\n"
        "10:30  Coffee\n10:45  Country presentations           Members\n\n"
        "  Activity                     Lead         Due\n"
        "1. Train officers at the\n"
        "   border                      IOM          2025\n"
        "2. Report to the meeting of\n"
        "   Senior Officials            Co-Chairs    2026\n\n"
        "Sharing information and alerts, in the region and beyond\n"
        "3. Meet                        RSO          2027\n"
    )
    assert grids(document) == [
        [
            ["09:00", "Opening remarks", "Co-Chairs"],
            ["09:30", "Review of the work plan", "RSO"],
            ["10:30", "Coffee", ""],
            ["10:45", "Country presentations", "Members"],
        ],
        [
            ["Activity", "Lead", "Due"],
            ["1. Train officers at the border", "IOM", "2025"],
            ["2. Report to the meeting of Senior Officials", "Co-Chairs", "2026"],
            ["Sharing information and alerts, in the region and beyond", "", ""],
            ["3. Meet", "RSO", "2027"],
        ],
    ]


NO_TABLES = {
    "justified prose": "        The  participants   noted   that  the   smuggling   of\n"
    "migrants  continues  to   evolve  in   the  region  and  that\n"
    "criminal  networks  adapt  quickly  to  new  routes.   States\n"
    "were   encouraged  to  share   information   and  to  report\n"
    "on   measures   taken   at   the   national   level   before  the\n"
    "next   meeting,   which   will   be   held   in   Colombo   in\n",
    "two spaces after a sentence": "It was agreed.  The plan is public.\nIt was noted.  The rest is not here.\n"
    "It is new.  The old one ends today.\n",
    "text set in two columns": "Participants welcomed the report of        The second session dealt with the\n"
    "the secretariat and thanked Australia      use of technology by smugglers, and\n"
    "for its contribution. They noted that      with the tools that are available to\n"
    "the number of cases has doubled since      investigators. Experts from three\n"
    "2021, and asked members to send their      countries presented their work and\n",
    "contents": "Contents\n1   Introduction       2\n2   Background         3\n3   Actions            7\n",
    "labels": "Date:        12 March 2027\nVenue:       Bali\nChair:       Indonesia\n",
    "list": "1.  Train officers\n2.  Share alerts\n3.  Report\n",
    "clauses": "1.1   The Parties shall\n      share alerts.\n1.2   They meet.\n1.3   They report.\n",
    "signatures": "For the Government of Fiji            For the Government of Samoa\n\n\n"
    "A. Name                               B. Name\n",
    "two rows": "Activity     Lead    Due\nTrain        IOM     2025\n",
    "nothing aligned": "a   bb   ccc\ndddd     e   f\ng  hhhhhhh    i\n",
}


@pytest.mark.parametrize("text", NO_TABLES.values(), ids=NO_TABLES)
def test_what_is_no_table_stays_as_it_is(text: str) -> None:
    document = read(f"Before.\n\n{text}\nAfter.\n")
    assert document.text == f"Before.\n\n{text}\nAfter.\n"
    assert grids(document) == []


def test_two_columns_in_the_middle_of_a_text_are_none() -> None:
    rows = "Australia             Home Affairs\nIndonesia             Foreign Affairs\nJapan                 Justice\n"
    assert len(grids(read(f"Text.\n\n{rows}\nText.\n"))) == 1
    assert grids(read(f"Text that goes on\n{rows}Text.\n")) == []


words = some.sampled_from(["a", "word", "1", "2.", "Two words", "----", "ประเทศ", "\u00a0", "|", "\t", "IOM."])
gaps = some.sampled_from([" ", "  ", "     ", "\n", "\n\n", "\n    "])
columns = some.lists(
    some.lists(some.sampled_from(["", "1", "Train all officers", "goes on", "IOM", "and"]), min_size=3, max_size=3).map(
        lambda cells: "".join(cell.ljust(20) for cell in cells)
    ),
    max_size=7,
).map("\n".join)


@by_chance
@given(some.lists(some.one_of(words, gaps, columns), max_size=30).map("".join))
def test_laying_out_again_moves_words_and_loses_none(text: str) -> None:
    laid_out, found = lay_out_aligned_tables(text)
    before, after = Counter(text), Counter(laid_out)
    for each in set(before | after) - set(" \n\t\u00a0-"):
        assert before[each] == after[each]
    assert found or laid_out == text


@pytest.mark.parametrize(
    "piece", ["a  b\n", "a  b\n\n", "aa  b  c\n\na   bb    c\n", "x     y\nz\n", "a  b  3\n\nword\n"]
)
def test_time_grows_with_the_number_of_lines_and_no_faster(piece: str) -> None:
    began = time.process_time()
    lay_out_aligned_tables(piece * 150)
    few = time.process_time()
    lay_out_aligned_tables(piece * 600)
    assert time.process_time() - few < max(1.0, 9 * (few - began))
