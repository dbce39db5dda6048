"""One's own account."""
from blueprints.auth.devices import device_name
from models import SignIn, User, db
from tests.browse import Browser
from tests.world import PASSWORD, inside, keep_waiting

NEW = "a new and longer password"


def second_device(app, name="rita", password=PASSWORD):
    page = Browser(app).open("/sign-in?next=/account")
    return page.submit(email=f"{name}@example.org", password=password).browser


def test_name_language_zone_and_appearance(browse):
    page = browse("rita").open("/account").submit(
        name="Rita Ruiz", language="zh", time_zone="Asia/Shanghai", theme="dark")
    assert page.css("html")[0].attributes["lang"] == "zh-CN"
    assert page.css("html")[0].attributes["data-bs-theme"] == "dark"
    assert (page.values()["name"], page.values()["time_zone"]) == ("Rita Ruiz", "Asia/Shanghai")


def test_an_empty_name_is_refused_at_the_field(browse):
    page = browse("rita").open("/account").submit(name="  ", status=422)
    assert page.field_errors == {"name": "Please fill this in"}


def test_two_windows_do_not_overwrite_each_other(browse):
    one, two = browse("rita").open("/account"), browse("rita").open("/account")
    one.submit(name="Rita Ruiz")
    clash = two.submit(name="Rita Rossi", theme="dark", status=409)
    saved = clash.submit(name="Rita Rossi").values()
    assert (saved["name"], saved["theme"]) == ("Rita Rossi", "dark")


def test_a_new_password_keeps_this_device_and_ends_the_others(house, browse):
    other = second_device(house)
    page = browse("rita").open("/account/password").submit(current=PASSWORD, password=NEW)
    assert page.toasts == ["Your password is changed; your other devices are signed out"]
    assert other.open("/account").h1 == "Sign in"
    assert second_device(house, password=NEW).open("/account").h1 == "My account"


def test_the_current_password_must_be_right(house, browse):
    page = browse("rita").open("/account/password").submit(current="something else", password=NEW, status=422)
    assert page.field_errors == {"current": "This is not your current password"}
    assert second_device(house).open("/account").h1 == "My account"


def test_guessing_the_current_password_is_throttled(house, browse):
    page = browse("rita").open("/account/password")
    for _attempt in range(5):
        page.submit(current="something else", password=NEW, status=422)
    keep_waiting(house)
    page.submit(current=PASSWORD, password=NEW, status=429)


def test_one_device_is_signed_out_from_another(house, browse):
    other = second_device(house)
    page = browse("rita").open("/account/devices")
    assert [row[0] for row in page.table()[1:]].count("Test browser This device") == 1
    page = page.submit(button="Sign out", form=other_devices(page)[0])
    assert page.toasts == ["The device is signed out"]
    assert len(page.table()) == 2
    assert other.open("/account").h1 == "Sign in"


def test_all_other_devices_at_once(house, browse):
    others = [second_device(house), second_device(house)]
    page = browse("rita").open("/account/devices").submit(button="Sign out all others")
    assert len(page.table()) == 2
    assert [other.open("/account").h1 for other in others] == ["Sign in", "Sign in"]


def other_devices(page):
    actions = [form.attributes["action"] for form in page.css("main form")]
    return [action for action in actions if action.endswith("/sign-out")]


def test_nobody_signs_out_the_device_of_another(house, browse):
    browse("otto")
    page = browse("rita").open("/account")
    with inside(house):
        ottos = db.session.query(SignIn).join(User).filter(User.name == "Otto").one().id
    page.browser.open(f"/account/devices/{ottos}/sign-out", status=409, method="POST",
                      data={"csrf_token": page.values()["csrf_token"]})
    assert browse("otto").open("/account").h1 == "My account"


def test_a_device_no_table_can_hold_is_signed_out_already(browse):
    page = browse("rita").open("/account")
    page.browser.open(f"/account/devices/{10**30}/sign-out", status=409, method="POST",
                      data={"csrf_token": page.values()["csrf_token"]})


def test_devices_are_called_as_people_call_them():
    chrome = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130 Safari/537.36"
    assert device_name(chrome) == "Chrome, Windows"
    assert device_name(chrome + " Edg/130.0") == "Edge, Windows"
    assert device_name("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) MicroMessenger/8.0") == "WeChat, iPhone"
    assert device_name("curl/8.5") == "curl/8.5"
