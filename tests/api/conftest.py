"""Programs: somebody's token, and what it asks."""
import functools

import pytest
import sqlalchemy as sa

from blueprints.auth import tokens
from models import User, db
from tests.world import inside

ALL = {"customers": "write", "sales": "write", "service": "write", "suppliers": "write", "partners": "write",
       "tasks": "write"}


class Program:
    """`program("rita").get("/customers")` answers (status, JSON)."""

    def __init__(self, app, secret):
        self.client, self.secret = app.test_client(), secret

    def send(self, method, path, status=200, **request):
        headers = {"Authorization": f"Bearer {self.secret}", **request.pop("headers", {})}
        self.response = self.client.open("/api/v1" + path, method=method, headers=headers, **request)
        assert self.response.status_code == status, (self.response.status_code, self.response.text)
        return self.response.json

    get = functools.partialmethod(send, "GET")
    post = functools.partialmethod(send, "POST")
    patch = functools.partialmethod(send, "PATCH")


def make_token(app, name, grants=ALL, days=30):
    with inside(app):
        owner = db.session.scalars(sa.select(User).where(User.email_key == f"{name}@example.org")).one()
        made, secret = tokens.make("a program", grants, days=days, by=owner)
        db.session.commit()
        return made.id, secret


@pytest.fixture
def program(house):
    return lambda name, **grants: Program(house, make_token(house, name, grants or ALL)[1])
