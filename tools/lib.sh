# Shared by the tools: locations, and how progress and failures are reported. Sourced, not run.
# shellcheck disable=SC2034  # Used by other scripts.

repository="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
HOME="${HOME:-$(getent passwd "$(id -u)" | cut -d: -f6)}"
cache="${LOOPSTEP_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/loopstep}"
suite=trixie
imgui_version=1.90.1
em_version="$(<"$repository/emsdk-version.txt")"

# The key of the toolchain covers everything that determines its contents; likewise for npm's packages.
short_hash() { sha256sum | cut -c1-12; }
toolchain="$cache/toolchain-$({ cat "$repository"/{tools/toolchain-packages.txt,emsdk-version.txt}
  echo "$suite $imgui_version"; } | short_hash)"
npm_packages="$toolchain/npm-$(short_hash <"$repository/package-lock.json")"
setup_log="$cache/setup.log"

packages() { grep -v '^#' "$repository/tools/toolchain-packages.txt"; }

say() { printf '%s\n' "$*" >&2; }

# fail MESSAGE REMEDY: reports an error and exits.
fail() {
  say ""
  say "loopstep: $1"
  say "          $2"
  exit 1
}

# timed TEXT LOG COMMAND...: runs a command with its output in a log, and prints how long it takes. The
# command's status is in timed_status and not returned, because bash ignores `set -e` in conditions.
timed() {
  local text="$1" log="$2" start=$SECONDS ticker=
  shift 2
  printf '  %-48s' "$text" >&2
  if [ -t 2 ]; then
    while sleep 1; do printf '%4d s\b\b\b\b\b\b' $((SECONDS - start)) >&2; done 9>&- &
    ticker=$!
  fi
  set +e
  (set -e; "$@") </dev/null >>"$log" 2>&1 9>&-
  timed_status=$?
  set -e
  [ -z "$ticker" ] || { kill "$ticker" && wait "$ticker"; } 2>/dev/null || true
  if [ "$timed_status" = 0 ]; then printf '%4d s\n' $((SECONDS - start)) >&2; else say "failed"; fi
}

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    echo "this needs root: run tools/setup as root once, or install sudo"
    return 1
  fi
}

# Where the toolchain's programs are: `here` (on Debian 13 they are installed on the machine itself) or `root`
# (elsewhere they are in a Debian 13 root).
toolchain_kind() {
  # shellcheck source=/dev/null
  case "$(. /etc/os-release 2>/dev/null && echo "${ID:-} ${VERSION_ID:-}")" in
    "debian 13") echo here ;;
    *) echo root ;;
  esac
}
