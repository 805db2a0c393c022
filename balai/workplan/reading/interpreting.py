"""Reads a neutral document as a forward work plan."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from balai.documents.neutral import ASIDE, Document
from balai.people.names import KnownName, Vocabulary, vocabulary_with
from balai.workplan.reading.accounts import coverage_of, unplaced_in
from balai.workplan.reading.appendices import cut_appendices, holds_items, read_appendix
from balai.workplan.reading.checks import (
    gaps_in_numbers,
    objectives_that_do_not_exist,
    what_is_no_text,
    with_doubts,
    with_positions,
    with_what_is_no_text,
)
from balai.workplan.reading.columns import role_of_label
from balai.workplan.reading.detached import Matched, match_numbers
from balai.workplan.reading.drafting import Finisher, ItemDraft
from balai.workplan.reading.flow import Entry, Flow, FlowBuilder, Grid
from balai.workplan.reading.front import Front, read_front
from balai.workplan.reading.lists import Lists, issues_from_headings, objectives_from_headings
from balai.workplan.reading.model import Appendix, Footnote, Kind, Placed, Reading, ReadItem, ReadPlan
from balai.workplan.reading.notes import disagreements, footnotes_of, notes_in
from balai.workplan.reading.numbers import leading_number
from balai.workplan.reading.passage import Passage, passage_of
from balai.workplan.reading.period import contradictions
from balai.workplan.reading.prose import ProseReader
from balai.workplan.reading.runs import says_who
from balai.workplan.reading.sections import Section, sections_of
from balai.workplan.reading.tables import TableReader

STATEMENT_READ = "This document is a statement and no work plan. No items were read from it."
NOT_A_PLAN = "This document was not recognised as a work plan. No items were read from it."
LABEL = re.compile(r"(?P<label>[\w ]{4,40}?)\s*[:–—]\s*")
NO_ITEMS = "No action items were found in this plan."


def read_plan(document: Document, names: Iterable[KnownName | str] = ()) -> Reading:
    """Everything that ``document`` says as a work plan. ``names`` are known beside those that come with Balai."""
    vocabulary = vocabulary_with(names)
    whole = document
    structure = tuple(block for block in document.blocks if getattr(block, "style", "") != ASIDE)
    document = replace(document, blocks=structure)
    notes, places = footnotes_of(document)
    flow, matched = match_numbers(FlowBuilder(document, places).build())
    margins = [passage_of(document.text, margin.start, margin.end, markup=False) for margin in document.margins]
    front = read_front(flow, margins)
    if front.says == "statement":
        return _nothing_placed(whole, "statement", [STATEMENT_READ])
    interpreted = Interpreter(document, vocabulary, flow, front, notes).read()
    if front.says != "plan" and (front.is_other or not interpreted.looks_like_plan):
        return _nothing_placed(whole, "unknown", [NOT_A_PLAN])
    return _reading(whole, interpreted, front, matched)


def _nothing_placed(document: Document, kind: Kind, warnings: list[str]) -> Reading:
    beside = [said for _, said in what_is_no_text(document)]
    return Reading(kind, None, unplaced_in(document, ()), (*warnings, *document.warnings, *beside), 0.0)


@dataclass
class Interpreter:
    """Holds what has been read while the parts of a document are gone through."""

    document: Document
    vocabulary: Vocabulary
    flow: Flow
    front: Front
    notes: list[Footnote]
    lists: Lists = field(default_factory=Lists)
    warnings: list[str] = field(default_factory=list)
    items: list[ReadItem] = field(default_factory=list)
    appendices: list[Appendix] = field(default_factory=list)
    looks_like_plan: bool = False

    def read(self) -> Interpreter:
        main, appendices = cut_appendices(self.flow)
        drafts = self._read_main(main)
        if not drafts:
            for appendix in [one for one in appendices if holds_items(one)]:
                if more := self._read_main(appendix[1:]):
                    drafts += more
                    appendices.remove(appendix)
                    title = appendix[0]
                    assert isinstance(title, Entry)
        self.appendices = [read for appendix in appendices if (read := read_appendix(appendix)) is not None]
        finisher = Finisher(self.vocabulary)
        self.items = with_positions([finisher.finish(draft) for draft in sorted(drafts, key=_place)])
        leads = sum(bool(item.leads or item.interest) for item in self.items)
        self.looks_like_plan = len(self.items) > 1 and leads > 0
        return self

    def _read_main(self, flow: Flow) -> list[ItemDraft]:
        front = {id(entry) for entry in self.front.top}
        sections = sections_of(flow)
        for section in sections:
            section.above = tuple(heading for heading in section.above if id(heading) not in front)
            if section.heading is not None and id(section.heading) in front:
                section.purpose = None
        prose = ProseReader(self.vocabulary, self.front.top)
        for section in sections:
            if section.purpose == "notes":
                self.notes += notes_in(section)
            elif section.inherited not in ("appendix", "notes"):
                self.lists.read(section)
        tables = TableReader(self.vocabulary, self.lists)
        for section in sections:
            tables.read(section, prose.heading_of(section))
        prose.taken = self.lists.taken
        prose.read(sections, has_table=bool(tables.rows.items))
        for nodes in prose.issues:
            self.lists.priority_issues += self.lists.issues(nodes, "Priority issues")
        drafts = [*tables.rows.items, *prose.items]
        self._objectives_and_issues_elsewhere(sections, tables, drafts)
        _areas_from_headings(drafts)
        self._numbered_but_no_items(sections, drafts)
        self.warnings += [*self.lists.warnings, *tables.warnings, *tables.rows.warnings]
        self.lists.warnings = []
        return drafts

    def _numbered_but_no_items(self, sections: list[Section], drafts: list[ItemDraft]) -> None:
        """Says so where a numbered paragraph names who leads and stands in no item."""
        read = {passage.start for draft in drafts for passage in draft.own}
        for section in sections:
            if section.inherited in ("appendix", "notes"):
                continue
            for part in section.parts:
                if isinstance(part, Grid) or part.number is None or part.start in self.lists.taken:
                    continue
                if not {part.start, part.body.start} & read and says_who(part):
                    said = part.passage.said
                    self.warnings.append(
                        f"“{said[:60]}{'…' if len(said) > 60 else ''}” names who leads, but was not read as an item. "
                        "Please check whether it is one."
                    )

    def _objectives_and_issues_elsewhere(
        self, sections: list[Section], tables: TableReader, drafts: list[ItemDraft]
    ) -> None:
        """Where no list gives them: objectives and priority issues as headings, or a column of objectives."""
        columns = [value.passage for draft in drafts for value in draft.values.get("objective", [])]
        for draft in drafts:
            if draft.heading is None and (own := draft.values.get("objective")):
                draft.heading = own[0].passage
        headings = [section.heading for section in sections if section.heading is not None]
        headings += [_as_heading(passage) for passage in tables.rows.headings]
        if not self.lists.priority_issues:
            self.lists.priority_issues += issues_from_headings(headings)
        if self.lists.objectives:
            return
        self.lists.objectives += objectives_from_headings(headings)
        if not self.lists.objectives:
            placed = [one for passage in columns if (one := passage.placed()) is not None]
            self.lists.objectives += {one.text.casefold(): one for one in reversed(placed)}.values()
            self.lists.objectives.sort(key=lambda one: one.start)


def _as_heading(passage: Passage) -> Entry:
    number = leading_number(passage.text)
    after = number.after if number is not None else 0
    return Entry(passage, passage.cut(after), number, passage.cut(0, after))


def _areas_from_headings(drafts: list[ItemDraft]) -> None:
    """ "Priority area 3: Law enforcement" as a heading is the area of the items under it, if no column gives one."""
    for draft in drafts:
        if draft.heading is None or draft.values.get("area"):
            continue
        heading = draft.heading.folded()
        number = leading_number(heading.text)
        if number is not None and number.is_group and role_of_label(number.word) == "area":
            draft.add("area", heading.cut(number.after), is_own=False)
        elif (match := LABEL.match(heading.text)) and role_of_label(match["label"]) == "area":
            draft.add("area", heading.cut(match.end()), is_own=False)


def _place(draft: ItemDraft) -> int:
    return min((passage.start for passage in draft.own if passage.text), default=0)


def _reading(document: Document, read: Interpreter, front: Front, matched: list[Matched]) -> Reading:
    lists = read.lists
    plan = ReadPlan(
        title=front.title.placed() if front.title is not None else None,
        body=front.body.placed() if front.body is not None else None,
        period=front.period,
        objectives=tuple(lists.objectives),
        priority_issues=tuple(lists.priority_issues),
        ongoing=tuple(lists.ongoing),
        items=tuple(read.items),
        footnotes=tuple(read.notes),
        appendices=tuple(_without_notes(appendix, read.notes) for appendix in read.appendices),
    )
    plan = with_doubts(plan)
    plan, beside = with_what_is_no_text(plan, document)
    main_text = [part.text for part in read.flow if not isinstance(part, Grid)]
    warnings = [
        *([] if plan.items else [NO_ITEMS]),
        *([] if plan.title else ["The document has no title that says it is a work plan."]),
        *(
            f"The numbers {one.first} to {one.last} stand apart from their texts; "
            "they were put to the texts in their order. Please check."
            for one in matched
        ),
        *contradictions(plan.period, main_text),
        *gaps_in_numbers(plan.items),
        *objectives_that_do_not_exist(plan),
        *read.warnings,
        *disagreements(document, read.notes),
        *document.warnings,
        *beside,
    ]
    placed = list(Reading("plan", plan, (), (), 0.0).placed())
    return Reading(
        "plan", plan, unplaced_in(document, placed), tuple(dict.fromkeys(warnings)), coverage_of(document, placed)
    )


def _without_notes(appendix: Appendix, notes: list[Footnote]) -> Appendix:
    """The appendix without the ranges of footnotes, which stand in their own field."""
    apart = [span for note in notes for placed in (note.mark, note.text) for span in placed.spans]
    if appendix.text is None or not any(
        start < end_ and start_ < end for start, end in appendix.text.spans for start_, end_ in apart
    ):
        return appendix
    spans = [span for span in appendix.text.spans if span not in apart]
    return replace(appendix, text=Placed(appendix.text.text, tuple(spans)))
