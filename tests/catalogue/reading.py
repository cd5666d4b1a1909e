"""Reading the written tables of materials and limits, and the catalogue, into the same plain cells."""

import csv
import re
from dataclasses import dataclass
from pathlib import Path

from hall.catalogue.schema import Need, Source
from hall.catalogue.words import Way
from hall.staff.departments import D

FOLDER = Path(__file__).parent
DEPARTMENTS = {
    "自然资源局": D.REGISTRATION,
    "自然资源局（规划职能）": D.PLANNING,
    "住建局": D.TRANSACTIONS,
    "税务局": D.TAXATION,
    "公安局": D.PUBLIC_SECURITY,
    "市场监管局": D.MARKET_REGULATION,
    "民政局": D.CIVIL_AFFAIRS,
    "人民法院": D.COURT,
    "仲裁委员会": D.ARBITRATION,
    "人民政府": D.GOVERNMENT,
    "人民政府有关部门": D.GOVERNMENT,
    "金融机构": D.FINANCE,
    "各相关职能部门": D.COMPETENT,
    "申请人": D.APPLICANT,
}
WAYS = {
    "申请人提交纸质材料": Way.PAPER,
    "申请人根据不同业务类型提交纸质材料": Way.PAPER,
    "共享核验": Way.SHARED_VERIFICATION,
    "共享电子凭证": Way.SHARED_CERTIFICATE,
    "登记机构直接获取": Way.DIRECT,
}
CONDITIONS = {
    "an agent acts": "has_agent",
    "建筑物区分所有": "is_divided_ownership",
    "taxes or fees are due": "tax_is_due",
    "tax relief is claimed": "claims_tax_relief",
    "unsold or self-kept units exist": "has_unsold_units",
    "a 预告登记 exists": "has_advance_notice",
    "land is 划拨": "is_allocated_land",
    "限购 / 调控 in force": "purchase_is_restricted",
    "policy housing": "is_policy_housing",
    "在建工程抵押 only": "is_under_construction",
    "for the 商品房预售合同备案": "contract_is_filed_with_case",
    "always": "",
    "cause": "",
    "items": "",
}


@dataclass(frozen=True)
class Cells:
    """One line of a table, in words that can be compared and kept as a row of CSV."""

    line: str
    name: str
    when: str
    group: str
    sources: str
    provided_by: str
    demanded_by: str

    @classmethod
    def of(cls, need: Need) -> "Cells":
        return cls(
            line=need.line,
            name=need.name,
            when=need.when.word if need.when else "",
            group=need.group or "",
            sources=" ".join(map(source_cell, need.sources)),
            provided_by=" ".join(need.provided_by),
            demanded_by=" ".join(sorted(need.demanded_by)),
        )


def source_cell(source: Source) -> str:
    """`shared-certificate+:taxation`: + where the seed's 或 makes the way a full substitute."""
    departments = ",".join(source.departments)
    mark = "+" if source.substitutes else ""
    return f"{source.way.value}{mark}{':' if departments else ''}{departments}"


def table_rows(text: str, heading: str) -> list[list[str]]:
    """The cells of the first table below a heading, without head and rule."""
    lines = text.split(heading, 1)[1].splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("|"))
    rows = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip().strip("|").split("|")])
    return rows


def materials_of(text: str) -> list[Cells]:
    """The four tables of materials.md as cells."""
    headings = re.findall(r"^## 表\d .*$", text, re.M)
    return [cells_of(row) for heading in headings for row in table_rows(text, heading)]


def cells_of(row: list[str]) -> Cells:
    table, number, name, condition, group, ways, provided, demanded = row[:8]
    return Cells(
        line=f"{table[1]}-{number}",
        name=plain(name).split("—")[-1],
        when=condition_word(condition),
        group=group.split(":")[0] if re.match(r"\d-\d", group) else "",
        sources=" ".join(map(way_cell, ways.replace("**或**", "；或").split("；"))),
        provided_by=" ".join(departments(provided.split("；")[0], "**或**")),
        demanded_by=" ".join(sorted(departments(demanded, "；"))),
    )


def plain(text: str) -> str:
    """Without bold marks and blanks."""
    return text.replace("**", "").replace(" ", "")


def condition_word(condition: str) -> str:
    for beginning, word in CONDITIONS.items():
        if condition.startswith(beginning):
            return word
    raise AssertionError(f"材料表里有不认识的条件：{condition}")


def way_cell(text: str) -> str:
    words, _, names = plain(text).lstrip("或①②③※").partition("：")
    return source_cell(Source(WAYS[words], tuple(departments(names, "、")), plain(text).startswith("或")))


def departments(text: str, separator: str) -> list[D]:
    """Today's names, the seed's in brackets dropped."""
    bare = re.sub(r"\[[^]]*\]|（持证人）", "", text)
    names = re.split(f"{re.escape(separator)}|、", bare)
    return [DEPARTMENTS[name.strip()] for name in names if name.strip()]


def items_of(condition: str) -> set[int]:
    """The rows of the time-limit table a condition of 表4 names; empty when it names none."""
    named = re.search(r"items ((?:\d+(?:, | and )?)+)", condition)
    return {int(number) for number in re.findall(r"\d+", named.group(1))} if named else set()


def limits_of(text: str) -> list[tuple[str, ...]]:
    """limits.md as (row, name, 法定, 承诺, class)."""
    return [tuple(row[:5]) for row in table_rows(text, "# The 25 limits")]


def golden(name: str) -> list[dict[str, str]]:
    """A committed table of this folder."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
