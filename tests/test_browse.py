"""The test client itself: it reads pages, fills forms, and each rule of the inspection is seen to fail."""
from pathlib import Path

import pytest
from flask import Flask, Response, redirect, request

from tests.browse import Browser
from tests.filling import CannotFill
from tests.inspect_page import RULES, WHOLE_PAGE_RULES, inspect_page

GOOD = """<!doctype html><html lang="en"><head><title>Boats · Harbour</title></head><body>
<nav><form method="post" action="/echo"><input type="hidden" name="csrf_token" value="t">
<button>Sign out</button></form></nav>
<main id="main"><h1>Boats</h1>{main}</main>
<toast-stack id="toasts" role="status">{toasts}</toast-stack></body></html>"""
FORM = """<form method="post" action="/echo" id="boat" enctype="multipart/form-data" hx-post="/echo" hx-target="#boats">
<input type="hidden" name="csrf_token" value="t"><input type="hidden" name="_once" value="1">
<label for="name">Name</label><input id="name" name="name" value="Ada" aria-invalid="true"
aria-describedby="name-error">
<p id="name-error">Too short</p>
<label for="kind">Kind</label><select id="kind" name="kind">
<option value="sail">Sail</option><option>Motor</option></select>
<label><input type="checkbox" name="wet" value="y" checked> Wet</label>
<label><input type="checkbox" name="port" value="1"> One</label>
<label><input type="checkbox" name="port" value="2"> Two</label>
<label for="old">Old</label><input id="old" name="old" value="x" disabled>
<label for="note">Note</label><textarea id="note" name="note">a
b</textarea><label for="file">File</label><input type="file" id="file" name="file">
<button name="go" value="save">Save</button><button formaction="/echo?draft=1">Keep as draft</button></form>"""
TABLE = """<table id="boats"><thead><tr><th scope="col">Boat</th></tr></thead><tbody><tr><td>Ada
 <b>II</b></td></tr></tbody></table>
<a href="/list" hx-get="/list" hx-target="#boats">More</a> <a href="/export">Export</a>"""
TOAST = """<div><svg aria-hidden="true"><use href="/sprite"/></svg><p>Saved</p>
<button type="button">Close</button></div>"""


@pytest.fixture
def browser():
    app = Flask("harbour")
    app.add_url_rule("/", "home", lambda: GOOD.format(main=FORM + TABLE, toasts=TOAST))
    app.add_url_rule("/list", "list", list_boats)
    app.add_url_rule("/echo", "echo", echo, methods=["GET", "POST"])
    app.add_url_rule("/moved", "moved", lambda: redirect("/", 303))
    app.add_url_rule("/bad", "bad", lambda: "<p>no page at all")
    app.add_url_rule("/sprite", "sprite", lambda: "")
    app.add_url_rule("/export", "export", lambda: Response(
        "\ufeffBoat\n", mimetype="text/csv", headers={"Content-Disposition": 'attachment; filename="boats.csv"'}))
    return Browser(app)


def list_boats():
    if request.headers.get("HX-Target") == "table#boats" and request.headers["HX-Request-Type"] == "partial":
        return '<tr id="boat-1"><td>Eve</td></tr><hx-partial hx-target="#toasts">' + TOAST + "</hx-partial>"
    return GOOD.format(main=TABLE, toasts="")


def echo():
    """What was sent, as a table."""
    sent = [(name, ",".join(request.values.getlist(name))) for name in sorted(request.values)]
    sent += [(name, file.filename) for name, file in request.files.items() if file.filename]
    rows = "".join(f'<tr><th scope="row">{name}</th><td>{value}</td></tr>' for name, value in sent)
    return GOOD.format(main=f"<table>{rows}</table>", toasts="")


def test_a_page_is_read_as_a_person_reads_it(browser):
    page = browser.open("/moved")
    assert (page.path, page.h1, page.title, page.toasts) == ("/", "Boats", "Boats · Harbour", ["Saved"])
    assert page.table() == [["Boat"], ["Ada II"]]
    assert page.field_errors == {"name": "Too short"}
    assert page.links == {"More": "/list", "Export": "/export"}
    assert browser.open("/moved", status=303).headers["Location"] == "/"


def test_a_form_sends_what_a_browser_would(browser):
    sent = dict(browser.open("/").submit().table())
    assert sent == {
        "_once": "1", "csrf_token": "t", "go": "save", "kind": "sail", "name": "Ada", "note": "a b", "wet": "y"}


def test_a_form_sends_what_a_person_enters(browser):
    page = browser.open("/").submit(
        button="Keep as draft", name="Eve", kind="Motor", wet=False, port=["1", 2], file=(b"x", "x.csv"))
    assert dict(page.table()) == {
        "_once": "1", "csrf_token": "t", "draft": "1", "file": "x.csv", "kind": "Motor", "name": "Eve", "note": "a b",
        "port": "1,2"}


@pytest.mark.parametrize("fields", [{"nome": "x"}, {"kind": "Submarine"}, {"old": "y"}, {"port": "3"}])
def test_a_form_takes_only_what_it_offers(browser, fields):
    with pytest.raises(CannotFill):
        browser.open("/").submit("boat", **fields)


def test_a_form_may_be_named_by_its_id_or_else_must_be_the_only_one(browser):
    assert browser.open("/").submit("boat", file=Path(__file__)).table()[-1] == ["file", "test_browse.py"]
    with pytest.raises(CannotFill):
        browser.open("/").submit(button="No such button")


