#!/bin/sh
# See to it that the tests of sign-in by a directory have a slapd: Debian's package, where we may install it.
# Without one those tests are skipped, and say so. $1 is the folder of the virtual environment's commands.
set -eu
bin=$1
has_slapd() { PYTHONPATH=. "$bin/python" -m tests.auth.directory >/dev/null 2>&1; }

has_slapd && exit
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "No slapd found: installing one"
    # The tests start one of their own: the system's must not be started, or it listens on port 389.
    export DEBIAN_FRONTEND=noninteractive RUNLEVEL=1
    { apt-get update -qq && apt-get install -qq -y slapd >/dev/null; } || true
fi
has_slapd || echo "No slapd: the tests of sign-in by a directory are skipped"
