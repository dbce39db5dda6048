"""Which columns hold words that people write, and which hold names that programs read."""

CODES = {
    "key", "name_key", "email_key", "code", "kind", "state", "verb", "role", "source", "channel", "currency", "country",
    "language", "time_zone", "theme", "password_hash", "token_hash", "code_hash", "factor_secret", "sha", "sha256",
}
TABLES = {"jobs", "schedules", "sign_ins", "links", "throttles", "once_answers", "custom_fields", "search_docs"}


def is_words(column):
    return column.name not in CODES and column.table.name not in TABLES and not column.foreign_keys \
        and not column.name.endswith(("_key", "_kind", "_hash", "_type"))
