"""Values of the environment; a wrong one fails loudly at start instead of meaning something else."""

import os
from urllib.parse import parse_qs, urlsplit

from django.core.exceptions import ImproperlyConfigured


def flag(name: str, default: bool) -> bool:
    """A yes/no value: 0, 1, true or false."""
    value = os.environ.get(name, str(default)).lower()
    if value not in {"0", "1", "true", "false"}:
        raise ImproperlyConfigured(f"环境变量 {name} 应为 0 或 1，现为 {value!r}")
    return value in {"1", "true"}


def whole_number(name: str, default: int) -> int:
    """A number of 0 or more."""
    value = os.environ.get(name, str(default))
    if not value.isdecimal():
        raise ImproperlyConfigured(f"环境变量 {name} 应为非负整数，现为 {value!r}")
    return int(value)


def words(name: str, default: str = "") -> list[str]:
    """Words between spaces."""
    return os.environ.get(name, default).split()


def celery_url(redis_url: str) -> str:
    """The address of Redis as Celery writes it.

    redis-py says `unix:///path?db=1`, Celery `redis+socket:///path?virtual_host=1`, and
    neither knows the other's; an address with a host is the same for both.
    """
    parts = urlsplit(redis_url)
    if parts.scheme in {"redis", "rediss"}:
        return redis_url
    if parts.scheme != "unix":
        raise ImproperlyConfigured(f"REDIS_URL 应以 redis://、rediss:// 或 unix:// 开头，现为 {redis_url!r}")
    database = parse_qs(parts.query).get("db", ["0"])[0]
    return f"redis+socket://{parts.path}?virtual_host={database}"
