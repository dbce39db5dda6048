"""Our cookies: HttpOnly, SameSite=Lax; behind HTTPS Secure, with the prefix `__Host-` that no other host can set."""
from flask import g, request
from flask.sessions import SecureCookieSessionInterface

NAMES = {"sign_in": "guanxi", "visitor": "guanxi_visitor", "proving": "guanxi_proving", "company": "guanxi_company"}


class FlashCookie(SecureCookieSessionInterface):
    """Flask's own session, which holds nothing but messages for the next page: Secure whenever the request was."""

    def get_cookie_name(self, app):
        return prefix() + super().get_cookie_name(app)

    def get_cookie_secure(self, app):
        return request.is_secure

    def open_session(self, app, request):
        """Without its cookie an empty one, with no look for the keys that would have sealed it."""
        sent = self.get_cookie_name(app) in request.cookies
        return super().open_session(app, request) if sent else self.session_class()


def prefix():
    return "__Host-" if request.is_secure else ""


def cookie_name(name):
    return prefix() + NAMES[name]


def read_cookie(name):
    return request.cookies.get(cookie_name(name)) or None


def set_cookie(response, name, value, max_age=None):
    response.set_cookie(cookie_name(name), value, max_age=max_age, httponly=True, secure=request.is_secure,
                        samesite="Lax", path="/")


def drop_cookie(response, name):
    response.delete_cookie(cookie_name(name), path="/", secure=request.is_secure, httponly=True, samesite="Lax")


def send_cookie(name, value, max_age=None):
    """Set a cookie on whatever answer this request gives."""
    g.setdefault("cookies", []).append((name, value, max_age))


def add_sent_cookies(response):
    for name, value, max_age in g.get("cookies", ()):
        if value is None:
            drop_cookie(response, name)
        else:
            set_cookie(response, name, value, max_age)
    return response
