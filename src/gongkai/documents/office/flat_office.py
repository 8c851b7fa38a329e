"""Office files saved as one XML text: Word 2003's and Excel 2003's, and the packages of later Word, to a ZIP in memory.

They are mostly named .doc or .xls: programs fill templates of such text. LibreOffice loses merged cells of Word 2003's
without a word, so they are read by our own readers.
"""

import base64
import binascii
import re

from lxml import etree

from gongkai.documents.limits import Unreadable
from gongkai.documents.office.flat_sheet import SS, xlsx_of
from gongkai.documents.office.flat_word import DIALECT, docx_of
from gongkai.documents.package import packed, parse_xml
from gongkai.documents.styles import W
from gongkai.values import Note

_PACKAGE = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def office_of(text: str, name: str) -> bytes:
    """The DOCX or XLSX that the text of such a file stands for. Raises `Unreadable` for bad XML, or another's."""
    plain = DIALECT.sub(f'"{W[1:-1]}"', _DECLARATION.sub("", text, count=1))
    root = parse_xml(plain.encode("utf-8", "replace"), name, Note("the file", "文件"))
    if root.tag == _PACKAGE + "package":
        return packed(_parts(root, name))
    if root.tag == W + "wordDocument":
        return docx_of(root)
    if root.tag == SS + "Workbook":
        return xlsx_of(root, name)
    raise Unreadable(
        f"{name}: an office file saved as XML; open it in Word, Excel or WPS and save it as DOCX or XLSX",
        f"{name}：这是另存为XML格式的办公文件，请用Word、Excel或WPS打开，另存为DOCX或XLSX",
    )


def _parts(root: etree._Element, name: str) -> dict[str, bytes]:
    """The parts of a package: XML as it is, all else in base64."""
    found: dict[str, bytes] = {}
    for part in root.iterchildren(_PACKAGE + "part"):
        path = part.get(_PACKAGE + "name", "").lstrip("/")
        content = next(part.iterchildren("*"), None)
        inside = None if content is None else next(content.iterchildren("*"), None)
        if inside is not None:
            found[path] = etree.tostring(inside, encoding="utf-8")
        elif content is not None:
            try:
                found[path] = base64.b64decode("".join((content.text or "").split()), validate=True)
            except (binascii.Error, ValueError) as error:
                raise Unreadable(
                    f"{name}: {path} is damaged ({error}); fetch the file again",
                    f"{name}：{path}已损坏（{error}），请重新获取文件",
                ) from None
    return found
