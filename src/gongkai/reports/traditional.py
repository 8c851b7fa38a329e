"""Traditional characters to simplified ones: those of the labels, and of what the text says with its figures."""

import re

_TRADITIONAL = (
    "規範檔條項數內製發廢現許處罰強業費額單萬組織機構會務總計請結轉辦開區這屬於國穩護權類過執查詢關沒補後確訪舉報訴複覆復"
    "無當獲繳納續議訟經維糾審對採購減動體況問題進圖資訊為與並決隻門戶網現"
    "貴廳縣鎮鄉員園館隊銀聯團學黨農財貿監環衛統運輸電廣術據從時達給紙駁銷應認違調終節餘約億個頁號張遺順長編佈將該專線眾質傳郵書"
    "絡載準錯勝敗畢還繼場較佔訂兩證導標間來欄評備預舊稱匯僅歷盡產記註視頻積極實職責領級錄聽見觀誤讀遞適選際險雙離難頒駐驗點檢歸測"
    "滿漲營獨稅簡紀細綜緊練縮績聲興設詳話語說課論諮講識讓負車軍輔轄遠遲醫錢閱隨須顧顯馬東義臺蓋濟劃圍勞療針協熱擬償谘徑徵繫態參創遊殘僑婦氣鐵礦糧儲煙漁藥獄災優堅嚴習繞斷貫徹彙貼貸"
)
_SIMPLIFIED = (
    "规范档条项数内制发废现许处罚强业费额单万组织机构会务总计请结转办开区这属于国稳护权类过执查询关没补后确访举报诉复复复"
    "无当获缴纳续议讼经维纠审对采购减动体况问题进图资讯为与并决只门户网现"
    "贵厅县镇乡员园馆队银联团学党农财贸监环卫统运输电广术据从时达给纸驳销应认违调终节余约亿个页号张遗顺长编布将该专线众质传邮书"
    "络载准错胜败毕还继场较占订两证导标间来栏评备预旧称汇仅历尽产记注视频积极实职责领级录听见观误读递适选际险双离难颁驻验点检归测"
    "满涨营独税简纪细综紧练缩绩声兴设详话语说课论咨讲识让负车军辅辖远迟医钱阅随须顾显马东义台盖济划围劳疗针协热拟偿咨径征系态参创游残侨妇气铁矿粮储烟渔药狱灾优坚严习绕断贯彻汇贴贷"
)
_TO_SIMPLIFIED = str.maketrans(_TRADITIONAL, _SIMPLIFIED)
_IS_TRADITIONAL = re.compile(f"[{''.join(set(_TRADITIONAL) - set(_SIMPLIFIED))}]")
"""The traditional characters of the statutory labels and headings (Wuhan ecology bureau 2020), of the words that tell a
body from its site (門戶網站), of bodies' names, and of what the text says with its figures (Guizhou education 2021)."""

_ELSEWHERE = re.compile("資訊|(?<=規範性)檔案|專案(?=數量)")
"""信息 and 文件 as gates that turn a page into traditional characters write them: in the words of another place."""
_HERE = {"資訊": "信息", "檔案": "文件", "專案": "项目"}


def simplified(text: str) -> str:
    """Text with the traditional characters of the statutory labels in their simplified form, one for one."""
    return _IS_TRADITIONAL.sub(lambda character: character[0].translate(_TO_SIMPLIFIED), _as_here(text))


def _as_here(text: str) -> str:
    """資訊 is 信息, 規範性檔案 規範性文件 (a maritime bureau on a ministry's site, 2020; an encyclopedia's copies)."""
    told = any(word in text for word in _HERE)  # few texts have one: looking for it costs less than the expression
    return _ELSEWHERE.sub(lambda word: _HERE[word[0]], text) if told else text
