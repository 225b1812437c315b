from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "columba.directory"
