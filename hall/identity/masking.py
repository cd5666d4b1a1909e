"""What is shown of personal data until somebody gives a reason to see all of it."""

from typing import Final

from hall.identity.documents import is_person

_COMPOUND = (
    "欧阳太史端木上官司马东方独孤南宫万俟闻人夏侯诸葛尉迟公羊赫连澹台皇甫宗政濮阳公冶"
    "太叔申屠公孙慕容仲孙钟离长孙宇文司徒鲜于司空闾丘子车亓官司寇巫马公西颛孙壤驷公良"
    "漆雕乐正宰父谷梁拓跋夹谷轩辕令狐段干百里呼延东郭南门羊舌微生左丘东门西门第五"
)
COMPOUND_SURNAMES: Final = frozenset(_COMPOUND[at : at + 2] for at in range(0, len(_COMPOUND), 2))


def mask_name(name: str) -> str:
    """A person's name: 张三 → 张*, 林小禾 → 林*禾, 欧阳小明 → 欧阳**."""
    if len(name) <= 1:
        return "*" * len(name)
    if len(name) > 2 and name[:2] in COMPOUND_SURNAMES:
        return name[:2] + "*" * (len(name) - 2)
    if len(name) == 2:
        return name[0] + "*"
    return name[0] + "*" * (len(name) - 2) + name[-1]


def mask_party(name: str, kind: int) -> str:
    """Names of persons masked, names of organisations (public by law) whole; `kind` is a DocumentKind."""
    return mask_name(name) if is_person(kind) else name


def mask_unproved(name: str) -> str:
    """A name without a document, as in a court's order: masked if it may be a person's, short or dotted."""
    return mask_name(name) if len(name) <= 4 or "·" in name else name


def mask_document(number: str) -> str:
    """ID numbers keep four characters at each end (4453**********0029); shorter ones keep less."""
    if len(number) >= 15:
        return number[:4] + "*" * (len(number) - 8) + number[-4:]
    kept = len(number) // 4
    return number[:kept] + "*" * (len(number) - 2 * kept) + number[len(number) - kept :]


def mask_phone(number: str) -> str:
    """138****5678; short numbers keep their last two digits."""
    if len(number) >= 11:
        return number[:-8] + "****" + number[-4:]
    return "*" * max(len(number) - 2, 0) + number[-2:] if len(number) > 2 else "*" * len(number)


def mask_address(address: str) -> str:
    """A home address keeps its first third."""
    kept = len(address) // 3
    return address[:kept] + "*" * (len(address) - kept)
