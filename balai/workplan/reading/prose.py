"""Action items out of prose: numbered paragraphs, labelled blocks, headings with labelled lines under them, bullets."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from balai.people.names import Vocabulary
from balai.workplan.reading.drafting import ItemDraft
from balai.workplan.reading.flow import Entry, Grid
from balai.workplan.reading.labels import SURE_ROLES, label_of, take_labels
from balai.workplan.reading.numbers import is_within
from balai.workplan.reading.outline import Node
from balai.workplan.reading.passage import Passage
from balai.workplan.reading.runs import OPENING_ROLES, Run, runs_of, says_who
from balai.workplan.reading.sections import Section, headings_over, purpose_of

LONGEST_GROUP_HEADING = 14
"""Words."""
NAMES_ISSUES = re.compile(r"\bpriorit(?:y|ies)\b[^.]*:$", re.IGNORECASE)


@dataclass
class ProseReader:
    """Reads sections into ``items``; lists of priority issues met inside an item go to ``issues``."""

    vocabulary: Vocabulary
    title: list[Entry]
    items: list[ItemDraft] = field(default_factory=list)
    issues: list[list[Node]] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)
    """Where the entries begin that stand in a list of another kind."""
    _weak: list[Run] = field(default_factory=list)

    def read(self, sections: list[Section], has_table: bool) -> None:
        """With a table of items in the document, prose is an item only if it says who leads, below such a heading."""
        for section in sections:
            inherited = section.inherited
            if inherited in ("appendix", "notes"):
                continue
            if not has_table and self.is_item_heading(section):
                self._item_of_section(section)
                continue
            for run in runs_of(section):
                if any(entry.start in self.taken for entry in run.entries):
                    continue
                self._judge(run, has_table)
        if not self.items and not has_table:
            for run in self._weak:
                self._run(run)

    def _judge(self, run: Run, has_table: bool) -> None:
        purpose = run.purpose
        is_title = run.section.heading is None or run.section.heading in self.title
        says_items = purpose == "items" and not (is_title and run.intro is None and not run.has_lead_labels)
        if has_table:
            if says_items and run.has_lead_labels:
                self._run(run)
        elif (
            says_items
            or (run.has_lead_labels and purpose != "elsewhere")
            or label_of(run.entries[0].body) in OPENING_ROLES
        ):
            self._run(run)
        elif (purpose is None and any(entry.number for entry in run.entries)) or (purpose == "items" and is_title):
            self._weak.append(run)

    # Items that are headings

    def is_item_heading(self, section: Section) -> bool:
        """ "### 2. Regional training" with "Lead: …" under it, or "Action 2 – …"."""
        heading = section.heading
        if heading is None or heading in self.title or purpose_of(heading) in ("appendix", "notes", "objectives"):
            return False
        if heading.number is not None and heading.number.is_group:
            return False
        if heading.number is not None and heading.number.is_action:
            return True
        for part in section.parts:
            if isinstance(part, Grid):
                return False
            if label_of(part.body) in SURE_ROLES:
                return True
            if part.number is not None or says_who(part) or label_of(part.body) in OPENING_ROLES:
                return False
        return False

    def _item_of_section(self, section: Section) -> None:
        heading = section.heading
        assert heading is not None
        item = ItemDraft()
        item.take_number(heading)
        group = self.heading_of(section, inside=True)
        text: list[Passage] = []
        entries = [part for part in section.parts if isinstance(part, Entry)]
        for entry in entries:
            if label_of(entry.body) is not None:
                self._labels(item, entry)
            else:
                text.append(entry.passage)
        if text and group is None:
            item.heading = heading.body
        else:
            item.heading = group
            item.parts.insert(0, heading.body)
        item.own.append(heading.body)
        for passage in text:
            item.add_text(passage)
        self.items.append(item)

    # Items in lists

    def _run(self, run: Run) -> None:
        heading = self.heading_of(run.section)
        blocks = self._blocks(run)
        if blocks:
            for block in blocks:
                self._block(block, heading)
            return
        for node in run.nodes:
            self._node(node, heading)

    def _blocks(self, run: Run) -> list[list[Entry]]:
        """ "Action: …" and the labelled lines under it, block after block."""
        blocks: list[list[Entry]] = []
        for entry in run.entries:
            role = label_of(entry.body)
            opens = role == "action" or (role == "number" and not (blocks and len(blocks[-1]) == 0))
            if opens and not (
                role == "action" and blocks and label_of(blocks[-1][-1].body) == "number" and len(blocks[-1]) == 1
            ):
                blocks.append([])
            elif not blocks:
                return []
            blocks[-1].append(entry)
        return blocks

    def _block(self, entries: list[Entry], heading: Passage | None) -> None:
        item = ItemDraft(heading=heading)
        for entry in entries:
            if label_of(entry.body) is None:
                item.add_text(entry.passage)
                continue
            if entry.number is not None and item.printed is None:
                item.take_number(entry)
            self._labels(item, entry)
        self.items.append(item)

    def _labels(self, item: ItemDraft, entry: Entry) -> None:
        text, found = take_labels(entry.body)
        item.add_text(text)
        for labelled in found:
            if labelled.role == "number" and labelled.value:
                item.printed, item.number_at = labelled.value.said.rstrip(".):"), labelled.whole
                item.own.append(labelled.whole)
            else:
                item.take(labelled)

    def _node(self, node: Node, heading: Passage | None) -> None:
        inner = [child for child in node.children if label_of(child.entry.body) is None]
        if inner and self._is_group(node, inner):
            for child in node.children:
                self._node(child, node.entry.passage)
            return
        item = ItemDraft(heading=heading)
        item.take_number(node.entry)
        is_list_of_issues = bool(inner) and NAMES_ISSUES.search(node.entry.text) is not None
        self._say(item, node.entry, is_first=True)
        rest = [
            *node.more,
            *(
                entry
                for child in node.children
                if not (is_list_of_issues and child in inner)
                for entry in child.entries()
            ),
        ]
        for entry in sorted(rest, key=lambda entry: entry.start):
            self._say(item, entry)
        if is_list_of_issues:
            self.issues.append(inner)
        self.items.append(item)

    def _say(self, item: ItemDraft, entry: Entry, is_first: bool = False) -> None:
        role = label_of(entry.body)
        if role in SURE_ROLES or (role is not None and not is_first):
            self._labels(item, entry)
        else:
            item.add_text(entry.body if is_first else entry.passage)

    def _is_group(self, node: Node, inner: list[Node]) -> bool:
        """True if the node is a heading over items ("1 Prevention" over "1.1 …"), and no item with points under it."""
        own_words = [node.entry, *node.more, *(child.entry for child in node.children if child not in inner)]
        if any(says_who(entry) for entry in own_words):
            return False
        if any(says_who(entry) for child in inner for entry in child.entries()):
            return True
        if node.entry.number is not None and node.entry.number.is_action:
            return False
        text = node.entry.text
        if len(text.split()) > LONGEST_GROUP_HEADING or text.endswith((".", ";", ":", ",")):
            return False
        return all(
            child.entry.number is not None
            and node.entry.number is not None
            and (
                is_within(child.entry.number.printed, node.entry.number.printed)
                or node.entry.number.style in ("Roman", "Letter")
            )
            for child in inner
        )

    def heading_of(self, section: Section, inside: bool = False) -> Passage | None:
        """The nearest heading that tells items apart: not the title, not "Action items". ``inside``: above its own."""
        over = [heading for heading in headings_over(section) if not (inside and heading is section.heading)]
        for heading in reversed(over):
            if heading in self.title or (
                heading.level == 1 and not heading.number and heading is over[0] and len(over) > 1 and not self.title
            ):
                continue
            if purpose_of(heading) is not None:
                continue
            return heading.passage
        return None
