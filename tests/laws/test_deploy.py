"""The files in deploy/ name settings, commands, modules and limits that exist."""
import re
from pathlib import Path

import pytest
import yaml

import config

DEPLOY = config.ROOT / "deploy"
SETTINGS = {setting.name: setting for setting in config.SETTINGS}
UNITS = sorted(DEPLOY.glob("*.service"))
NOT_OURS = {"PROMETHEUS_MULTIPROC_DIR", "FLASK_APP", "PYTHONUNBUFFERED", "PYTHONPYCACHEPREFIX", "POSTGRES_USER",
            "POSTGRES_DB", "POSTGRES_PASSWORD"}


def named_in(text):
    """Names of settings, in either way the files write them."""
    return set(re.findall(r"^(?:ENV )?\s*([A-Z][A-Z_]+)[=:]", text, re.MULTILINE)) | set(
        re.findall(r"(?:Environment=|ENV |\s)([A-Z][A-Z_]{3,})=", text))


@pytest.mark.parametrize("path", sorted(DEPLOY.iterdir()), ids=lambda path: path.name)
def test_settings_exist(path):
    assert named_in(path.read_text()) - NOT_OURS - {"CMD", "FROM", "RUN"} <= set(SETTINGS)


def lines_of(unit, name):
    return re.findall(rf"^{name}=(.+)$", unit.read_text(), re.MULTILINE)


@pytest.mark.parametrize("unit", UNITS, ids=lambda path: path.name)
def test_units_start_commands_that_exist(app, unit):
    for line in lines_of(unit, "ExecStart") + lines_of(unit, "ExecStartPre"):
        program, *words = line.split()
        assert program.startswith("/opt/guanxi/.venv/bin/")
        if program.endswith("/flask"):
            assert words[:2] == ["--app", "app"] and words[2] in app.cli.commands
        else:
            module = re.search(r"python -m (\S+)", line)[1]
            assert (config.ROOT / f"{module.replace('.', '/')}.py").exists() and '"app:create_app()"' in line


def test_the_proxy_lets_the_largest_upload_through():
    assert f"client_max_body_size {SETTINGS['MAX_UPLOAD_MB'].default}m;" in (DEPLOY / "nginx.conf").read_text()


def test_the_proxy_speaks_tls_of_today_and_leads_no_program_there():
    """A browser is led from HTTP to HTTPS; a program that sends its token unencrypted is refused: somebody notices."""
    conf = (DEPLOY / "nginx.conf").read_text()
    ciphers = re.search(r"^    ssl_ciphers (.+);$", conf, re.MULTILINE)[1].split(":")
    assert "    ssl_protocols TLSv1.2 TLSv1.3;\n" in conf
    strong = re.compile(r"ECDHE-\w+-(AES(128|256)-GCM-\w+|CHACHA20-POLY1305)")
    assert len(ciphers) > 2 and [each for each in ciphers if not strong.fullmatch(each)] == []
    unencrypted = conf[conf.index("listen 80;"):conf.index("listen 443")]
    assert "location /api/ { return 403; }" in unencrypted


def test_the_log_of_the_proxy_holds_no_link_that_is_a_key(app):
    conf = (DEPLOY / "nginx.conf").read_text()
    unwritten = re.compile(re.search(r"^    ~(\S+) 0;$", conf, re.MULTILINE)[1])
    keys = [rule.rule for rule in app.url_map.iter_rules() if {"token", "signature"} & rule.arguments]
    assert len(keys) > 5 and [path for path in keys if not unwritten.match(path)] == []
    assert conf.count("listen ") == conf.count("access_log /var/log/nginx/access.log combined if=$is_written;")


def test_the_image_copies_what_is_there_and_compose_builds_it():
    wanted = re.findall(r"^COPY (\S+) ", (DEPLOY / "Dockerfile").read_text(), re.MULTILINE)
    assert all((config.ROOT / each).exists() for each in wanted)
    left_out = set((config.ROOT / ".dockerignore").read_text().split())
    assert {"tests", "bench", ".git", "data"} <= left_out
    services = yaml.safe_load((DEPLOY / "compose.yaml").read_text())["services"]
    build = services["guanxi"]["build"]
    assert (DEPLOY / build["context"] / build["dockerfile"]).resolve() == DEPLOY / "Dockerfile"


def test_the_image_holds_a_python_that_is_safe_to_run():
    """Earlier ones let a subject inject mail headers (DESIGN.md, section 10)."""
    version = re.search(r"FROM python:3\.13\.(\d+)-slim", (DEPLOY / "Dockerfile").read_text())
    assert int(version[1]) >= 12 and Path(DEPLOY / "guanxi.env").exists()
