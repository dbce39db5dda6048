"""Rows of a file that name somebody who was erased: an old list must not bring them back."""
from dataclasses import replace

from core.point_keys import point_key
from core.suppressions import suppressed
from core.words import _

COLUMNS = {"email": "email", "phone": "phone", "mobile": "mobile", "contact_email": "email", "contact_phone": "phone"}


def without_barred(groups):
    """(groups less such rows, {key of a group: {row number: why}})"""
    keys = {(group.key, row_no): {(kind, point_key(kind, values[name])) for name, kind in COLUMNS.items()
                                  if values.get(name)}
            for group in groups for row_no, values in group.rows}
    listed = suppressed(pair for pairs in keys.values() for pair in pairs)
    erased = {pair for pair, row in listed.items() if row.reason == "erased"}
    if not erased:
        return groups, {}
    why = _("This e-mail or number belongs to somebody whose data was erased: see the suppression list")
    barred = {}
    for (key, row_no), pairs in keys.items():
        if pairs & erased:
            barred.setdefault(key, {})[row_no] = why
    return [replace(group, rows=[row for row in group.rows if row[0] not in barred.get(group.key, ())])
            for group in groups], barred
