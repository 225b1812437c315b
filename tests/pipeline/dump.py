"""The content of a publication's database, so that two runs can be compared.

    python -m tests.pipeline.dump > content.json

Clock readings and leases are left out; row numbers are replaced by the rank of the row in its
table, since PostgreSQL does not take back the number of a row that was never committed.
"""

import json
import os
import sys
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "columba.config.settings")

# What says when a thing was done, and not what was done.
CLOCKS = {
    "next_at", "leased_until", "leased_by", "last_polled_at", "last_changed_at", "first_seen_at",
    "changed_at", "extracted_at", "fetched_at", "created_at", "composed_at", "published_on_site_at",
    "held_until", "holder",
}  # fmt: skip
# The moments a commentary was published and shown are clock readings; an article's is content.
CLOCKS_OF = {"commentary": {"published_at", "shown"}}
APPS = ("directory", "sources", "articles", "stories", "commentary", "search")


def content() -> dict[str, list[dict[str, Any]]]:
    """Return every row of our apps, by table."""
    from django.apps import apps

    models = [model for label in APPS for model in apps.get_app_config(label).get_models()]
    ranks = {model: _ranks(model) for model in models}
    return {
        model._meta.label_lower: [_row(row, model, ranks) for row in _rows(model)]
        for model in models
    }


def _rows(model):
    return model._base_manager.order_by("pk").values()


def _ranks(model) -> dict[Any, int]:
    keys = model._base_manager.order_by("pk").values_list("pk", flat=True)
    return {key: rank for rank, key in enumerate(keys)}


def _row(row, model, ranks) -> dict[str, Any]:
    clocks = CLOCKS | CLOCKS_OF.get(model._meta.app_label, set())
    shown = {}
    for field in model._meta.concrete_fields:
        if field.name in clocks:
            continue
        value = row[field.attname]
        if field.primary_key:
            value = ranks[model][value]
        elif field.related_model in ranks and value is not None:
            value = ranks[field.related_model][value]
        shown[field.name] = _without_clocks(value, ranks)
    return shown


def _without_clocks(value, ranks):
    from columba.articles.models import Article

    if isinstance(value, list):
        return [_without_clocks(item, ranks) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        key: ranks[Article][item] if key == "article_id" else _without_clocks(item, ranks)
        for key, item in value.items()
        if key not in CLOCKS
    }


if __name__ == "__main__":
    django.setup()
    json.dump(content(), sys.stdout, default=str, indent=1, sort_keys=True, ensure_ascii=False)
