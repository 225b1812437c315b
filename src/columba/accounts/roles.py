"""Who may do what at the desk: three roles, each a group with its permissions."""

from enum import StrEnum

from django.contrib.auth.models import Group, Permission
from django.db.models import Q

from columba.accounts.models import User

REVIEW = "commentary.review_commentary"
CORRECT = "commentary.correct_commentary"
ADMINISTER = "accounts.administer"


class Role(StrEnum):
    """Each may do what those before it may."""

    REVIEWER = "reviewer"
    EDITOR = "editor"
    ADMINISTRATOR = "administrator"


_PERMISSIONS = {Role.REVIEWER: (REVIEW,), Role.EDITOR: (REVIEW, CORRECT)}


def make_roles() -> None:
    """Make the group of each role, with its permissions as this version knows them.

    The groups are the project's: what else was put into them by hand is taken out again.
    """
    for role in Role:
        group, _ = Group.objects.get_or_create(name=role)
        group.permissions.set(_permissions(role))


def give_role(user: User, role: Role) -> None:
    """Let the person do what `role` may, and nothing that only another role may."""
    make_roles()
    others = Group.objects.filter(name__in=set(Role) - {role})
    user.groups.remove(*others)
    user.groups.add(Group.objects.get(name=role))
    if user.is_superuser and role is not Role.ADMINISTRATOR:
        user.is_superuser = False
        user.save(update_fields=["is_superuser"])


def role_of(user: User) -> Role | None:
    """Return the widest role whose permissions the person has; None where it is none."""
    for role, needed in ((Role.ADMINISTRATOR, ADMINISTER), (Role.EDITOR, CORRECT)):
        if user.has_perm(needed):
            return role
    return Role.REVIEWER if user.has_perm(REVIEW) else None


def _permissions(role: Role) -> list[Permission]:
    if role is Role.ADMINISTRATOR:
        return list(Permission.objects.all())
    wanted = Q()
    for name in _PERMISSIONS[role]:
        app, _, codename = name.partition(".")
        wanted |= Q(content_type__app_label=app, codename=codename)
    return list(Permission.objects.filter(wanted))
