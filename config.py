"""Every setting, once: its name, type, default, and what it does.

A setting is read from the environment; `docs/settings.md` lists the same ones (a law keeps the two equal).
"""
import contextlib
import os
import secrets
import tempfile
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

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
    Setting("HSTS_SUBDOMAINS", bool, True,
            "Tell browsers that names below this host, too, are asked by HTTPS alone."),
    Setting("TLS_CERTIFICATE", str, "", "File with the certificate of this web server, for a proxy on another host."),
    Setting("TLS_KEY", str, "", "File with its private key; the web server then speaks HTTPS, and nothing else."),
    Setting("VIRUS_SCANNER", str, "",
            "Where clamd listens: unix:/run/clamav/clamd.ctl or host:port; empty: none is asked."),
    Setting("FILE_ENDINGS", str, "",
            "The only endings of files that are taken on records and tickets: pdf png jpg docx; empty: any."),
    Setting("MAX_UPLOAD_MB", int, 64, "Largest request body, in megabytes (10^6 bytes); larger ones get 413."),
    Setting("OUTBOUND_NETWORKS", str, "",
            "Networks that requests to other servers may reach beside public addresses: 10.20.0.0/16."),
    Setting("REQUESTS_PER_MINUTE", int, 900,
            "Requests a minute of one person, in each web process; an exported list is 30; more get 429. 0: no limit."),
    Setting("API_REQUESTS_PER_MINUTE", int, 600, "Requests a minute of one token, in each web process; more get 429."),
    Setting("SIGN_IN_DAYS", int, 30, "Days after which a person must sign in again on a device."),
    Setting("SIGN_IN_LOG_DAYS", int, 180, "Days for which it is kept who signed in, was turned away or signed out."),
    Setting("SIGN_IN_IDLE_HOURS", int, 72,
            "Hours without a request after which a device is signed out earlier than that."),
    Setting("CONFIRM_AGAIN_MINUTES", int, 15, "Minutes for which a proof of who one is suffices for sensitive acts."),
    Setting("WRITE_WAIT_SECONDS", float, 15.0, "How long a write waits for its turn on SQLite before it gets 503."),
    Setting("JOB_LEASE_SECONDS", float, 30.0, "How long a worker may be silent before another takes its job over."),
    Setting("JOB_ATTEMPTS", int, 5, "Attempts at a job before it is put aside for an administrator."),
    Setting("BACKUP_FOLDER", Path, "", "Where backups go; empty means GUANXI_DATA/backups. Another disk is better."),
    Setting("NIGHTLY_BACKUPS_KEPT", int, 7, "Backups kept of the last days that have one, the newest of each."),
    Setting("WEEKLY_BACKUPS_KEPT", int, 4, "Backups kept besides of the last weeks that have one, the newest of each."),
    Setting("LOG_FORMAT", str, "text", "`text` for people, `json` for programs: one line a message, on stderr."),
    Setting("SLOW_STATEMENT_MS", int, 200, "Slower statements are written to the log, with the view's name."),
    Setting("METRICS_TOKEN", str, "", "Bearer token with which Prometheus reads /metrics; empty: from here only."),
    Setting("OIDC_ISSUER", str, "", "Issuer of the company's sign-in (OpenID Connect), as its discovery names it."),
    Setting("OIDC_CLIENT_ID", str, "", "What the issuer knows this server as."),
    Setting("OIDC_CLIENT_SECRET", str, "", "Secret for it; empty: a public client, which PKCE alone protects."),
    Setting("OIDC_NAME", str, "", "What the way in is called on the sign-in page; empty: the host of the issuer."),
    Setting("OIDC_HOSTS", str, "", "More hosts of the issuer that may be asked, comma separated; its own always may."),
    Setting("OIDC_SCOPES", str, "openid profile email", "Scopes asked for, separated by blanks."),
    Setting("OIDC_GROUPS_CLAIM", str, "groups", "The claim that lists the groups of a person."),
    Setting("OIDC_TRUSTED_FACTORS", str, "", "Values of amr or acr that count as a second factor, comma separated."),
    Setting("LDAP_URL", str, "", "Directory of the company: ldaps://… or ldap://…, then with StartTLS always."),
    Setting("LDAP_BASE", str, "", "Branch in which people are searched: ou=people,dc=example,dc=org."),
    Setting("LDAP_BIND_DN", str, "", "The account that searches; it needs to read people and groups, no more."),
    Setting("LDAP_BIND_PASSWORD", str, "", "Its password."),
    Setting("LDAP_USER_FILTER", str, "(&(objectClass=person)(|(uid={name})(mail={name})))",
            "Finds one person; {name} is what they typed, escaped."),
    Setting("LDAP_ID_ATTRIBUTE", str, "entryUUID",
            "What never changes about somebody; objectGUID in Active Directory."),
    Setting("LDAP_NAME_ATTRIBUTE", str, "cn", "Holds the name shown; displayName in Active Directory."),
    Setting("LDAP_GROUP_BASE", str, "", "Branch in which groups are searched; empty: LDAP_BASE."),
    Setting("LDAP_GROUP_FILTER", str, "(|(member={dn})(uniqueMember={dn}))", "Finds the groups of a person's {dn}."),
    Setting("LDAP_TIMEOUT_SECONDS", int, 5, "How long the directory may take for one answer."),
    Setting("SSO_CREATE", bool, False, "Make an account when somebody comes from the company's sign-in first."),
    Setting("SSO_LINK_BY_EMAIL", bool, False, "Connect who comes with a verified e-mail to the account that has it."),
    Setting("SSO_ROLES", str, "", "Which group gives which role: sales-team=sales; crm-admins=administrator."),
    Setting("SSO_CA_FILE", str, "", "Certificates to trust for the issuer and the directory; empty: the system's."),
    Setting("BACKUPS_KEPT", int, 5, "Copies of the SQLite database kept from before migrations."),
]


