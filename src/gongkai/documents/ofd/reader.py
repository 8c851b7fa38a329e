"""OFD (版式文档, GB/T 33190-2016), the format of pages that Chinese offices publish in beside PDF.

An OFD file is a ZIP of XML: `OFD.xml` names the document, the document its pages and resources. Its text is text, with
a place for each character; a scan's pages are pictures.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from gongkai.documents.limits import Scan, Unreadable
from gongkai.documents.ofd.page import Resources, draw_page
from gongkai.documents.ofd.places import children, local, numbers, says
from gongkai.documents.package import Package, open_package, read_beginning, read_entry, read_xml, resolved
from gongkai.documents.pdf.beside import with_marks_apart
from gongkai.documents.pdf.glyphs import Page
from gongkai.documents.pdf.layer import with_layers_in_doubt
from gongkai.documents.pdf.limits import MAX_CHARS, MAX_PAGES
from gongkai.documents.pdf.pictured import FEWEST_CHARS, Recognise, with_pictured_cells, with_recognised
from gongkai.documents.pdf.reader import MOST_UNMAPPED, blocks_of, title_of
from gongkai.documents.pdf.turned import upright
from gongkai.values import Document, Note

_METADATA = ("Title", "Author", "Subject", "Keywords", "CreationDate", "ModDate")
_MOST_DRAWN = 300_000
"""Objects and corners of paths of all pages: some 10 µs each."""
_MOST_TEMPLATES = 16
"""Templates of one page; it has one, or none."""
_MOST_CONTENT = 64 * 1024 * 1024
"""Bytes of all that is drawn on all pages, once expanded: some programs take 500 for each character."""
_MOST_SHARED = 16 * 1024 * 1024
_PICTURE_HEAD = 64
_PNG = b"\x89PNG\r\n"
_PNG_COLOUR = 25
_SEEN_THROUGH = (4, 6)
"""The kinds of PNG that say how opaque each point is."""
_MOST_PICTURE_BYTES = 32 * 1024 * 1024
_MISSING = Note("is missing; fetch it again", "缺失，请重新获取")
_TOO_LARGE = Note("and those before it are too large; no report's are", "及之前各页的内容过大，不像年报")
_PASSED_OVER = frozenset(("Link", "Highlight", "Watermark"))
"""Annotations through which the page is seen; so are stamps, which are seals, but those with a text."""


@dataclass(frozen=True, slots=True)
class _Template:
    """What several pages share, and whether it is drawn over what they have of their own."""

    is_above: bool
    content: etree._Element


@dataclass(frozen=True, slots=True)
class _Defined:
    """What objects refer to, each by its number, which no other in the document has (7.9)."""

    params: dict[str, etree._Element]
    units: dict[str, etree._Element]
    media: dict[str, str]
    """The paths of pictures."""


@dataclass(frozen=True, slots=True)
class _Opened:
    """An OFD file's document: where it stands, its root, and what its pages have in common."""

    package: Package
    path: str
    root: etree._Element
    defined: _Defined
    templates: Mapping[str, _Template]
    metadata: Mapping[str, str]
    notes: tuple[Note, ...]


def read_ofd(data: bytes, *, name: str, recognise: Recognise | None = None) -> Document:
    """Read an OFD file's text and tables, and what there is a way to `recognise` in pages that are pictures.

    Raises `Scan` for one whose pages are pictures, `Unreadable` for one that is damaged or beyond the limits.
    """
    opened = _open(data, name)
    pages: list[Page] = []
    chars = drawn = layers = 0
    for page, is_layer in _pages(opened):
        pages.append(with_marks_apart(with_pictured_cells(upright(page))))
        chars, drawn, layers = chars + len(page.glyphs), drawn + page.drawn, layers + is_layer
        if chars > MAX_CHARS or drawn > _MOST_DRAWN:
            raise Unreadable(
                f"{name}: over {MAX_CHARS} characters or {_MOST_DRAWN} lines and objects: no report has",
                f"{name}：字符超过{MAX_CHARS}个，或线条与对象超过{_MOST_DRAWN}个，不像年报",
            )
    unmapped = sum(page.unmapped for page in pages)
    if unmapped > MOST_UNMAPPED * (chars + unmapped):
        raise Scan(
            f"{name}: the OFD file does not say which characters it prints; save it as PDF and give that",
            f"{name}：OFD文件没有说明所印的字符，请另存为PDF后再读取",
        )
    if any(page.pictures for page in pages) and (chars < FEWEST_CHARS * len(pages) or 2 * layers >= len(pages)):
        raise Scan(
            f"{name}: this OFD file is a scan: its pages are pictures; text recognition is needed",
            f"{name}：OFD文件是扫描件，页面是图片，需要文字识别",
        )
    if not chars:
        raise Unreadable(
            f"{name}: the OFD file prints no text; fetch it again", f"{name}：OFD文件中没有文字，请重新获取"
        )
    pages, pictured = with_recognised(pages, recognise)
    blocks, notes = blocks_of(pages)
    blocks = with_layers_in_doubt(blocks, pictured.recognised)
    return Document("ofd", title_of(blocks), opened.metadata, blocks, (*opened.notes, *pictured.notes, *notes))


