"""What readers report to be wrong: open, and closed lately."""

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from columba.accounts.roles import CORRECT
from columba.articles.models import Article
from columba.commentary.models import Closing, Commentary, ErrorReport, WrongStateError
from columba.commentary.queue import open_reports
from columba.commentary.reporting import close_report
from columba.desk.access import desk_page, person
from columba.desk.queue import PER_PAGE
from columba.desk.rows import page_url
from columba.desk.show import anchor_of
from columba.desk.tabs import tabs

CLOSED_SHOWN = 20


@dataclass(frozen=True, kw_only=True)
class ReportLine:
    """One report with the page it is about, if it is about one of ours."""

    report: ErrorReport
    url: str
    title: str


class ClosingForm(forms.Form):
    """What came of a report."""

    closing = forms.ChoiceField(choices=Closing.choices)
    note = forms.CharField(required=False, max_length=2000)
    back_to = forms.IntegerField(required=False, min_value=1)


@desk_page()
def reports(request: HttpRequest) -> HttpResponse:
    """List the open reports, oldest first, then those closed lately."""
    shown = Paginator(open_reports(), PER_PAGE).get_page(request.GET.get("page"))
    closed = ErrorReport.objects.filter(closed_at__isnull=False).select_related(
        "article__membership__story__commentary", "closed_by"
    )
    context = {
        "tabs": tabs("reports", now=timezone.now()),
        "page": shown,
        "lines": [_line(report) for report in shown.object_list],
        "closed": [
            _line(report)
            for report in closed.defer("article__paragraphs").order_by("-closed_at")[:CLOSED_SHOWN]
        ],
        "closings": Closing.choices,
        "may_correct": person(request).has_perm(CORRECT),
    }
    return render(request, "desk/reports.html", context)


@desk_page(CORRECT)
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close a report by POST, and go back to where it was read."""
    if request.method != "POST":
        return redirect("desk:reports")
    form = ClosingForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Say what came of the report: put right, or not an error.")
        return redirect("desk:reports")
    given = form.cleaned_data
    try:
        closing, now = Closing(given["closing"]), timezone.now()
        close_report(pk, closing, by=person(request), now=now, note=given["note"])
        messages.success(request, "The report is closed.")
    except WrongStateError as error:
        messages.error(request, str(error))
    except ErrorReport.DoesNotExist as error:
        raise Http404(f"There is no report {pk}.") from error
    back_to = given["back_to"]
    return redirect(page_url(back_to) if back_to else reverse("desk:reports"))


def _line(report: ErrorReport) -> ReportLine:
    article = report.article
    row = _commentary(article)
    anchor = f"#{anchor_of(report.sentence)}" if report.sentence else ""
    return ReportLine(
        report=report,
        url=page_url(row) + anchor if row else "",
        title=article.title if article else "",
    )


def _commentary(article: Article | None) -> Commentary | None:
    """Return the page of the article's story, where both were joined and there are any."""
    membership = getattr(article, "membership", None)
    return getattr(membership.story, "commentary", None) if membership else None
