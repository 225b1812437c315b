"""The custom user."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """A person who signs in to the desk."""

    class Meta(AbstractUser.Meta):  # type: ignore[name-defined,misc]
        permissions = [("administer", "Can open every row of the database and give roles")]

    @property
    def name(self) -> str:
        """The name by which others know the person: in full, else the one of the login."""
        return self.get_full_name() or self.get_username()
