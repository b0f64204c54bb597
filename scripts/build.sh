# What ./run and ./test share: installing what is missing, building the web, building the program.
# Sourced from the repository's root, under set -euo pipefail.

readonly registry_unreachable=3

jobs=${JOBS:-$(nproc)}
build_dir=${BUILD_DIR:-build/release}
mkdir -p build/stamps build/logs

say() { printf '%s\n' "$*"; }
refuse() { # STATUS CHINESE ENGLISH
    printf '\n%s\n%s\n' "$2" "$3" >&2
    exit "$1"
}

# One digest over names and contents of all files below PATHS. Built and fetched files are left out.
digest_of() { # PATHS…
    { find "$@" \( -name node_modules -o -path web/dist -o -path web/test-results -o -name __pycache__ \) -prune \
        -o -type f -print0 2>/dev/null || true; } | sort -z | xargs -0 -r sha256sum | sha256sum | cut -c1-64
}
is_stamped() { [ -f "build/stamps/$1" ] && [ "$(head -n1 "build/stamps/$1")" = "$2" ]; }
stamp() { printf '%s\n' "${@:2}" >"build/stamps/$1"; }

section() { # NAME: its lines of packages.txt
    awk -v name="[$1]" '/^\[/ { inside = ($1 == name); next } inside { sub(/#.*/, ""); if ($1 != "") print $1 }' packages.txt
}

# Any node >= 18 with an npm >= 9 on the path will do: another source's nodejs brings its own npm,
# which conflicts with Debian's.
has_node() {
    local node npm
    node=$(node --version 2>/dev/null) && npm=$(npm --version 2>/dev/null) || return 1
    node=${node#v}
    [ "${node%%.*}" -ge 18 ] && [ "${npm%%.*}" -ge 9 ]
}

is_installed() { [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

install_packages() { # SECTIONS…
    local missing=() name part
    command -v dpkg-query >/dev/null || refuse 1 "这里不是 Debian：请自行装好 packages.txt 里的软件包。" \
        "This is not Debian: install what packages.txt names by your own means."
    for part in "$@"; do
        for name in $(section "$part"); do
            case $name in nodejs | npm) has_node && continue ;; esac
            is_installed "$name" || missing+=("$name")
        done
    done
    [ ${#missing[@]} -eq 0 ] && return
    if [ "$(id -u)" != 0 ]; then
        refuse 1 "缺少软件包：${missing[*]}。请用管理员身份运行：apt-get install ${missing[*]}" \
            "Packages are missing; as root: apt-get install ${missing[*]}"
    fi
    say "  installing ${#missing[@]} packages: ${missing[*]}"
    export DEBIAN_FRONTEND=noninteractive
    if ! { apt-get update -q && apt-get install -y -q --no-install-recommends "${missing[@]}"; } >build/logs/apt.log 2>&1; then
        tail -n 15 build/logs/apt.log >&2
        refuse $registry_unreachable "软件包装不上：Debian 的软件源连不上，或源里没有其中某个包（详见 build/logs/apt.log）。" \
            "Could not install packages: the Debian mirror cannot be reached or lacks one of them (build/logs/apt.log)."
    fi
}

# Fetches exactly what web/package-lock.json names, again only when it changed.
install_web_modules() {
    [ -f web/package-lock.json ] || return 0
    local key
    key=$(digest_of web/package.json web/package-lock.json)
    [ -d web/node_modules ] && is_stamped web_modules "$key" && return
    say "  fetching the web's packages (npm ci)"
    if ! npm --prefix web ci --no-audit --no-fund --fetch-retries=2 --fetch-timeout=60000 >build/logs/npm.log 2>&1; then
        tail -n 15 build/logs/npm.log >&2
        if grep -qE 'ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|ERR_SOCKET|E40[0-9]|E5[0-9][0-9]|network|certificate' build/logs/npm.log; then
            refuse $registry_unreachable "网页的依赖包取不到：npm 的软件源连不上，或拒绝了请求（详见 build/logs/npm.log）。" \
                "npm ci failed: the npm registry cannot be reached or refused the request (build/logs/npm.log)."
        fi
        refuse 1 "网页的依赖包装不上，原因见上（build/logs/npm.log）。" "npm ci failed, see above (build/logs/npm.log)."
    fi
    stamp web_modules "$key"
}

# Builds web/dist, which the program carries inside; again only when the web's sources changed.
build_web() {
    [ -f web/package.json ] || return 0
    local key
    key=$(digest_of web packs docs/api)
    [ -d web/dist ] && is_stamped web_dist "$key" && return
    say "  building the web"
    if ! npm --prefix web run --silent build >build/logs/web.log 2>&1; then
        tail -n 40 build/logs/web.log >&2
        return 1
    fi
    stamp web_dist "$key"
}

# in: what cmake is told when it configures, then the targets after --.
build_program() { # CMAKE-ARGUMENTS… -- TARGETS…
    local arguments=()
    while [ "$1" != -- ]; do arguments+=("$1"); shift; done
    shift
    local log=build/logs/cmake.log
    if ! cmake --preset release -B "$build_dir" "${arguments[@]}" >$log 2>&1; then
        tail -n 30 $log >&2
        return 1
    fi
    if ! nice cmake --build "$build_dir" -j "$jobs" --target "$@" >$log 2>&1; then
        grep -A 25 -m 1 -E 'error|FAILED' $log >&2 || tail -n 30 $log >&2
        return 1
    fi
}
