# Sets $python: the site's own where it works, else any Python from 3.11 on. Read by ./run and ./test.

is_recent() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
    for python in .venv/bin/python /usr/bin/python3 python3 python3.13 python3.12 python3.11 /usr/local/bin/python3; do
        is_recent "$python" && return
    done
    return 1
}

if ! find_python && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "  Installing Python …"
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends python3 python3-venv >/dev/null
fi
if ! find_python; then
    echo "Buildalong needs Python 3.11 or newer, and this machine has none. On Debian and Ubuntu this installs it:" >&2
    echo >&2
    echo "    sudo apt-get install -y python3 python3-venv" >&2
    exit 1
fi
