#!/bin/sh
# Makes sure that the journeys of the readers can be tried in two more engines: Firefox, and WebKit,
# which is Safari's. They are installed where that is allowed and there are such packages (Debian),
# with a screen that nobody sees. What is missing is said, and its tests are skipped with the reason.
ready() {
    case $1 in
    firefox) command -v "${BUILDOUT_FIREFOX:-firefox-esr}" && command -v Xvfb ;;
    webkit)
        command -v WebKitWebDriver && command -v Xvfb &&
            /usr/bin/python3 -c "import gi; gi.require_version('WebKit2', '4.1')" 2>/dev/null
        ;;
    esac
}

if [ "$(id -u)" = 0 ]; then
    as_root=
else
    as_root="sudo -n"
fi

updated=
for engine in firefox webkit; do
    ready $engine && continue
    if command -v apt-get >/dev/null; then
        case $engine in
        firefox) packages="firefox-esr xvfb" ;;
        webkit) packages="webkit2gtk-driver gir1.2-webkit2-4.1 python3-gi xvfb" ;;
        esac
        [ "$updated" ] || $as_root apt-get update -qq
        updated=true
        # shellcheck disable=SC2086 # each is a word of its own
        $as_root apt-get install -y -qq --no-install-recommends $packages
    fi
    ready $engine || echo "No $engine could be installed: its journeys are skipped." >&2
done
