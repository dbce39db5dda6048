"""A house full of people and papers, as an attacker finds it: the sample company, made once and put back each time."""
import hashlib
import secrets
import traceback

import pytest
from flask import got_request_exception
from flask_migrate import upgrade

from app import create_app
from core import granted
from core.csrf import token_for
from core.directory import forget_directory
from models import db
from tests import auditor, world
from tests.demo.conftest import load
from tests.hardening.crawl import crawl
from tests.hardening.databases import copied
from tests.hardening.digests import Watched
from tests.keeping import kept
from tests.servers import spare_the_disk

BEGIN = ("/", "/account", "/admin/users", "/demo", "/notices", "/overview", "/overview/entries", "/team-day")


@pytest.fixture(scope="session")
def full_house(tmp_path_factory):
    """(application on SQLite with the sample, path of a copy of its database)"""
    folder = tmp_path_factory.mktemp("sample")
    application = create_app(GUANXI_DATA=folder, SECRET_KEY="tests", BASE_URL="", DATABASE_URL="",
                             REQUESTS_PER_MINUTE=0)
    application.testing = False
    with application.app_context():
        spare_the_disk(db.engine)
    kept("sample.db", folder / "copy.db", lambda: make_sample(application, folder))
    copied(application, folder / "copy.db", folder / "guanxi.db")
    yield application, folder
    with application.app_context():
        db.engine.dispose()


def make_sample(application, folder):
    with application.app_context(), auditor.not_watching():
        upgrade(directory=str(application.config["ROOT"] / "migrations"))
    world.fill(application)
    load(application)
    copied(application, folder / "guanxi.db", folder / "copy.db")


@pytest.fixture
def sample(full_house):
    """The application with the sample company as it was made."""
    application, folder = full_house
    copied(application, folder / "copy.db", folder / "guanxi.db")
    granted.forget_grants()
    forget_directory()
    return application


@pytest.fixture
def client_of(sample):
    """`client_of("ada")` is signed in and sends the token against forgery with each request."""
    return lambda name: signed_in(sample, name)


@pytest.fixture(scope="session")
def walked(full_house):
    """What an administrator finds by clicking through the sample."""
    application, folder = full_house
    client, watched = signed_in(application, "ada"), Watched(folder / "guanxi.db")
    found = crawl(application, client, BEGIN)
    found.has_changed = watched.has_changed()
    watched.close()
    return found


@pytest.fixture
def what_broke(full_house):
    """The exceptions that became a 500, each with its traceback: they are shown instead of a number."""
    broken = []

    def note(_application, exception, **_rest):
        broken.append("".join(traceback.format_exception(exception)))
    with got_request_exception.connected_to(note, full_house[0]):
        yield broken


def signed_in(application, name):
    token = f"{name} {secrets.token_hex(4)}"
    world.sign_in_row(application, name, hashlib.sha256(token.encode()).hexdigest())
    client = application.test_client()
    client.set_cookie("guanxi", token)
    with application.app_context():
        client.environ_base["HTTP_X_CSRF_TOKEN"] = token_for(token)
    return client
