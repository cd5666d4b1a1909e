"""Personal data at rest: locked, rotated, never searched except by its index."""

import base64
import os
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, ClassVar

import pytest
from django.core.exceptions import FieldError, ImproperlyConfigured
from django.db import connection, models
from django.test import override_settings
from django.test.utils import isolate_apps
from hypothesis import given
from hypothesis import strategies as st

from hall.identity.checks import keys_are_our_own, keys_can_be_read
from hall.identity.fields import EncryptedJSONField, EncryptedTextField, SearchHashField, search_hash
from hall.identity.json_text import from_json_text, to_json_text
from hall.identity.keys import CannotDecrypt, decrypt, encrypt, key_ring, locked_with_current_key
from hall.identity.rotation import lock_anew, locked_columns

OLD = "k1:" + base64.urlsafe_b64encode(b"1" * 32).decode()
NEW = "k2:" + base64.urlsafe_b64encode(b"2" * 32).decode()
ID_NUMBER = "445300198512310029"

plain_values: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.text(),
    st.dates(),
    st.decimals(allow_nan=False, allow_infinity=False),
    st.datetimes(timezones=st.just(UTC)),
)
json_values = st.recursive(
    plain_values,
    lambda inner: st.lists(inner) | st.dictionaries(st.text().filter(lambda key: key[:1] != "$"), inner),
    max_leaves=10,
)


with isolate_apps("hall.identity"):  # the model exists for this test only

    class Person(models.Model):
        """人: somebody whose number is locked."""

        number = EncryptedTextField("证件号码", blank=True)
        number_hash = SearchHashField("证件号检索值", source="number")
        papers = EncryptedJSONField("材料", null=True)

        objects: ClassVar[models.Manager["Person"]] = models.Manager()

        class Meta:
            app_label = "identity"

        def __str__(self) -> str:
            return str(self.pk)


@pytest.fixture
def people(db: None) -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        with connection.schema_editor() as editor:
            editor.create_model(Person)
    yield
    with connection.cursor() as cursor:
        cursor.execute('DROP TABLE "identity_person"')


