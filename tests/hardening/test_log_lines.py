"""Somebody writes into the log: lines of their own, or what others keep secret."""
import json
import logging

import pytest

from core.logs import JsonLines, Lines, without_data

FORGED = "lost\n2026-01-01 00:00:00 ERROR core.auth - ada signed in\r\x1b[2J\u2028x"
SECRETS = ["password=hunter2hunter2", "token=abcdef", "Secret=s3cr3t", "mei@example.cn", "key=AKIA123"]


def record(message, *arguments):
    return logging.LogRecord("core.x", logging.WARNING, "", 1, message, arguments, None)


@pytest.mark.parametrize("formatter", [Lines, JsonLines])
def test_nobody_writes_a_line_of_their_own(formatter):
    line = formatter().format(record("refused: %s", FORGED))
    assert not set(line) & set("\n\r\x1b\u2028\x85")
    if formatter is JsonLines:
        assert json.loads(line)["level"] == "warning"


@pytest.mark.parametrize("secret", SECRETS)
def test_secrets_in_addresses_are_left_out(secret):
    told = without_data(f"failed on GET /x?{secret}&page=2")
    assert secret not in told and secret.rpartition("=")[2] not in told and "page=2" in told
