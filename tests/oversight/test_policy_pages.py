"""Policy documents on their pages: drafted, tried, issued by another, repealed; nothing typed is lost."""

import pytest
from django.test import Client

from hall.policy.models import PolicyDocument
from tests.policy.makers import drafted, issued
from tests.staff.makers import officer

pytestmark = [pytest.mark.django_db, pytest.mark.clause("J13")]
PAGE = "/oversight/policies/"
WRITTEN = {
    "title": "关于司法拍卖执行联动的通知",
    "number": "云自然资〔2026〕9号",
    "issuer": "云浮市自然资源局",
    "scope": "1-city",
    "region": "云浮市",
    "effective_on": "2026-10-08",
    "set-court-query-days": "5",
    "set-buyer-deed-tax-gate": "off",
}


def test_a_document_goes_from_draft_to_force(client: Client) -> None:
    client.force_login(officer("administer"))
    page = client.post(f"{PAGE}new/", WRITTEN, follow=True).content.decode()
    assert "草案已保存" in page
    assert "5 个工作日" in page
    assert "只作提示" in page
    pk = PolicyDocument.objects.get().pk
    assert client.post(f"{PAGE}{pk}/issue/", follow=True).status_code == 200
    assert PolicyDocument.objects.get().approved_at is None
    client.force_login(officer("supervise"))
    assert "已批准印发" in client.post(f"{PAGE}{pk}/issue/", follow=True).content.decode()
    listed = client.get(PAGE).content.decode()
    assert "已印发，待施行" in listed
    assert "10 个工作日" in listed


def test_a_wrong_value_stays_on_the_page_with_its_sentence(client: Client) -> None:
    client.force_login(officer("administer"))
    answer = client.post(
        f"{PAGE}new/", WRITTEN | {"set-court-query-days": "十天", "valid_until": "2026-10-01"}
    )
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "请填0到60的整数" in page
    assert "有效期不能早于施行日期" in page
    assert "十天" in page
    assert "关于司法拍卖执行联动的通知" in page
    assert not PolicyDocument.objects.exists()


def test_a_draft_is_changed_and_an_issued_document_is_not(client: Client) -> None:
    client.force_login(officer("administer"))
    draft = drafted({"court-query-days": "5"})
    assert 'value="5"' in client.get(f"{PAGE}{draft.pk}/draft/").content.decode()
    client.post(f"{PAGE}{draft.pk}/draft/", WRITTEN | {"set-court-query-days": "7"})
    assert dict(draft.parameters.values_list("name", "value"))["court-query-days"] == "7"
    assert client.get(f"{PAGE}{issued({}).pk}/draft/").status_code == 404


def test_a_repeal_is_proposed_and_approved_on_the_page(client: Client) -> None:
    document = issued({})
    client.force_login(officer("administer"))
    early = {"ends_on": "2026-09-01", "reason": "早了"}
    refused = client.post(f"{PAGE}{document.pk}/propose-repeal/", early)
    assert refused.status_code == 422
    assert "早了" in refused.content.decode()
    asked = {"ends_on": "2026-10-08", "reason": "上位文件已变"}
    assert (
        "等主管批准"
        in client.post(f"{PAGE}{document.pk}/propose-repeal/", asked, follow=True).content.decode()
    )
    client.force_login(officer("supervise"))
    assert "批准废止" in client.get(f"{PAGE}{document.pk}/").content.decode()
    assert "已批准废止" in client.post(f"{PAGE}{document.pk}/repeal/", follow=True).content.decode()
    assert "没有等批准" in client.post(f"{PAGE}{document.pk}/repeal/", follow=True).content.decode()


def test_others_do_not_open_these_pages(client: Client) -> None:
    document = issued({})
    client.force_login(officer("examine"))
    for address in (PAGE, f"{PAGE}new/", f"{PAGE}{document.pk}/", f"{PAGE}{document.pk}/trial/"):
        assert client.get(address).status_code == 403
    client.force_login(officer("supervise"))
    assert client.get(f"{PAGE}new/").status_code == 403
