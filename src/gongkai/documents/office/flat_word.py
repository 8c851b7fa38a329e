"""The dialect of Word 2003 (`w:wordDocument`) in the words of DOCX, from which it differs in few names."""

import re

from lxml import etree

from gongkai.documents.package import packed, relations_part
from gongkai.documents.styles import W

DIALECT = re.compile(r"([\"'])http://schemas\.microsoft\.com/office/word/2003/wordml\1")
_HINTS = "{http://schemas.microsoft.com/office/word/2003/auxHint}"
_ANNOTATION = "{http://schemas.microsoft.com/aml/2001/core}annotation"
_RENAMED = {"vmerge": "vMerge", "hmerge": "hMerge", "hlink": "hyperlink"}
_NOTES = {"footnote": "footnoteReference", "endnote": "endnoteReference"}
"""The text of a note stands inside the run that refers to it."""
_KEPT = frozenset(("urn:schemas-microsoft-com:vml", "urn:schemas-microsoft-com:office:office", W[1:-1]))
"""Namespaces of what a paragraph may hold; elements of others wrap paragraphs and runs: smart tags, sections, forms."""


def docx_of(root: etree._Element) -> bytes:
    """The DOCX that such a document, with DOCX's own namespace in place of `DIALECT`, stands for."""
    body = root.find(W + "body")
    if body is not None:
        _number(body)
        _revise(body)
        _rename(body)
        root.tag = W + "document"
    styles = root.find(W + "styles")
    parts = {
        "_rels/.rels": relations_part(("r1", "officeDocument", "word/document.xml")),
        "word/document.xml": etree.tostring(root, encoding="utf-8"),
    }
    if styles is not None:
        parts["word/_rels/document.xml.rels"] = relations_part(("r1", "styles", "styles.xml"))
        parts["word/styles.xml"] = etree.tostring(styles, encoding="utf-8")
    return packed(parts)


def _number(body: etree._Element) -> None:
    """Print the automatic numbers, which the file holds as they are shown."""
    for listed in body.iter(W + "listPr"):
        shown = next((hint.get(_HINTS + "val", "") for hint in listed.iterchildren(_HINTS + "t")), "")
        properties = listed.getparent()
        if shown and properties is not None:
            run = etree.Element(W + "r")
            etree.SubElement(run, W + "t").text = shown
            properties.addnext(run)


def _revise(body: etree._Element) -> None:
    """Take what was inserted as text, and nothing of what was deleted or commented on."""
    for note in list(body.iter(_ANNOTATION)):
        if note.get(W + "type") != "Word.Insertion":
            for child in list(note):
                note.remove(child)
            note.tag = W + "del"


def _rename(body: etree._Element) -> None:
    for node in body.iter("*"):
        name = etree.QName(node)
        if name.namespace == W[1:-1] and name.localname in _RENAMED:
            node.tag = W + _RENAMED[name.localname]
        elif name.namespace == W[1:-1] and name.localname in _NOTES:
            node.tag = W + _NOTES[name.localname]
            for child in list(node):
                node.remove(child)
    foreign = {node.tag for node in body.iter("*") if etree.QName(node).namespace not in _KEPT}
    etree.strip_tags(body, *foreign)
