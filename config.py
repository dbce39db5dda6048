"""Every setting, once: its name, type, default, and what it does.

A setting is read from the environment; `docs/settings.md` lists the same ones (a law keeps the two equal).
"""
import contextlib
import os
import secrets
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Setting:
    name: str
    kind: type
    default: object
    doc: str

    def read(self, environ):
        raw = environ.get(self.name)
        if raw is None or raw == "":
            return self.default
        if self.kind is bool:
            return raw.strip().lower() in ("1", "true", "yes", "on")
        try:
            return self.kind(raw)
        except ValueError:
            raise SystemExit(f"{self.name}={raw!r} is not a valid {self.kind.__name__}: {self.doc}") from None


SETTINGS = [
    Setting("GUANXI_DATA", Path, ROOT / "data", "Folder of the SQLite database, the files and the secret key."),
    Setting("DATABASE_URL", str, "", "SQLAlchemy URL; empty: where `flask move-to` went, else GUANXI_DATA/guanxi.db."),
    Setting("SECRET_KEY", str, "", "Signs cookies and CSRF tokens; empty means one is made and kept in GUANXI_DATA."),
    Setting("BASE_URL", str, "", "How people reach the server: https://crm.example.lan; links that leave it use it."),
    Setting("TRUSTED_HOSTS", str, "", "Host names answered to, comma separated; empty follows BASE_URL and HOST."),
    Setting("HOST", str, "127.0.0.1", "Address to listen on; 0.0.0.0 serves the intranet."),
    Setting("PORT", int, 8000, "Port to listen on."),
    Setting("WEB_PROCESSES", int, 2, "Number of web server processes started by `flask serve`."),
    Setting("WEB_THREADS", int, 4, "Threads in each web process; more than 4 make the slowest pages slower."),
    Setting("BEHIND_PROXY", int, 0, "Number of reverse proxies in front whose X-Forwarded headers are believed."),
    Setting("INSECURE_HTTP", bool, False, "Allow sign-in over plain HTTP from other machines; admins see a banner."),
    Setting("MAX_UPLOAD_MB", int, 64, "Largest request body, in megabytes (10^6 bytes); larger ones get 413."),
    Setting("OUTBOUND_NETWORKS", str, "",
            "Networks that requests to other servers may reach beside public addresses: 10.20.0.0/16."),
    Setting("SIGN_IN_DAYS", int, 30, "Days after which a person must sign in again on a device."),
    Setting("WRITE_WAIT_SECONDS", float, 15.0, "How long a write waits for its turn on SQLite before it gets 503."),
    Setting("JOB_LEASE_SECONDS", float, 30.0, "How long a worker may be silent before another takes its job over."),
    Setting("JOB_ATTEMPTS", int, 5, "Attempts at a job before it is put aside for an administrator."),
    Setting("BACKUP_FOLDER", Path, "", "Where backups go; empty means GUANXI_DATA/backups. Another disk is better."),
    Setting("NIGHTLY_BACKUPS_KEPT", int, 7, "Backups kept of the last days that have one, the newest of each."),
    Setting("WEEKLY_BACKUPS_KEPT", int, 4, "Backups kept besides of the last weeks that have one, the newest of each."),
    Setting("LOG_FORMAT", str, "text", "`text` for people, `json` for programs: one line a message, on stderr."),
    Setting("SLOW_STATEMENT_MS", int, 200, "Slower statements are written to the log, with the view's name."),
    Setting("METRICS_TOKEN", str, "", "Bearer token with which Prometheus reads /metrics; empty: from here only."),
    Setting("BACKUPS_KEPT", int, 5, "Copies of the SQLite database kept from before migrations."),
]


def load(environ=None, **overrides):
    """The settings as a dict, with the few that follow from others filled in."""
    environ = os.environ if environ is None else environ
    values = {setting.name: setting.read(environ) for setting in SETTINGS}
    values.update(overrides)
    data = Path(values["GUANXI_DATA"]).resolve()
    data.mkdir(mode=0o700, parents=True, exist_ok=True)  # all customers are in there
    values["GUANXI_DATA"] = data
    values["DATABASE_URL"] = with_driver(values["DATABASE_URL"] or _moved_to(data / "database_url")
                                         or f"sqlite:///{data / 'guanxi.db'}")
    values["SECRET_KEY"] = values["SECRET_KEY"] or _kept_secret(data / "secret_key")
    return values


def with_driver(url):
    """Accept the spellings hosting panels hand out, and name the driver we ship."""
    for scheme in ("postgres://", "postgresql://"):
        if url.startswith(scheme):
            return "postgresql+psycopg://" + url.removeprefix(scheme)
    return url


def _moved_to(path):
    """The database that `flask move-to` has moved this installation to, or nothing."""
    return path.read_text().strip() if path.exists() else ""


def _kept_secret(path):
    """A secret of 256 bits, made once. It appears whole or not at all: processes starting together agree on one."""
    if not path.exists():
        with tempfile.NamedTemporaryFile("w", dir=path.parent) as draft:  # readable by its owner only
            draft.write(secrets.token_urlsafe(32))
            draft.flush()
            with contextlib.suppress(FileExistsError):
                os.link(draft.name, path)
    return path.read_text().strip()
