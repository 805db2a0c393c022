"""For whom a reader may take a plan out: it holds no more than reader and audience may both read."""

from __future__ import annotations

from django.utils.translation import gettext as _

from balai.kernel.actors import Actor, all_together
from balai.people.actors import audience
from balai.people.models import Body

PUBLIC, MEMBERS, ME = "public", "members", "me"


def audiences_for(actor: Actor, body: Body | None) -> list[tuple[str, str]]:
    """The audiences that a reader may choose, as pairs (value, words)."""
    choices = [(PUBLIC, _("The public"))]
    if actor.is_signed_in:
        choices.insert(0, (ME, _("Me, in this seat")))
        if body is not None:
            choices.insert(1, (MEMBERS, _("Members of %(body)s") % {"body": body.printed}))
    return choices


def reader_for(actor: Actor, body: Body | None, chosen: str) -> Actor:
    """Who the file is made for. An unknown choice is taken as the public: the least that anybody reads."""
    allowed = {value for value, _words in audiences_for(actor, body)}
    if chosen == ME and ME in allowed:
        return actor
    wanted = MEMBERS if chosen == MEMBERS and MEMBERS in allowed else PUBLIC
    readership = audience(wanted, body)
    return all_together([readership, actor], readership.name) if actor.is_signed_in else readership
