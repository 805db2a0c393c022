"""What a column header or a label in front of a value means: "Lead agency", "By when", "Members' interest to support"."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

Role = Literal["number", "action", "lead", "interest", "area", "linked", "objective", "timeframe", "status", "other"]

LONGEST_HEADER = 90

# The first rule that matches decides: "Members' interest to lead" is interest, "Lead and supporting members" is lead.
RULES: tuple[tuple[Role, str], ...] = (
    ("number", r"(?:(?:action|activity|task|measure)(?: items?)? )?(?:nos?|nr|num|numbers?|ref|reference|reference nos?|id|code|sn|s n|sr no|ser|serial)"
               r"(?: nos?| numbers?)?|item nos?|item numbers?|#|nos? #|№|s no|sl no"),
    ("timeframe", r"(?:target|expected|planned|estimated|proposed|indicative|anticipated)(?: (?:start|end|finish|delivery|completion|due))*"
                  r" (?:dates?|times?|completion|delivery|timeframe|timeline|years?|deadline)(?: (?:of|for) completion)?"),
    ("other", r".*\b(?:indicators?|kpis?|expected|outputs?|results?|outcomes? (?:and|indicators?)|budget|costs?|funding|resources?|inputs?|remarks?|comments?"
              r"|notes?|risks?|assumptions?|means of verification|baseline|targets?|evidence|e ?mail|phone|telephone|contact details|venue|version|author|amount|evaluation|milestones?)\b.*"),
    ("interest", r".*\b(?:interests?|interested|supporting|supported by|supporters?|support|supports|contribut\w+|partners?|partnerships?|in cooperation with|co ?operating"
                 r"|cooperation with|in collaboration with|collaborat\w+|co implement\w+|assisted by|assisting|other (?:members|states|actors|stakeholders)|stakeholders? involved"
                 r"|involved|participating (?:members|states|countries|organi[sz]ations)|with whom|together with|who else)\b.*"),
    ("linked", r"(?:linked|link(?:s)? (?:to|with)|relat(?:ed|es) (?:to )?|relevant|corresponding|associated)(?: (?:the|plan))* ?(?:priorit(?:y|ies)|priority issues?)(?: (?:nos?|numbers?|issues?|areas?))*"
               r"|linked priorit(?:y|ies)|priorit(?:y|ies) (?:nos?|numbers?|ref|links?|linked)|priorit(?:y|ies) issues?(?: nos?| numbers?)?"
               r"|priorit(?:y|ies) addressed|addresses priorit(?:y|ies)|priorit(?:y|ies)"),
    ("area", r".*\b(?:areas?|pillars?|themes?|thematic|work ?streams?|clusters?|strands?|cooperation|components?|work ?packages?|strategic directions?|focus|sectors?|streams?)\b.*"),
    ("objective", r".*\b(?:objectives?|goals?|aims?|purpose|outcomes?|strategic priorit(?:y|ies)|strategic intent)\b.*"),
    ("lead", r".*\b(?:leads?|leading|lead (?:agency|country|entity)|led by|co leads?|responsib\w+|responsable|focal points?|owners?|champions?|coordinat\w+|co ordinat\w+|implement(?:ing|ed|ers?)(?: by)?"
             r"|sponsors?|proponents?|shepherds?|accountable|in charge|facilitat\w+|conven(?:or|er|ors|ers|ed by)|rapporteurs?|actors?|executing agency|executing|assigned to|assignees?|action officers?|action by|by whom)\b.*|who|agency|agencies|members?|lead members?"
             r"|country|countries|delegations?"),
    ("timeframe", r".*\b(?:time|times|timing|timelines?|timeframes?|timetables?|timescales?|deadlines?|due|when|dates?|schedules?|scheduled|completion|quarters?|durations?|months?|years?|periods?|target date|by end|until)\b.*|by"),
    ("status", r".*\b(?:status|progress|updates?|state of play|state of implementation|implementation state|achievements?|stage|standing|completed)\b.*"),
    ("action", r".*\b(?:actions?|action items?|activit(?:y|ies)|deliverables?|tasks?|measures?|initiatives?|commitments?|recommendations?|interventions?|projects?|work items?"
               r"|steps?|undertakings?|descriptions?|proposals?|what|undertake|we will|to do)\b.*|items?|work"),
)
COMPILED = tuple((role, re.compile(pattern)) for role, pattern in RULES)
ACTION_FIRST = re.compile(
    r"(?:(?:the|key|main|priority|proposed|planned|agreed|specific|concrete|strategic|joint|possible|suggested|core|major|follow up|working group|wg) )*"
    r"(?:actions?|action items?|action points?|activit(?:y|ies)|deliverables?|tasks?|measures?|initiatives?|commitments?|recommendations?|work items?"
    r"|description of (?:the )?(?:action|activity|task|measure)s?|(?:action|activity|task|measure)s? descriptions?|description|what"
    r"|actions? to be taken|what (?:we will|will we|will be) (?:do|done)|(?:action|activity) (?:title|name)|items? of work)"
    r"(?: (?:and|or) (?:actions?|activit(?:y|ies)|measures?|deliverables?|tasks?|commitments?|initiatives?|sub ?(?:actions|activities)))?(?: outputs?)?"
)
LEAD_FIRST = re.compile(
    r"(?:(?:the|action|action item|activity|item|task|proposed|overall) )*(?:leads?|lead members?|lead agency|lead agencies|lead countr(?:y|ies)|lead states?|co leads?|responsible|responsibility)\b(?! or| to).*"
)
STOPS = re.compile(r"[^a-z0-9#№ ]")


def normal(header: str) -> str:
    """The words of a header alone: small letters, without brackets' content, marks and punctuation."""
    text = re.sub(r"\([^)]{0,3}\)|\[[^\]]*\]", " ", header.lower().replace("’", "'"))
    text = re.sub(r"'s?\b", "", text)
    return " ".join(STOPS.sub(" ", text).split())


