"""Views that are kept: from what is on the screen, renamed, brought up to date, archived and brought back."""
from flask import abort, request, url_for
from flask_login import current_user

from blueprints.views import actions, bp, queries
from blueprints.views.forms import NewViewForm, ViewForm
from blueprints.views.views.choosing import asked_list
from core.access import needs
from core.lists import listing_at
from core.page import done, page
from core.saved_views import may_change
from core.words import _
from models import db


def found(view_id):
    """A view that the one who asks may change; who only has it learns that, others that there is none."""
    view = queries.seen_view(view_id)
    if view is None:
        abort(404)
    listing_at(view.listing)
    if not may_change(view):
        abort(403)
    return view


@bp.get("")
@needs()
def views():
    endpoint = request.args.get("list", "")
    _listing, path = listing_at(endpoint)
    return page("views/views.html", path=path, views=queries.views_in_use(endpoint),
                archived=queries.archived_views(endpoint))


@bp.route("/new", methods=["GET", "POST"])
@needs()
def new_view():
    listing = asked_list()
    form = NewViewForm(listing=listing.declared.endpoint)
    if form.validate_on_submit():
        view = actions.keep_view(listing.declared.endpoint, form.data, listing.query_now, by=current_user)
        db.session.commit()
        return done(_("%(view)s saved", view=view.name), listing.url(view=view.id))
    return page("views/new_view.html", form=form, listing=listing)


@bp.route("/<int:view_id>/edit", methods=["GET", "POST"])
@needs()
def edit_view(view_id):
    view = found(view_id)
    form = ViewForm(obj=view)
    if form.validate_on_submit():
        actions.revise_view(view, form.data)
        db.session.commit()
        return done(_("%(view)s saved", view=view.name), url_for(".views", list=view.listing))
    return page("views/edit_view.html", form=form, view=view)


@bp.post("/<int:view_id>/update")
@needs()
def update_view(view_id):
    view = found(view_id)
    listing, path = listing_at(view.listing)
    opened = listing.open_query(request.form.get("query", ""), path)
    actions.update_view(view, opened.query_now)
    db.session.commit()
    return done(_("%(view)s saved", view=view.name), opened.url(view=view.id))


@bp.post("/<int:view_id>/archive")
@needs()
def archive_view(view_id):
    view = found(view_id)
    actions.archive_view(view)
    db.session.commit()
    return done(_("%(view)s is in the archive now", view=view.name), url_for(".views", list=view.listing))


@bp.post("/<int:view_id>/restore")
@needs()
def restore_view(view_id):
    view = found(view_id)
    actions.restore_view(view)
    db.session.commit()
    return done(_("%(view)s is back", view=view.name), url_for(".views", list=view.listing))
