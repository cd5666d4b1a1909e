"""A Redis cache the hall can live without: when Redis is away nothing is found and nothing is kept."""

from contextlib import suppress
from typing import Any

from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError


class ForgivingRedisCache(RedisCache):
    """Django's Redis cache, whose failures look like an empty cache instead of an error page."""

    def add(self, *args: Any, **kwargs: Any) -> bool:
        with suppress(RedisError):
            return super().add(*args, **kwargs)
        return True

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        with suppress(RedisError):
            return super().get(key, default, version)
        return default

    def set(self, *args: Any, **kwargs: Any) -> None:
        with suppress(RedisError):
            super().set(*args, **kwargs)

    def touch(self, *args: Any, **kwargs: Any) -> bool:
        with suppress(RedisError):
            return super().touch(*args, **kwargs)
        return False

    def delete(self, *args: Any, **kwargs: Any) -> bool:
        with suppress(RedisError):
            return super().delete(*args, **kwargs)
        return False

    def incr(self, key: Any, delta: int = 1, version: int | None = None) -> int:
        """As Django promises: raises ValueError for a key that is not there."""
        try:
            return super().incr(key, delta, version)
        except RedisError as error:
            raise ValueError(f"Key {key!r} not found") from error

    def has_key(self, *args: Any, **kwargs: Any) -> bool:
        with suppress(RedisError):
            return super().has_key(*args, **kwargs)
        return False

    def get_many(self, *args: Any, **kwargs: Any) -> dict[Any, Any]:
        with suppress(RedisError):
            return super().get_many(*args, **kwargs)
        return {}

    def set_many(self, *args: Any, **kwargs: Any) -> list[Any]:
        with suppress(RedisError):
            return super().set_many(*args, **kwargs)
        return []

    def delete_many(self, *args: Any, **kwargs: Any) -> None:
        with suppress(RedisError):
            super().delete_many(*args, **kwargs)
