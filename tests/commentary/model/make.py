"""A brief about the bridge, and the pieces a question is made of."""

import json

from columba.commentary.compose import compose
from columba.commentary.model_writer.brief import brief
from columba.commentary.model_writer.prompt import open_prompt
from columba.commentary.model_writer.question import Seal, schema_for
from tests.commentary.make import AT, LINKS, PLAYBOOK, playbook, report

SEAL = Seal(fence="0123456789abcdef", mark="^")
PROMPT = open_prompt()
# With room for a peg, which the small playbook lacks.
WHY_NOW = PLAYBOOK + "\n## why now\n- {view} A meeting is a good day to be heard.\n"


def make_brief(*reports, book=None, text_hash="x"):
    book = book or playbook()
    reports = reports or (report(),)
    composed = compose(book, list(reports), LINKS, AT)
    return brief(book, list(reports), composed, playbook_hash=text_hash)


def schema(about=None):
    return schema_for(about or make_brief(), PROMPT)


def text(document):
    return json.dumps(document, ensure_ascii=False)
