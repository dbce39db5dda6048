"""What is promised, by which hours, about what; the ready answers. For whoever manages service."""
from flask import url_for

from blueprints.customers.labels import CLASSES
from blueprints.service import bp, canned
from blueprints.service.actions import settings as actions
from blueprints.service.actions.trees import archive_branch
from blueprints.service.clocks import in_minutes
from blueprints.service.forms.settings import (
    AnswerForm,
    CalendarForm,
    CategoryForm,
    Entered,
    NewAnswerForm,
    NewCalendarForm,
    NewCategoryForm,
    NewPolicyForm,
    PolicyForm,
)
from blueprints.service.labels import KINDS, PRIORITIES, WAYS, span_text
from blueprints.service.queries import after_sales, assigning, complaints
from blueprints.service.queries import settings as queries
from core.access import find, needs
from core.page import done, page
from core.words import _
from core.workspace import workspace
from models import (
    AssignmentRule,
    CannedAnswer,
    RootCause,
    ServicePolicy,
    ServiceStep,
    TicketCategory,
    WorkCalendar,
    db,
)

KEPT = {"policies": ServicePolicy, "calendars": WorkCalendar, "rules": AssignmentRule, "categories": TicketCategory,
        "causes": RootCause, "steps": ServiceStep, "answers": CannedAnswer}


@bp.get("/settings")
@needs("service.manage")
def settings():
    return page("service/settings.html", policies=queries.policies(), calendars=queries.calendars(),
                categories=queries.categories(), answers=canned.answers(),
                rules=assigning.rules(), ways=WAYS, causes=complaints.causes(), steps=after_sales.steps(),
                check_ins=after_sales.check_in_days(), complaint_rules=complaints.complaint_rules(),
                approval=complaints.approval_cents(), home=workspace().currency, kinds=KINDS, priorities=PRIORITIES,
                classes=CLASSES, span=lambda minutes: "" if minutes is None else span_text(in_minutes(minutes)))


def saved(name):
    db.session.commit()
    return done(_("%(name)s saved", name=name), url_for(".settings"))


def put_away(row, name):
    db.session.commit()
    which = next(which for which, model in KEPT.items() if isinstance(row, model))
    return done(_("%(name)s is in the archive now", name=name), url_for(".settings"),
                undo=url_for(".restore_setting", which=which, row_id=row.id))


@bp.post(f"/settings/<any({', '.join(KEPT)}):which>/<int:row_id>/restore")
@needs("service.manage")
def restore_setting(which, row_id):
    row = find(KEPT[which], row_id)
    actions.restore(row)
    db.session.commit()
    return done(_("%(name)s is back", name=getattr(row, "path", None) or row.name), url_for(".settings"))


@bp.route("/settings/policies/new", methods=["GET", "POST"])
@needs("service.manage")
def new_policy():
    form = NewPolicyForm(position=len(queries.policies()))
    if form.validate_on_submit():
        return saved(actions.set_policy(None, form.facts).name)
    return page("service/edit_policy.html", form=form, policy=None)


@bp.route("/settings/policies/<int:policy_id>/edit", methods=["GET", "POST"])
@needs("service.manage")
def edit_policy(policy_id):
    policy = find(ServicePolicy, policy_id)
    form = PolicyForm(obj=policy)
    if form.validate_on_submit():
        return saved(actions.set_policy(policy, form.facts).name)
    return page("service/edit_policy.html", form=form, policy=policy)


@bp.post("/settings/policies/<int:policy_id>/archive")
@needs("service.manage")
def archive_policy(policy_id):
    policy = find(ServicePolicy, policy_id)
    actions.archive_policy(policy)
    return put_away(policy, policy.name)


@bp.route("/settings/calendars/new", methods=["GET", "POST"])
@needs("service.manage")
def new_calendar():
    form = NewCalendarForm(time_zone=workspace().time_zone)
    if form.validate_on_submit():
        return saved(actions.set_calendar(None, form.facts, form.read_days).name)
    return page("service/edit_calendar.html", form=form, calendar=None)


@bp.route("/settings/calendars/<int:calendar_id>/edit", methods=["GET", "POST"])
@needs("service.manage")
def edit_calendar(calendar_id):
    calendar = find(WorkCalendar, calendar_id)
    form = CalendarForm(obj=Entered(calendar))
    if form.validate_on_submit():
        return saved(actions.set_calendar(calendar, form.facts, form.read_days).name)
    return page("service/edit_calendar.html", form=form, calendar=calendar)


@bp.post("/settings/calendars/<int:calendar_id>/archive")
@needs("service.manage")
def archive_calendar(calendar_id):
    calendar = find(WorkCalendar, calendar_id)
    actions.archive_calendar(calendar)
    return put_away(calendar, calendar.name)


@bp.route("/settings/categories/new", methods=["GET", "POST"])
@needs("service.manage")
def new_category():
    form = NewCategoryForm()
    if form.validate_on_submit():
        return saved(actions.set_category(None, form.name.data, form.parent.data).path)
    return page("service/edit_category.html", form=form, category=None)


@bp.route("/settings/categories/<int:category_id>/edit", methods=["GET", "POST"])
@needs("service.manage")
def edit_category(category_id):
    category = find(TicketCategory, category_id)
    form = CategoryForm(obj=category)
    if form.validate_on_submit():
        return saved(actions.set_category(category, form.name.data).path)
    return page("service/edit_category.html", form=form, category=category)


@bp.post("/settings/categories/<int:category_id>/archive")
@needs("service.manage")
def archive_category(category_id):
    category = find(TicketCategory, category_id)
    archive_branch(category)
    return put_away(category, category.path)


@bp.route("/settings/answers/new", methods=["GET", "POST"])
@needs("service.manage")
def new_answer():
    form = NewAnswerForm()
    if form.validate_on_submit():
        return saved(actions.set_answer(None, form.facts).name)
    return page("service/edit_answer.html", form=form, answer=None)


@bp.route("/settings/answers/<int:answer_id>/edit", methods=["GET", "POST"])
@needs("service.manage")
def edit_answer(answer_id):
    answer = find(CannedAnswer, answer_id)
    form = AnswerForm(obj=answer)
    if form.validate_on_submit():
        return saved(actions.set_answer(answer, form.facts).name)
    return page("service/edit_answer.html", form=form, answer=answer)


@bp.post("/settings/answers/<int:answer_id>/archive")
@needs("service.manage")
def archive_answer(answer_id):
    answer = find(CannedAnswer, answer_id)
    actions.archive_answer(answer)
    return put_away(answer, answer.name)
