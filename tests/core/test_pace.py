"""Whoever asks faster than anybody reads is slowed down, alone, and goes on a moment later."""
import time

import pytest

from core import pace


@pytest.fixture
def paced(house, monkeypatch):
    monkeypatch.setitem(house.config, "REQUESTS_PER_MINUTE", 60)
    monkeypatch.setattr(pace, "_left", {})
    return house


def until_refused(client):
    """(number of pages shown before it, the answer that is none)"""
    for number in range(300):
        answer = client.get("/tasks")
        if answer.status_code != 200:
            return number, answer


def test_so_many_pages_then_one_waits_and_nobody_else_does(paced, browse):
    number, refused = until_refused(browse("rita").client)
    assert number >= 60 and (refused.status_code, refused.headers["Retry-After"]) == (429, "1")
    assert "Too many attempts" in refused.text
    assert browse("otto").open("/tasks").status == 200
    time.sleep(1.1)
    assert browse("rita").open("/tasks").status == 200


def test_a_whole_list_as_a_file_counts_for_thirty(paced, browse):
    files = [browse("mara").client.get("/customers/export/csv").status_code for _number in range(4)]
    assert files[0] == 200 and files[-1] == 429


def test_strangers_are_not_counted_as_one_person(paced, browse):
    assert {browse().client.get("/sign-in").status_code for _number in range(70)} == {200}
