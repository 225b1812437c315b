"""What every template may say of the publication."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def publication(_request: HttpRequest) -> dict[str, Any]:
    """Return the publication's settings."""
    return {"publication": settings.PUBLICATION}
