"""What people give somebody in the judged criteria, each for themselves."""
from flask import request, url_for
from flask_login import current_user

from blueprints.evaluation.actions import judging
from blueprints.evaluation.queries.templates import published
from blueprints.evaluation.questions import judged, judging_form
from blueprints.evaluation.rules import Rules
from blueprints.evaluation.scorecard import period_asked
from blueprints.evaluation.sharing import find_judged, shared
from core.page import done, page
from core.periods import containing
from core.times import today
from core.words import _, language
from core.workspace import workspace
from models import db


def asked_for(role):
    """(template, period, its judged criteria) as the address names them; of the first template with such criteria."""
    found = [template for template in published(role) if Rules(template).judged]
    code = request.args.get("template", "")
    template = next((each for each in found if each.code == code), found[0] if found else None)
    if template is None:
        return None, None, []
    day = today(workspace())
    period = period_asked(request.args.get("period"), template) or containing(template.period, day)
    return template, period, Rules(template).judged


@shared.route("/<int:party_id>/judge", "read")
def judge(room, party_id):
    party, (template, period, criteria) = find_judged(room, party_id), asked_for(room.role)
    if template is None:
        return page("evaluation/judge.html", room=room, party=party, rubric=None, form=None)
    held = judging.given_by(current_user, criteria, party, period.first)
    form = judging_form(criteria, held)
    url = url_for(".judge", party_id=party_id, template=template.code, period=str(period.first))
    if form.validate_on_submit():
        judging.judge(party, room.role, period, judged(form, criteria), held, by=current_user,
                      until=today(workspace()))
        db.session.commit()
        return done(_("Your judgement is kept"), url)
    return page("evaluation/judge.html", room=room, party=party, rubric=template, period=period, criteria=criteria,
                form=form, url=url, text=period.text(language()), periods=near(template), given=held,
                others=judging.others(current_user, criteria, party, period.first))


def near(template):
    """The periods one may turn to: the running one and two before."""
    now = containing(template.period, today(workspace()))
    return [(each.text(language()), str(each.first)) for each in (now.previous.previous, now.previous, now)]
