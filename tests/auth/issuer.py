"""An OpenID provider on this machine, of Authlib's server parts: it lets in `person` at once, and can be made to lie.

    issuer.person = {"sub": "1", "email": …}      who signs in there
    issuer.lies = {"nonce": "another"}            claims that replace the right ones
"""

import hmac
import json
import ssl
import threading
from base64 import urlsafe_b64encode
from contextlib import contextmanager
from types import SimpleNamespace

from authlib.integrations.flask_oauth2 import AuthorizationServer
from authlib.oauth2.rfc6749 import AuthorizationCodeMixin, ClientMixin
from authlib.oauth2.rfc6749.grants import AuthorizationCodeGrant
from authlib.oauth2.rfc7636 import CodeChallenge
from authlib.oidc.core import OpenIDCode
from flask import Flask, jsonify, request
from joserfc.jwk import KeySet, RSAKey
from werkzeug.serving import make_server

from blueprints.auth.company import oidc, tokens

SECRET = "the client's secret"
KEY, STRANGERS_KEY = (RSAKey.generate_key(2048, {"kid": "k1", "use": "sig", "alg": "RS256"}) for _each in range(2))


class Client(ClientMixin):
    def get_client_id(self):
        return "guanxi"

    def get_allowed_scope(self, scope):
        return scope

    def check_redirect_uri(self, redirect_uri):
        return redirect_uri == "http://localhost/sign-in/company/back"

    def check_client_secret(self, client_secret):
        return client_secret == SECRET

    def check_endpoint_auth_method(self, method, endpoint):
        return method == "client_secret_basic"

    def check_response_type(self, response_type):
        return response_type == "code"

    def check_grant_type(self, grant_type):
        return grant_type == "authorization_code"


class Code(SimpleNamespace, AuthorizationCodeMixin):
    def get_redirect_uri(self):
        return self.redirect_uri

    def get_scope(self):
        return self.scope

    def get_nonce(self):
        return self.nonce

    def get_auth_time(self):
        return None

    get_acr = get_amr = get_auth_time


class Grant(AuthorizationCodeGrant):
    TOKEN_ENDPOINT_AUTH_METHODS = ["client_secret_basic"]
    codes = {}  # those not redeemed yet

    def save_authorization_code(self, code, request):
        asked = request.payload
        Grant.codes[code] = Code(
            code=code, redirect_uri=asked.redirect_uri, scope=asked.scope, nonce=asked.data.get("nonce"),
            code_challenge=asked.data.get("code_challenge"),
            code_challenge_method=asked.data.get("code_challenge_method"))

    def query_authorization_code(self, code, client):
        return Grant.codes.get(code)

    def delete_authorization_code(self, authorization_code):
        del Grant.codes[authorization_code.code]

    def authenticate_user(self, authorization_code):
        return SimpleNamespace()


class Token(OpenIDCode):
    def __init__(self, issuer):
        super().__init__(require_nonce=True)
        self.issuer = issuer

    def exists_nonce(self, nonce, request):
        return any(code.nonce == nonce for code in Grant.codes.values())

    def get_client_algorithm(self, client):
        return self.issuer.algorithm

    def get_encode_header(self, client):
        return {"alg": self.issuer.algorithm, "kid": "k1"}

    def resolve_client_private_key(self, client):
        return self.issuer.key

    def encode_id_token(self, token, request):
        return self.issuer.forge(super().encode_id_token(token, request))

    def get_client_claims(self, client):
        return {"iss": self.issuer.url}

    def generate_user_info(self, user, scope):
        return {**self.issuer.person, **self.issuer.lies}


class Issuer:
    """`algorithm` and `key` sign the tokens; `name` is what it calls itself; `elsewhere` replaces its
    endpoints, `forge` a token."""

    def __init__(self):
        self.url = ""
        self.reset()

    def reset(self):
        self.person, self.lies, self.algorithm, self.key = {"sub": "u-1"}, {}, "RS256", KEY
        self.name, self.elsewhere, self.forge = None, {}, str
        Grant.codes.clear()
        forget()

    def application(self):
        app = Flask("issuer")
        server = AuthorizationServer(app, lambda client_id: Client() if client_id == "guanxi" else None,
                                     lambda token, request: None)
        server.register_grant(Grant, [Token(self), CodeChallenge(required=True)])

        @app.get("/.well-known/openid-configuration")
        def discovery():
            return jsonify({
                "issuer": self.name or self.url, "jwks_uri": f"{self.url}/keys", "token_endpoint": f"{self.url}/token",
                "authorization_endpoint": f"{self.url}/authorize", "end_session_endpoint": f"{self.url}/out",
                "code_challenge_methods_supported": ["S256"], **self.elsewhere})

        @app.get("/authorize")
        def authorize():
            grant = server.get_consent_grant(end_user=SimpleNamespace())
            return server.create_authorization_response(grant_user=SimpleNamespace(), grant=grant)

        @app.post("/token")
        def token():
            return server.create_token_response()

        @app.get("/keys")
        def keys():
            return jsonify(KeySet([KEY]).as_dict(private=False))

        @app.get("/broken")
        def broken():
            return jsonify({"keys": ["no key at all"]})

        @app.get("/away")
        def away():
            return "", 302, {"Location": f"{self.url}/{request.args['to']}"}

        return app


@contextmanager
def serving(certificate=None):
    """An Issuer on a free port of this machine; with a (certificate, key) by https."""
    issuer = Issuer()
    context = None
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*certificate)
    server = make_server("127.0.0.1", 0, issuer.application(), threaded=True, ssl_context=context)
    issuer.url = f"{'https' if certificate else 'http'}://localhost:{server.port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield issuer
    finally:
        server.shutdown()
        thread.join()




def signed_with_the_public_key(token):
    """What a forger can make who is not told the private key: the public one, taken for a shared secret."""
    header, payload = encoded(json.dumps({"alg": "HS256", "kid": "k1"}).encode()), token.split(".")[1]
    signature = hmac.digest(KEY.as_pem(private=False), f"{header}.{payload}".encode(), "sha256")
    return f"{header}.{payload}.{encoded(signature)}"


def encoded(raw):
    return urlsafe_b64encode(raw).decode().rstrip("=")


def forget():
    """What the house keeps of issuers for some minutes."""
    oidc._known.clear()
    tokens._keys.clear()
