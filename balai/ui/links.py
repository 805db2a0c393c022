"""Addresses of the same page in another order, with another filter or another part of its list."""

from __future__ import annotations

from django.http import HttpRequest


def with_query(request: HttpRequest, **changes: object) -> str:
    """The address that ``request`` came to, with some of its parameters changed; ``None`` or "" leaves one out.

    A list or a tuple repeats its parameter. The result starts with "?" or is the bare path, and is not escaped:
    the template does that.
    """
    query = request.GET.copy()
    for name, value in changes.items():
        if value is None or value == "":
            query.pop(name, None)
        elif isinstance(value, list | tuple):
            query.setlist(name, [str(each) for each in value])
        else:
            query[name] = str(value)
    return f"?{query.urlencode()}" if query else request.path
