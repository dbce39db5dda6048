"""What watches the server asks whether it is up and whether it can work."""
import pytest

from app import create_app


@pytest.fixture
def older(tmp_path):
    """An installation whose database is not up to date."""
    app = create_app(GUANXI_DATA=tmp_path, SECRET_KEY="tests")
    return app.test_client()


def test_it_is_up_and_ready(house):
    client = house.test_client()
    assert [client.get(path).get_json() for path in ("/livez", "/readyz")] == [{"status": "ok"}] * 2


def test_without_tables_it_is_up_but_not_ready(older):
    assert older.get("/livez").status_code == 200
    answer = older.get("/readyz")
    assert (answer.status_code, answer.get_json()) == (503, {"status": "not migrated"})


def test_without_a_database_it_is_up_but_not_ready(tmp_path):
    app = create_app(GUANXI_DATA=tmp_path, SECRET_KEY="tests", DATABASE_URL="postgresql://127.0.0.1:9/none")
    client = app.test_client()
    answers = [client.get(path) for path in ("/livez", "/readyz")]
    assert [(each.status_code, each.json["status"]) for each in answers] == [(200, "ok"), (503, "no database")]
