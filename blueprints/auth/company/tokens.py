"""The token that says who came: signed by the issuer, for us, just now, in answer to what we asked."""
import time

from flask import current_app

from blueprints.auth.company.claims import Claims, TurnedAway
from blueprints.auth.company.fetching import fetch, unreachable
from blueprints.auth.emails import is_email
from core.later import Later
from core.words import _

oidc_core, jwt = Later("authlib.oidc.core"), Later("joserfc.jwt")
jwk, errors = Later("joserfc.jwk"), Later("joserfc.errors")

# Only such as need the issuer's private key: "none" proves nothing, and HS256 could be made with its public one.
ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA", "Ed25519"]
LEEWAY_SECONDS = 60
KEPT_SECONDS = 300
_keys = {}  # address -> (until, KeySet)


def checked_claims(tokens, provider, nonce):
    """The claims of the token, once all that must hold does. Raises TurnedAway."""
    try:
        token = decoded(str(tokens.get("id_token", "")), provider["jwks_uri"])
        claims = oidc_core.CodeIDToken(token.claims, token.header, options={
            "iss": {"essential": True, "value": provider["issuer"]},
            "aud": {"essential": True, "value": current_app.config["OIDC_CLIENT_ID"]},
        }, params={"nonce": nonce, "client_id": current_app.config["OIDC_CLIENT_ID"],
                   "access_token": tokens.get("access_token")})
        claims.validate(leeway=LEEWAY_SECONDS)
    except (errors.JoseError, ValueError, TypeError, KeyError) as error:
        raise rejected(error) from error
    if not isinstance(claims["sub"], str) or not 0 < len(claims["sub"]) <= 255:
        raise rejected(ValueError("sub"))
    return dict(claims)


def decoded(token, address):
    """With the keys we know, else with those the issuer has by now."""
    try:
        return jwt.decode(token, keys_at(address), algorithms=ALGORITHMS)
    except errors.JoseError:
        return jwt.decode(token, keys_at(address, anew=True), algorithms=ALGORITHMS)


def keys_at(address, *, anew=False):
    until, keys = _keys.get(address, (0, None))
    if time.monotonic() > until or (anew and time.monotonic() > until - KEPT_SECONDS + 10):
        keys = usable_keys(fetch(address).get("keys"))
        _keys[address] = (time.monotonic() + KEPT_SECONDS, keys)
    return keys


def usable_keys(published):
    """Those that signatures can be checked with. Raises OutOfReach when there is none."""
    try:
        usable = [key for key in published if key.get("use", "sig") == "sig" and key["kty"] in ("RSA", "EC", "OKP")]
        if usable:
            return jwk.KeySet.import_key_set({"keys": usable})
    except (errors.JoseError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise unreachable(f"its keys cannot be read: {type(error).__name__}") from error
    raise unreachable("it publishes no key for signatures")


def claims_of(claims):
    """In our words."""
    config = current_app.config
    if config["OIDC_GROUPS_CLAIM"] in (claims.get("_claim_names") or {}):
        raise TurnedAway(_("You are in so many groups that the company's sign-in does not list them. "
                           "An administrator must limit which groups it tells us of."))
    groups = claims.get(config["OIDC_GROUPS_CLAIM"]) or []
    groups = [groups] if isinstance(groups, str) else groups
    email = claims.get("email") if isinstance(claims.get("email"), str) else ""
    email = email if is_email(email) else ""
    named = claims.get("name") or claims.get("preferred_username") or email
    return Claims("oidc", claims["iss"], claims["sub"], str(named)[:120], email,
                  bool(email) and claims.get("email_verified") is True,
                  tuple(str(group) for group in groups), has_trusted_factor(claims), session_of(claims))


def session_of(claims):
    """What the issuer calls the sign-in ("sid"); None where it does not say."""
    return claims["sid"][:255] if isinstance(claims.get("sid"), str) else None


def has_trusted_factor(claims):
    trusted = {value.strip() for value in current_app.config["OIDC_TRUSTED_FACTORS"].split(",") if value.strip()}
    shown = claims.get("amr") if isinstance(claims.get("amr"), list) else []
    return bool(trusted & {str(value) for value in (*shown, claims.get("acr"))})


def rejected(error):
    return TurnedAway(_("What the company's sign-in said cannot be trusted (%(what)s). Please begin again.",
                        what=f"{type(error).__name__} {error}"[:80]))
