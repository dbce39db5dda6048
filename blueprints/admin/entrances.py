"""Who came in, was turned away or went out, to be searched by administrators: by whom, how, from where, when."""
from datetime import date

from blueprints.auth.devices import device_name
from blueprints.auth.labels import OUTCOMES, WAYS
from core.access import of
from core.address_values import among, row_id
from core.export import Column
from core.listing import Listing, Sort
from core.times import end_of, start_of
from core.words import _l, _lp
from core.workspace import workspace
from models import SignInEvent, User

NOBODY = "none"
TROUBLE = ("failed", "waits", "unproved")


def is_of(text):
    return SignInEvent.user_id.is_(None) if text == NOBODY else SignInEvent.user_id == row_id(text)


SIGN_INS = Listing(
    of(SignInEvent, SignInEvent.id, SignInEvent.at, SignInEvent.outcome, SignInEvent.way, SignInEvent.address,
       SignInEvent.device, SignInEvent.user_id, User.name.label("who"))
    .outerjoin(User, User.id == SignInEvent.user_id),
    sorts={"at": Sort(SignInEvent.at, SignInEvent.id, descending=True)},
    filters={
        "who": is_of, "address": lambda text: SignInEvent.address.startswith(text, autoescape=True),
        "outcome": among({"trouble": SignInEvent.outcome.in_(TROUBLE),
                          **{outcome: SignInEvent.outcome == outcome for outcome in OUTCOMES}}),
        "way": among({way: SignInEvent.way == way for way in WAYS}),
        "from": lambda text: SignInEvent.at >= start_of(date.fromisoformat(text), workspace().time_zone),
        "to": lambda text: SignInEvent.at <= end_of(date.fromisoformat(text), workspace().time_zone)})

FILE_COLUMNS = (
    Column(_l("When"), lambda row: row.at),
    Column(_lp("audit", "Who"), lambda row: row.who or str(_lp("audit", "Nobody we know"))),
    Column(_lp("audit", "What happened"), lambda row: str(OUTCOMES[row.outcome])),
    Column(_l("By which way"), lambda row: str(WAYS[row.way]) if row.way else ""),
    Column(_l("IP address"), lambda row: row.address),
    Column(_l("Device"), lambda row: device_name(row.device) if row.device else ""),
)
