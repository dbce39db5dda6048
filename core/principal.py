"""Who is acting, and what their roles allow: per domain a level, and for each level how far it reaches."""
from dataclasses import dataclass, field, replace
from functools import cached_property

from models import LEVELS, SCOPES

DOMAINS = ("customers", "sales", "marketing", "service", "suppliers", "partners", "people", "imports", "admin")
HAT_DOMAINS = {
    "customer": "customers", "supplier": "suppliers", "partner": "partners", "employee": "people",
    "competitor": "sales",
}
# records that belong to a domain by an owner and a team of their own
KIND_DOMAINS = {"deal": "sales", "ticket": "service", "registration": "partners", "selection": "suppliers",
                "partner_selection": "partners", "coop_plan": "suppliers", "partner_plan": "partners",
                "agreement": "suppliers", "partner_agreement": "partners", "corrective_action": "suppliers",
                "partner_action": "partners", "risk": "suppliers", "partner_risk": "partners"}
# records that belong to a domain as a whole: whoever reads in it reads them, whoever writes in it writes them
SHARED_KINDS = {"article": "service", "sold_item": "service"}

# rights that whoever deals with suppliers or with partners has; the view looks which of both it is about
OF_EITHER = ("scorecards", "cooperation")


@dataclass(frozen=True, eq=False)
class Grants:
    """What a set of roles and teams adds up to. `reach[domain][level]` is the widest scope at that level or above."""

    reach: dict = field(default_factory=dict)
    team_ids: frozenset = frozenset()
    lead_of: frozenset = frozenset()
    lacks_factor: bool = False  # a role asks for a second factor, and there is none yet
    limits: dict = field(default_factory=dict)  # the criteria core/scope.py made of them, kept with them

    @classmethod
    def of(cls, role_grants, team_ids=(), lead_of=(), *, lacks_factor=False):
        """Add up the `grants` of several roles: {"customers": ["write", "team"]} and so on."""
        reach = {}
        for grants in role_grants:
            for domain, (level, scope) in grants.items():
                for lower in LEVELS[1: LEVELS.index(level) + 1]:
                    held = reach.setdefault(domain, {}).get(lower)
                    if held is None or SCOPES.index(scope) > SCOPES.index(held):
                        reach[domain][lower] = scope
        return cls(reach, frozenset(team_ids), frozenset(lead_of), lacks_factor)

    @classmethod
    def everything(cls):
        return cls.of([{domain: ["manage", "all"] for domain in DOMAINS}])

    def scope(self, domain, level="read"):
        """How far `level` reaches in `domain`: "own", "team", "all", or None for not at all."""
        return self.reach.get(domain, {}).get(level)

    @property
    def writes_parties(self):
        """May it change a party in any of the roles one can have for us?"""
        return any(self.scope(domain, "write") for domain in HAT_DOMAINS.values())

    @property
    def leads(self):
        """Is it a team's lead, who looks after that team's day?"""
        return bool(self.lead_of)

    @property
    def manages(self):
        """Does it manage anything, however far that reaches?"""
        return any(self.scope(domain, "manage") for domain in DOMAINS)

    @property
    def manages_all(self):
        """Does it manage the whole of some domain?"""
        return any(self.scope(domain, "manage") == "all" for domain in DOMAINS)

    @property
    def oversees(self):
        """Does it look after more than its own work?"""
        return self.leads or self.manages_all

    @cached_property
    def sees_all(self):
        return all(self.scope(domain) == "all" for domain in (*HAT_DOMAINS.values(), *KIND_DOMAINS.values()))

    def covers(self, other):
        """Does it see everything, and may it do all that `other` may, everywhere?"""
        return self.sees_all and all(self.scope(domain, level) == "all"
                                     for domain, levels in other.reach.items() for level in levels)


    def limited_to(self, levels):
        """The same, no further than {domain: level}: what a program may do for whoever gave it a token."""
        reach = {domain: {level: scope for level, scope in held.items()
                          if LEVELS.index(level) <= LEVELS.index(levels.get(domain, "none"))}
                 for domain, held in self.reach.items()}
        return replace(self, reach=reach, limits={})


@dataclass(frozen=True)
class Principal:
    """The one who acts: a signed-in person, the person a job works for, or the system itself (`id` None)."""

    id: int | None = None
    name: str = ""
    email: str = ""
    language: str | None = None
    time_zone: str | None = None
    theme: str = "auto"
    unread: int = 0  # notices, when the request began
    sign_in_id: int | None = None
    has_factor: bool = False  # one of a kind that is trusted was shown: a passkey, or with the company's sign-in
    grants: Grants = Grants()
    is_system: bool = False
    seer: "Principal | None" = None  # the administrator who really sits there, looking as this one: core/seeing.py

    # what Flask-Login asks of a user
    is_active = True

    @property
    def is_signed_in(self):
        return self.id is not None

    @property
    def kept_for(self):
        """What a condition is kept under that follows from who asks, "mine" or "my teams'"."""
        return self.id, self.grants.team_ids

    @property
    def lacks_factor(self):
        """Must they set a second factor up before going on?"""
        return self.grants.lacks_factor and not self.has_factor

    @property
    def is_authenticated(self):
        return self.is_signed_in

    @property
    def is_anonymous(self):
        return not self.is_signed_in

    def get_id(self):
        return None if self.id is None else str(self.id)

    def can(self, right):
        """`right` is "customers.write", "teams.lead", "teams.oversee"; or "scorecards.manage", "cooperation.write" for
        those who do so with suppliers or partners. The row is asked for by `core.access.find`."""
        domain, level = right.split(".")
        if domain == "teams":
            return self.grants.leads if level == "lead" else self.grants.oversees
        if domain in OF_EITHER:
            return any(self.grants.scope(each, level) is not None for each in ("suppliers", "partners"))
        return self.grants.scope(domain, level) is not None

    def reaches(self, domain, level, owner_id, team_id):
        """May this one act at `level` on something of `domain` that belongs to this owner and team?"""
        scope = self.grants.scope(domain, level)
        if scope == "all":
            return True
        mine = owner_id is not None and owner_id == self.id
        return mine or (scope == "team" and team_id in self.grants.team_ids) if scope else False


NOBODY = Principal()
SYSTEM = Principal(name="Guanxi", grants=Grants.everything(), is_system=True)
