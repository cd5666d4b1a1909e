"""Model fields for personal data: encrypted at rest, never searched; the search index stands beside them.

    document_number = EncryptedTextField("证件号码")
    document_hash = SearchHashField("证件号码检索值", source="document_number")

Find with `filter(document_hash=search_hash(typed))`.
"""

from typing import Any, TypeVar

from django.core.exceptions import FieldError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.lookups import Lookup, Transform

from hall.identity.json_text import from_json_text, to_json_text
from hall.identity.keys import decrypt, encrypt, search_hash

__all__ = ["EncryptedJSONField", "EncryptedTextField", "SearchHashField", "search_hash"]

_ST = TypeVar("_ST")
_GT = TypeVar("_GT")


class EncryptedField(models.TextField[_ST, _GT]):
    """The lock itself. An encrypted column would silently find nothing: every lookup but isnull raises."""

    def get_lookup(self, lookup_name: str) -> type[Lookup[Any]] | None:
        if lookup_name != "isnull":
            raise FieldError(
                f"加密字段 {self.name} 不能按 {lookup_name} 查询，请用它旁边的检索值（search_hash）"
            )
        return super().get_lookup(lookup_name)

    def get_transform(self, lookup_name: str) -> type[Transform] | None:
        raise FieldError(f"加密字段 {self.name} 不能查询（{lookup_name}）")

    def get_prep_value(self, value: Any) -> Any:
        return (
            value if value is None or hasattr(value, "resolve_expression") else encrypt(self.to_text(value))
        )

    def from_db_value(self, value: str | None, expression: Any, connection: BaseDatabaseWrapper) -> Any:
        return None if value is None else self.from_text(decrypt(value))

    def to_text(self, value: Any) -> str:
        return str(value)

    def from_text(self, text: str) -> Any:
        return text


class EncryptedTextField(EncryptedField[_ST, _GT]):
    """加密文本: reads and writes as str."""

    _pyi_private_set_type: str | models.expressions.Combinable
    _pyi_private_get_type: str


class EncryptedJSONField(EncryptedField[_ST, _GT]):
    """加密数据: any JSON value with Decimal, date and datetime (see json_text)."""

    _pyi_private_set_type: Any
    _pyi_private_get_type: Any

    def to_text(self, value: Any) -> str:
        return to_json_text(value)

    def from_text(self, text: str) -> Any:
        return from_json_text(text) if text else None

    def to_python(self, value: Any) -> Any:
        return value

    def value_to_string(self, obj: models.Model) -> str:
        return to_json_text(self.value_from_object(obj))


class SearchHashField(models.CharField[_ST, _GT]):
    """检索值: HMAC of another field of the row, filled in at save; give it an index.

    bulk_create() fills it too (pre_save runs); update() does not: write both columns.
    """

    _pyi_private_set_type: str | models.expressions.Combinable
    _pyi_private_get_type: str

    def __init__(self, *args: Any, source: str = "", **kwargs: Any) -> None:
        self.source = source
        super().__init__(*args, **{"max_length": 64, "blank": True, "editable": False} | kwargs)

    def deconstruct(self) -> tuple[str, str, Any, Any]:
        name, path, args, kwargs = super().deconstruct()
        kwargs["source"] = self.source
        return name, path, args, kwargs

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        if self.source:
            plain = getattr(model_instance, self.source) or ""
            setattr(model_instance, self.attname, search_hash(plain))
        return super().pre_save(model_instance, add)
