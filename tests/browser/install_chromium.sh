#!/bin/sh
# Makes sure that the browser tests have a Chromium: best the one without windows, which draws the
# same pages for less; else another on the PATH, else Playwright's own. It is installed where that
# is allowed (Debian), with Japanese glyphs. Without any the tests are skipped; in CI they fail.
bin=$1

if command -v chromium-headless-shell; then
    exit 0
fi
if command -v apt-get >/dev/null; then
    if [ "$(id -u)" = 0 ]; then
        as_root=
    else
        as_root="sudo -n"
    fi
    if $as_root apt-get update -qq &&
        $as_root apt-get install -y -qq chromium-headless-shell fonts-noto-cjk; then
        exit 0
    fi
fi
if command -v chromium || command -v chromium-browser || command -v google-chrome; then
    exit 0
fi
"$bin/playwright" install chromium || echo "No Chromium could be installed: browser tests are skipped." >&2