def value_of(name, environ=None):
    """One setting by itself, for what begins before there is an application."""
    environ = with_credentials(os.environ if environ is None else environ)
    return next(setting for setting in SETTINGS if setting.name == name).read(environ)


def load(environ=None, **overrides):
    """The settings as a dict, with the few that follow from others filled in."""
    environ = with_credentials(os.environ if environ is None else environ)
    values = {setting.name: setting.read(environ) for setting in SETTINGS}
    values.update(overrides)
    data = Path(values["GUANXI_DATA"]).resolve()
    data.mkdir(mode=0o700, parents=True, exist_ok=True)  # all customers are in there
    values["GUANXI_DATA"] = data
    values["DATABASE_URL"] = with_driver(values["DATABASE_URL"] or _moved_to(data / "database_url")
                                         or f"sqlite:///{data / 'guanxi.db'}")
    values["SECRET_KEY"] = values["SECRET_KEY"] or _kept_secret(data / "secret_key")
    return values


def with_credentials(environ):
    """Settings may lie in files of their names in $CREDENTIALS_DIRECTORY, where systemd (LoadCredentialEncrypted=) and
    Docker (/run/secrets) hand secrets over; what the environment says itself comes first."""
    folder = environ.get("CREDENTIALS_DIRECTORY")
    files = {name: Path(folder, name) for name in (setting.name for setting in SETTINGS)} if folder else {}
    handed = {name: path.read_text(encoding="utf-8").strip() for name, path in files.items() if path.is_file()}
    return handed | dict(environ)


def with_driver(url):
    """Accept the spellings hosting panels hand out, and name the driver we ship."""
    for scheme in ("postgres://", "postgresql://", "postgresql+psycopg://"):
        if url.startswith(scheme):
            return _with_hosts("postgresql+psycopg://" + url.removeprefix(scheme))
    return url


def _with_hosts(url):
    """Several hosts, before the path or as ?host=, as the driver takes them; of these the one that may be written to.

    …://me@a,b:5433/db becomes …://me@/db?host=a,b&port=5432,5433&target_session_attrs=read-write.
    """
    parts = urlsplit(url)
    me, at, place = parts.netloc.rpartition("@")
    asked = parse_qsl(parts.query, keep_blank_values=True)
    hosts = (place or ",".join(value for name, value in asked if name == "host")).split(",")
    if len(hosts) == 1:
        return url
    names, _colons, ports = zip(*(host.partition(":") for host in hosts), strict=True)
    query = {"port": ",".join(port or "5432" for port in ports), "target_session_attrs": "read-write"}
    query |= dict(asked) | {"host": ",".join(names)}
    return urlunsplit((parts.scheme, me + at, parts.path, urlencode(query, safe=",/", quote_via=quote), ""))


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