def test_links_are_followed_and_files_loaded(browser):
    page = browser.open("/").follow("More")
    assert page.path == "/list"
    download = page.download("Export")
    assert (download.name, download.text) == ("boats.csv", "Boat\n")
    with pytest.raises(CannotFill):
        page.follow("Less")


def test_htmx_gets_a_fragment_with_its_toasts(browser):
    page = browser.open("/").follow("More", htmx=True)
    assert (page.text, page.toasts) == ("Eve Saved Close", ["Saved"])
    assert browser.open("/list", htmx_target="table#boats").css("tr")[0].id == "boat-1"
    assert browser.open("/").submit("boat", htmx=True).h1 == "Boats"


def test_every_page_is_inspected(browser):
    with pytest.raises(AssertionError, match="no <!doctype html>"):
        browser.open("/bad")
    with pytest.raises(AssertionError, match="answered 404, not 200"):
        browser.open("/nowhere")


OFFENCES = """
one_h1_and_title              <h1>Second</h1>
document                      <main></main>
targets_exist                 <a href="/" hx-get="/" hx-target="#gone">x</a>
well_formed                   <p><div>x</div></p>
well_formed                   <form action='/' method='get'><form action='/' method='get'></form></form>
well_formed                   <table><div>x</div><tr><th scope='col'>x</th></tr></table>
well_formed                   <div>
well_formed                   </div>
well_formed                   <i><b></i></b>
well_formed                   <p id='a' id='b'></p>
well_formed                   <a href='/'><button>x</button></a>
well_formed                   <div/>
ids_are_unique                <p id='a'></p><p id='a'></p>
ids_are_unique                <p id=''></p>
ids_are_unique                <p id='a b'></p>
pointers_lead_to_ids          <label for='x'>X</label>
pointers_lead_to_ids          <p aria-describedby='x'></p>
controls_are_labelled         <input name='x'>
controls_are_labelled         <input id='x' aria-label=''>
controls_are_labelled         <label for='x'></label><input id='x'>
controls_are_labelled         <select></select>
controls_are_labelled         <textarea placeholder='Name'></textarea>
buttons_and_links_have_names  <button></button>
buttons_and_links_have_names  <a href='/'><svg aria-hidden='true'></svg></a>
buttons_and_links_have_names  <a>x</a>
buttons_and_links_have_names  <button><i aria-hidden='true'>×</i></button>
buttons_and_links_have_names  <img src='/'>
buttons_and_links_have_names  <svg></svg>
buttons_and_links_have_names  <a href='#'>x</a>
forms_work_with_scripts_off   <form method='get'>SEND</form>
forms_work_with_scripts_off   <form action='/'>SEND</form>
forms_work_with_scripts_off   <form action='/echo' method='post'>SEND</form>
forms_work_with_scripts_off   <form action='/' method='get'>TOKEN</form>
forms_work_with_scripts_off   <form action='/' method='get'></form>
htmx_comes_second             <button hx-get='/'>x</button>
htmx_comes_second             <div hx-get='/'></div>
htmx_comes_second             <a href='/' hx-post='/'>x</a>
htmx_comes_second             <div hx-get='/' hx-trigger='click'></div>
htmx_comes_second             <a href='/' hx-delete='/'>x</a>
nothing_inline                <p style='color:red'></p>
nothing_inline                <style></style>
nothing_inline                <script>1</script>
nothing_inline                <p onclick='x()'></p>
nothing_inline                <p hx-on:click='x()'></p>
nothing_inline                <a href='javascript:x()'>x</a>
nothing_inline                <p hx-vals='js:{a:1}'></p>
nothing_inline                <p hx-trigger='click[ctrlKey]'></p>
nothing_from_elsewhere        <img alt='' src='https://cdn.example/x.png'>
nothing_from_elsewhere        <script src='//cdn.example/x.js'></script>
urls_lead_somewhere           <a href='/gone'>x</a>
urls_lead_somewhere           <img alt='' src='/gone.png'>
urls_lead_somewhere           <form action='/' method='post'>TOKEN</form>
tables_name_their_columns     <table><tbody><tr><td>x</td></tr></tbody></table>
tables_name_their_columns     <table><tr><th>x</th></tr></table>
nothing_leaks                 <dl><dt>a</dt><dd>None</dd></dl>
nothing_leaks                 <p>[object Object]</p>
nothing_leaks                 <p>%(name)s saved</p>
nothing_leaks                 <a href='/customers/None'>x</a>
"""
SHORT = {"TOKEN": "<input type='hidden' name='csrf_token' value='t'>SEND", "SEND": "<button>x</button>"}
BAD = [line.split(maxsplit=1) for line in OFFENCES.strip().splitlines()]


@pytest.mark.parametrize(("rule", "offence"), BAD)
def test_each_rule_is_seen_to_fail(browser, rule, offence):
    for short, written in SHORT.items():
        offence = offence.replace(short, written)
    with pytest.raises(AssertionError, match=rf"\n  {rule}: "):
        inspect_page(GOOD.format(main=offence, toasts=""), 200, browser.app)


def test_an_unexplained_422_is_refused():
    with pytest.raises(AssertionError, match="errors_are_shown"):
        inspect_page("<p>x</p>", 422, fragment=True)


def test_no_rule_is_without_its_offence():
    seen = {rule for rule, _offence in BAD} | {"errors_are_shown"}
    assert {rule.__name__ for rule in RULES + WHOLE_PAGE_RULES} == seen
