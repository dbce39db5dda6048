"""Tests run on both engines, but those marked `one_engine("why")`: whose subject has no SQL of its own.

What reads or writes rows by itself runs on both. Marked may be what is about the answer alone: how it is drawn, how
scripts, files and headers behave, what a password costs. pytest names their number on PostgreSQL as deselected.
"""
import ast

from tests.laws.source import each, files, functions

OF_ROWS = ("db.session", "sa.select", "statements(")


def reasons(function):
    """What stands in its marks, as trees."""
    marks = [each for each in function.decorator_list if isinstance(each, ast.Call)]
    return [mark.args for mark in marks if ast.unparse(mark.func) == "pytest.mark.one_engine"]


@each(*files("test_*.py", "tests"))
def test_who_runs_on_one_engine_says_why_and_looks_at_no_rows(path):
    for function in functions(path):
        for why in reasons(function):
            assert why and len(ast.literal_eval(why[0]).split()) > 3, f"{path}: {function.name} does not say why"
            looked = [word for word in OF_ROWS if word in ast.unparse(function.body)]
            assert not looked, f"{path}: {function.name} looks at rows itself: run it on both"
