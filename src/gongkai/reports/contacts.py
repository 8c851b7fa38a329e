"""Personal contacts in running text: taken out of what is derived and published; the archive keeps the page.

Telephone numbers, e-mail addresses and the names of contact persons (catalogue item 19).
"""

import re

from gongkai.reports.late import late

_EMAIL = late(r"(?a)(?<![\w.%+-])[\w.%+-]{1,64}[@＠][A-Za-z0-9-]{1,63}(?:[.．][A-Za-z0-9-]{1,63}){1,5}", "@ ＠")
_DIGIT = "[0-9０-９]"
_DASH = "[-－—–― ]"
_LABELLED = late(
    rf"((?:电话|手机|传真|联系方式|座机|TEL|Tel|tel)[^0-9０-９\n]{{0,4}}){_DIGIT}(?:{_DIGIT}|{_DASH}){{4,18}}{_DIGIT}"
    rf"(?:[、,，/或 ]{{1,2}}{_DIGIT}(?:{_DIGIT}|{_DASH}){{4,18}}{_DIGIT}){{0,5}}",
    "电话 手机 传真 联系方式 座机 TEL Tel tel",
)
_MOBILE = rf"[1１][3-9３-９]{_DIGIT}(?:{_DASH}?{_DIGIT}{{4}}){{2}}"
_LANDLINE = rf"(?:[(（][0０]{_DIGIT}{{2,3}}[)）]|[0０]{_DIGIT}{{2,3}}){_DASH}{{0,2}}{_DIGIT}{{7,8}}"
_NUMBER = late(rf"(?<![0-9０-９.])(?:{_MOBILE}|{_LANDLINE})(?:转{_DIGIT}{{1,5}})?(?![0-9０-９])")
_LONG = re.compile(rf"{_DIGIT}(?:{_DIGIT}|[)） ]|{_DASH}){{5}}")
"""So many digits in a row has the shortest of them; most text has none, and is searched no further."""
_HAN = "[\u4e00-\u9fff·]"
_ROLE = "联系人员?|经办人员?|承办人员?|填表人|填报人|经办者"
_NO_NAME = "联系|电话|手机|传真|邮箱|电子|办公|地址|单位|部门|科室"
_NAME_ENDS = rf"(?=$|[^\u4e00-\u9fff·]|{_NO_NAME})"
_ONE_NAME = rf"(?!{_NO_NAME}){_HAN}{{2,4}}?{_NAME_ENDS}"
_NAME = late(
    rf"(?m)((?:{_ROLE})(?:姓名)?\s{{0,3}}(?:[:：]|为|是|\s)\s{{0,3}})"
    rf"(?:{_ONE_NAME}|(?!{_NO_NAME}){_HAN}{{2,3}})(?:[、,，/ ]{_ONE_NAME}){{0,3}}",
    "联系人 经办人 承办人 填表人 填报人 经办者",
)


def without_contacts(text: str) -> str:
    """The text with `[telephone]`, `[e-mail]` and `[name]` in place of personal contacts. Doing so twice is once.

    >>> without_contacts("联系人：王某某，电话：0512-00000000，邮箱 a.b@example.cn。")
    '联系人：[name]，电话：[telephone]，邮箱 [e-mail]。'
    """
    text = _EMAIL.sub("[e-mail]", text)
    if _LONG.search(text):
        text = _NUMBER.sub("[telephone]", _LABELLED.sub(r"\1[telephone]", text))
    return _NAME.sub(r"\1[name]", text) if "人" in text or "者" in text else text
