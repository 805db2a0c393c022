"""Numbers as a word processor prints them: 3, 03, iii, C, 3rd, third, ๓."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_THAI_LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
_SIGNS = "*†‡§"
_LARGEST_ROMAN = 4999
_LARGEST_REPEATED = 780

_WORDS = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen"""
_TENS_WORDS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety"
_ONES, _TENS = _WORDS.split(), _TENS_WORDS.split()
_IRREGULAR = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}


def _decimal(number: int) -> str:
    return str(number)


def _decimal_zero(number: int) -> str:
    return f"{number:02d}"


def _lower_roman(number: int) -> str:
    if not 0 < number <= _LARGEST_ROMAN:
        return str(number)
    printed = ""
    for size, sign in _ROMAN:
        count, number = divmod(number, size)
        printed += sign * count
    return printed


def _repeated(number: int, signs: str) -> str:
    """a … z, then aa, bb, … zz: Word repeats the letter and does not count on to "ab"."""
    if not 0 < number <= _LARGEST_REPEATED:
        return str(number)
    times, place = divmod(number - 1, len(signs))
    return signs[place] * (times + 1)


def _lower_letter(number: int) -> str:
    return _repeated(number, _LETTERS)


def _ordinal(number: int) -> str:
    last_two = abs(number) % 100
    ending = "th" if 10 < last_two < 20 else {1: "st", 2: "nd", 3: "rd"}.get(last_two % 10, "th")
    return f"{number}{ending}"


def _in_words(number: int) -> str:
    if not 0 <= number < 100:
        return str(number)
    if number < 20:
        return _ONES[number]
    tens, ones = divmod(number, 10)
    return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")


def _cardinal_text(number: int) -> str:
    return _in_words(number).capitalize()


def _ordinal_text(number: int) -> str:
    if not 0 <= number < 100:
        return _ordinal(number)
    front, dash, last = _in_words(number).rpartition("-")
    last = _IRREGULAR.get(last) or (last[:-1] + "ieth" if last.endswith("y") else last + "th")
    return f"{front}{dash}{last}".capitalize()


def _digits_from(zero: str) -> Callable[[int], str]:
    table = {ord("0") + digit: chr(ord(zero) + digit) for digit in range(10)}
    return lambda number: str(number).translate(table)


def _circled(number: int) -> str:
    return chr(ord("①") + number - 1) if 0 < number <= 20 else str(number)


_FORMATS: Mapping[str, Callable[[int], str]] = MappingProxyType(
    {
        "decimal": _decimal,
        "decimalZero": _decimal_zero,
        "upperRoman": lambda number: _lower_roman(number).upper(),
        "lowerRoman": _lower_roman,
        "upperLetter": lambda number: _lower_letter(number).upper(),
        "lowerLetter": _lower_letter,
        "ordinal": _ordinal,
        "cardinalText": _cardinal_text,
        "ordinalText": _ordinal_text,
        "numberInDash": lambda number: f"- {number} -",
        "decimalEnclosedCircle": _circled,
        "decimalEnclosedParen": lambda number: f"({number})",
        "decimalEnclosedFullstop": lambda number: f"{number}.",
        "hex": lambda number: f"{number:X}",
        "chicago": lambda number: _repeated(number, _SIGNS),
        "thaiNumbers": _digits_from("๐"),
        "thaiLetters": lambda number: _repeated(number, _THAI_LETTERS),
        "hindiNumbers": _digits_from("०"),
        "none": lambda number: "",
    }
)


def printed(number: int, number_format: str) -> str:
    """The number in a format of Word; in decimal where the format is not known here."""
    return _FORMATS.get(number_format, _decimal)(number)
