"""A plan as a file."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from balai.kernel.guard import reading_as
from balai.kernel.pages import Request, anyone, page
from balai.workplan.exporting import as_docx, as_json, export_of
from balai.workplan.models import Plan
from balai.workplan.taking_out import reader_for
from balai.workplan.views.finding import body_of, found_or_404

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@page(opens_to=anyone, shows=[Plan], reason="a file holds what its audience and its reader may both read")
def export(request: Request, plan: str) -> HttpResponse:
    found = found_or_404(Plan, request.actor, key=plan)
    reader = reader_for(request.actor, body_of(request.actor, found), request.GET.get("for", ""))
    form = request.GET.get("format", "docx")
    if form not in {"docx", "json"}:
        raise Http404
    with reading_as(reader):
        cut = Plan.objects.visible_to(reader).filter(pk=found.pk).select_related("label").first()
        if cut is None:
            messages.error(request, _("The readers that you chose may not read this plan. Choose others."))
            return redirect("workplan:plan", found.key)
        label = str(export_of(cut, reader).label).removeprefix("TLP:")
        content = as_docx(cut, reader) if form == "docx" else as_json(cut, reader)
    response = HttpResponse(content, content_type=WORD if form == "docx" else "application/json; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{found.code}-TLP-{label.replace("+", "-")}.{form}"'
    response["Cache-Control"] = "private, no-store"
    return response
