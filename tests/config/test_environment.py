"""Settings come from the environment, and a wrong value fails loudly at start."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from hall.config.environment import celery_url, flag, whole_number, words

REPOSITORY = Path(__file__).resolve().parents[2]
SECRETS = {
    "HALL_SECRET_KEY": "fifty-characters-or-more-" * 3,
    "HALL_ENCRYPTION_KEYS": "2026:" + "A" * 43 + "=",
    "HALL_SEARCH_KEY": "search-" * 6,
}
PRODUCTION = SECRETS | {
    "HALL_HTTPS": "1",
    "HALL_ALLOWED_HOSTS": "hall.example.cn",
    "DATABASE_URL": "postgres://hall_app:a@db/hall",
    "DATABASE_OWNER_URL": "postgres://hall_owner:b@db/hall",
    "REDIS_URL": "redis://redis/0",
}


def manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run manage.py in a process of its own, with nothing of the hall in the environment but this."""
    ours = ("HALL_", "DATABASE_", "REDIS_", "DJANGO_")
    clean = {key: value for key, value in os.environ.items() if not key.startswith(ours)}
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.run(
        command, cwd=REPOSITORY, env=clean | environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(("value", "meaning"), [("1", True), ("true", True), ("0", False), ("False", False)])
def test_a_flag_is_yes_or_no(monkeypatch: pytest.MonkeyPatch, value: str, meaning: bool) -> None:
    monkeypatch.setenv("HALL_DEBUG", value)
    assert flag("HALL_DEBUG", default=not meaning) is meaning


@pytest.mark.parametrize("value", ["yes", "", "2", "是"])
def test_a_flag_that_is_neither_is_refused(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("HALL_DEBUG", value)
    with pytest.raises(ImproperlyConfigured, match="应为 0 或 1"):
        flag("HALL_DEBUG", default=False)


@pytest.mark.parametrize("value", ["-1", "1.5", "many"])
def test_a_number_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("HALL_PROXIES", value)
    with pytest.raises(ImproperlyConfigured, match="非负整数"):
        whole_number("HALL_PROXIES", 0)


def test_words_stand_between_spaces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HALL_ALLOWED_HOSTS", "  a.cn   b.cn ")
    assert words("HALL_ALLOWED_HOSTS") == ["a.cn", "b.cn"]


@pytest.mark.parametrize(
    ("redis", "celery"),
    [
        ("redis://cache:6379/2", "redis://cache:6379/2"),
        ("rediss://cache/0", "rediss://cache/0"),
        ("unix:///tmp/h/redis.sock?db=3", "redis+socket:///tmp/h/redis.sock?virtual_host=3"),
        ("unix:///tmp/h/redis.sock", "redis+socket:///tmp/h/redis.sock?virtual_host=0"),
    ],
)
def test_celery_gets_the_address_of_redis_in_its_own_spelling(redis: str, celery: str) -> None:
    assert celery_url(redis) == celery


def test_an_address_of_another_kind_is_refused() -> None:
    with pytest.raises(ImproperlyConfigured, match="REDIS_URL"):
        celery_url("amqp://queue")


@pytest.mark.parametrize(
    ("name", "value"),
    [("HALL_DEBUG", "perhaps"), ("HALL_PROXIES", "x"), ("REDIS_URL", "http://x"), ("HALL_LOG", "xml")],
)
def test_the_hall_does_not_start_with_a_wrong_value(name: str, value: str) -> None:
    reply = manage("diffsettings", **{name: value})
    assert reply.returncode != 0
    assert name in reply.stderr


@pytest.mark.clause("promise:R14")
def test_the_settings_of_production_leave_nothing_to_warn_of() -> None:
    reply = manage("check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)
    assert reply.returncode == 0, reply.stdout + reply.stderr


def test_production_with_the_key_of_development_is_warned_of() -> None:
    reply = manage("check", "--deploy", "--fail-level", "WARNING", **PRODUCTION | {"HALL_SECRET_KEY": ""})
    assert reply.returncode != 0
