"""Moments as the desk prints them: short, in the publication's zone and language."""

from datetime import datetime

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString

from columba.lib.dates import format_full, format_short, iso

register = template.Library()


@register.filter
def moment(at: datetime | None) -> SafeString:
    """Return a `<time>` of the moment, all of it as its title; nothing where there is none."""
    if at is None:
        return SafeString()
    zone, language = settings.PUBLICATION.zone, settings.PUBLICATION.language
    return format_html(
        '<time datetime="{}" title="{}">{}</time>',
        iso(at, zone),
        format_full(at, zone, language),
        format_short(at, zone, language),
    )
