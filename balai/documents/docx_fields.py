"""Fields of Word (page numbers, references, form fields): their results are text, their instructions are not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from balai.documents.ooxml import Element, q, switch, value, whole

_TYPE = q("w:fldCharType")
_FORM, _BOX, _CHECKED, _DEFAULT = q("w:ffData"), q("w:checkBox"), q("w:checked"), q("w:default")
_CHOICES, _RESULT, _ENTRY = q("w:ddList"), q("w:result"), q("w:listEntry")
_VAL = q("w:val")


@dataclass(slots=True)
class _Field:
    shows_result: bool = False
    printed: str = ""
    """What a form field without a result shows: a ticked box, the chosen entry."""
    kept_back: list[str] = field(default_factory=list)
    instruction: list[str] = field(default_factory=list)


class Fields:
    """The fields that are open at a point of the story, each within the one before."""

    def __init__(self) -> None:
        self._open: list[_Field] = []
        self._instructions = 0

    @property
    def is_instruction(self) -> bool:
        """True where text belongs to a field's instruction and is not shown."""
        return self._instructions > 0

    def keep_back(self, text: str) -> None:
        self._open[-1].kept_back.append(text)

    def instruct(self, text: str) -> None:
        if self._open and not self._open[-1].shows_result:
            self._open[-1].instruction.append(text)

    def character(self, element: Element, number: Callable[[str], str]) -> tuple[str, str]:
        """Goes past a field's begin, middle or end. Gives, at the end, what it shows without a stored result (of a form
        field its choice; else the ``number`` that its instruction asks for), and the text that stood in its instruction
        and is not shown."""
        kind = element.get(_TYPE)
        if kind == "begin":
            self._open.append(_Field(printed=_form_field(element.find(_FORM))))
            self._instructions += 1
        elif kind == "separate" and self._open and not self._open[-1].shows_result:
            self._open[-1].shows_result = True
            self._instructions -= 1
        elif kind == "end" and self._open:
            closed = self._open.pop()
            self._instructions -= not closed.shows_result
            if closed.shows_result or self.is_instruction:
                return "", "".join(closed.kept_back)
            return closed.printed or number("".join(closed.instruction)), "".join(closed.kept_back)
        return "", ""

    def never_closed(self) -> str:
        """Text kept back by fields that have no end: a damaged file must not lose what follows."""
        text = "".join(piece for each in self._open for piece in each.kept_back)
        self._open.clear()
        self._instructions = 0
        return text


def _form_field(form: Element | None) -> str:
    if form is None:
        return ""
    box = form.find(_BOX)
    if box is not None:
        checked = switch(box, _CHECKED)
        return "☒" if (switch(box, _DEFAULT) if checked is None else checked) else "☐"
    choices = form.find(_CHOICES)
    if choices is None:
        return ""
    entries = [entry.get(_VAL) or "" for entry in choices.iterchildren(_ENTRY)]
    place = whole(value(choices, _RESULT) or value(choices, _DEFAULT), 0)
    return entries[place] if 0 <= place < len(entries) else ""
