"""The rows of `ui.work` as text: what is the same in each comes drawn from the template, the values are put in here.

Parts are Markup in which @way@, @id@, @title@, @when@, @page@ stand for a row's values; a title is put in last, so that
what somebody wrote is never looked through again.
"""
from core.drawing import DrawnRows, escape_all, joined
from core.due import due_formatter
from core.scope import principal_of
from core.words import language
from models import db

drawn_work = DrawnRows()


def draw_work(rows, ways, now, parts, *, show_about, show_owner, ticks):
    """Markup of `rows` as `ui.work` describes them.

    parts   check, put_off: a form and a link; late: what is overdue; pick: the cell of a tick; nobody: an owner's
            absence; owner: the opening of that cell; badges: {state: drawn} of what is not open
    """
    parts = {name: part if name == "badges" else str(part) for name, part in parts.items()}
    asker = principal_of(db.session)

    def draw(new):
        return _texts(new, ways, now, parts, show_about=show_about, show_owner=show_owner, ticks=ticks)
    return joined(drawn_work(rows, draw, asker.id, asker.grants, show_about, show_owner, ticks, repr(parts)))


def _texts(rows, ways, now, parts, *, show_about, show_owner, ticks):
    """[text] of rows."""
    told, may_act = due_formatter(language()), who_may_act()
    whens = [told(row.due_at) for row in rows]
    abouts, owners = [row.about or "" for row in rows], [row.owner or "" for row in rows] if show_owner else []
    escaped, height = escape_all([row.title for row in rows] + abouts + whens + owners), len(rows)
    titles, abouts, whens, owners = (escaped[at * height:(at + 1) * height] for at in range(4))
    texts = []
    for at, row in enumerate(rows):
        way, title, may = ways[row.kind], titles[at], may_act(row)
        drawn = ["<tr>"]
        if ticks:
            drawn.append(parts["pick"].replace("@id@", str(row.id)).replace("@title@", title))
        drawn.append(f'<td data-act>{_act(row, way, title, may, parts)}</td>'
                     f'<th scope="row"><a href="{way.page.format(row.id)}">{title}</a></th>')
        if show_about:
            drawn.append(f"<td data-about>{_about(row, ways, abouts[at])}</td>")
        if show_owner:
            drawn.append(f"{parts['owner']}{owners[at] or parts['nobody']}</td>")
        late = row.is_open and row.due_at < now
        drawn.append(f"<td>{parts['late'].replace('@when@', whens[at]) if late else whens[at]}</td><td>")
        if way.snooze and may:
            drawn.append(_filled(parts["put_off"], way.snooze.format(row.id), title))
        texts.append("".join([*drawn, "</td></tr>\n"]))
    return texts


def who_may_act():
    """A function from a row: may the one who asks do it, or put it off? Asked again when it is done."""
    asker = principal_of(db.session)
    me, teams, writes = asker.id, asker.grants.team_ids, asker.grants.writes_parties
    return lambda row: row.is_open and (
        me in (row.owner_id, row.created_by_id) or row.team_id in teams or (row.about_id is not None and writes))


def _act(row, way, title, may, parts):
    if not row.is_open:
        return parts["badges"].get(row.state, "")
    return _filled(parts["check"], way.done.format(row.id), title) if way.done and may else ""


def _about(row, ways, text):
    return f'<a href="{ways[row.about_kind].page.format(row.about_id)}">{text}</a>' if text and row.seen_id else text


def _filled(part, way, title):
    return part.replace("@way@", way).replace("@title@", title)
