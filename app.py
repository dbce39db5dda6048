"""The application, read from top to bottom: settings, database, who asks, what they may, pages, errors, shell."""
from flask import g, request
from flask_login import current_user

import config
from blueprints import BLUEPRINTS
from blueprints.auth.views import confirming
from blueprints.demo.following import init_following
from core import (
    access,
    assets,
    audit,
    cli,
    compression,
    cookies,
    csrf,
    errors,
    house_audit,
    logs,
    losses,
    observing,
    once,
    pace,
    passwords,
    repeated,
    security,
    sign_ins,
    templates,
    words,
)
from core.addresses import Application
from core.bulk_runs.declaring import bulk_actions, init_bulk
from core.concerns import init_concerns
from core.cuts import init_cuts
from core.database import init_database
from core.dictionaries import init_dictionaries
from core.directory import init_directory
from core.excerpts import excerpt, marked
from core.figures import init_figures
from core.finding import init_finding
from core.kinds import init_kinds, listing_url, record_url
from core.lists import init_lists
from core.migrations import init_migrations
from core.navigation import init_navigation, navigation
from core.page import flashes
from core.party_pages import init_party_pages
from core.word_lists import init_word_lists
from core.wording import init_wording
from core.work_rows import draw_work
from core.workspace import workspace, workspace_of_page
from core.writes import init_writes

# What blueprints declare, each kind of declaration known to one module of core.
DECLARED = (
    init_navigation, init_kinds, init_bulk, init_finding, init_figures, init_wording, init_lists, init_dictionaries,
    init_party_pages, init_cuts, init_writes, init_concerns, init_word_lists,
)


def create_app(**overrides):
    """Build the application. `overrides` replace settings of config.py (tests choose their database that way)."""
    app = Application("guanxi", root_path=str(config.ROOT), static_folder=None, template_folder="templates")
    app.config.update(config.load(**overrides), ROOT=config.ROOT)
    app.config.update(SESSION_COOKIE_SAMESITE="Lax", SESSION_COOKIE_NAME="guanxi_flash")
    app.session_interface = cookies.FlashCookie()

    words.init_words(app, choose_language, choose_time_zone)
    init_database(app)
    audit.init_audit()
    house_audit.init_house_audit()
    init_following()
    repeated.init_repeated()
    init_directory()
    init_migrations(app)

    logs.init_logs(app)
    observing.init_observing(app)
    compression.init_compression(app)
    security.init_security(app)
    passwords.init_passwords(app)
    guard(app)
    errors.init_errors(app)
    assets.init_assets(app)

    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    for init in DECLARED:
        init(app, BLUEPRINTS)
    templates.init_templates(
        app, asset=app.extensions["assets"].url, csrf_token=csrf.csrf_token, current_user=current_user,
        workspace=workspace_of_page, navigation=navigation, flashes=flashes, insecure_banner=security.insecure_banner,
        record_url=record_url, listing_url=listing_url, marked=marked, excerpt=excerpt,
        bulk_actions=bulk_actions, draw_work=draw_work, request_number=observing.request_number,
    )
    cli.init_cli(app, BLUEPRINTS)
    access.refuse_unmarked(app)
    return app


def guard(app):
    """What a request passes before its view: who asks, how often, from our own page, surely they, and once."""
    sign_ins.init_sign_ins(app)
    losses.init_losses(app)
    app.before_request(pace.slow_down)
    csrf.init_csrf(app)
    app.before_request(confirming.ask_again)
    once.init_once(app)


def choose_language():
    """The signed-in person's, else what a stranger's browser asks for, else the workspace's."""
    principal = g.get("principal")
    if principal is not None and principal.language:
        return principal.language
    home = g.get("workspace")
    asked = request.accept_languages.best_match(list(words.LANGUAGES)) if request else None
    return asked or (home.language if home is not None else "en")


def choose_time_zone():
    principal = g.get("principal")
    if principal is not None and principal.time_zone:
        return principal.time_zone
    home = workspace()
    return home.time_zone if home is not None else "UTC"
