"""A part that is kept for all records and readers holds the number and the token of the one who reads now."""
import pytest
from flask import g

from core.templates import environment

PART = """{% call(id) kept_about(number, "part") %}{{ draws() }}
<a href="/parties/{{ id }}">{{ csrf_token() }}</a>{% endcall %}"""


@pytest.fixture
def draw(app):
    """`draw(number, token)`: the part, drawn on a request of its own."""
    drawn = []

    def draw(number, token):
        with app.test_request_context("/"):
            g.csrf_token = token
            return environment("en").from_string(PART).render(number=number, draws=lambda: drawn.append(number) or "")
    draw.drawn = drawn
    return draw


def test_each_has_their_own_number_and_token(draw):
    assert draw(42, "abc") == '\n<a href="/parties/42">abc</a>'
    assert draw(7, "xyz") == '\n<a href="/parties/7">xyz</a>'
    assert draw(42, "xyz") == '\n<a href="/parties/42">xyz</a>'
    assert len(draw.drawn) == 1
