"""What tests of pages ask of them: their words, and their queries."""

import re
from html import unescape

from django.db import connection
from django.test.utils import CaptureQueriesContext


def text_of(html):
    """Return what a reader sees, on one line."""
    without_scripts = re.sub(r"<script.*?</script>", " ", html, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", without_scripts)).split())


def queries_of(client, path):
    """Return how many queries the page costs."""
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)
