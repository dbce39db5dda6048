"""Half of the people read Chinese: a sentence without translation is a page half in a foreign language.

`make messages` collects the words and compiles the catalogue; the translation itself is written into messages.po.
"""
import re

import pytest

from tests.laws.source import each, line_of, markup, templates
from tools.messages import catalogues, collect, compiled_bytes, is_translated

CHINESE = re.compile(r"[\u3400-\u9fff]")
PLACEHOLDER = re.compile(r"%(?:\((\w+)\))?[sd]")
LANGUAGES = dict((path.parts[-3], (path, catalogue)) for path, catalogue in catalogues() if path.exists())


@pytest.fixture(scope="module")
def source():
    return collect()


def strings(message):
    """All forms of a message, singular and plural, source and translation."""
    return [[value] if isinstance(value, str) else list(value) for value in (message.id, message.string)]


def test_there_is_a_catalogue():
    assert "zh" in LANGUAGES, "translations/zh/LC_MESSAGES/messages.po is missing: make messages"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_translated(source, language):
    _path, catalogue = LANGUAGES[language]
    missing = [message.id for message in source if message.id
               and not ((found := catalogue.get(message.id, message.context)) and is_translated(found))]
    assert not missing, f"{len(missing)} without a (sure) translation: make messages, then translate\n" + "\n".join(
        map(str, missing[:50]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_are_the_same(language):
    for message in LANGUAGES[language][1]:
        if message.id:
            written, translated = strings(message)
            allowed = set(PLACEHOLDER.findall(written[-1]))
            for form in filter(None, translated):
                assert set(PLACEHOLDER.findall(form)) == allowed, f"{written} became {form}: the placeholders differ"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_up_to_date(language):
    path, catalogue = LANGUAGES[language]
    compiled = path.with_suffix(".mo")
    assert compiled.exists() and compiled.read_bytes() == compiled_bytes(catalogue), f"{compiled}: make messages"


def test_the_source_is_english(source):
    chinese = [message.id for message in source if CHINESE.search(str(message.id))]
    assert not chinese, f"English is the source, Chinese its translation: {chinese}"


@each(*templates())
def test_templates_are_english(path):
    content = markup(path)
    found = CHINESE.search(content)
    assert not found, f"{path}:{line_of(content, found.start())}: English is the source"


SIDE_BY_SIDE = re.compile(rf"{CHINESE.pattern}(?:[0-9A-Za-z]|%\()|(?:[0-9A-Za-z]|%\(\w+\)[sd]){CHINESE.pattern}")
ONE_WORD = {  # what an English word is called in Chinese, and what belongs to another one
    re.compile(r"\bundo(ne|ing)?\b", re.I): ("撤销", "撤回"),
    re.compile(r"\b(t[ao]ken?|took) .*\bback\b|\bwithdr", re.I): ("撤回", "撤销"),
    re.compile(r"\bhand(s|ed|ing)? (it |them )?over\b", re.I): ("移交", "转交"),
}


def chinese():
    """(English, its Chinese forms)"""
    return [(" ".join(source), translated) for source, translated in map(strings, LANGUAGES["zh"][1]) if source[0]]


def test_chinese_stands_apart_from_numbers_and_latin_letters():
    squeezed = [form for _source, forms in chinese() for form in forms if SIDE_BY_SIDE.search(PLACEHOLDER.sub(
        lambda found: f"%({found[1]})s", form).replace("%%", "%"))]
    assert not squeezed, f"a blank is missing between Chinese and what is not: {squeezed}"


def test_one_thing_has_one_word():
    mixed = [form for source, forms in chinese() for form in forms
             if sum(bool(word.search(source)) for word in ONE_WORD) == 1
             for word, (_right, wrong) in ONE_WORD.items() if word.search(source) and wrong in form]
    assert not mixed, f"undo is 撤销, take back 撤回, hand over 移交: {mixed}"
