"""Report an error: a form, kept for the editors."""

from collections.abc import Iterator

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from columba.articles.models import Article
from columba.commentary.document import Draft
from columba.commentary.inline import plain
from columba.commentary.models import Revision
from columba.commentary.reading import published
from columba.commentary.reporting import About, TooManyReportsError, report_error
from columba.commentary.serialise import draft_from_json
from columba.web.addresses import article_url

LONGEST_LABEL = 90
WHOLE_PAGE = ("", "The page as a whole")


class ReportForm(forms.Form):
    """What is wrong, and perhaps whom to answer."""

    article = forms.IntegerField(required=False, widget=forms.HiddenInput)
    # The number of the revision whose sentences the form offered.
    revision = forms.IntegerField(
        required=False, min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput
    )
    sentence = forms.CharField(
        label="Which sentence?", required=False, max_length=40, widget=forms.Select
    )
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
    form = _form(request, article)
    if request.method == "POST" and form.is_valid() and _take(form, article):
        return redirect(f"{reverse('report-error')}?sent=1")
    context = {
        "form": form,
        "sent": "sent" in request.GET,
        "article": article,
        "article_url": article_url(article) if article else "",
    }
    return render(request, "web/report_error.html", context)


def _form(request: HttpRequest, article: Article | None) -> ReportForm:
    """Return the form, with the sentences of the page where there is commentary on it."""
    stories = [article.membership.story_id] if article else []
    shown = next(iter(published(stories).values()), None)
    initial = {
        "article": article.pk if article else None,
        "revision": shown.revision if shown else None,
        "sentence": request.GET.get("sentence", ""),
    }
    form = ReportForm(request.POST or None, initial=initial)
    if shown:
        choices = [WHOLE_PAGE, *_sentences(shown.draft)]
        form.fields["sentence"].widget = forms.Select(choices=choices)
    else:
        del form.fields["sentence"]
    return form


def _sentences(draft: Draft) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield each section of the page with its sentences and where they stand."""
    parts: dict[str, list[tuple[str, str]]] = {}
    for where, sentence in draft.sentences():
        section = where.rpartition(" ")[0].capitalize()
        parts.setdefault(section, []).append((where, _label(sentence.text)))
    yield from parts.items()
    if draft.steps:
        numbered = enumerate(draft.steps, start=1)
        yield "To-Do", [(f"step {number}", _label(step.title)) for number, step in numbered]


def _label(markdown: str) -> str:
    text = plain(markdown)
    return text if len(text) <= LONGEST_LABEL else f"{text[:LONGEST_LABEL].rsplit(' ', 1)[0]} …"


def _article(number: str) -> Article | None:
    if not (number.isascii() and number.isdigit() and len(number) < 18):  # noqa: PLR2004 - fits a row number
        return None
    joined = Article.objects.select_related("membership")
    return joined.filter(pk=int(number), membership__isnull=False).first()


def _take(form: ReportForm, article: Article | None) -> bool:
    """Keep the report; tell whether the reader may be thanked."""
    if form.cleaned_data["website"]:
        return True  # a program: thanked, and forgotten
    try:
        report_error(
            form.cleaned_data["text"],
            _about(form, article),
            email=form.cleaned_data["email"],
            now=timezone.now(),
        )
    except TooManyReportsError:
        form.add_error(None, "Many reports are coming in just now. Please try again in an hour.")
        return False
    return True


def _about(form: ReportForm, article: Article | None) -> About:
    """Return the page, with the sentence where it stands in the revision that the form offered."""
    number, sentence = form.cleaned_data["revision"], form.cleaned_data.get("sentence", "")
    if article is None or number is None:
        return About(article=article)
    revision = Revision.objects.filter(
        commentary__story=article.membership.story_id, number=number
    ).first()
    if revision is None:
        return About(article=article)
    draft = draft_from_json(revision.draft)
    places = {where for where, _ in draft.sentences()}
    places |= {f"step {number}" for number in range(1, len(draft.steps) + 1)}
    return About(
        article=article, revision=revision, sentence=sentence if sentence in places else ""
    )
