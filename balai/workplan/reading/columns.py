"""What a column header or a label before a value means: "Lead agency", "By when", "Members' interest to support"."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Literal

Role = Literal["number", "action", "lead", "interest", "area", "linked", "objective", "timeframe", "status", "other"]

LONGEST_HEADER = 90

WORDS_FILE = Path(__file__).with_name("columns.toml")


def _rules(kind: str) -> tuple[tuple[Role, re.Pattern[str]], ...]:
    """The rules of ``columns.toml``, in their order: a role and what the words must match as a whole."""
    rules = []
    for rule in tomllib.loads(WORDS_FILE.read_text(encoding="utf-8"))[kind]:
        patterns = list(rule.get("whole", []))
        if "containing" in rule:
            patterns.append(rf".*\b(?:{'|'.join(rule['containing'])})\b.*")
        rules.append((rule["role"], re.compile("|".join(patterns))))
    return tuple(rules)


HEADERS = _rules("headers")
LABELS = _rules("labels")

# "Key actions and deliverables", "Lead and supporting members": the first of two things that a header names decides.
ACTION = (
    r"(?:action(?:s| items?| points?)?|activit(?:y|ies)|deliverables?|tasks?|measures?|initiatives?|commitments?"
    r"|recommendations?|work items?|items? of work|description|what)"
)
ACTION_FIRST = re.compile(
    r"(?:(?:the|key|main|priority|proposed|planned|agreed|specific|concrete|strategic|joint|possible|suggested|core|major"
    r"|follow up|working group|wg) )*"
    rf"(?:{ACTION}|description of (?:the )?{ACTION}|{ACTION} descriptions?|actions? to be taken|{ACTION} (?:title|name)"
    r"|what (?:we will|will we|will be) (?:do|done))"
    rf"(?: (?:and|or) (?:{ACTION}|sub ?(?:actions|activities)))?(?: outputs?)?"
)
LEAD_FIRST = re.compile(
    r"(?:(?:the|action|action item|activity|item|task|proposed|overall) )*"
    r"(?:organi[sz]ing (?:country|countries|state|member|agency)|host(?:ing)? (?:country|countries|state|member)"
    r"|leads?|lead members?|lead agency|lead agencies|lead countr(?:y|ies)|lead states?|co leads?|responsible"
    r"|responsibility)\b(?! or| to).*"
)
STOPS = re.compile(r"[^a-z0-9#№ ]")


def normal(header: str) -> str:
    """The words of a header alone: small letters, without brackets' content, marks and punctuation."""
    text = re.sub(r"\([^)]{0,3}\)|\[[^\]]*\]", " ", header.lower().replace("’", "'"))
    text = re.sub(r"'s?\b", "", text)
    return " ".join(STOPS.sub(" ", text).split())


@lru_cache(maxsize=4096)
def role_of_header(header: str) -> Role | None:
    """The meaning of a column header, or None where its words are unknown or it is too long for a header."""
    text = normal(header)
    if not text or len(text) > LONGEST_HEADER or len(text.split()) > 12:
        return None
    if ACTION_FIRST.fullmatch(text):
        return "action"
    if LEAD_FIRST.fullmatch(text) and "interest" not in text:
        return "lead"
    for role, pattern in HEADERS:
        if pattern.fullmatch(text):
            return role
    return None


@lru_cache(maxsize=4096)
def role_of_label(label: str) -> Role | None:
    """The meaning of the words before a colon, or None where they are no label."""
    text = normal(label)
    for role, pattern in LABELS:
        if pattern.fullmatch(text):
            return role
    return None