def ofd_pictures(data: bytes, *, name: str, numbers: Sequence[int] = ()) -> Iterator[bytes]:
    """The picture that each page of a scan is, or each of these `numbers`, as it lies in the file.

    Raises `Unreadable` for a page without one.
    """
    opened = _open(data, name)
    for number, contents in enumerate(_contents(opened), 1):
        if numbers and number not in numbers:
            continue
        pictures = [node for content in contents for node in content.iter("{*}ImageObject")]
        largest = max(pictures, key=_area, default=None)
        path = opened.defined.media.get(largest.get("ResourceID", ""), "") if largest is not None else ""
        if path not in opened.package.entries:
            raise Unreadable(
                f"{name}: page {number} of the OFD file has no picture; save it as PDF and give that",
                f"{name}：OFD文件第{number}页没有图片，请另存为PDF后再读取",
            )
        yield read_entry(opened.package, path, _MOST_PICTURE_BYTES)


def _area(picture: etree._Element) -> float:
    bounds = numbers(picture.get("Boundary"))
    return bounds[2] * bounds[3] if len(bounds) >= 4 else 0.0


def _open(data: bytes, name: str) -> _Opened:
    package = open_package(data, name)
    bodies = list(children(read_xml(package, "OFD.xml"), "DocBody"))
    path = _text(bodies[0], "DocRoot").lstrip("/") if bodies else ""
    root = read_xml(package, path)
    if root is None:
        raise Unreadable(
            f"{name}: the OFD file names no document ({path or 'none'}); fetch it again",
            f"{name}：OFD文件没有指明文档（{path or '无'}），请重新获取",
        )
    versions = sum(len(version) for version in children(bodies[0], "Versions"))
    common = next(children(root, "CommonData"), None)
    defined = _Defined({}, {}, {})
    named = (*children(common, "PublicRes"), *children(common, "DocumentRes"))
    for resources in dict.fromkeys(_named_by(node, path) for node in named):
        _take_resources(package, resources, defined)
    info = next(children(bodies[0], "DocInfo"), None)
    metadata = {key: text for key in _METADATA if info is not None and (text := _text(info, key))}
    return _Opened(
        package,
        path,
        root,
        defined,
        _templates(package, path, common),
        metadata,
        tuple(_notes_on(len(bodies), versions)),
    )


def _notes_on(documents: int, versions: int) -> Iterator[Note]:
    if documents > 1:
        yield Note(
            f"of the {documents} documents in the OFD file the first is read",
            f"OFD文件中有{documents}个文档，读取的是第一个",
        )
    if versions > 1:
        yield Note(
            f"the OFD file says that it has {versions} versions; the first is read",
            f"OFD文件注明有{versions}个版本，读取的是第一个",
        )


def _templates(package: Package, path: str, common: etree._Element | None) -> dict[str, _Template]:
    nodes = list(children(common, "TemplatePage"))
    roots = _read_all(package, [resolved(_folder(path), node.get("BaseLoc", "")) for node in nodes])
    return {
        node.get("ID", ""): _Template(node.get("ZOrder") == "Foreground", root)
        for node, root in zip(nodes, roots, strict=True)
        if root is not None
    }


def _read_all(package: Package, paths: Sequence[str]) -> list[etree._Element | None]:
    """Parts that are kept while all pages are read. Raises `Unreadable` where they are too large in all."""
    if sum(_size(package, path) for path in paths) > _MOST_SHARED:
        raise Unreadable(
            f"{package.name}: what pages share, or is noted on them, has over {_MOST_SHARED / 1e6:.0f} MB",
            f"{package.name}：各页共用的内容或注释超过{_MOST_SHARED / 1e6:.0f} MB",
        )
    return [read_xml(package, path) for path in paths]


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _text(node: etree._Element, name: str) -> str:
    return " ".join(next((child.text or "" for child in children(node, name)), "").split())


def _named_by(node: etree._Element, path: str) -> str:
    """The path of the part that an element of the part at a path names."""
    return resolved(_folder(path), (node.text or "").strip())