@cache
def role_of_header(header: str) -> Role | None:
    """The meaning of a column header, or None where its words are unknown or it is too long for a header."""
    text = normal(header)
    if not text or len(text) > LONGEST_HEADER or len(text.split()) > 12:
        return None
    if ACTION_FIRST.fullmatch(text):
        return "action"
    if LEAD_FIRST.fullmatch(text) and "interest" not in text:
        return "lead"
    for role, pattern in COMPILED:
        if pattern.fullmatch(text):
            return role
    return None


# Labels stand inside prose, where a loose reading would take an ordinary sentence for one: these words only.
LABELS: tuple[tuple[Role, str], ...] = (
    ("number", r"(?:action |activity |item )?(?:no|number|ref|reference|id)"),
    ("action", r"actions?|action items?|activit(?:y|ies)|deliverables?|tasks?|measures?|descriptions?|initiatives?|commitments?"),
    ("interest", r"members interest(?: to (?:lead or )?(?:support|contribute))?|interest(?:ed)?(?: members| states| parties| in supporting| to support| to contribute| to lead or support)?"
                 r"|(?:members|states|countries|participants|organi[sz]ations) interested"
                 r"|support(?:ing|ed by|ers?)?(?: members?| states?| countr(?:y|ies)| agenc(?:y|ies)| partners?| organi[sz]ations?| role| from| entit(?:y|ies)| actors?)?"
                 r"|(?:key |implementing |supporting |other )?partners?(?: organi[sz]ations?| agencies)?|contribut(?:ors?|ing|ing members|ing states|ing partners|ions? from)|in (?:cooperation|collaboration|partnership) with|with(?: support (?:from|of))?"
                 r"|participants|participating (?:members|states|countries)"),
    ("lead", r"(?:action |item |action item |joint |overall |activity )?(?:co )?leads?(?: (?:agency|agencies|country|countries|states?|members?|organi[sz]ations?|entity|entities|body|bodies|participants?|actors?|delegations?|person|role|responsibility|shepherds?|partners?))?(?: and co leads?)?"
             r"|(?:co )?led by|leads? (?:(?:and|or) )?co leads?|responsible(?: (?:agency|agencies|party|parties|members?|states?|country|countries|body|bodies|entity|entities|actors?|organi[sz]ations?|persons?|officers?|units?|for implementation))?|responsibility(?: of)?|who"
             r"|(?:national )?focal points?|owners?|coordinators?|coordinated by|implementing (?:agency|agencies|body|party|parties|entity|member|state|organi[sz]ation)|implemented by|implementation by|champions?|shepherds?|convenors?|conveners?|sponsors?|proponents?|facilitators?|actor|actors|to be led by"),
    ("timeframe", r"time ?frames?|time ?lines?|timing|time|when|by when|due|due date|due by|deadline|dates?|target dates?|(?:expected |target |planned )?completion(?: date| by)?|schedule|period|implementation period|duration|timetable|year|target|start|delivery date|delivery"),
    ("status", r"(?:current |implementation )?status(?: update)?|progress(?: to date| update| so far)?|state of play|state of implementation|update|latest update|stage"),
    ("area", r"(?:priority |thematic |focus |strategic |cooperation )?areas?(?: of cooperation| of work)?|(?:strategic )?pillars?|themes?|thematic area|work ?streams?|clusters?|component|(?:adelaide strategy )?(?:priority|cooperation) area|strand"),
    ("linked", r"linked (?:to )?priorit(?:y|ies)(?: issues?)?|links? to priorit(?:y|ies)|priorit(?:y|ies)(?: issues?)?|related priorit(?:y|ies)(?: issues?)?|relevant priorit(?:y|ies)(?: issues?)?|priorit(?:y|ies) addressed|linked priority issues?"),
    ("objective", r"(?:strategic |related |linked |specific )?objectives?|goals?|aims?|purpose"),
    ("other", r"(?:performance |success |key |progress )?indicators?(?: of success| of progress)?|kpis?|expected (?:outputs?|outcomes?|results?|impact)|outputs?|outcomes?|results?|budget|costs?|funding(?: source)?|resources?(?: required| needed)?|remarks?|comments?|notes?|risks?|milestones?|rationale|background|means of verification|target group|audience|venue|evidence|contact|e ?mail"),
)
COMPILED_LABELS = tuple((role, re.compile(pattern)) for role, pattern in LABELS)


@cache
def role_of_label(label: str) -> Role | None:
    """The meaning of the words before a colon, or None where they are no label."""
    text = normal(label)
    for role, pattern in COMPILED_LABELS:
        if pattern.fullmatch(text):
            return role
    return None
