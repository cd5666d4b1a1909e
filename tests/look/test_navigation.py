"""Navigation shows an officer the pages of their duties, and nothing that does not exist."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import Context, Template
from django.test import Client, RequestFactory

from hall.look.context import page
from hall.staff.models import Officer
from tests.staff.makers import officer


def entry(arguments: str, user: object, path: str = "/") -> str:
    request = RequestFactory().get(path)
    request.user = user  # type: ignore[assignment]  # a stand-in is enough
    source = "{% load look %}{% nav_link " + arguments + " %}"
    return Template(source).render(Context({"request": request}))


def test_an_entry_is_shown_to_who_has_one_of_its_duties() -> None:
    held = Officer(duties=["examine"])
    assert "待办" in entry('"cases:queues" "待办" duties="accept examine"', held)
    assert entry('"cases:queues" "待办" duties="collect"', held) == ""
    assert entry('"cases:queues" "待办" duties="collect"', AnonymousUser()) == ""


def test_an_entry_whose_page_does_not_exist_is_left_out() -> None:
    assert entry('"nowhere:page" "无"', AnonymousUser()) == ""


def test_the_entry_one_is_at_says_so() -> None:
    assert 'aria-current="page"' in entry('"portal:guides" "办事指南"', AnonymousUser(), "/guide/correction/")
    assert "aria-current" not in entry('"portal:home" "首页"', AnonymousUser(), "/guide/")


def test_a_folder_with_an_entry_of_its_own_does_not_mark_the_one_above() -> None:
    book = '"registration:book" "登记簿" beside="extracts orders"'
    assert "aria-current" in entry(book, AnonymousUser(), "/registration/")
    assert "aria-current" in entry(book, AnonymousUser(), "/registration/units/1/")
    assert "aria-current" not in entry(book, AnonymousUser(), "/registration/orders/")


def test_error_pages_stand_in_the_frame_of_who_sees_them() -> None:
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    assert page(request)["frame"] == "public.html"
    request.user = Officer()
    assert page(request)["frame"] == "base.html"


@pytest.mark.django_db
def test_an_officer_who_meets_a_missing_page_keeps_the_navigation(client: Client) -> None:
    client.force_login(officer("accept"))
    reply = client.get("/no-such-page-at-all/")
    assert reply.status_code == 404
    assert "没有找到这一页" in reply.content.decode()
    assert "受理台" in reply.content.decode()
