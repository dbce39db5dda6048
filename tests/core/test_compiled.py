"""Templates are kept as they were compiled, for as long as what they were made from is the same."""
import shutil

import pytest

from app import create_app
from core.compiled import digest


@pytest.fixture
def start(tmp_path):
    """`start()`: the application begins anew in the same folder."""
    return lambda: create_app(GUANXI_DATA=tmp_path, DATABASE_URL="", SECRET_KEY="tests")


def compiles(app):
    """A page that was not asked for before."""
    return app.extensions["environments"]["en"].get_template("base.html").name == "base.html"


def kept(folder):
    """{name: when it was written}"""
    return {path.name: path.stat().st_mtime_ns for path in (folder / "compiled").iterdir()}


def test_the_second_start_compiles_nothing(start, tmp_path):
    start()
    before = kept(tmp_path)
    assert {name[:2] for name in before} == {"en", "zh"}
    start()
    assert kept(tmp_path) == before


def test_what_an_earlier_version_compiled_goes(start, tmp_path):
    start()
    before = kept(tmp_path)
    (tmp_path / "compiled/zh-0123456789abcdef-0").write_text("of yesterday")
    start()
    assert kept(tmp_path) == before


@pytest.mark.parametrize("changed", ["core/money.py", "translations/zh/LC_MESSAGES/messages.mo"])
def test_new_sentences_and_new_code_are_compiled_anew(start, tmp_path, changed):
    app = start()
    app.config["ROOT"] = tmp_path / "other"
    path = app.config["ROOT"] / changed
    path.parent.mkdir(parents=True)
    path.write_text("before")
    before = digest(app)
    path.write_text("after")
    assert digest(app) != before


def test_new_files_are_named_in_what_is_compiled_anew(start):
    app = start()
    before = digest(app)
    app.extensions["assets"].urls["app.css"] += "2"
    assert digest(app) != before


def test_where_nothing_can_be_kept_pages_come_all_the_same(start, tmp_path):
    (tmp_path / "compiled").touch()
    assert compiles(start())


def test_a_folder_that_is_gone_costs_no_page(start, tmp_path):
    app = start()
    shutil.rmtree(tmp_path / "compiled")
    assert compiles(app)
    assert not (tmp_path / "compiled").exists()
