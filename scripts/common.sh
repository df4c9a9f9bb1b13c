# What the scripts share; sourced, never run. Says what is missing, and on Debian installs it.

say() {
    printf '%s\n' "$*" >&2
}

die() {
    say "$(basename "$0"): $*"
    exit 1
}

has() {
    command -v "$1" >/dev/null 2>&1
}

# Whether the version $1 is $2 or later.
at_least() {
    [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]
}

# Installs Debian packages where this is Debian and we may; else fails.
debian_install() {
    has apt-get || return 1
    if [ "$(id -u)" = 0 ]; then
        as_root=
    elif has sudo && sudo -n true 2>/dev/null; then
        as_root=sudo
    else
        return 1
    fi
    say "installing $* …"
    # shellcheck disable=SC2086 # empty where we are root
    $as_root env DEBIAN_FRONTEND=noninteractive sh -c \
        'apt-get update -qq && apt-get install -y -qq --no-install-recommends "$@"' sh "$@" >/dev/null
}

need_rust() {
    wanted=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
    [ ! -f "$HOME/.cargo/env" ] || . "$HOME/.cargo/env"
    has cargo || die "Rust is missing. Install it (https://rustup.rs), version $wanted or later, then run this again."
    version=$(rustc --version | cut -d ' ' -f 2)
    at_least "$version" "$wanted" || die "Rust $version is too old. Run \`rustup update\`: this needs $wanted or later."
    has cc || debian_install build-essential || die "A C compiler is missing (for SQLite). Install gcc or clang."
}

# Node of the version that web/package.json asks for. Debian's own may be older: then one from npm, for us alone.
need_node() {
    wanted=$(sed -n 's/.*"node": ">=\([0-9.]*\)".*/\1/p' web/package.json)
    tools=$PWD/target/tools
    PATH=$tools/node_modules/.bin:$PATH
    if ! has node || ! has npm; then
        debian_install nodejs npm || die "Node.js is missing. Install it (https://nodejs.org), version $wanted or later."
    fi
    if ! at_least "$(node_version)" "$wanted"; then
        say "Node $(node_version) is older than $wanted; fetching a newer one into target/tools …"
        mkdir -p "$tools"
        npm install --silent --no-audit --no-fund --prefix "$tools" node@22 >/dev/null ||
            die "Node $(node_version) is too old. Install $wanted or later (https://nodejs.org)."
        at_least "$(node_version)" "$wanted" || die "Node $(node_version) is too old. Install $wanted or later."
    fi
}

node_version() {
    node --version | tr -d v
}

need_python_venv() {
    python3 -c 'import venv, ensurepip' 2>/dev/null || debian_install python3 python3-venv ||
        die "Python 3 with venv is missing. Install it."
}

need_postgres() {
    ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || has initdb || debian_install postgresql ||
        die "PostgreSQL is missing. Install it (14 or later), with initdb and pg_ctl in the PATH."
}

need_chromium() {
    if [ -n "${CHROMIUM:-}" ]; then
        [ -x "$CHROMIUM" ] || die "CHROMIUM names $CHROMIUM, which is no program."
        return
    fi
    has chromium || debian_install chromium || die "Chromium is missing. Install it, or set CHROMIUM to its path."
    CHROMIUM=$(command -v chromium)
    export CHROMIUM
}

# Builds the console where it was not built since its sources changed. The binary carries what is built here.
build_console() {
    if [ ! -f web/dist/index.html ] ||
        find web/src web/public web/index.html web/package-lock.json web/vite.config.ts docs/openapi.json \
            -newer web/dist/index.html 2>/dev/null | grep -q .; then
        say "building the console …"
        (cd web && npm ci --silent --no-audit --no-fund && npm run --silent build) >&2 || return 1
    fi
}

# Where cargo puts what it builds.
target_folder() {
    printf '%s' "${CARGO_TARGET_DIR:-target}"
}
