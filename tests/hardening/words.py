"""Which columns hold words that people write, and which hold names that programs read."""
import re

IS_CODE = re.compile(r"[a-z0-9][a-z0-9_.:+-]*|[A-Z]{2,3}")
NOT_WORDS = {"code", "time_zone", "language", "query", "sql_name", "factor_secret", "password_hash", "reasons"}
TABLES = {"jobs", "schedules", "sign_ins", "links", "throttles", "once_answers", "custom_fields", "search_docs"}


def is_words(column, values):
    """Does this column hold words, to judge by what is in it? What all looks like a code is one."""
    return column.name not in NOT_WORDS and column.table.name not in TABLES and not column.foreign_keys \
        and not column.name.endswith("_key") and not all(IS_CODE.fullmatch(value) for value in values)
