"""What stands between the settings and a sign-in, tried step by step; and the settings themselves, without secrets."""
from dataclasses import dataclass

from flask import current_app

from blueprints.auth.company import attempt, fetching, ldap, oidc, roles, tokens
from blueprints.auth.company.claims import OutOfReach
from core.words import _


@dataclass(frozen=True)
class Step:
    """One thing that was tried. `told` is what came of it; `is_well` None: it holds, but somebody should know."""

    what: str
    is_well: bool | None
    told: str = ""


def try_oidc():
    """[Step] up to the first that fails. Nobody signs in by it."""
    steps = []
    try:
        found = oidc.provider(anew=True)
        steps.append(Step(_("The issuer answers, and is who it should be"), True, found["issuer"]))
        keys = tokens.keys_at(found["jwks_uri"], anew=True)
        steps.append(Step(_("It publishes keys for signatures"), True, str(len(keys.keys))))
        offered = found.get("code_challenge_methods_supported") or []
        steps.append(Step(_("It knows PKCE (S256)"), True if "S256" in offered else None,
                          "" if "S256" in offered else _("it does not say so")))
        steps.append(client_step(found))
    except OutOfReach as error:
        steps.append(Step(_("The issuer answers, and is who it should be") if not steps else _("The next step"), False,
                          error.reason))
    return steps


def client_step(found):
    """A code that cannot be one: an issuer who knows us refuses it as such, one who does not refuses us."""
    try:
        oidc.tokens_for("no-such-code", attempt.trial())
    except OutOfReach as error:
        known = "invalid_grant" in error.reason
        return Step(_("It accepts the client id and its secret"), known, "" if known else error.reason)
    return Step(_("It accepts the client id and its secret"), None, found["token_endpoint"])


def try_ldap(name=""):
    """[Step] up to the first that fails; with a `name` also whom it finds. Nobody signs in by it."""
    steps = []
    try:
        with ldap.service() as connection:
            steps.append(Step(_("The directory answers, its certificate is right, our account gets in"), True,
                              current_app.config["LDAP_URL"]))
            ldap.search(connection, current_app.config["LDAP_BASE"], "(objectClass=*)", ["1.1"], most=1, scope="BASE")
            steps.append(Step(_("The branch with the people is there"), True, current_app.config["LDAP_BASE"]))
            if name:
                steps += person_steps(connection, name)
    except OutOfReach as error:
        first = _("The directory answers, its certificate is right, our account gets in")
        steps.append(Step(first if not steps else _("The next step"), False, error.reason))
    return steps


def person_steps(connection, name):
    found = ldap.look_up(connection, name)
    if found is None:
        return [Step(_("Somebody of this name is found"), False, name)]
    groups = list(ldap.groups_of(connection, found))
    given = ", ".join(role.name for role in roles.given_by(groups))
    return [Step(_("Somebody of this name is found"), True, found.dn),
            Step(_("They have an e-mail address"), bool(found.email), found.email),
            Step(_("Their groups"), True, ", ".join(groups) or "—"),
            Step(_("Roles they get by their groups"), True if given or not roles.pairs() else None, given or "—")]


def oidc_facts():
    """[(label, value)] for administrators; of the secret, whether there is one."""
    config = current_app.config
    return [(_("Issuer"), config["OIDC_ISSUER"]), (_("Client id"), config["OIDC_CLIENT_ID"]),
            (_("Secret"), _("is set") if config["OIDC_CLIENT_SECRET"] else _("none: a public client")),
            (_("Address to register there"), oidc.way_back()),
            (_("Hosts that may be asked"), ", ".join(sorted(filter(None, fetching.allowed_hosts())))),
            (_("Groups are read from"), config["OIDC_GROUPS_CLAIM"]),
            (_("Counts as a second factor"), config["OIDC_TRUSTED_FACTORS"] or _("nothing: ours is asked for"))]


def ldap_facts():
    config = current_app.config
    encrypted = _("StartTLS") if config["LDAP_URL"].startswith("ldap:") else _("TLS from the beginning")
    return [(_("Directory"), config["LDAP_URL"]), (_("Encryption"), encrypted),
            (_("People are searched in"), config["LDAP_BASE"]), (_("Found by"), config["LDAP_USER_FILTER"]),
            (_("Our account there"), config["LDAP_BIND_DN"] or _("none: anonymous")),
            (_("Its password"), _("is set") if config["LDAP_BIND_PASSWORD"] else "—"),
            (_("Groups are searched in"), config["LDAP_GROUP_BASE"] or config["LDAP_BASE"])]


def common_facts():
    config = current_app.config
    return [(_("Accounts are made on first sign-in"), _("Yes") if config["SSO_CREATE"] else _("No")),
            (_("A verified e-mail connects an account there is"), _("Yes") if config["SSO_LINK_BY_EMAIL"] else _("No")),
            (_("Certificates trusted"), config["SSO_CA_FILE"] or _("those of the system"))]
