"""The caller's true address, answers no browser keeps, and the headers of every page."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings

from hall.config import security
from hall.config.middleware import caller_behind_proxies, never_stored


def address_seen(forwarded: str) -> str:
    """The caller's address as views see it, when the last hop before us is 10.0.0.9."""
    seen: list[str] = []

    def view(request: HttpRequest) -> HttpResponse:
        seen.append(request.META["REMOTE_ADDR"])
        return HttpResponse()

    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.9", headers={"X-Forwarded-For": forwarded})
    caller_behind_proxies(view)(request)
    return seen[0]


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "1.1.1.1", "10.0.0.9"),
        (1, "1.1.1.1", "1.1.1.1"),
        (1, "6.6.6.6, 1.1.1.1", "1.1.1.1"),
        (2, "6.6.6.6, 1.1.1.1, 10.0.0.8", "1.1.1.1"),
        (2, "1.1.1.1", "10.0.0.9"),
        (1, "", "10.0.0.9"),
    ],
)
def test_what_a_caller_writes_about_herself_is_not_believed(
    proxies: int, forwarded: str, address: str
) -> None:
    with override_settings(PROXIES_BEFORE_US=proxies):
        assert address_seen(forwarded) == address


def test_pages_are_not_stored_unless_a_view_says_otherwise() -> None:
    request = RequestFactory().get("/")
    plain = never_stored(lambda _: HttpResponse())(request)
    chosen = never_stored(lambda _: HttpResponse(headers={"Cache-Control": "max-age=60"}))(request)
    assert (plain["Cache-Control"], chosen["Cache-Control"]) == ("no-store", "max-age=60")


@pytest.mark.django_db
def test_the_machine_next_door_may_ask_for_our_health() -> None:
    assert Client().get("/health/").content == b"ok\n"


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/announcements/%00/", "/progress/a%00b/", "/halls/?q=a%00b"])
def test_an_address_with_a_null_character_is_no_page_of_ours(address: str) -> None:
    reply = Client().get(address)
    assert reply.status_code == 404
    assert "没有找到这一页" in reply.content.decode()


@pytest.mark.django_db
def test_every_answer_carries_the_headers_that_keep_browsers_careful() -> None:
    headers = Client().get("/health/").headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_an_address_that_only_takes_forms_says_so_to_who_opens_it() -> None:
    answer = Client().get("/large-print/")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")
    assert "这一页不能直接打开" in answer.content.decode()


def test_passwords_are_kept_with_argon2() -> None:
    assert "Argon2" in security.PASSWORD_HASHERS[0]
