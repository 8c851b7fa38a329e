"""Words by which the text itself gives a figure to a part, a region or other matters than the table, as data."""

from gongkai.reports.claims.shape import CARRIED, LAST_YEAR
from gongkai.reports.late import late

PART_OF = late(
    r"其中|类(?:答复|办结|办理)|(?<!各)类(?:政府)?信息公开申请|专栏|栏目|参与|顾问|律师|不符合|不属于|重复|同一|批量|疑难|复杂|外地|外国|涉企|[月日年人]均|平均|某(?:一|位|个|申)"
    r"|(?:^|，)除[^，。；#]{0,8}$|要求公开(?!(?:相关|有关|的)?(?:政府)?信息)[^，。；#]{2,}申请|以[^，。；#]{1,14}名义|代[省市县区州][^，。；#]{0,6}(?:答复|办理)|审[查核](?!后)|会商|研判|补正后|(?<!现行)有效[^，。；#]{0,8}申请|配合|协助|协办|牵头|会同|政府(?:办公?[室厅]?)?收到的|涉及(?!政府信息公开|信息公开|依申请)|本级|各(?:部门|单位|镇|乡|街道|区|县|市|科室|股室|直属)"
    r"|(?:(?<![我本全])(?:部门|单位|镇|街道|乡|[科股]|(?<![事理])处)|县区|区县|镇街)(?:共|累计|总计|全年)?(?:新?收到|受理|办理|答复|办结)|所属|下属"
)
"""Words by which the text itself says that a figure is of a part of what the table counts."""
_APPLICATIONS = (
    r"(?:到|过|了|的|共|总|累|计|各[类种]|有效|正式|书面|网[上络]|线[上下]|在线|当[面场]|现场|信[函件]|邮[寄件箱]|电子|传真|快递|平台|系统|窗口|渠道|方式|形式|途径|通过|以|由|来自|社会|公众"
    "|群众|公民|自然人|法人|个人|其他|组织|企业|单位|机构|当事人|申请人|市民|居民|村民|律师|提[出交]|递交|[和与及或、，]|等|类|新增?|件|本?年度?|全年){0,12}+"
)
OTHER_MATTERS = late(
    rf"(?:收到|接到|受理|接收|新收){_APPLICATIONS}(?!申请|#)(?![^#]*(?:公开|信息|依申))[^#]*(?:申请|信访|举报|投诉)",
    "申请 信访 举报 投诉",
)
"""Words by which what came are other applications than those for disclosure, or petitions: 受理公租房申请58件."""
OTHER_OBJECT = late(
    rf"(?:收到|接到|受理|接收|接待|新收|办理|处理|办结|答复|回复){_APPLICATIONS}"
    rf"(?:完毕|完成|完结|数量|总量|{LAST_YEAR}|{CARRIED}|今年|当年|为|是|有|达|约){{0,6}}+"
    r"(?:(?!公开|信息|申请)[^，。；：:#\d]){1,30}[#\d]",
    "收到 接到 受理 接收 接待 新收 办理 处理 办结 答复 回复",
)
"""Words that tell what else came in or was done, behind a sentence on requests: 受理矛盾纠纷30件，全部办结."""
OF_THE_REST = late("(?:其余|剩余|余下|其他)(?:的|申请){0,2}$", "其余 剩余 余下 其他")
"""Words right before a figure of what is left when some were told apart: 不予公开8件，其余61件均已答复."""
OTHER_ENDS_BEFORE = late(
    r"\d[件条份宗][^，。；#\d]{0,6}(?:告知|转办|转交|移送|退回|不予受理)|(?:告知|转办|转交|移送|退回|不予受理)[^，。；#\d]{0,14}\d",
    "告知 转办 转交 移送 退回 受理",
)
"""Words of a sentence before a count of answers that tell other ends apart: 3件告知不属于本单位职责，答复66件."""
LOOKED_AT = late("抽[查取检样]|评查|质检|复盘", "抽 评查 质检 复盘")
"""Words round a figure of answers that were looked at again: 抽取答复50件开展评查."""
AT_A_DESK = late(r"(?:专区|查[阅询](?:点|室|场所|窗口)|服务点|服务大厅|档案馆|图书馆)[^#、\n]*$", "专区 查 服务 馆")
"""Words of a sentence that counts what came in at one place: 公开专区接待71人次，接收申请2件."""
WITH_OTHERS = late(
    r"(?:来信|来访|留言|咨询|热线|信访(?!、?举报)|投诉(?!类))[^，。；#\d]{0,4}[、和及与][^，。；#\d]{0,10}申请[^，。；#]{0,14}$",
    "来信 来访 留言 咨询 热线 信访 投诉",
)
"""Words right before a figure that counts letters and calls along with requests: 群众来信、依申请公开等26件."""
OF_SOME = late(
    r"补正后(?!申请|内容|仍|，?仍)|第三方[^，。；#]{0,6}同意|重新(?!出具)|并案|类(?:申请|信息|事项)?(?:予以公开|部分公开|不予公开|无法提供)"
    "|(?<!各)类(?:政府)?信息公开申请|(?:建议|拟|初步|[可应]以?)(?:答复|决定)?(?:不予|予以|部分)公开|改为",
    "补正后 同意 重新 并案 类 建议 拟 初步 可 应 改为",
)
"""Words round a figure by which an outcome is of some requests alone: 补正后予以公开3件, 征地类予以公开6件."""
OF_CARRIED = late(
    rf"(?:{CARRIED}|(?<![各诉报])类[^，。；\n]{{0,6}}申请)[^，。；\n]{{0,14}}(?:中，|\d[^，。；\n\d]{{0,4}}[（(]其中)"
    r"|(?<![各诉报])类[^，。；\n]{0,6}申请[^，。；\n\d]{0,4}\d",
    "转 延续 遗留 类",
)
"""Words of a sentence that tells how those ended that were carried in, or those of one kind."""
ALREADY_PUBLIC = late(
    "主动公开(?:范围|的|信息)?[^，。；#]{0,4}\\d|已公开[^，。；#]{0,4}\\d|已经?主动公开[^，。；#\\d]{0,14}\\d"
    "|\\d件(?:申请)?(?:为|属于?|系)?已经?主动公开",
    "公开",
)
"""Words of a sentence that counts what was public already apart from what was granted: one row has both."""
NOT_THERE = late(
    "(?:不存在|(?:不属于|非)[本我](?:机关|单位|部门|局|委|办|厅)|其他(?:机关|单位|部门))[^，。；、#]{0,8}\\d",
    "不存在 本 我 其他",
)
"""Words of a sentence that counts what was never made, or is another's, apart: one row has all of these."""
NOT_OURS = late(
    "其他(?:类|的)?(?:行政)?(?:复议|诉讼)|非(?:政府)?信息公开|#[^。；]{0,12}与(?:政府)?信息公开(?:工作)?无关",
    "其他 非 无关",
)
"""Words round a figure of reviews and suits on other matters: 其他行政复议5件, 行政复议5件，均与信息公开无关."""
INSTANCE = late("一审|二审|再审|重审|上诉")
"""Words by which suits are counted by their instance, which the table does not."""
OF_DISCLOSURE = late("信息公开|依申请公开|公开申请|政务公开|信息申请")
"""What a review or a suit must be about: a bureau of justice decides a thousand others."""
SINCE = late("[（(]?(?:自|从)[^，。；#\\n]{0,14}以来", "以来")
"""Behind a figure: of more than a year."""
FOR_A_REASON = late("(?:(?<!原)因|由于|根据|依据|按照|属于|涉及|以(?=[^#，]{1,24}为由))(?!.*等(?!第三方))")
"""Words by which 不予公开 or 无法提供 is of one reason, not of all."""
MOST_OR_LEAST = late("最多|最少|居前|居首|排名|位列|撤回|撤销", "最 居 排名 位列 撤")
"""Words of a sentence that counts those of one body (收到申请最多的部门为…), or leaves out what was taken back."""
MANY_BODIES = late(r"\d个(?:部门|单位|镇|乡|街道|科室)", "个")
"""Words of a sentence by which what follows may be of one of these bodies: 涉及12个部门，区政府办答复20件."""
ENDED = late("(?<!未)(?:结案|审结|办结)[^#]*#|(?:新收|新增)[^#]*#.*(?:结转|转结|旧存)", "结 旧存")
"""Words round a figure by which proceedings are those that ended, or those that came anew beside others carried in."""
OF_DEPARTMENTS = late("(?:^|[，；。])部门(?:共|累计)?(?:新收|收到|受理)", "部门")
"""Words of a sentence that counts those of the government and those of its departments apart."""
OF_TOWNS = late(
    r"(?<![我本该])(?:乡镇|镇街|街镇|区县|县区|[省市县区]级)(?:人民)?(?:政府|街道)?(?:[（(][^（）()#]{1,10}[)）])?(?:共|累计)?"
    r"(?:新收|收到|受理|办理|答复|办结)[^，。；#]{0,16}$",
    "乡镇 镇街 街镇 区县 县区 级",
)
"""Words of a sentence right before a figure of the towns: 乡镇政府（街道办事处）收到申请8件."""
_BODY_RECEIVES = (
    r"(?<![我本该])(?:局|办|委|厅|政府|部门|单位|镇|乡|街道|区|县|市|机关|海关)(?:共|累计|全年)?(?:新?收到|接收|受理)"
    r"[^，。；\d]{0,12}\d"
)
OF_TWO_BODIES = late(rf"{_BODY_RECEIVES}[^。；]{{0,24}}?[，、；][^。；，\d]{{2,14}}{_BODY_RECEIVES}", "收 受理")
"""A sentence that counts what several bodies received: 临湖区收到申请12件，白石县收到申请8件."""
SINCE_THEN = late("(?<!今年)(?<!年)(?<!年度)(?<!年初)(?<!年1月1日)以来(?!.*(?:全年|本年|今年|年度|20\\d\\d年))", "以来")
"""Words of a sentence before a figure of more than a year: 机构改革以来."""
ASKED_FIRST = late("征[求询得][^，。；#]{0,12}意见|第三方[^，。；#]{0,6}同意公开", "征 第三方")
"""Words of a sentence after which 同意公开 and 不同意公开 are what third parties said."""
TAKEN_IN = late(r"^[，、；](?:其中)?(?:实际|已|被|予以)?(?:不予)?受理[^，。；\n\d]{0,6}\d", "受理")
"""Behind a count of applications for review: of these some were taken in (申请25件，受理23件)."""
PAPERS = late("(?:答复|告知|决定)书[^#，。；]{0,4}$", "书")
"""Words right before a figure that counts papers sent, of which one request may have several."""
OF_ITS_OFFICE = late(
    r"政府办(?:公[厅室])?(?:机关|本级)?(?:共|累计|总计|全年|本年度?)?(?:新?收到|接收|受理|办理|答复|办结)"
    r"|(?<![我本])(?<!行政)(?:机关|本级)(?:共|累计|全年)?(?:新?收到|接收|受理|办理|答复|办结)",
    "办 机关 本级",
)
"""Words of a sentence that counts those of one office, in a report on all bodies: 市政府办公厅收到申请320件."""
OF_ENDED = late(
    r"(?:审结|维持|驳回|纠[正错]|撤[销诉回]|[胜败]诉)[^，。；#]{0,8}\d[^。；#\d]{0,4}[，（]其中[^。；#]*$", "其中"
)
"""Words of a sentence before a figure of those proceedings that ended so: 未审结6件，其中未经复议4件."""
OF_GOVERNMENT = late(
    "(?<![我本])[省市县区旗州](?:人民)?政府(?!办|信息|网|门户|规章)|以[^，。；#]{1,14}名义", "政府 名义"
)
"""Whose documents a bureau may tell of: 市政府现行有效规范性文件58件; those of one name beside another's."""
WITH_OTHER_DOCUMENTS = late(
    "(?:法规|规章|制度|政策|文件)(?:、|[和及与]|以及)?(?:其他)?(?:行政)?规范性文件"
    "|规范性文件(?:、|[和及与]|以及)(?:政府|部门)?规章",
    "规范性文件",
)
"""Documents that are counted with others: 制定地方性法规和规范性文件6件, 制定规范性文件及政府规章18件."""
_LEVELS = "(?:[省市县区]级|部门|街镇|镇街|乡镇)规范性文件"
OF_LEVELS = late(f"{_LEVELS}.*{_LEVELS}", "规范性文件")
"""Words of a sentence that counts documents by whose they are: 区级规范性文件制发10件，街镇规范性文件制发6件."""
OTHER_CASES = late(
    r"向[^，。；#\d]{2,12}(?:申请|提)[^，。；#]{0,16}#[^，。；#]{0,8}[，、；]向[^，。；#\d]{2,12}(?:申请|提)"
    rf"|非因(?:政府)?(?:信息)?公开|(?:协助|配合)[^，。；#]{{0,12}}#|(?:含|包括|其中)[^，。；#\d]{{0,4}}{LAST_YEAR}[^，。；#\d]{{0,4}}{CARRIED}",
    "向 非因 协助 配合 转 延续 遗留",
)
"""Words round a figure of proceedings on other matters, of another's, or with those that came the year before.

Or before one of two who decide: 向市司法局申请行政复议20件，向省厅申请3件.
"""
AS_JUDGE = late(
    "作为复议机[关构]|复议机[关构]受理|代理|代表[^，。；]{0,6}政府|以[^，。；]{1,12}为(?:共同)?被|(?<!被)受理[^，。；#]{0,12}复议",
    "复议机 代理 代表 为 受理",
)
"""Words by which reviews are those that the agency itself decided, or proceedings against another body."""
ANSWERED_SO = late(
    "当[场日天]|次日|最[短快长]|即时|口头|电话|当面|提前|重新|合并|工作日之?内"
    "|(?<![、和及与或])(?:网[络上站]|线[上下]|平台|邮[寄箱件政]|信函|传真|快递|窗口|现场)(?:方式|形式|渠道|途径)?"
    "[^，。；#、和及与或等]{0,4}(?:答复|回复)"
)
"""Words by which answers are counted by the way or the time in which they were given: 当场答复3件."""
CLEARED = late("公布现行|继续有效|清理|标[注识记明]|审查|审核|备案|评估|历年|汇编|累计|现存|栏目|规范性文件(?:专栏|库)")
"""Words of a sentence after which 废止 and 现行有效 can be of more than the year's and the office's own documents."""
PARTS_AHEAD = late(
    r"(?:各(?![类项种界级])|县[（(]市、?区[）)]|下属|所属)[^，。；\n]{0,12}(?:收到|受理|办理|答复)"
    r"|转[^，。；\n\d]{0,8}(?:部门|单位|乡镇|镇街|街道)[^，。；\n\d]{0,4}(?:办理|答复)"
    r"|^，[^，。；\n\d较比]{2,14}(?:局|办|中心|政府|部门|镇|乡|街道|窗口|单位)[^，。；\n\d]{0,4}收到[^，。；\n\d]{0,10}\d"
    r"|^[，（；](?:其中)?[有无]效的?(?:申请)?[^，。；\n\d]{0,4}\d"
    r"|^[^。；\n]{0,12}\d[^，。；\n\d]{0,12}(?:不属于?|不是|非)(?:政府)?信息公开"
    r"|^[^。；\n]{0,24}(?:合并|剔除|扣除|去重|实际(?=登记|受理|收到|有效|为))[^，。；\n\d]{0,10}\d",
    "收到 受理 办理 答复 效 信息公开 合并 剔除 扣除 去重 实际",
)
"""The same behind the figure: another part follows, or how many of the requests were any."""
WAYS_AHEAD = late(
    r"^、(?:纸质|书面|信函|来函|来信|邮寄|当面|现场|窗口|网上|网络|线上|线下|邮件|传真|平台)[^，。；\n\d]{0,8}\d",
    "纸质 书面 信函 来函 来信 邮寄 当面 现场 窗口 网上 网络 线上 线下 邮件 传真 平台",
)
"""The same where the next way by which requests came follows: 通过网站办理申请3件、纸质申请36件."""
OTHER_ENDS_AHEAD = late(
    r"^[，、；](?!其中)[^。；\n]{0,40}?(?:不予受理|补正|撤[回销]|终止|移送|转办)[^，。；\n\d]{0,12}\d"
    r"|^[^，。；\n\d]{0,8}[，、；]\d+件[^，。；\n\d]{0,12}(?:延期|延长|补正|撤[回销]|终止|移送|转办)"
    r"|^[^。；\n]{0,40}[，、]另外?[有的]?[\d一二两三四五六七八九十]{1,4}[件条份宗]"
    r"(?![^，。；\n]{0,12}(?:转|延|下年|次年))[^，。；\n]{0,16}(?:无法|不予|不属|不掌握|不存在|告知|公开|提供|答复|回复)"
    r"|^由[^，。；\n\d]{2,12}(?:办公室|[科股处室局]|中心|部门|单位)[^，。；\n\d]{0,4}(?:答复|回复|办理)",
    "受理 延 补正 撤 终止 移送 转办 另 由",
)
"""Behind a count of answers: other ends of requests are counted apart (答复7件，不予受理4件), or other answers."""
