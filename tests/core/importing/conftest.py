"""Files of strangers: written to a folder of the test, read with nothing between."""
import zipfile
from contextlib import ExitStack

import pytest

from core.importing.tables import open_table

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

_PARTS = {
    "[Content_Types].xml":
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_TYPE}.sharedStrings+xml"/></Types>',
    "_rels/.rels":
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml":
        f'<workbook xmlns="{MAIN}" xmlns:r="{_OFFICE}"><sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets>'
        '</workbook>',
    "xl/_rels/workbook.xml.rels":
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
    "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}"><si><t>Name</t></si></sst>',
    "xl/worksheets/sheet1.xml":
        f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData></worksheet>',
}


@pytest.fixture
def opened(tmp_path):
    """opened(content, ...): the Table in a file of these bytes (text is written as UTF-8) or at this path."""
    with ExitStack() as stack:
        def open_it(content, **options):
            path = content
            if isinstance(content, (str, bytes)):
                path = tmp_path / "file"
                path.write_bytes(content if isinstance(content, bytes) else content.encode())
            return stack.enter_context(open_table(path, **options))
        yield open_it


@pytest.fixture
def shared_data(request):
    """The published data beside the checkout."""
    folder = request.config.rootpath.parent / "shared/data"
    if not folder.exists():
        pytest.skip("the published data is not beside the checkout")
    return folder


@pytest.fixture
def workbook(tmp_path):
    """workbook(rows=…, strings=…, **parts): the path of an XLSX of hand-written XML that no program would save.

    Each is text or an iterable of text, so a bomb needs no memory here; `parts` add or replace by name.
    """
    def write(*, rows=None, strings=None, **parts):
        if rows is not None:
            parts["xl/worksheets/sheet1.xml"] = (f'<worksheet xmlns="{MAIN}"><sheetData>', *rows,
                                                 "</sheetData></worksheet>")
        if strings is not None:
            parts["xl/sharedStrings.xml"] = (f'<sst xmlns="{MAIN}">', *strings, "</sst>")
        with zipfile.ZipFile(tmp_path / "by hand", "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in (_PARTS | parts).items():
                with archive.open(name, "w") as part:
                    for piece in (content,) if isinstance(content, str) else content:
                        part.write(piece.encode())
        return tmp_path / "by hand"
    return write
