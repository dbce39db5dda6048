"""The map of the schema. Everyone imports models from here; the tables themselves stand in `schema/`.

    Record ─┬─ Party ── Hat (customer, supplier, partner, employee, competitor), each with owner and team
            │    ├── ContactPoint, Address, PartyLink (works at, belongs to, introduced by)
            │    ├── CustomerProfile ── LifecycleEvent
            │    └── Order ── OrderLine ── Product
            └─ SearchDoc, NameCard (the name of any record, for whoever sees something that refers to it)

    User ── Role, Team (through Membership), SignIn, OneTimeLink, Throttle
    Workspace, Rate · Job, Schedule, OnceAnswer · ImportRun ── ImportRow, ImportItem
"""
from schema.access import LEVELS, SCOPES, Membership, OneTimeLink, Role, SignIn, Team, Throttle, User, user_roles
from schema.base import NOTHING_DUE, Base, Versioned, db, now
from schema.imports import ImportItem, ImportRow, ImportRun
from schema.jobs import Job, OnceAnswer, Schedule
from schema.orders import Order, OrderLine, Product
from schema.parties import (
    HATS,
    LIFECYCLES,
    POINT_KINDS,
    SIZES,
    Address,
    ContactPoint,
    CustomerProfile,
    Hat,
    LifecycleEvent,
    Party,
    PartyLink,
)
from schema.records import NameCard, Record, SearchDoc
from schema.session import TwoModeSession
from schema.workspace import Rate, Workspace

__all__ = [
    "HATS", "LEVELS", "LIFECYCLES", "NOTHING_DUE", "POINT_KINDS", "SCOPES", "SIZES",
    "Address", "Base", "ContactPoint", "CustomerProfile", "Hat", "ImportItem", "ImportRow", "ImportRun", "Job",
    "LifecycleEvent", "Membership", "NameCard", "OnceAnswer", "OneTimeLink", "Order", "OrderLine", "Party", "PartyLink",
    "Product", "Rate", "Record", "Role", "Schedule", "SearchDoc", "SignIn", "Team", "Throttle",
    "TwoModeSession", "User", "Versioned", "Workspace", "db", "now", "user_roles",
]
