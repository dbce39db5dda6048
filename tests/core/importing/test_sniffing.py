"""Encodings and delimiters of short files, as people really bring them."""
import pytest

from core.importing.problems import TableError

WESTERN = "Firma,Ort\nKäse & Söhne AG,Zürich\n"
SIMPLIFIED = "客户,城市\n北京科技有限公司,上海\n"
TRADITIONAL = "名稱,城市\n臺北科技股份有限公司,臺北市\n"

TEXTS = [
    ("utf-8", WESTERN), ("utf-8-sig", SIMPLIFIED), ("utf-16", SIMPLIFIED), ("utf-16-le", SIMPLIFIED),
    ("utf-16-be", WESTERN), ("gb18030", SIMPLIFIED), ("gb18030", "名称,数\n李,1\n"), ("big5", TRADITIONAL),
    ("big5", "客戶,數\n陳大文,1\n"), ("cp1252", WESTERN), ("cp1252", "name,city\nMuñoz,A Coruña\n"),
    ("cp1252", "name,city\nØrsted A/S,København\nLars Ångström,Malmö\n"), ("cp1252", "item,price\nTea,£5\n"),
    ("cp1252", "name,city\nMaría José,León\nJürg Müller,Bern\nFrançois Lefèvre,Orléans\n"),
    ("cp1250", "Jméno,Město\nŽofie Dvořáková,Plzeň\n"), ("cp1250", "a,b\nŁukasz,Łódź\n"),
    ("cp1251", "Имя,Город\nИван Петров,Москва\n"), ("cp1253", "Όνομα,Πόλη\nΓιώργος,Αθήνα\n"),
    ("cp1254", "İsim,Şehir\nGökhan Şahin,İstanbul\n"), ("cp1255", "שם,עיר\nדוד כהן,תל אביב\n"),
    ("cp1256", "الاسم,المدينة\nمحمد علي,القاهرة\n"), ("cp1257", "Vārds,Pilsēta\nJānis Bērziņš,Rīga\n"),
]


@pytest.mark.parametrize(("encoding", "text"), TEXTS)
def test_the_encoding_is_found(opened, encoding, text):
    table = opened(text.encode(encoding))
    rows = [table.header, *(cells for row_no, cells in table)]
    assert "\n".join(",".join(row) for row in rows) + "\n" == text


@pytest.mark.parametrize(("encoding", "text"), TEXTS)
def test_an_encoding_that_is_declared_is_used(opened, encoding, text):
    declared = "utf-8" if encoding == "utf-8-sig" else encoding
    assert opened(text.encode(encoding), encoding=declared).header == text.split("\n")[0].split(",")


@pytest.mark.parametrize(("content", "declared"), [
    (WESTERN.encode("cp1252"), "utf-8"), (SIMPLIFIED.encode(), "utf-16"), (SIMPLIFIED.encode("gb18030"), "utf-8"),
    (WESTERN.encode("cp1252"), "big5"), (SIMPLIFIED.encode("utf-8"), "cp1252"),
])
def test_a_wrong_encoding_is_told_before_any_row(opened, content, declared):
    with pytest.raises(TableError, match=f"^The file is not written in {declared}; choose another encoding$"):
        opened(content, encoding=declared)


def test_an_unknown_encoding_is_told(opened):
    with pytest.raises(TableError, match="^The encoding rot13 is not known here$"):
        opened("a,b\n", encoding="rot13")


def test_an_accent_far_down_is_seen_in_time(opened):
    table = opened(b"a,b\n" + b"plain,1\n" * 90_000 + "Zürich,2\n".encode("cp1252"))
    assert table.encoding == "cp1252"
    *_, last = table
    assert last == (90_002, ["Zürich", "2"])


def test_an_endless_line_of_chinese_is_no_trouble(opened):
    table = opened(("名称,说明\n公司," + "北京科技" * 20_000 + "\n").encode("gb18030"))
    assert (table.encoding, table.header) == ("gb18030", ["名称", "说明"])


@pytest.mark.parametrize(("content", "filename", "delimiter"), [
    ("a,b\n1,2\n", None, ","), ("a;b\n1,5;2,5\n", None, ";"), ("a\tb\n1,5\t2\n", None, "\t"), ("a|b\n1|2\n", None, "|"),
    ("name\nAnn, Bern\n", None, ","), ("name\nAnn\n", "names.tsv", "\t"), ('a;b\n"x,y,z";1\n"x,y,z";2\n', None, ";"),
    ("sep=;\na;b\n1;2\n", None, ";"), ('note,x\n"a;b\nc;d;e",1\n', None, ","), ("a,b\r1,2\r", None, ","),
])
def test_the_delimiter_is_found(opened, content, filename, delimiter):
    assert opened(content, filename=filename).delimiter == delimiter


def test_the_line_that_names_the_delimiter_is_no_row(opened):
    table = opened("sep=;\na;b\n1;2\n")
    assert (table.header, list(table)) == (["a", "b"], [(2, ["1", "2"])])


def test_a_delimiter_that_is_declared_is_used(opened):
    assert opened("a,b;c\n", delimiter=";").header == ["a,b", "c"]


@pytest.mark.parametrize(("name", "encoding", "delimiter"), [
    ("contacts/outlook_contacts_92_columns_cp1252.csv", "cp1252", ","),
    ("contacts/google_contacts_2024_header.csv", "utf-8-sig", ","),
    ("bank_marketing/bank_dev.csv", "utf-8", ";"),
    ("zh_dialogues/dialogues_100.csv", "utf-8", ","),
])
def test_real_files(opened, shared_data, name, encoding, delimiter):
    table = opened(shared_data / name)
    assert (table.encoding, table.delimiter) == (encoding, delimiter)


def test_real_dialogues_in_gb18030(opened, shared_data):
    original = (shared_data / "zh_dialogues/dialogues_100.csv").read_text(encoding="utf-8")
    table = opened(original.encode("gb18030"))
    assert (table.encoding, sum(1 for row in table)) == ("gb18030", 1738)
