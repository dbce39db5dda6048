"""Sentences of templates are put together as gettext does it: values escaped, what is wrong with them told."""
import pytest
from markupsafe import Markup

from core.templates import environment


@pytest.fixture
def draw(app):
    """`draw(source, language, …)`: a template of that text, drawn."""
    with app.test_request_context("/"):
        yield lambda source, language="en", **values: environment(language).from_string(source).render(values)


def test_values_of_a_sentence_are_escaped(draw):
    assert draw('{{ _("since %(day)s", day=day) }}', day="<b>") == "since &lt;b&gt;"
    assert draw('{{ _("since %(day)s", day=day) }}', day=Markup("<b>")) == "since <b>"


def test_a_sentence_speaks_the_language_of_its_reader(draw):
    sentence = '{{ _("from %(since)s until %(until)s", since=1, until=2) }}'
    assert draw(sentence) == "from 1 until 2"
    assert draw(sentence, "zh") == "1 至 2"


def test_a_percent_sign_of_a_translation_is_one(draw):
    assert draw('{{ _("On time by month promised, percent") }}', "zh") == "按承诺月份的按时率（%）"


def test_a_number_chooses_the_form(draw):
    sentence = '{{ ngettext("%(num)s order", "%(num)s orders", number) }}'
    assert [draw(sentence, number=number) for number in (1, 2)] == ["1 order", "2 orders"]
    assert draw('{{ ngettext("%(num)s order", "%(num)s orders", 1001, num="1,000+") }}') == "1,000+ orders"
    assert draw('{{ ngettext("%(num)s %(what)s", "%(num)s %(what)s", 2, what=what) }}', what="<b>") == "2 &lt;b&gt;"


def test_a_sentence_without_its_value_is_an_error(draw):
    with pytest.raises(KeyError):
        draw('{{ _("since %(day)s", night=1) }}')


def test_links_drawn_like_buttons_differ_by_address_and_label(draw):
    link = "{{ ui.link_button(label, url, kind='quiet') }}"
    first, other = draw(link, label="Edit", url="/a?b=1&c=2"), draw(link, label="Edit", url="/d")
    assert 'href="/a?b=1&amp;c=2"' in first and 'href="/d"' in other
    assert "&lt;Edit&gt;" in draw(link, label="<Edit>", url="/d")
    assert "<Edit>" in draw(link, label=Markup("<Edit>"), url="/d")
