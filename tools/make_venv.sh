#!/bin/sh
# Make the virtual environment $1 with the newest Python that truly runs: a name on PATH may be a shim of a version
# that is not installed, and Debian's python3 comes without ensurepip unless python3-venv is there.
# PYTHON=/path/to/python chooses another. It must be 3.11 or later.
set -eu
venv=$1
choices=${PYTHON:-python3.13 python3.12 python3.11 python3 python}

is_recent() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }
has_venv() { "$1" -c 'import venv, ensurepip' >/dev/null 2>&1; }
has_pip() { "$1" -c 'import pip' >/dev/null 2>&1; }

for python in $choices; do
    if is_recent "$python" && has_venv "$python"; then
        echo "Making $venv with $("$python" --version)"
        exec "$python" -m venv --clear "$venv"
    fi
done

for python in $choices; do
    if is_recent "$python" && has_pip "$python"; then
        echo "Making $venv with $("$python" --version) and virtualenv, since this Python came without ensurepip"
        tools=$(mktemp -d)
        trap 'rm -rf "$tools"' EXIT
        "$python" -m pip install --quiet --disable-pip-version-check --target "$tools" virtualenv==21.15.8
        PYTHONPATH="$tools" "$python" -m virtualenv --quiet --clear "$venv"
        exit
    fi
done

echo "Guanxi needs Python 3.11 or later with venv and found none among: $choices" >&2
echo "On Debian or Ubuntu: apt install python3 python3-venv. Or name one: PYTHON=/path/to/python3.13 make run" >&2
exit 1
