"""Report an error: a form, kept for the editors."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from columba.articles.models import Article
from columba.commentary.reporting import TooManyReportsError, report_error
from columba.web.addresses import article_url


class ReportForm(forms.Form):
    """What is wrong, and perhaps whom to answer."""

    article = forms.IntegerField(required=False, widget=forms.HiddenInput)
    text = forms.CharField(
        label="What is wrong?",
        help_text="Quote the sentence, and say what you know and from where.",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 7}),
    )
    email = forms.EmailField(
        label="Your e-mail address, if you would like an answer",
        help_text="Used for the answer and for nothing else.",
        required=False,
    )
    # People do not see this field; programs that fill in every field give themselves away.
    website = forms.CharField(
        label="Leave this empty",
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )


def report_page(request: HttpRequest) -> HttpResponse:
    """Show the form; take a report by POST and answer with thanks."""
    number = request.POST.get("article") or request.GET.get("article", "")
    article = _article(number)
    form = ReportForm(request.POST or None, initial={"article": article.pk if article else None})
    if request.method == "POST" and form.is_valid() and _take(form, article):
        return redirect(f"{reverse('report-error')}?sent=1")
    context = {
        "form": form,
        "sent": "sent" in request.GET,
        "article": article,
        "article_url": article_url(article) if article else "",
    }
    return render(request, "web/report_error.html", context)


def _article(number: str) -> Article | None:
    if not (number.isascii() and number.isdigit() and len(number) < 18):  # noqa: PLR2004 - fits a row number
        return None
    return Article.objects.filter(pk=int(number), membership__isnull=False).first()


def _take(form: ReportForm, article: Article | None) -> bool:
    """Keep the report; tell whether the reader may be thanked."""
    if form.cleaned_data["website"]:
        return True  # a program: thanked, and forgotten
    try:
        report_error(
            form.cleaned_data["text"],
            article,
            email=form.cleaned_data["email"],
            now=timezone.now(),
        )
    except TooManyReportsError:
        form.add_error(None, "Many reports are coming in just now. Please try again in an hour.")
        return False
    return True
