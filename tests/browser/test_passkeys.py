"""Passkeys with a real browser and a device that the browser plays (WebAuthn's virtual authenticator)."""
import pytest

from models import Passkey, Role, User, db
from tests.auth.test_confirming import long_ago
from tests.world import PASSWORD, inside

DEVICE = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
          "isUserVerified": True, "automaticPresenceSimulation": True, "defaultBackupEligibility": True,
          "defaultBackupState": True}


class Device:
    """A tab at the server's name (passkeys are for names), and the device that goes with it."""

    def __init__(self, window):
        window.address = window.address.replace("127.0.0.1", "localhost")
        self.window, self.tab = window, window.tab
        self.devtools = self.tab.context.new_cdp_session(self.tab)
        self.devtools.send("WebAuthn.enable")
        self.id = self.devtools.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})["authenticatorId"]

    def is_verified(self, yes):
        self.devtools.send("WebAuthn.setUserVerified", {"authenticatorId": self.id, "isUserVerified": yes})

    def sign_in(self):
        tab = self.window.open("/sign-in?next=/account/passkeys")
        tab.get_by_label("E-mail").fill("rita@example.org")
        tab.get_by_label("Password").fill(PASSWORD)
        tab.get_by_role("button", name="Sign in", exact=True).click()
        tab.get_by_role("heading", name="Passkeys", exact=True).wait_for()

    def make_passkey(self):
        self.tab.get_by_label("Name").fill("This laptop")
        self.tab.get_by_role("button", name="Make a passkey").click()
        self.tab.get_by_role("row", name="This laptop").wait_for()

    def sign_out(self):
        self.tab.context.clear_cookies()

    def by_passkey(self, path="/sign-in?next=/account"):
        self.window.open(path).get_by_role("button", name="Sign in with a passkey").click()


@pytest.fixture
def device(window):
    return Device(window())


def kept(app):
    with inside(app):
        return db.session.query(Passkey).one()


def test_made_once_and_signed_in_with_it(device, house):
    device.sign_in()
    device.make_passkey()
    passkey = kept(house)
    assert (passkey.name, passkey.can_be_copied, passkey.is_copied, passkey.transports) == (
        "This laptop", True, True, ["internal"])
    device.sign_out()
    device.by_passkey()
    device.tab.get_by_role("heading", name="My account").wait_for()
    assert kept(house).sign_count > passkey.sign_count


def test_it_confirms_what_is_sensitive_and_what_was_typed_goes_on(device, house):
    device.sign_in()
    device.make_passkey()
    long_ago(house)
    tab = device.window.open("/account/second-factor")
    tab.get_by_role("button", name="Set it up").click()
    tab.get_by_role("button", name="Use a passkey").click()
    tab.get_by_role("heading", name="Scan it with your app").wait_for()
    device.window.offences.clear()  # the question is a 403, which the console tells, too


def test_one_that_asks_for_no_finger_is_refused(device):
    device.sign_in()
    device.make_passkey()
    device.sign_out()
    device.is_verified(False)
    device.by_passkey()
    device.tab.get_by_role("alert").filter(has_text="This did not work").wait_for()


def test_one_that_was_removed_opens_nothing(device):
    device.sign_in()
    device.make_passkey()
    device.tab.get_by_role("button", name="Remove This laptop").click()
    device.tab.get_by_text("The passkey opens nothing any more").wait_for()
    device.sign_out()
    device.by_passkey()
    device.tab.get_by_text("This passkey opens nothing here").wait_for()
    device.window.offences.clear()  # the 422 is told by the console, too


@pytest.fixture
def asked_for(house):
    """Whoever is in sales needs a second factor; Rita's passkey was made before."""
    def ask():
        with inside(house):
            role = db.session.query(Role).filter_by(key="sales").one()
            role.needs_factor = True
            for user in role_holders(role):
                user.access_version += 1
            db.session.commit()
    return ask


def role_holders(role):
    return db.session.query(User).filter(User.roles.any(Role.id == role.id))


def test_it_is_the_second_factor_a_role_asks_for(device, asked_for):
    device.sign_in()
    device.make_passkey()
    asked_for()
    device.sign_out()
    device.by_passkey("/sign-in?next=/customers")
    device.tab.get_by_role("heading", name="Customers", exact=True).wait_for()


def test_the_password_alone_is_not_enough_then(device, asked_for):
    device.sign_in()
    device.make_passkey()
    asked_for()
    device.sign_out()
    tab = device.window.open("/sign-in?next=/customers")
    tab.get_by_label("E-mail").fill("rita@example.org")
    tab.get_by_label("Password").fill(PASSWORD)
    tab.get_by_role("button", name="Sign in", exact=True).click()
    tab.get_by_text("Your role asks for a second factor: show your passkey.").wait_for()
    assert tab.get_by_label("Code").count() == 0
    tab.get_by_role("button", name="Sign in with a passkey").click()
    tab.get_by_role("heading", name="Customers", exact=True).wait_for()


def test_who_was_in_already_shows_it_to_go_on(device, asked_for):
    device.sign_in()
    device.make_passkey()
    asked_for()
    tab = device.window.open("/customers")
    tab.get_by_role("link", name="Show the passkey").click()
    assert tab.get_by_label("Current password").count() == 0
    tab.get_by_role("button", name="Use a passkey").click()
    tab.wait_for_url(f"{device.window.address}/")
    device.window.open("/customers").get_by_role("heading", name="Customers", exact=True).wait_for()


def test_without_the_last_one_an_app_is_asked_for(device, asked_for):
    device.sign_in()
    device.make_passkey()
    asked_for()
    device.sign_out()
    device.by_passkey("/sign-in?next=/account/passkeys")
    device.tab.get_by_role("button", name="Remove This laptop").click()
    device.tab.get_by_text("The passkey opens nothing any more").wait_for()
    device.window.open("/customers").get_by_text("Set up an app here, or a passkey, to go on.").wait_for()