def stored(column: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT "{column}" FROM identity_person')
        return cursor.fetchone()[0]


@given(st.text())
def test_what_is_locked_can_be_opened(text: str) -> None:
    locked = encrypt(text)
    assert decrypt(locked) == text
    assert len(text) < 4 or text not in locked


def test_the_same_text_is_never_locked_the_same_way() -> None:
    assert encrypt(ID_NUMBER) != encrypt(ID_NUMBER)
    assert encrypt("") == ""


def test_an_altered_text_is_refused() -> None:
    key_id, _, body = encrypt(ID_NUMBER).partition(":")
    raw = bytearray(base64.b64decode(body))
    raw[-1] ^= 1
    for forged in (f"{key_id}:{base64.b64encode(raw).decode()}", f"{key_id}:!", f"gone:{body}", "not locked"):
        with pytest.raises(CannotDecrypt):
            decrypt(forged)


def test_a_new_key_in_front_locks_and_the_old_one_still_opens() -> None:
    with override_settings(ENCRYPTION_KEYS=[OLD]):
        before = encrypt(ID_NUMBER)
    with override_settings(ENCRYPTION_KEYS=[NEW, OLD]):
        assert decrypt(before) == ID_NUMBER
        assert not locked_with_current_key(before)
        assert locked_with_current_key(encrypt(ID_NUMBER))
    with override_settings(ENCRYPTION_KEYS=[NEW]), pytest.raises(CannotDecrypt, match="旧密钥"):
        decrypt(before)


@pytest.mark.parametrize("keys", [["k1:short"], ["k1"], ["k-1:" + OLD[3:]], [OLD, OLD]])
def test_a_key_that_is_none_is_refused_loudly(keys: list[str]) -> None:
    with override_settings(ENCRYPTION_KEYS=keys), pytest.raises(ImproperlyConfigured):
        key_ring()


def test_the_search_index_ignores_width_case_and_blanks_around() -> None:
    assert search_hash(" 44530020000229003x ") == search_hash("４４530020000229003Ｘ")
    assert search_hash(ID_NUMBER) != search_hash("445300199001010010")
    assert len(search_hash(ID_NUMBER)) == 64
    assert search_hash("  ") == ""


def test_the_search_index_depends_on_a_secret() -> None:
    with override_settings(SECRET_KEY=os.urandom(8).hex()):
        other = search_hash(ID_NUMBER)
    assert other != search_hash(ID_NUMBER)


@pytest.mark.clause("promise:R14")
def test_a_row_is_locked_in_the_database_and_open_in_python(people: None) -> None:
    papers = {"price": Decimal("1180000.00"), "on": date(2026, 9, 18), "name": "林小禾"}
    Person.objects.create(number=ID_NUMBER, papers=papers)
    assert ID_NUMBER not in stored("number")
    assert "林小禾" not in stored("papers")
    found = Person.objects.get(number_hash=search_hash(ID_NUMBER))
    assert found.number == ID_NUMBER
    assert found.papers == papers
    assert str(found.papers["price"]) == "1180000.00"


def test_bulk_create_fills_the_index_and_update_locks(people: None) -> None:
    Person.objects.bulk_create([Person(number=ID_NUMBER)])
    assert Person.objects.filter(number_hash=search_hash(ID_NUMBER)).update(number="E12345678") == 1
    assert "E12345678" not in stored("number")
    assert Person.objects.get().number == "E12345678"
    assert Person.objects.get().papers is None


@pytest.mark.parametrize("lookup", ["number", "number__contains", "number__in", "papers", "papers__price"])
def test_looking_into_a_locked_column_is_an_error_and_not_an_empty_answer(lookup: str) -> None:
    with pytest.raises(FieldError, match="加密字段"):
        Person.objects.filter(**{lookup: ["x"] if lookup.endswith("in") else "x"})


def test_only_whether_there_is_a_value_may_be_asked(people: None) -> None:
    Person.objects.create(number=ID_NUMBER)
    assert Person.objects.filter(papers__isnull=True, number__isnull=False).count() == 1


def test_rotation_locks_every_row_anew_and_finds_nothing_the_second_time(people: None) -> None:
    with override_settings(ENCRYPTION_KEYS=[OLD]):
        Person.objects.bulk_create(Person(number=f"E{number:08d}") for number in range(3))
    with override_settings(ENCRYPTION_KEYS=[NEW, OLD]):
        Person.objects.create(number=ID_NUMBER)
        assert lock_anew(Person, "number") == 3
        assert lock_anew(Person, "number") == 0
    with override_settings(ENCRYPTION_KEYS=[NEW]):
        assert Person.objects.earliest("id").number == "E00000000"
        assert all(locked_with_current_key(row) for row in [stored("number")])


def test_rotation_knows_every_locked_column_that_may_change() -> None:
    assert all(not getattr(model, "insert_only", False) for model, _ in locked_columns())
    assert ("staff.Look", "purpose") not in {
        (model._meta.label, column) for model, column in locked_columns()
    }


def test_unset_keys_are_reported_before_the_hall_is_opened() -> None:
    with override_settings(ENCRYPTION_KEYS=[], SEARCH_HASH_KEY=""):
        assert [message.id for message in keys_are_our_own(None)] == ["identity.W001", "identity.W001"]
    with override_settings(ENCRYPTION_KEYS=[NEW], SEARCH_HASH_KEY="x" * 40):
        assert keys_are_our_own(None) == keys_can_be_read(None) == []
    with override_settings(ENCRYPTION_KEYS=["k1:short"]):
        assert [message.id for message in keys_can_be_read(None)] == ["identity.E001"]


def test_migrations_know_the_fields() -> None:
    field = Person._meta.get_field("number_hash")
    name, path, args, options = field.deconstruct()
    assert (name, path, args) == ("number_hash", "hall.identity.fields.SearchHashField", [])
    assert SearchHashField(**options).source == "number"
    assert Person._meta.get_field("number").deconstruct()[1] == "hall.identity.fields.EncryptedTextField"


@given(json_values)
def test_json_keeps_decimals_dates_and_instants(value: Any) -> None:
    again = from_json_text(to_json_text(value))
    assert again == value
    assert to_json_text(again) == to_json_text(value)


def test_json_is_written_in_one_way_only() -> None:
    assert to_json_text({"b": Decimal("1.50"), "a": (1, 2)}) == '{"a":[1,2],"b":{"$decimal":"1.50"}}'
    assert from_json_text(to_json_text(datetime(2026, 9, 18, tzinfo=UTC))).tzinfo == UTC


@pytest.mark.parametrize("wrong", [{1: "x"}, {"$decimal": "1"}, {"a": object()}, {"a": {1, 2}}])
def test_json_refuses_what_it_could_not_give_back(wrong: Any) -> None:
    with pytest.raises(TypeError):
        to_json_text(wrong)
