"""Our own copies of lead pictures; their names hold their content, so they never change."""

import re

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest

_NAME = re.compile(r"[\w-]+(/[\w-]+)*\.webp", re.ASCII)


def media(_request: HttpRequest, name: str) -> FileResponse:
    """Send one picture, to be kept for a year."""
    if not _NAME.fullmatch(name):
        raise Http404(name)
    try:
        response = FileResponse((settings.MEDIA_ROOT / name).open("rb"), content_type="image/webp")
    except OSError as error:
        raise Http404(name) from error
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
