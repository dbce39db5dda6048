"""What people gave the partners in two years, and what two years of facts come to by the templates in force."""
from blueprints.evaluation.actions.computing import compute
from blueprints.evaluation.actions.standings import settle_standings
from blueprints.evaluation.jobs import periods_back
from blueprints.evaluation.queries.templates import published
from blueprints.evaluation.rules import Rules
from core.principal import SYSTEM
from models import SCORED_ROLES, Judgement, db

PERIODS = {"month": 24, "quarter": 8, "year": 3}
LEANINGS = (4, 3, 5, 4, 2, 4, 3, 5, 3, 4)  # what each partner is about given


def judge_partners(stage):
    """Two people of the office judge each partner, period by period: every second one as an ally, all who recommend
    us as that."""
    raters, partners = stage.of_team("office"), stage.parties("partner")
    for template in published("partner"):
        step = 2 if template.period == "year" else 1
        for number, party in list(enumerate(partners))[::step]:
            for period in periods_back(template, PERIODS[template.period], stage.today)[:-1]:
                stage.at = stage.moment((stage.today - period.last).days)
                for rater in raters:
                    give(Rules(template).judged, party, period, rater, LEANINGS[number % len(LEANINGS)], stage)


def give(criteria, party, period, rater, leaning, stage):
    for criterion in criteria:
        given = min(5, max(1, leaning + stage.chance.choice((-1, 0, 0, 0, 1))))
        said = stage.words.JUDGED[given] if stage.chance.random() < 0.2 else ""
        db.session.add(Judgement(criterion_id=criterion.id, party_id=party.id, role="partner", given=given,
                                 comment=said, starts_on=period.first, rater_id=rater.id, at=stage.at))


STEPS = [judge_partners]


def compute_scorecards(stage):
    for role in SCORED_ROLES:
        party_ids = [party.id for party in stage.parties(role)]
        for template in published(role):
            for period in periods_back(template, PERIODS[template.period], stage.today):
                compute(template, party_ids, period, stage.today, by=SYSTEM)
                settle_standings(template, party_ids)


LAST_STEPS = [compute_scorecards]
