"""Personal contacts are left out of what is published (catalogue item 19). All numbers and names here are made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.reports.contacts import without_contacts


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("电话：0519-00000000", "电话：[telephone]"),
        ("电话:8888 0000", "电话:[telephone]"),
        ("联系电话（传真）：０５１９－００００００００", "联系电话（传真）：[telephone]"),
        ("请致电0577-00000000。", "请致电[telephone]。"),
        ("(0512)00000000转801", "[telephone]"),
        ("手机13800000000", "手机[telephone]"),
        ("可拨打138-0000-0000咨询", "可拨打[telephone]咨询"),
        ("电话：0519-00000000、0519-00000001", "电话：[telephone]"),
        ("TEL: 051900000000", "TEL: [telephone]"),
        ("邮箱 a.b-c@example.gov.cn。", "邮箱 [e-mail]。"),
        ("邮箱xxgk＠example.cn", "邮箱[e-mail]"),
        ("联系人：王某某，电话：0519-00000000", "联系人：[name]，电话：[telephone]"),
        ("联系人 王某某 电话 0519-00000000", "联系人 [name] 电话 [telephone]"),
        ("联系人：王某某、李某。", "联系人：[name]。"),
        ("经办人：欧阳某某", "经办人：[name]"),
        ("填报人：张某 联系方式：13800000000", "填报人：[name] 联系方式：[telephone]"),
    ],
)
def test_contacts_are_replaced(text: str, kept: str) -> None:
    assert without_contacts(text) == kept


@pytest.mark.parametrize(
    "text",
    [
        "2024年共收到申请12345678件",
        "统计期限为2024年1月1日至2024年12月31日",
        "常政办发〔2024〕123号",
        "索引号 014000000/2024-00001",
        "占12.3456%，共1,234,567元",
        "12345热线",
        "申请人：自然人41件",
        "联系人：办公室",
        "加强与联系人的沟通",
        "提供申请人姓名或者名称、联系方式",
        "@",
    ],
)
def test_what_is_no_contact_stays(text: str) -> None:
    assert without_contacts(text) == text


@given(
    st.lists(
        st.sampled_from([*"电话联系人：王某，、 @.a＠()（）-—0１38", "0519", "13800000000", "电话", "联系人", "\n"])
    )
)
def test_twice_is_once(parts: list[str]) -> None:
    once = without_contacts("".join(parts))
    assert without_contacts(once) == once
