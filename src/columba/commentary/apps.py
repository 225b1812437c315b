from django.apps import AppConfig


class CommentaryConfig(AppConfig):
    name = "columba.commentary"
