"""The form of 2021: 国办公开办函〔2021〕30号 of 2021-09-26; 10 + 175 + 15 = 200 cells.

Table PD: domain reference 1.1.
"""

from gongkai.forms.disputes import REVIEW_AND_LITIGATION
from gongkai.forms.model import Block, Column, Form, Row, Table
from gongkai.forms.requests import OTHER_ROWS_2021, requests_table

_DOCUMENTS = (
    # 本年发件, 本年度发件数: offices of two provinces lost the character.
    Column(
        "issued",
        "本年制发件数",
        ("制发件数", "本年制发数", "本年制发数量", "本年制发件", "本年发件", "本年发件数", "本年度发件数"),
    ),
    Column("repealed", "本年废止件数", ("废止件数", "本年废止数", "本年废止数量")),
    # 现行有效件: item 7 of the catalogue of real reports.
    Column("in_force", "现行有效件数", ("现行有效件", "现行有效数", "现行有效", "现行有效数量")),
)
_DECISIONS = (Column("decisions", "本年处理决定数量", ("处理决定数量", "处理决定数", "本年处理数量")),)

PROACTIVE_DISCLOSURE = Table(
    name="pd",
    title="主动公开政府信息情况",
    joint="_",
    blocks=(
        Block(
            "第二十条第（一）项",
            _DOCUMENTS,
            (
                Row("rules", "规章", article="20(1)"),
                Row("normative_docs", "行政规范性文件", article="20(1)", variants=("规范性文件",)),
            ),
        ),
        Block("第二十条第（五）项", _DECISIONS, (Row("licensing", "行政许可", article="20(5)"),)),
        Block(
            "第二十条第（六）项",
            _DECISIONS,
            (Row("penalty", "行政处罚", article="20(6)"), Row("compulsion", "行政强制", article="20(6)")),
        ),
        Block(
            "第二十条第（八）项",
            (
                Column(
                    "cny_10k",
                    "本年收费金额（单位：万元）",
                    # The unit is dropped, or another one is printed, on some pages: it is then kept beside the value.
                    ("本年收费金额", "本年收费金额（单位：元）", "收费金额（万元）"),
                ),
            ),
            (Row("admin_fees", "行政事业性收费", article="20(8)"),),
        ),
    ),
)

FORM_2021 = Form(
    name="2021",
    prescribed_by="国办公开办函〔2021〕30号",
    years=range(2021, 2100),
    tables={"pd": PROACTIVE_DISCLOSURE, "rq": requests_table(OTHER_ROWS_2021), "rl": REVIEW_AND_LITIGATION},
)
