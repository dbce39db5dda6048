"""The company's own sign-in as it is set, and whether it works. It is set where the server is run, not here."""
from flask import abort

from blueprints.admin import bp
from blueprints.admin.forms import TryForm
from blueprints.auth.company import ldap, oidc, roles, trying
from core.access import needs
from core.page import page


@bp.get("/company-sign-in")
@needs("admin.manage")
def company_sign_in():
    return page("admin/company_sign_in.html", **shown())


@bp.post("/company-sign-in/try-issuer")
@needs("admin.manage")
def try_issuer():
    if not oidc.is_on():
        abort(404)
    return page("admin/company_sign_in.html", **shown(issuer_steps=trying.try_oidc()))


@bp.post("/company-sign-in/try-directory")
@needs("admin.manage")
def try_directory():
    if not ldap.is_on():
        abort(404)
    form = TryForm()
    steps = trying.try_ldap(form.name.data) if form.validate_on_submit() else ()
    return page("admin/company_sign_in.html", **shown(form=form, directory_steps=steps))


def shown(*, form=None, issuer_steps=(), directory_steps=()):
    is_set = oidc.is_on() or ldap.is_on()
    mapping = [(group, name, role) for (group, name), (_folded, role)
               in zip(roles.pairs(), roles.mapping(), strict=True)]
    return {"form": form or TryForm(), "issuer_steps": issuer_steps, "directory_steps": directory_steps,
            "issuer": trying.oidc_facts() if oidc.is_on() else None,
            "directory": trying.ldap_facts() if ldap.is_on() else None,
            "common": trying.common_facts() if is_set else None,
            "mapping": [(group, role.name if role else "—") for group, _name, role in mapping],
            "unknown": [name for _group, name, role in mapping if role is None]}
