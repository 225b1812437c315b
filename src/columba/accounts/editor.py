"""Give a person access to the desk."""

from columba.accounts.models import User


def create_editor(username: str, password: str) -> bool:
    """Let `username` into the desk with `password`; return False where the account existed.

    An account that existed keeps everything but its password.
    """
    editor, created = User.objects.get_or_create(
        username=username, defaults={"is_staff": True, "is_superuser": True}
    )
    if created or not editor.check_password(password):
        editor.set_password(password)
        editor.save(update_fields=["password"])
    return created
