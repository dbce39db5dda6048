"""The rows of a list as text. What stands in every row the template draws once; here the values are put in.

Fifty rows of six cells, each escaped and joined by the template, took a third of a page's time: all texts of a page are
escaped together, and a row is one `str.format`.
"""
from markupsafe import Markup, escape

BETWEEN = "\x00"  # no text holds it: PostgreSQL refuses it, and forms drop it


def draw_rows(rows, columns, pattern, speaks, badges):
    """Markup of `rows` (with `id`), each `pattern` with room for {id}, {name}, {second} and {0} … for the cells.

    The first of `columns` names the row; `badges(column)` is {code: drawn}.
    """
    named = columns[0]
    drawers = [column.drawer(speaks, badges(column)) for column in columns]
    seconds = [named.second(row, speaks) for row in rows] if named.second else [""] * len(rows)
    escaped = escape_all([draw(row) for draw in drawers for row in rows] + seconds)
    height, fill = len(rows), str(pattern).format
    names, *cells, seconds = (escaped[at * height:(at + 1) * height] for at in range(len(columns) + 1))
    return Markup("".join([
        fill(*values, id=row.id, name=name, second=f"<small>{second}</small>" if second else "")
        for row, name, second, *values in zip(rows, names, seconds, *cells, strict=True)]))


def joined(pieces):
    """Pieces drawn already, whose texts were escaped, as one Markup."""
    return Markup("".join(pieces))


def escape_all(texts):
    """Each text escaped, Markup as it is."""
    plain = ["" if isinstance(text, Markup) else f"{text}" for text in texts]
    escaped = str(escape(BETWEEN.join(plain))).split(BETWEEN)
    if len(escaped) != len(texts):  # one holds it after all
        return [escape(text) for text in texts]
    return [text if isinstance(text, Markup) else done for text, done in zip(texts, escaped, strict=True)]
