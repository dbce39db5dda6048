#!/bin/sh
# Are holes known in the libraries that requirements.txt pins, and which of them have a newer version? Asks the internet.
# Fails when a hole is known, and when somebody knows nothing of one of them. $1 is the folder of the virtual environment's commands.
set -eu
bin=$1
place=${TMPDIR:-/tmp}/guanxi-audit.$$
trap 'rm -rf "$place"' EXIT
"$bin/python" -m venv "$place"  # pip-audit has libraries of its own, which must not meet the pinned ones
echo "Newer versions:"
"$bin/python" -m pip --disable-pip-version-check list --outdated 2>/dev/null
echo "Vendored files, to compare by hand:"
sed -n 's/^| `\([^`]*\)` | \(.*\) | \([0-9.]*\) | .*/  \1 \3 (\2)/p' static/vendor/README.md
if ! "$place/bin/pip" --quiet --disable-pip-version-check install pip-audit 2>/dev/null; then
    echo "pip-audit cannot be fetched: nobody was asked for known holes" >&2
    exit 2
fi
"$place/bin/pip-audit" --strict --progress-spinner off --requirement requirements.txt --no-deps --disable-pip
echo "No hole is known. When versions were raised: write the day into the first lines of requirements.txt."
