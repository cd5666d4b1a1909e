"""The guide as Markdown: one file per item, an index by row, and the matrix of materials."""

from collections.abc import Iterable, Mapping

from hall.catalogue.guide import GuideLine, GuidePage, GuideSlot, guide
from hall.catalogue.guide_flow import FlowStep, Stage
from hall.catalogue.schema import BusinessItem
from hall.staff.departments import D

GENERATED = "<!-- 由 manage.py publish_guide 生成，请改目录（hall/catalogue），不要改本文件 -->"
HEADS = ("事项", "行", "材料", "何时需要", "来源方式", "来源部门", "需求部门", "依据")


def guide_files(items: Mapping[str, BusinessItem]) -> dict[str, str]:
    """File name → text of everything `publish_guide` writes."""
    files = {f"{item.code}.md": page_text(guide(item)) for item in items.values()}
    return files | {"README.md": index_text(items.values()), "materials.md": matrix_text(items.values())}


def page_text(page: GuidePage) -> str:
    """The guide of one item."""
    parts = [
        GENERATED,
        f"# {page.name}",
        page.summary,
        *([f"> {page.why_not_offered}"] if page.why_not_offered else []),
        f"办理时限表第{page.row}行{'的具体事项' if page.is_variant else ''}。依据：{page.basis}",
        section("我能办吗", page.may_i),
        "## 要带什么\n\n" + "\n".join(slot_text(slot) for slot in page.bring),
        section("要花多少钱", page.cost),
        section("要等多久", [f"承诺：{page.promised}", f"法定：{page.statutory}", not_counted(page)]),
        section("在哪里办", [page.where]),
        section("能拿到什么", page.get),
        "## 怎么走\n\n" + "\n".join(stage_text(n, stage) for n, stage in enumerate(page.flow, start=1)),
    ]
    return "\n\n".join(parts) + "\n"


def section(title: str, sentences: Iterable[str]) -> str:
    """A heading with its sentences as a list."""
    return f"## {title}\n\n" + "\n".join(f"* {sentence}" for sentence in sentences if sentence)


def not_counted(page: GuidePage) -> str:
    """What does not count towards the promised days."""
    return f"不计入承诺时限：{'、'.join(page.not_counted)}" if page.not_counted else "办理时限不中止"


def slot_text(slot: GuideSlot) -> str:
    """A slot as a list; a group says that one of its lines is enough."""
    if not slot.heading and not slot.one_of:
        return "\n".join(line_text(line) for line in slot.lines)
    heading = slot.heading or "下列材料"
    lead = f"* **{heading}**{'，提交其中一种' if slot.one_of else ''}"
    return "\n".join([lead, *(f"  {line_text(line)}" for line in slot.lines)])


def line_text(line: GuideLine) -> str:
    """A line with its condition, ways, receivers and source."""
    condition = f"（情形：{line.condition}）" if line.condition else ""
    receivers = "、".join(department.label for department in line.goes_to)
    said = f"* {line.name}{condition}：{'；'.join(line.sources)}。交给{receivers}"
    extras = "；".join(filter(None, [line.remark, f"来源：{origin_words(line)}"]))
    return f"{said}。{extras}"


def origin_words(line: GuideLine) -> str:
    """Where a line comes from, and its legal basis if it has one of its own."""
    return "，".join(filter(None, [line.origin.label, line.basis]))


def stage_text(number: int, stage: Stage) -> str:
    """A stage as a numbered line, its parallel steps below it."""
    if not stage.side_by_side:
        return f"{number}. **{stage.name}** – {step_text(stage.steps[0])}"
    steps = "\n".join(f"   * {step_text(step)}" for step in stage.steps)
    return f"{number}. **{stage.name}**，同时进行：\n{steps}"


def step_text(step: FlowStep) -> str:
    """Who does what."""
    return f"{step.party}：{step.action}{f'（情形：{step.condition}）' if step.condition else ''}"


def index_text(items: Iterable[BusinessItem]) -> str:
    """All items by row, with both limits and whether they can be applied for."""
    rows = [
        f"| {item.row} | {'　' if item.is_variant else ''}[{item.name}]({item.code}.md) "
        f"| {item.statutory_words} | {item.promised_words} | {state_of(item)} |"
        for item in items
    ]
    head = "| 行 | 事项 | 法定（工作日） | 承诺（工作日） | 办理 |\n|---|---|---|---|---|"
    lead = "二十五行事项及其具体事项；材料一览见 [materials.md](materials.md)。"
    return "\n\n".join([GENERATED, "# 办事指南", lead, "\n".join([head, *rows])]) + "\n"


def state_of(item: BusinessItem) -> str:
    """Whether it can be applied for, in two or three words."""
    if item.through_variants:
        return "见具体事项"
    return "已开办" if item.offered else "尚未开办"


def matrix_text(items: Iterable[BusinessItem]) -> str:
    """Every line of every checklist: ways, sources, receivers, and where the line comes from."""
    rows = [matrix_row(item, line) for item in items for slot in guide(item).bring for line in slot.lines]
    return (
        "\n\n".join(
            [GENERATED, "# 材料一览", "\n".join([table_row(HEADS), table_row(["---"] * len(HEADS)), *rows])]
        )
        + "\n"
    )


def matrix_row(item: BusinessItem, line: GuideLine) -> str:
    """One line of the matrix."""
    cells = (
        item.name,
        line.line,
        line.name,
        line.condition or "都要",
        "；".join(line.sources),
        labels(line.given_by),
        labels(line.goes_to),
        origin_words(line),
    )
    return table_row(cells)


def table_row(cells: Iterable[str]) -> str:
    """One row of a Markdown table."""
    return f"| {' | '.join(cells)} |"


def labels(departments: Iterable[D]) -> str:
    """Names of departments, joined."""
    return "、".join(department.label for department in departments)
