"""Headers, hosts and sizes: what every answer forbids, and which requests are not looked at."""
from functools import lru_cache
from ipaddress import ip_address
from urllib.parse import urlsplit

from flask import abort, current_app, request
from werkzeug.middleware.proxy_fix import ProxyFix

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "font-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
LOOPBACK_NAMES = ("localhost", "127.0.0.1", "[::1]")


def init_security(app):
    app.config["MAX_CONTENT_LENGTH"] = app.config["MAX_UPLOAD_MB"] * 1_000_000
    app.config["MAX_FORM_MEMORY_SIZE"] = 5_000_000  # a message of a million characters, in whatever script
    app.config["MAX_FORM_PARTS"] = 2_000
    app.config["TRUSTED_HOSTS"] = trusted_hosts(app.config)
    hops = app.config["BEHIND_PROXY"]
    if hops:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)
    app.before_request(refuse_unknown_host)
    app.after_request(add_headers)


def trusted_hosts(config):
    """The host names we answer to: TRUSTED_HOSTS, or those of BASE_URL and the loopback. None means any.

    Any is right only when someone serves an intranet by address and has named neither: plain names then reach it.
    """
    named = [name.strip() for name in config["TRUSTED_HOSTS"].split(",") if name.strip()]
    base = urlsplit(config["BASE_URL"]).hostname
    if base:
        named.append(base)
    if not named and config["HOST"] not in ("127.0.0.1", "::1", "localhost"):
        return None
    return [*named, *LOOPBACK_NAMES]


def refuse_unknown_host():
    """Werkzeug checks the Host header against TRUSTED_HOSTS when it is read: read it for every request."""
    _checked = request.host


def add_headers(response):
    held = {name.lower() for name in response.headers.keys()}
    for name, value in HEADERS.items():
        if name.lower() not in held:
            response.headers.add(name, value)
    if request.is_secure:
        below = "; includeSubDomains" if current_app.config["HSTS_SUBDOMAINS"] else ""
        response.headers.setdefault("Strict-Transport-Security", f"max-age=31536000{below}")
    said = response.headers.get("Cache-Control", "no-cache")  # of files Flask says that, and a browser keeps a copy
    response.headers["Cache-Control"] = "no-store" if said == "no-cache" and request.endpoint != "static" else said
    return response


@lru_cache(1_000)
def is_loopback(address):
    try:
        return ip_address(address or "").is_loopback
    except ValueError:
        return False


def refuse_plain_http(config):
    """Passwords and sessions do not travel an unencrypted network unless an administrator said so."""
    if request.is_secure or is_loopback(request.remote_addr) or config["INSECURE_HTTP"]:
        return
    abort(403, "insecure")


def insecure_banner():
    """Should administrators be told that passwords travel this network unencrypted?"""
    return current_app.config["INSECURE_HTTP"] and not request.is_secure and not is_loopback(request.remote_addr)