def _take_resources(package: Package, path: str, defined: _Defined) -> None:
    """Take what a file of resources defines."""
    root = read_xml(package, path)
    if root is None:
        return
    folder = resolved(_folder(path), root.get("BaseLoc", ""))
    for node in root.iter("{*}DrawParam", "{*}CompositeGraphicUnit", "{*}MultiMedia"):
        number = node.get("ID", "")
        if local(node) == "DrawParam":
            defined.params[number] = node
        elif local(node) == "CompositeGraphicUnit":
            defined.units[number] = node
        else:
            file = _text(node, "MediaFile")
            here = resolved(folder, file)
            defined.media[number] = here if here in package.entries else resolved(_folder(path), file)


def _is_opaque(package: Package, path: str) -> bool:
    """Tell whether nothing shows through a picture: all but PNG with points that say how opaque they are."""
    if path not in package.entries:
        return False
    head = read_beginning(package, path, _PICTURE_HEAD)
    return not (head.startswith(_PNG) and len(head) > _PNG_COLOUR and head[_PNG_COLOUR] in _SEEN_THROUGH)


def _pages(opened: _Opened) -> Iterator[tuple[Page, bool]]:
    common = next(children(opened.root, "CommonData"), None)
    usual = next(children(common, "PageArea"), None)
    defined = opened.defined
    resources = Resources(
        defined.params, defined.units, lambda number: _is_opaque(opened.package, defined.media.get(number, ""))
    )
    for number, contents in enumerate(_contents(opened), 1):
        areas = [area for content in contents for area in children(content, "Area") if _box(area, "PhysicalBox")]
        area = areas[-1] if areas else usual
        try:
            yield draw_page(number, _box(area, "PhysicalBox"), _box(area, "ApplicationBox"), contents, resources)
        except Unreadable as error:
            raise Unreadable(f"{opened.package.name}: {error}", f"{opened.package.name}：{error.zh}") from error


def _box(area: etree._Element | None, name: str) -> list[float]:
    return numbers(_text(area, name)) if area is not None else []


def _contents(opened: _Opened) -> Iterator[list[etree._Element]]:
    """What is drawn on each page, the lowest first: its templates, its own content, notes on it."""
    pages = [page for some in children(opened.root, "Pages") for page in children(some, "Page")]
    if not 0 < len(pages) <= MAX_PAGES:
        raise Unreadable(
            f"{opened.package.name}: the OFD file has {len(pages)} pages, and 1 to {MAX_PAGES} are read; "
            "give the report alone",
            f"{opened.package.name}：OFD文件有{len(pages)}页，可读取1至{MAX_PAGES}页，请只提供年报部分",
        )
    notes = _notes(opened)
    left = _MOST_CONTENT
    for number, page in enumerate(pages, 1):
        path = resolved(_folder(opened.path), page.get("BaseLoc", ""))
        left -= _size(opened.package, path)
        own = read_xml(opened.package, path) if left > 0 else None
        if own is None:
            what = _MISSING if left > 0 else _TOO_LARGE
            raise Unreadable(
                f"{opened.package.name}: page {number} of the OFD file {what.en}",
                f"{opened.package.name}：OFD文件第{number}页{what.zh}",
            )
        for resource in children(own, "PageRes"):
            left -= _size(opened.package, _named_by(resource, path))
            if left > 0:
                _take_resources(opened.package, _named_by(resource, path), opened.defined)
        layers: dict[bool, list[etree._Element]] = {False: [], True: []}
        for used in list(children(own, "Template"))[:_MOST_TEMPLATES]:
            template = opened.templates.get(used.get("TemplateID", ""))
            if template is not None:
                order = used.get("ZOrder")
                layers[order == "Foreground" if order else template.is_above].append(template.content)
        yield [*layers[False], own, *layers[True], *notes.get(page.get("ID", ""), ())]


def _size(package: Package, path: str) -> int:
    return package.entries[path].file_size if path in package.entries else 0


def _notes(opened: _Opened) -> dict[str, list[etree._Element]]:
    """What annotations print on each page, by its number."""
    found: dict[str, list[etree._Element]] = {}
    for listed in children(opened.root, "Annotations"):
        path = _named_by(listed, opened.path)
        pages = list(children(read_xml(opened.package, path), "Page"))
        files = _read_all(opened.package, [resolved(_folder(path), _text(page, "FileLoc")) for page in pages])
        for page, file in zip(pages, files, strict=True):
            shown = [note for note in children(file, "Annot") if _is_printed(note)]
            found.setdefault(page.get("PageID", ""), []).extend(shown)
    return found


def _is_printed(note: etree._Element) -> bool:
    kind = note.get("Type")
    is_seal = kind == "Stamp" and next(note.iter("{*}TextObject"), None) is None
    return kind not in _PASSED_OVER and not is_seal and says(note, "Visible", usual=True)
