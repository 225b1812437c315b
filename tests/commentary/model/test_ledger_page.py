"""The ledger at the desk: tokens and cost per story, per day and per model."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from columba.commentary.models import Generation, ModelCall, ModelEndpoint, Outcome
from tests.commentary.model import stub as does
from tests.commentary.model.answers import answer
from tests.commentary.model.newsroom import LATER, bridge, bridge_story
from tests.make import make_story

pytestmark = pytest.mark.django_db
LIST = "admin:commentary_modelcall_changelist"


def line(story=None, **values):
    defaults = {
        "story": story,
        "model": "tiny:1b",
        "at": LATER,
        "prompt_tokens": 1_000,
        "completion_tokens": 200,
        "cost": "0.5",
        "outcome": Outcome.ANSWERED,
    }
    return ModelCall.objects.create(**(defaults | values))


def shown(client, **query):
    html = client.get(reverse(LIST), query).content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def table(client, title, **query):
    """Return the rows of a table of totals."""
    html = client.get(reverse(LIST), query).content.decode()
    part = html.split(f"<caption>{title}")[1].split("</table>")[0].split("<tbody>")[1]
    rows = part.split("</tr>")[:-1]
    return [re.findall(r">([^<>]+)</t[hd]>", row) for row in rows]


def test_it_adds_up_per_story_day_and_model(admin_client):
    one, other = make_story(bridge(title="One")), make_story(bridge(title="Other"))
    line(one)
    line(one, at=LATER + timedelta(days=1))
    line(other, model="large:70b", cost="3.25", prompt_tokens=10)
    line(other, outcome=Outcome.HELD, cost=0, prompt_tokens=0, completion_tokens=0)
    assert table(admin_client, "Per story") == [
        ["Other", "1", "10", "200", "3.250000"],
        ["One", "2", "2000", "400", "1.000000"],
    ]
    assert table(admin_client, "Per model") == [
        ["large:70b", "1", "10", "200", "3.250000"],
        ["tiny:1b", "2", "2000", "400", "1.000000"],
    ]
    assert [row[0] for row in table(admin_client, "Per day")] == ["2025-08-18", "2025-08-17"]
    assert table(admin_client, "Per day")[0][-1] == "0.500000"


def test_the_day_is_that_of_the_publication(admin_client, settings):
    settings.PUBLICATION = _publication(settings, "America/New_York")
    line(at=LATER.replace(hour=3))
    assert table(admin_client, "Per day")[0][0] == "2025-08-16"


def test_the_filters_hold_for_the_totals_too(admin_client):
    line(make_story(bridge()))
    line(make_story(bridge()), model="large:70b")
    assert len(table(admin_client, "Per model", model="large:70b")) == 1


def test_an_empty_ledger_says_so(admin_client):
    assert "Nothing yet." in shown(admin_client)
    assert "No model is set" in shown(admin_client)


def test_it_says_how_much_of_the_caps_is_left(admin_client, newsroom, settings):
    settings.PUBLICATION = newsroom.publication(daily_cap=10, monthly_cap=0.5, currency="EUR")
    text = shown(admin_client)
    assert "Of the daily cap of 10 EUR, 0.0000 EUR are spent" in text
    assert "monthly cap of 0.50 EUR" in text


def test_what_a_model_says_cannot_mark_up_the_page(admin_client):
    line(make_story(bridge()), message="<script>alert(1)</script>", outcome=Outcome.FAILED)
    assert "<script>alert(1)" not in admin_client.get(reverse(LIST)).content.decode()


def test_every_row_can_be_read_and_none_typed_in(admin_client, newsroom, stub):
    bridge_story()
    stub.script = [does.says_json(answer())]
    newsroom.draft()
    for model in (ModelCall, Generation, ModelEndpoint):
        row = model.objects.first()
        name = model._meta.model_name
        assert admin_client.get(reverse(f"admin:commentary_{name}_changelist")).status_code == 200
        page = admin_client.get(reverse(f"admin:commentary_{name}_change", args=[row.pk]))
        assert page.status_code == 200
        assert "<textarea" not in page.content.decode()


def _publication(settings, zone):
    from dataclasses import replace

    return replace(settings.PUBLICATION, time_zone=zone)
