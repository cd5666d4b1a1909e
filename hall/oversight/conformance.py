"""Clause by clause: what the founding documents ask, where the product does it, which tests prove it."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings

from hall.oversight.marked_tests import NOT_RUN, marked_tests

SOURCE = Path(__file__).parent / "clauses.toml"
COMMITTED = Path(settings.BASE_DIR) / "docs" / "conformance.json"
PASSED, FAILED, OPEN, UNFINISHED = "已证明", "未通过", "尚无测试", "还没有做完"
WAITING = "有测试，本机尚未运行"


PAGES = {
    "/": "首页",
    "/admin/": "管理",
    "/cases/": "业务件",
    "/cashier/": "税费缴纳",
    "/exchange/": "信息共享台账",
    "/api/v1/": "接口说明",
    "/guide/": "办事指南",
    "/guide/auction-buyers/": "司法拍卖竞买人指引",
    "/inquiries/": "协助查询",
    "/judicial/": "法院协助",
    "/judicial/auctions/": "司法拍卖",
    "/judicial/buyers/": "通知买受人",
    "/judicial/housing/": "开发项目会商",
    "/judicial/orders/": "法院来文",
    "/judicial/queries/": "查询与询价",
    "/halls/": "大厅和窗口",
    "/oversight/": "督导",
    "/oversight/alerts/": "督办",
    "/oversight/settings/": "目录设置",
    "/oversight/shares/": "各方用时",
    "/online/": "网上申请",
    "/policies/": "政策文件",
    "/progress/": "查进度",
    "/queues/": "待办",
    "/registration/": "登记簿",
    "/registration/archive/": "档案",
    "/registration/certificates/": "缮证发证",
    "/registration/extracts/": "资料查询",
    "/registration/look-up/": "查阅档案",
    "/registration/orders/": "协助执行",
    "/search/": "查找业务件",
    "/taxation/": "核税",
    "/transactions/projects/": "开发项目",
    "/transactions/reviews/": "住建审核",
    "/verify/": "验证证书",
    "/window/": "受理台",
    "import_homes": "导入存量登记的命令",
    "load_demo_hall": "载入演示大厅的命令",
}
"""What the places of `clauses.toml` are called; one case has no address of its own here."""
OPEN_TO_ALL = frozenset(
    {
        "/",
        "/api/v1/",
        "/guide/",
        "/guide/auction-buyers/",
        "/halls/",
        "/online/",
        "/policies/",
        "/progress/",
        "/verify/",
    }
)
KINDS = {
    "check": "审查要点",
    "promise": "可靠性承诺",
    "figure": "性能指标",
    "stop": "中止事由",
    "vector": "时限算例",
    "material": "材料",
    "row": "办理时限表各行",
}


@dataclass(frozen=True)
class Clause:
    """条款: its number, group, words, and where in the product it is met (an address, or a command)."""

    id: str
    group: str
    text: str
    where: str
    open: str = ""
    """What of it is not there yet; then no test proves the whole of it."""

    @property
    def place(self) -> str:
        """受理台, 办事指南 …; nothing where it is not built."""
        return PAGES.get(self.where, "")

    @property
    def url(self) -> str:
        """Where a stranger can see for himself; nothing for officers' pages."""
        return self.where if self.where in OPEN_TO_ALL else ""


@dataclass(frozen=True)
class Proof:
    """A clause with its tests and how they went in the last run: node id → outcome."""

    clause: Clause
    tests: Mapping[str, str]

    @property
    def verdict(self) -> str:
        """A failed test is told first, then what is unfinished, then what no test that ran proves."""
        if set(self.tests.values()) & {"failed", "error"}:
            return FAILED
        if self.clause.open:
            return UNFINISHED
        if "passed" in self.tests.values():
            return PASSED
        return WAITING if NOT_RUN in self.tests.values() else OPEN

    @property
    def meaning(self) -> str:
        """Key of the badge."""
        return {PASSED: "ok", FAILED: "stop", OPEN: "idle", UNFINISHED: "waiting", WAITING: "run"}[
            self.verdict
        ]


@cache
def clauses() -> tuple[Clause, ...]:
    """Every clause, in the order of the documents."""
    rows = tomllib.loads(SOURCE.read_text(encoding="utf-8"))["clause"]
    return tuple(Clause(**row) for row in rows)


def last_run() -> dict[str, dict[str, str]]:
    """Clause → test → outcome of the newest run here, else of the run that was committed.

    Before any run the tests are named all the same, as not run.
    """
    here = Path(settings.VAR_DIR) / "clauses.json"
    source = here if here.is_file() else COMMITTED
    if not source.is_file():
        return marked_tests()
    found: dict[str, dict[str, str]] = json.loads(source.read_text(encoding="utf-8"))
    return found


def proofs() -> list[Proof]:
    """All clauses with their tests."""
    run = last_run()
    return [Proof(clause, run.get(clause.id, {})) for clause in clauses()]


def other_proofs() -> dict[str, list[Proof]]:
    """审查要点, 可靠性承诺 …: what the tests prove besides the clauses, by kind."""
    groups: dict[str, list[Proof]] = {}
    for name, tests in sorted(last_run().items()):
        kind, colon, number = name.partition(":")
        if colon:
            label = KINDS.get(kind, kind)
            groups.setdefault(label, []).append(Proof(Clause(number, label, "", ""), tests))
    return groups
