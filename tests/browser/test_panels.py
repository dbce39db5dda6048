"""What only a browser shows of the panels: files dropped and pasted, the list of names, undo in place, focus."""
import pytest

from models import Party

DROP = """([selector, name, type]) => {
  const transfer = new DataTransfer();
  transfer.items.add(new File(["GIF89a, content of " + name], name));
  document.querySelector(selector).dispatchEvent(new (type === "paste" ? ClipboardEvent : DragEvent)(
    type, {bubbles: true, cancelable: true, [type === "paste" ? "clipboardData" : "dataTransfer"]: transfer}));
}"""


@pytest.fixture
def acme(make):
    return make(Party, title="Acme")


def names(tab):
    return tab.locator("#record-part .entry-body a").all_inner_texts()


def compose(tab):
    """Open the form of a new entry."""
    tab.locator(".composer-line").click()
    tab.locator("#composer textarea").wait_for()
    return tab.locator("#composer textarea")


def test_files_are_dropped_and_pasted_onto_the_open_panel(window, acme):
    tab = window("rita").open(f"/customers/{acme.id}")
    tab.get_by_role("link", name="Files").click()
    tab.locator(".files-form").wait_for()
    tab.evaluate(DROP, [".files-form", "dropped.txt", "drop"])
    tab.get_by_role("link", name="dropped.txt", exact=True).wait_for()
    tab.evaluate(DROP, ["body", "pasted.txt", "paste"])
    tab.get_by_role("link", name="pasted.txt", exact=True).wait_for()
    assert names(tab) == ["pasted.txt", "dropped.txt"]
    assert tab.locator(".tabs .count").inner_text() == "2"


def test_several_chosen_at_once_go_at_once(window, acme):
    tab = window("rita").open(f"/records/{acme.id}/files")
    tab.locator("main input[type=file]").set_input_files(
        [{"name": f"{number}.txt", "mimeType": "text/plain", "buffer": b"%d" % number} for number in range(3)])
    tab.get_by_text("3 files added").wait_for()
    assert names(tab) == ["2.txt", "1.txt", "0.txt"]


def test_too_much_is_said_before_anything_is_sent(window, acme, house, monkeypatch):
    monkeypatch.setitem(house.config, "MAX_UPLOAD_MB", 1)
    film = {"name": "film.mp4", "mimeType": "video/mp4", "buffer": b"x" * 1_000_001}
    tab, sent = window("rita").open(f"/records/{acme.id}/files"), []
    tab.on("request", lambda request: sent.append(request.method))
    tab.locator("main input[type=file]").set_input_files([film])
    tab.get_by_text("Too large: at most 1 MB can be sent at once.").wait_for()
    assert "POST" not in sent


def test_an_image_pasted_into_an_entry_goes_with_it(window, acme):
    tab = window("rita").open(f"/customers/{acme.id}")
    area = compose(tab)
    area.fill("See the picture")
    tab.evaluate(DROP, ["#composer textarea", "image.png", "paste"])
    tab.get_by_role("button", name="Save").click()
    tab.locator("#record-part .entry").wait_for()
    assert names(tab) == ["image.png"]


def test_names_are_chosen_by_keyboard(window, acme):
    tab = window("rita").open(f"/customers/{acme.id}")
    area = compose(tab)
    assert tab.evaluate("document.activeElement.name") == "body"
    area.press_sequentially("Ask @")
    tab.get_by_role("option", name="Ada").wait_for()
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Enter")
    assert area.input_value() == "Ask @Mara "
    area.press_sequentially("and @r")
    tab.get_by_role("option", name="Rita").wait_for()
    tab.keyboard.press("Escape")
    assert not tab.get_by_role("listbox").is_visible()
    area.press_sequentially("ita today")
    assert area.input_value() == "Ask @Mara and @rita today"


def test_a_name_is_chosen_by_mouse(window, acme):
    tab = window("rita").open(f"/customers/{acme.id}")
    area = compose(tab)
    area.press_sequentially("@vi")
    tab.get_by_role("option", name="Vic").click()
    assert area.input_value() == "@Vic "


def test_what_makes_no_sense_is_hidden(window, acme):
    tab = window("rita").open(f"/customers/{acme.id}")
    compose(tab)
    assert not tab.get_by_label("Minutes").is_visible() and not tab.get_by_label("Outcome").is_visible()
    tab.locator("#composer").get_by_text("Call").click()
    assert tab.get_by_label("Minutes").is_visible() and tab.locator("#composer").get_by_text("To us").is_visible()
    tab.locator("#composer").get_by_text("Letter").click()
    assert not tab.get_by_label("Minutes").is_visible() and tab.locator("#composer").get_by_text("To us").is_visible()


def test_what_is_typed_stays_while_the_part_below_changes(window, acme):
    tab = window("rita").open(f"/customers/{acme.id}")
    area = compose(tab)
    area.fill("Half a thought")
    tab.get_by_role("link", name="History").click()
    tab.get_by_text("Entered").wait_for()
    assert area.input_value() == "Half a thought"


def test_removed_in_place_and_undone(window, acme):
    tab = window("rita").open(f"/customers/{acme.id}")
    compose(tab).fill("Wrong record")
    tab.keyboard.press("Control+Enter")
    tab.locator("#record-part .entry").hover()
    tab.get_by_role("button", name="Remove this entry").click()
    tab.get_by_role("button", name="Undo").click()
    tab.get_by_text("Wrong record").wait_for()
    assert tab.locator(".gone").count() == 0 and tab.url.endswith(f"/customers/{acme.id}")


def test_tags_one_after_another(window, acme):
    tab = window("rita").open(f"/customers/{acme.id}")
    tab.get_by_role("link", name="Add a tag").click()
    for name in ("Tea", "VIP"):
        tab.locator("#tags [name=name]:focus").wait_for()
        tab.keyboard.type(name)
        tab.keyboard.press("Enter")
        tab.locator("#tags .tag", has_text=name).wait_for()
    assert tab.locator("#tags .tag a").all_inner_texts() == ["Tea", "VIP"]
