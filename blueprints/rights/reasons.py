"""Why somebody reaches a record, in plain words: one sentence for each right that lets them."""
from blueprints.rights.labels import DOMAINS
from core.words import _, _l
from models import LEVELS, SCOPES

ALL = {"read": _l("%(role)s: reads all of %(domain)s"), "write": _l("%(role)s: writes all of %(domain)s"),
       "manage": _l("%(role)s: manages all of %(domain)s")}
TEAM = {"read": _l("%(role)s: reads %(domain)s of their team, and this belongs to %(team)s"),
        "write": _l("%(role)s: writes %(domain)s of their team, and this belongs to %(team)s"),
        "manage": _l("%(role)s: manages %(domain)s of their team, and this belongs to %(team)s")}
OWN = {"read": _l("%(role)s: reads their own %(domain)s, and this is theirs"),
       "write": _l("%(role)s: writes their own %(domain)s, and this is theirs"),
       "manage": _l("%(role)s: manages their own %(domain)s, and this is theirs")}
SENTENCES = {"all": ALL, "team": TEAM, "own": OWN}


def reason(right, roles, teams, kind):
    """The sentence for one Right of somebody with these `roles` (name, grants); `teams` are {id: name}."""
    team = teams.get(right.team_id, "")
    if right.domain:
        return str(SENTENCES[right.scope][right.level]) % {
            "role": _(", ").join(giving(right, roles)), "domain": DOMAINS[right.domain], "team": team}
    if right.team_id is not None:
        return _("It belongs to their team %(team)s", team=team)
    return _("It was shared with them") if kind == "party" else _("It is theirs, or they made it")


def giving(right, roles):
    """The names of the roles that give a right."""
    def gives(grants):
        level, scope = grants.get(right.domain, ("none", "own"))
        return (LEVELS.index(level) >= LEVELS.index(right.level)
                and SCOPES.index(scope) >= SCOPES.index(right.scope))
    return [name for name, grants in roles if gives(grants)]


def everything():
    """The sentence for somebody whose roles read all there is, where no right by itself says so."""
    return _("Their roles together read everything")
