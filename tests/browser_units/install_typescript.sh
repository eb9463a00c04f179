#!/bin/sh
# Makes sure that the scripts can be tested without a browser: node and npm as they are on the PATH,
# else Debian's packages where installing is allowed; TypeScript as package-lock.json pins it. What
# lacks is said; without it tests are skipped and say so, and in CI they fail.
folder=$(dirname "$0")

if ! command -v npm >/dev/null && command -v apt-get >/dev/null; then
    if [ "$(id -u)" = 0 ]; then
        as_root=
    else
        as_root="sudo -n"
    fi
    $as_root apt-get update -qq && $as_root apt-get install -y -qq nodejs npm
fi
if [ "$folder/node_modules/.package-lock.json" -nt "$folder/package-lock.json" ]; then
    exit 0
fi
npm ci --prefix "$folder" --no-fund --no-audit || echo "No TypeScript could be installed: the types of scripts are not checked." >&2
