"""The form of 2019: 国办公开办函〔2019〕60号, a trial format; 22 + 161 + 15 = 198 cells.

Encouraged for report year 2019, used nearly everywhere for 2020, and kept by some offices for years after
(a county's civil-affairs bureau in 2023). Table PD: domain reference 1.4.
"""

from gongkai.forms.disputes import REVIEW_AND_LITIGATION
from gongkai.forms.model import Block, Column, Form, Row, Table
from gongkai.forms.requests import OTHER_ROWS_2019, requests_table

_DOCUMENTS = (
    # The second line of a header broken in two was lost in some pages: 本年新 is then told apart by its place.
    Column("made", "本年新制作数量", ("本年制作数量",)),
    Column("newly_published", "本年新公开数量", ("本年公开数量",)),
    Column("published_total", "对外公开总数量", ("对外公开总数",)),
)
_PREVIOUS = Column("items_prev_year", "上一年项目数量", ("上年项目数量",))
# 本年增/ with its last character lost is item 7 of the catalogue of real reports.
_CHANGE = Column("items_change", "本年增/减", ("本年增减", "本年增/", "本年增／减", "本年增/减数量", "本年增减情况"))
_DECISIONS = (_PREVIOUS, _CHANGE, Column("decisions", "处理决定数量", ("本年处理决定数量", "处理决定数")))

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
                # 規範性檔案 is what a machine conversion to traditional characters makes of it (Wuhan ecology 2020).
                Row("normative_docs", "规范性文件", article="20(1)", variants=("行政规范性文件", "规范性档案")),
            ),
        ),
        Block(
            "第二十条第（五）项",
            _DECISIONS,
            (
                Row("licensing", "行政许可", article="20(5)"),
                Row(
                    "other_external_service",
                    "其他对外管理服务事项",
                    article="20(5)",
                    variants=("其他对外管理服务",),
                ),
            ),
        ),
        Block(
            "第二十条第（六）项",
            _DECISIONS,
            (Row("penalty", "行政处罚", article="20(6)"), Row("compulsion", "行政强制", article="20(6)")),
        ),
        Block("第二十条第（八）项", (_PREVIOUS, _CHANGE), (Row("admin_fee", "行政事业性收费", article="20(8)"),)),
        Block(
            "第二十条第（九）项",
            (Column("projects", "采购项目数量"), Column("amount", "采购总金额")),
            (Row("procurement", "政府集中采购", article="20(9)"),),
        ),
    ),
)

FORM_2019 = Form(
    name="2019",
    prescribed_by="国办公开办函〔2019〕60号",
    years=range(2019, 2021),
    tables={"pd": PROACTIVE_DISCLOSURE, "rq": requests_table(OTHER_ROWS_2019), "rl": REVIEW_AND_LITIGATION},
)
