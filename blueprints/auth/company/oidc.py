"""OpenID Connect: authorization code with PKCE (S256), state and nonce. What makes it up is Authlib's.

https://openid.net/specs/openid-connect-core-1_0.html, RFC 7636 (PKCE), RFC 9207 (issuer in the answer).
"""
import secrets
import time
from urllib.parse import urlsplit

from flask import current_app, url_for

from blueprints.auth.company.claims import TurnedAway
from blueprints.auth.company.fetching import checked, fetch, unreachable
from blueprints.auth.company.tokens import checked_claims, claims_of
from blueprints.auth.links import address_of_server
from core.later import Later
from core.words import _

urls, oauth2 = Later("authlib.common.urls"), Later("authlib.oauth2.auth")
parameters, pkce = Later("authlib.oauth2.rfc6749.parameters"), Later("authlib.oauth2.rfc7636")
KEPT_SECONDS = 300
ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")
_known = {}  # issuer -> (until, metadata)


def is_on():
    return bool(current_app.config["OIDC_ISSUER"] and current_app.config["OIDC_CLIENT_ID"])


def name():
    """What its way in is called."""
    return current_app.config["OIDC_NAME"] or urlsplit(current_app.config["OIDC_ISSUER"]).hostname or ""


def provider(*, anew=False):
    """What the issuer says of itself (its discovery document), kept for five minutes. Raises OutOfReach."""
    issuer = current_app.config["OIDC_ISSUER"]
    until, found = _known.get(issuer, (0, None))
    if anew or time.monotonic() > until:
        found = fetch(issuer.rstrip("/") + "/.well-known/openid-configuration")
        if found.get("issuer") != issuer:
            raise unreachable(f"it calls itself {str(found.get('issuer'))[:200]}, not {issuer}")
        for endpoint in ENDPOINTS:
            checked(found.get(endpoint))
        _known[issuer] = (time.monotonic() + KEPT_SECONDS, found)
    return found


def way_there(attempt):
    """Where the browser goes to sign in."""
    return parameters.prepare_grant_uri(
        provider()["authorization_endpoint"], current_app.config["OIDC_CLIENT_ID"], "code", way_back(),
        current_app.config["OIDC_SCOPES"], attempt.state, nonce=attempt.nonce,
        code_challenge=pkce.create_s256_code_challenge(attempt.verifier), code_challenge_method="S256",
        **({"prompt": "login"} if attempt.link_to else {}))


def way_back():
    """What must be registered with the issuer."""
    return address_of_server() + url_for("auth.back_from_company")


def way_out():
    """Where one ends the session with the issuer, too; None when it offers nothing of the kind."""
    endpoint = provider().get("end_session_endpoint")
    if not endpoint:
        return None
    checked(endpoint)
    return urls.add_params_to_uri(endpoint, [("client_id", current_app.config["OIDC_CLIENT_ID"]),
                                        ("post_logout_redirect_uri", address_of_server() + url_for("auth.sign_in"))])


def redeem(attempt, answer):
    """Claims of whoever came back with `answer` (the query of the address). Raises TurnedAway."""
    if attempt is None or not secrets.compare_digest(answer.get("state", "").encode(), attempt.state.encode()):
        raise TurnedAway(_("This way in was not begun in this browser, or too long ago. Please begin again."))
    if answer.get("iss", current_app.config["OIDC_ISSUER"]) != current_app.config["OIDC_ISSUER"]:
        raise TurnedAway(_("The answer came from somebody else than the company's sign-in."))
    if "code" not in answer:
        raise TurnedAway(_("The company's sign-in did not let you in."))
    tokens = tokens_for(answer["code"], attempt)
    claims = checked_claims(tokens, provider(), attempt.nonce)
    return claims_of(with_user_info(claims, tokens))


def tokens_for(code, attempt):
    """What the issuer gives for the code, which it does once. Raises OutOfReach."""
    config, found = current_app.config, provider()
    offered = found.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
    basic = "client_secret_basic" if "client_secret_basic" in offered else "client_secret_post"
    form = {"grant_type": "authorization_code", "code": code, "redirect_uri": way_back(),
            "code_verifier": attempt.verifier, "client_id": config["OIDC_CLIENT_ID"]}
    headers = {}
    if config["OIDC_CLIENT_SECRET"] and basic == "client_secret_post":
        form["client_secret"] = config["OIDC_CLIENT_SECRET"]
    elif config["OIDC_CLIENT_SECRET"]:
        auth = oauth2.ClientAuth(config["OIDC_CLIENT_ID"], config["OIDC_CLIENT_SECRET"], basic)
        _uri, headers, _body = auth.prepare("POST", found["token_endpoint"], {}, "")
    return fetch(found["token_endpoint"], form=form, headers=headers)


def with_user_info(claims, tokens):
    """The claims, and what the token left out but the issuer tells when asked (e-mail, groups)."""
    endpoint, wanted = provider().get("userinfo_endpoint"), ("email", current_app.config["OIDC_GROUPS_CLAIM"])
    if not endpoint or not tokens.get("access_token") or all(each in claims for each in wanted):
        return claims
    told = fetch(endpoint, headers={"Authorization": f"Bearer {tokens['access_token']}"})
    if told.get("sub") != claims["sub"]:
        raise TurnedAway(_("The company's sign-in spoke of two different people."))
    return {**told, **claims}
