#!/bin/sh
# See to it that the tests have a Chromium: the system's, else Playwright's own, else Debian's package.
# $1 is the folder of the virtual environment's commands.
set -eu
bin=$1
has_browser() { PYTHONPATH=. "$bin/python" -m tests.servers >/dev/null 2>&1; }

has_browser && exit
echo "No Chromium or Chrome found: installing one"
"$bin/playwright" install chromium || true
has_browser && exit
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y chromium >/dev/null
fi
has_browser && exit
echo "The tests need Chromium or Chrome, and none could be installed: please install one" >&2
exit 1
