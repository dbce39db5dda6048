"""Whoever sorts and filters by what was never offered: columns of passwords, other tables, SQL."""
import re

import pytest

ASKED = ["sort=password_hash", "sort=-users.password_hash", "sort=id;DROP TABLE records", "sort=(SELECT 1)",
         "sort=__class__", "password_hash=x", "owner__password=x", "columns=password_hash", "after=x",
         "before=%00", "view=x", "view=99999999999999999999"]
SORTS = re.compile(r"[?&]sort=")


@pytest.fixture
def lists(sample, walked):
    """The address of each list that can be sorted, without what is asked of it."""
    return sorted({path.partition("?")[0] for path, answer in walked.pages.items()
                   if answer.mimetype == "text/html" and SORTS.search(answer.text) and answer.status_code == 200
                   and f'href="{path.partition("?")[0]}?sort=' in answer.text})


@pytest.mark.parametrize("asked", ASKED)
def test_what_was_not_declared_is_answered_with_400(client_of, lists, asked):
    client = client_of("ada")
    assert len(lists) > 10
    assert {path: client.get(f"{path}?{asked}").status_code for path in lists} == dict.fromkeys(lists, 400)
