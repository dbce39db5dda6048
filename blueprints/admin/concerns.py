"""What is amiss with people: no role, no second factor, too few administrators, work that nobody does any more."""
from flask import current_app, url_for

from blueprints.admin import queries
from blueprints.admin.queries import FACTORS, NO_ROLE, STATES, WORKS
from core.concerns import Concern
from core.kinds import work_kinds
from core.words import _, _n
from models import Role, User

ADMINISTRATES = User.roles.any(Role.key == "administrator")


def without_role():
    number = queries.how_many(User.is_active, NO_ROLE)
    if number:
        yield Concern(_n("%(num)s person has no role and sees nothing.", "%(num)s people have no role and see nothing.",
                         number), url_for("admin.users", role="none"), _("Users"))


def without_factor():
    number = queries.how_many(WORKS, FACTORS["missing"])
    if number:
        yield Concern(_n("%(num)s person must set up a second factor and has not yet.",
                         "%(num)s people must set up a second factor and have not yet.", number),
                      url_for("admin.users", factor="missing", state="active"), _("Users"))


def bare_administrators():
    number = queries.how_many(WORKS, ADMINISTRATES, FACTORS["none"], ~FACTORS["missing"])
    if number:
        yield Concern(_n("%(num)s administrator signs in with a password alone.",
                         "%(num)s administrators sign in with a password alone.", number),
                      url_for("rights.roles"), _("Roles"), "info")


def lone_administrator():
    if queries.how_many(WORKS, ADMINISTRATES) < 2:
        yield Concern(_("There is one administrator only: nobody can help when they cannot sign in."),
                      url_for("admin.users"), _("Users"), "info")


def never_came():
    number = queries.how_many(STATES["invited"])
    if number:
        yield Concern(_n("%(num)s person was invited and has not chosen a password yet.",
                         "%(num)s people were invited and have not chosen a password yet.", number),
                      url_for("admin.users", state="invited"), _("Users"), "info")


def came_too_late():
    number = queries.how_many(STATES["lapsed"])
    if number:
        yield Concern(_n("%(num)s invitation ended before anybody came: a new link can be made.",
                         "%(num)s invitations ended before anybody came: new links can be made.", number),
                      url_for("admin.users", state="lapsed"), _("Users"))


def known_by_name():
    number = queries.how_many(STATES["named"])
    if number:
        yield Concern(_n("%(num)s person is here by name alone, brought by a file or the sample: nobody invited them.",
                         "%(num)s people are here by name alone, brought by a file or the sample: nobody invited them.",
                         number), url_for("admin.users", state="named"), _("Users"), "info")


def work_left_behind():
    for user in queries.gone_with_work([kind.name for kind in work_kinds()]):
        yield Concern(_("%(name)s is deactivated and still has open work.", name=user.name),
                      url_for("handover.hand_over", user_id=user.id), _("Hand over"))


def open_doors():
    config = current_app.config
    served = config["HOST"] not in ("127.0.0.1", "localhost", "::1")
    if served and not (config["TRUSTED_HOSTS"] or config["BASE_URL"]):
        yield Concern(_("Any host name is answered: set BASE_URL or TRUSTED_HOSTS."), url_for("health.health"),
                      _("Health"))


CONCERNS = (without_role, without_factor, bare_administrators, lone_administrator, never_came,
            came_too_late, known_by_name, work_left_behind, open_doors)
