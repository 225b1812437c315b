from django.apps import AppConfig


class SourcesConfig(AppConfig):
    name = "columba.sources"
