"""What is marked in a found text."""
import pytest

from core.excerpts import excerpt, marked


def shown(pieces):
    return "".join(f"[{piece}]" if found else piece for piece, found in pieces)


@pytest.mark.parametrize(("text", "search", "told"), [
    ("Acme Harbour", "harb", "Acme [Harb]our"),
    ("Café au lait", "cafe", "[Café] au lait"),
    ("the cafe\u0301", "café", "the [café]"),
    ("ﬁnal", "fi", "[ﬁnal]"),
    ("蓝湖合同签了", "合同", "蓝湖[合同]签了"),
    ("蓝湖合同签了", "蓝湖合", "[蓝湖合]同签了"),
    ("合不同", "合同", "合不同"),
    ("同 a 同", "同", "[同] a [同]"),
    ("nothing", "", "nothing"),
    ("", "x", ""),
    ("<b>bold</b>", "b", "<[b]>[b]old</[b]>"),
])
def test_found_words_are_marked(text, search, told):
    assert shown(marked(text, search)) == told


def test_a_long_text_is_shown_around_the_first_found_word():
    text = "word " * 100 + "needle in the hay " + "more " * 100
    told = shown(excerpt(text, "needle"))
    assert told.startswith("…word word") and "[needle] in the hay" in told and told.endswith("…")
    assert len(told) < 200


def test_a_long_chinese_text_is_cut_too():
    told = shown(excerpt("前" * 200 + "合同" + "后" * 200, "合同"))
    assert told.startswith("…前") and "[合同]" in told and told.endswith("后…")
