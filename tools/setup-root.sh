# The Debian part of set-up: installs packages, or creates a root with them. Sourced by tools/setup.

install() {
  as_root apt-get update -q
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@"
}

# shellcheck disable=SC2046
install_packages() { install $(packages); }

install_root_tools() {
  command -v mmdebstrap && command -v bwrap && return 0
  install mmdebstrap bubblewrap ca-certificates debian-archive-keyring
}

# All mirrors of Debian's main section that this machine's apt uses, in either format.
mirrors() {
  # A stanza ends with an empty line or with its file.
  # shellcheck disable=SC2016  # $ is the last line to sed.
  sed -s '$G' /etc/apt/sources.list.d/*.sources 2>/dev/null | awk '
    /^URIs:/ { uri = $2 } /^Components:.*main/ { main = 1 } /^Types:/ { binary = /deb( |$)/ }
    /^$/ { if (uri && main && binary) print uri; uri = main = binary = "" }
    END { if (uri && main && binary) print uri }'
  cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null |
    sed -nE 's/^deb +(\[[^]]*\] +)?([^ ]+) +[^ ]+ .*\bmain\b.*/\2/p'
}

# The mirror of Debian itself, rather than its security archive or third-party packages.
main_mirror() {
  local all
  all="$(mirrors || true)"
  { grep -E '/debian/?$' <<<"$all" || grep -v -i security <<<"$all" || true; } | head -n 1
}

make_root() {
  local mirror options=(--aptopt='Apt::Install-Recommends "false"')
  mirror="$(main_mirror)"
  [ -n "$mirror" ] || { echo "no Debian mirror in this machine's apt sources"; return 1; }
  while read -r option; do options+=(--aptopt="$option"); done < <(apt-config dump | grep -E '^Acquire::https?::Proxy ' || true)
  as_root rm -rf "$toolchain/root.part"
  # The deb-src entry is for Dear ImGui's source.
  as_root mmdebstrap --variant=apt --include="$(packages | paste -sd,)" "${options[@]}" \
    "$suite" "$toolchain/root.part" "deb $mirror $suite main" "deb-src $mirror $suite main"
  as_root touch "$toolchain/root.part"/etc/{resolv.conf,hosts}
  # shellcheck disable=SC2016  # That shell expands them.
  as_root sh -c 'rm -rf "$1"/var/cache/apt/archives/*.deb && mv "$1" "$2"' - "$toolchain/root.part" "$toolchain/root"
}

choose_entry() {
  local way
  if [ "$(toolchain_kind)" = here ]; then
    echo here >"$toolchain/entry"
    return 0
  fi
  for way in bwrap proot; do
    echo "trying $way"
    echo "$way" >"$toolchain/entry"
    command -v "$way" || install "$way"
    if "$tools/in-toolchain" true; then return 0; fi
  done
  rm -f "$toolchain/entry"
  echo "Neither bubblewrap (namespaces) nor proot (tracing) works on this machine. In a container, grant it"
  echo "more rights, or use a Debian 13 container, which needs neither."
  return 1
}
