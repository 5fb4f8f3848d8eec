# Shared by the tools: where things are, how progress and failures are told. Sourced, not run.

repository="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
cache="${LOOPSTEP_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/loopstep}"
suite=trixie
imgui_version=1.90.1
em_version="$(cat "$repository/emsdk-version.txt")"

# The toolchain is keyed by everything that decides what is in it.
toolchain_key="$(cat "$repository/tools/toolchain-packages.txt" "$repository/emsdk-version.txt" \
  <(echo "$suite $imgui_version") | sha256sum | cut -c1-12)"
toolchain="$cache/toolchain-$toolchain_key"
setup_log="$cache/setup.log"

packages() { grep -v '^#' "$repository/tools/toolchain-packages.txt"; }

say() { printf '%s\n' "$*" >&2; }

# fail MESSAGE REMEDY: the end of a tool, in words.
fail() {
  say ""
  say "loopstep: $1"
  say "          $2"
  exit 1
}

# phase TEXT COMMAND...: runs a command with its output in the log; tells how long it took.
phase() {
  local text="$1" start=$SECONDS
  shift
  printf '  %-52s' "$text" >&2
  # In the background, because bash ignores `set -e` in a command whose status is tested.
  (set -e; "$@") </dev/null >>"$setup_log" 2>&1 &
  if wait $!; then
    printf '%4d s\n' $((SECONDS - start)) >&2
    return 0
  fi
  printf 'failed\n' >&2
  return 1
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# The release of this machine: "debian 12".
machine_release() { (. /etc/os-release 2>/dev/null && echo "${ID:-unknown} ${VERSION_ID:-}"); }

# How commands reach the toolchain: `here` (its programs are installed on this machine) or `root`
# (a Debian 13 root that is entered).
toolchain_kind() {
  case "$(machine_release)" in
    "debian 13") echo here ;;
    *) echo root ;;
  esac
}
