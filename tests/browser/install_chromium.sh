#!/bin/sh
# Makes sure that the browser tests have a Chromium: the one on the PATH, else Debian's package
# where installing is allowed, else Playwright's own. Japanese glyphs come along where possible.
# Without any the tests are skipped and say so; in CI they fail.
bin=$1

if command -v chromium || command -v chromium-browser || command -v google-chrome; then
    exit 0
fi
if command -v apt-get >/dev/null; then
    if [ "$(id -u)" = 0 ]; then
        as_root=
    else
        as_root="sudo -n"
    fi
    if $as_root apt-get update -qq && $as_root apt-get install -y -qq chromium fonts-noto-cjk; then
        exit 0
    fi
fi
"$bin/playwright" install chromium || echo "No Chromium could be installed: browser tests are skipped." >&2
