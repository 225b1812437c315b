"""A draft reads back from its JSON as it was."""

import json
from dataclasses import replace

from columba.commentary.check import check
from columba.commentary.compose import compose
from columba.commentary.serialise import (
    draft_from_json,
    draft_to_json,
    findings_from_json,
    findings_to_json,
)
from tests.commentary.make import AT, LINKS, playbook, report

DRAFT = compose(playbook(), [report(), report(number=2, published_at=None)], LINKS, AT)


def test_a_draft_reads_back_equal_through_json():
    assert draft_from_json(json.loads(json.dumps(draft_to_json(DRAFT)))) == DRAFT


def test_findings_read_back_equal():
    found = check(replace(DRAFT, deck="See evil.example.com"), [report()], (), LINKS)
    assert found
    assert findings_from_json(json.loads(json.dumps(findings_to_json(found)))) == found


def test_a_draft_of_an_older_version_takes_defaults_for_what_it_lacks():
    document = draft_to_json(DRAFT)
    del document["vouched"]
    assert draft_from_json(document) == replace(DRAFT, vouched=())


def test_the_reports_text_is_not_stored_again():
    assert "Some 9,000 drivers use the bridge each day" not in json.dumps(draft_to_json(DRAFT))
