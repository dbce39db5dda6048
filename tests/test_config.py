"""Settings as a fresh machine gets them."""
import stat
from concurrent.futures import ThreadPoolExecutor

import pytest

import config


@pytest.mark.parametrize("_round", range(20))
def test_processes_that_start_together_agree_on_a_secret(tmp_path, _round):
    with ThreadPoolExecutor(8) as pool:
        secrets = set(pool.map(lambda _: config.load({}, GUANXI_DATA=tmp_path)["SECRET_KEY"], range(8)))
    assert len(secrets) == 1 and len(secrets.pop()) >= 32


def test_what_lies_in_the_data_folder_is_its_owners(tmp_path):
    config.load({}, GUANXI_DATA=tmp_path / "data")
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "data", tmp_path / "data/secret_key")}
    assert modes == {"data": 0o700, "secret_key": 0o600}
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["secret_key"]


def test_a_value_that_is_none_is_said_at_start():
    with pytest.raises(SystemExit, match="PORT='many' is not a valid int"):
        config.load({"PORT": "many"})


PAIR = "postgresql+psycopg://me:p%40w@/db?port=5432,5433&target_session_attrs="


@pytest.mark.parametrize(("given", "used"), [
    ("sqlite:////srv/guanxi.db", "sqlite:////srv/guanxi.db"),
    ("postgres://me:p%40w@a/db", "postgresql+psycopg://me:p%40w@a/db"),
    ("postgresql://me@/db?host=/run/postgresql", "postgresql+psycopg://me@/db?host=/run/postgresql"),
    ("postgresql://me:p%40w@a,b:5433/db", f"{PAIR}read-write&host=a,b"),
    ("postgresql://me:p%40w@/db?host=a:5432,b:5433", f"{PAIR}read-write&host=a,b"),
    ("postgresql+psycopg://me:p%40w@/db?host=a&host=b:5433", f"{PAIR}read-write&host=a,b"),
    ("postgresql://me:p%40w@/db?host=a,b&port=5432,5433&target_session_attrs=primary", f"{PAIR}primary&host=a,b"),
    ("postgresql://me:p%40w@a:5432,b:5433/db?sslmode=require", f"{PAIR}read-write&sslmode=require&host=a,b"),
])
def test_the_address_of_a_database_however_it_is_written(given, used):
    assert config.with_driver(given) == used
def test_secrets_are_read_from_where_systemd_and_docker_hand_them_over(tmp_path):
    (tmp_path / "SECRET_KEY").write_text("of the vault\n")
    (tmp_path / "PORT").write_text("81")
    environ = {"CREDENTIALS_DIRECTORY": str(tmp_path), "PORT": "82"}
    settings = config.load(environ, GUANXI_DATA=tmp_path / "data")
    assert (settings["SECRET_KEY"], settings["PORT"]) == ("of the vault", 82)
    assert list((tmp_path / "data").iterdir()) == []
    assert config.value_of("SECRET_KEY", environ) == "of the vault"
