"""The log: one line a message, with the number of the request, and nobody's data in it."""
import json
import logging
import re
import sys
import time
from datetime import UTC, datetime

from core.observing import request_number, view_name

PRIVATE = (
    (re.compile(r"^DETAIL:.*$", re.MULTILINE), "DETAIL: left out"),  # PostgreSQL quotes the row
    (re.compile(r"\[parameters: .*?\]$", re.MULTILINE), "[parameters left out]"),
    (re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+"), "…@…"),
    (re.compile(r"(?i)\b(token|password|secret|key)=[^\s&\"']+"), r"\1=…"),
    (re.compile(r"/(?=[^/\s]*\d)(?=[^/\s]*[A-Z])[\w.~-]{20,}"), "/…"),  # links that let whoever has them in
    (re.compile(r"/[0-9a-f]{32,}"), "/…"),  # calendars
)


def init_logs(app):
    """Write to stderr, unless whoever started the process has set a log up already."""
    root = logging.getLogger()
    if root.handlers:
        return
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines() if app.config["LOG_FORMAT"] == "json" else Lines())
    root.addHandler(handler)
    root.setLevel(logging.WARNING)


def one_line(text):
    """`text` as one line: what would begin another, or move a terminal's cursor, is written out."""
    return "".join(char if char.isprintable() else repr(char)[1:-1] for char in text)


def without_data(text):
    """`text` without addresses, values of rows, and keys."""
    for pattern, instead in PRIVATE:
        text = pattern.sub(instead, text)
    return text


class Lines(logging.Formatter):
    converter = time.gmtime  # whatever the zone of the machine

    def __init__(self):
        super().__init__("%(asctime)sZ %(levelname)s %(name)s %(number)s %(message)s")

    def format(self, record):
        record.number = request_number()
        return without_data(super().format(record))

    def formatMessage(self, record):  # noqa: N802  its name in logging
        return one_line(super().formatMessage(record))

    def formatException(self, exc_info):  # noqa: N802
        """Set in: what an error quotes cannot pass for a line of its own."""
        return "\n".join(f"  {one_line(line)}" for line in super().formatException(exc_info).splitlines())


class JsonLines(logging.Formatter):
    def format(self, record):
        line = {"at": datetime.fromtimestamp(record.created, UTC).isoformat(), "level": record.levelname.lower(),
                "logger": record.name, "request": request_number(), "view": view_name(),
                "message": one_line(without_data(record.getMessage()))}
        if record.exc_info:
            line["traceback"] = without_data(self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=False)
