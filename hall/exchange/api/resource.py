"""What every resource of the API is made of: whom it is open to, who calls, and commands that count once."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, Final

from django.http import Http404
from rest_framework.exceptions import ParseError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import Serializer
from rest_framework.views import APIView

from hall.exchange.api.parsing import clean_text
from hall.exchange.commands import once
from hall.staff.access import actor_of
from hall.staff.actors import Actor

KEY_HEADER: Final = "Idempotency-Key"
LONGEST_KEY: Final = 100
REPLAYED: Final = "Idempotent-Replayed"
Reply = dict[str, Any]


class Resource(APIView):
    """接口资源: names the departments whose systems may call it; knows shapes, while services know rules."""

    departments: ClassVar[frozenset[str]] = frozenset()

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        said = [*kwargs.values(), *request.query_params.keys(), *request.query_params.values()]
        if not all(clean_text(str(text)) for text in said):
            raise Http404

    @property
    def by(self) -> Actor:
        """The calling system as actor: department, court, duties, address."""
        return actor_of(self.request)

    def read(self, shape: type[Serializer[Any]]) -> dict[str, Any]:
        """What the body says, checked by shape. Raises DRF's ValidationError (422)."""
        serializer = shape(data=self.request.data)
        serializer.is_valid(raise_exception=True)
        return dict(serializer.validated_data)

    def ask(self, shape: type[Serializer[Any]]) -> dict[str, Any]:
        """What the query string says, checked by shape."""
        serializer = shape(data=self.request.query_params)
        serializer.is_valid(raise_exception=True)
        return dict(serializer.validated_data)

    def command(self, run: Callable[[], Reply], *, status: int = 201) -> Response:
        """Run once per Idempotency-Key: the same request again gets the stored reply and does nothing.

        Raises ParseError (400) without a key, CommandConflict (409) for the key with another body.
        """
        body: Any = {"path": self.request.path, "body": _plain(self.request.data)}
        reply, replayed = once(self._key(), body, run, by=self.by)
        return Response(reply, status=status, headers={REPLAYED: "true"} if replayed else None)

    def _key(self) -> str:
        key = self.request.headers.get(KEY_HEADER, "").strip()
        if not 1 <= len(key) <= LONGEST_KEY or not key.isprintable():
            raise ParseError(
                f"请在请求头 {KEY_HEADER} 写明提交编号（不超过 {LONGEST_KEY} 个字符，重发时用同一编号）。"
            )
        return key


def _plain(body: Any) -> Any:
    """The body with keys the hash can take: `$` is ours."""
    if isinstance(body, Mapping):
        return [[str(key), _plain(item)] for key, item in sorted(body.items(), key=lambda pair: str(pair[0]))]
    return [_plain(item) for item in body] if isinstance(body, list) else body
