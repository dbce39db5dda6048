"""What the server tells of itself: to administrators a page, to Prometheus its figures, to nobody else anything."""
import re

import pytest

from models import Job, db


def figure(told, name):
    """The value of one sample in Prometheus' text."""
    return float(re.search(rf"^{re.escape(name)} (\S+)$", told, re.MULTILINE)[1])


def answers(browse, status):
    told = browse().client.get("/metrics").text
    name = f'guanxi_answers_total{{status="{status}",view="customers.customers"}}'
    return figure(told, name) if name in told else 0


def test_every_answer_is_counted_once_by_its_view(browse):
    before = answers(browse, "2xx")
    browse("vic").open("/customers?q=secret")
    browse("vic").open("/customers?sort=nonsense", status=400)
    assert answers(browse, "2xx") == before + 1
    assert "secret" not in browse().client.get("/metrics").text


def test_jobs_are_counted_by_state(browse, inside):
    with inside():
        db.session.add(Job(kind="lifecycle.recompute", state="dead"))
        db.session.commit()
    told = browse().client.get("/metrics").text
    assert figure(told, 'guanxi_jobs{state="dead"}') == 1


@pytest.mark.parametrize(("address", "token", "sent", "status"), [
    ("127.0.0.1", "", "", 200), ("192.168.1.9", "", "", 404), ("192.168.1.9", "it is me", "Bearer it is me", 200),
    ("192.168.1.9", "it is me", "Bearer it is you", 404), ("127.0.0.1", "it is me", "", 404),
])
def test_who_may_read_them(house, browse, monkeypatch, address, token, sent, status):
    monkeypatch.setitem(house.config, "METRICS_TOKEN", token)
    answer = browse().client.get("/metrics", environ_base={"REMOTE_ADDR": address}, headers={"Authorization": sent})
    assert answer.status_code == status


def test_behind_a_proxy_everybody_seems_to_be_here_so_a_token_is_needed(house, browse, monkeypatch):
    monkeypatch.setitem(house.config, "BEHIND_PROXY", 1)
    assert browse().client.get("/metrics").status_code == 404


def test_the_page_shows_views_jobs_and_room(browse, inside):
    browse("ada").open("/customers")
    with inside():
        db.session.add(Job(kind="lifecycle.recompute", state="dead"))
        db.session.commit()
    page = browse("ada").open("/admin/health")
    assert "customers.customers" in [row[0] for row in page.table()]
    assert page.links["Jobs"] == "/admin/jobs" and "1 job failed for good." in page.text


def test_it_says_nothing_amiss_while_nothing_is(browse, house, monkeypatch, tmp_path):
    monkeypatch.setitem(house.config, "BACKUP_FOLDER", str(tmp_path))
    page = browse("ada").open("/admin/health")
    assert "failed for good" not in page.text and "Is a worker running?" in page.text  # there is no backup yet


def test_it_is_for_administrators(browse):
    browse("mara").open("/admin/health", status=403)


def test_a_request_bears_its_number(browse):
    numbers = {browse().client.get("/sign-in", headers={"X-Request-Id": "theirs-1234"}).headers["X-Request-Id"]
               for _time in range(2)}
    assert len(numbers) == 2 and "theirs-1234" not in numbers
