"""Give a person access to the desk."""

from columba.accounts.models import User
from columba.accounts.roles import Role, give_role


def create_editor(username: str, password: str, *, role: Role | None = None) -> bool:
    """Let `username` into the desk with `password`; return False where the account existed.

    A new account without a role is an administrator's. An account that existed keeps everything
    but its password, and its role where another is given.
    """
    editor, created = User.objects.get_or_create(username=username)
    if created or not editor.check_password(password):
        editor.set_password(password)
        editor.save(update_fields=["password"])
    if created or role:
        give_role(editor, role or Role.ADMINISTRATOR)
    return created
