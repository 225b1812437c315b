"""Columns that only this installation can read: names, addresses, letters."""

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import FieldError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from columba.lib.seal import seal, unseal

# The stubs want parameters that the class itself does not take.
if TYPE_CHECKING:
    TextField = models.TextField[str, str]
else:
    TextField = models.TextField


class SealedTextField(TextField):
    """A text that is encrypted in the database, for this column alone; an empty one stays empty.

    SealError on reading where the installation's address key is not the one it was sealed with.
    Nothing can be searched for in it; a fingerprint beside it serves for that.
    """

    def get_prep_value(self, value: Any) -> str:  # noqa: ANN401 - Django's signature
        text = str(value or "")
        return seal(text, key=settings.ADDRESS_KEY, context=self._context) if text else ""

    def from_db_value(
        self, value: str | None, _expression: object, _connection: BaseDatabaseWrapper
    ) -> str:
        return unseal(value, key=settings.ADDRESS_KEY, context=self._context) if value else ""

    def get_lookup(self, lookup_name: str) -> Any:  # noqa: ANN401 - Django's signature
        raise FieldError(f"{self.name} is sealed: nothing can be asked of it ({lookup_name}).")

    @property
    def _context(self) -> str:
        return f"{self.model._meta.label_lower}.{self.attname}"  # noqa: SLF001 - Django's documented name
