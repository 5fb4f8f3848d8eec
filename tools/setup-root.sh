# The Debian part of set-up: packages, or a root made of them. Sourced by tools/setup.

# The mirror that this machine's own apt uses for Debian itself.
debian_mirror() {
  local sources=()
  shopt -s nullglob
  sources=(/etc/apt/sources.list.d/debian*.sources /etc/apt/sources.list.d/*.sources)
  for file in "${sources[@]}"; do
    # shellcheck disable=SC2016
    awk '/^URIs:/ { uri = $2 } /^Components:.*main/ { main = 1 } /^$/ { if (uri && main) print uri; uri = main = "" }
         END { if (uri && main) print uri }' "$file"
  done
  cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null |
    sed -nE 's/^deb +(\[[^]]*\] +)?([^ ]+) +[^ ]+ .*\bmain\b.*/\2/p'
}

main_mirror() { debian_mirror | grep -E '/debian/?$' | head -n 1; }

install_packages() {
  as_root apt-get update -q
  # shellcheck disable=SC2046
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $(packages)
}

install_root_tools() {
  command -v mmdebstrap && command -v bwrap && return 0
  as_root apt-get update -q
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends mmdebstrap bubblewrap ca-certificates
}

make_root() {
  local mirror
  mirror="$(main_mirror)"
  [ -n "$mirror" ] || { echo "no Debian mirror in this machine's apt sources"; return 1; }
  rm -rf "$toolchain/root.part"
  as_root mmdebstrap --variant=apt --skip=cleanup/apt --include="$(packages | paste -sd,)" \
    --aptopt='Apt::Install-Recommends "false"' \
    "$suite" "$toolchain/root.part" \
    "deb $mirror $suite main" "deb-src $mirror $suite main"
  # Where the repository, the home folder and the cache will appear.
  as_root mkdir -p "$toolchain/root.part$repository" "$toolchain/root.part$cache" "$toolchain/root.part$HOME"
  [ "$(id -u)" = 0 ] || as_root chown "$(id -u)" "$toolchain/root.part"
  mv "$toolchain/root.part" "$toolchain/root"
}

choose_entry() {
  if bwrap --bind "$toolchain/root" / --dev-bind /dev /dev --proc /proc -- true; then
    echo bwrap >"$toolchain/entry"
    return 0
  fi
  echo "bubblewrap cannot make a namespace here: using proot"
  command -v proot || as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends proot
  proot -r "$toolchain/root" /bin/true
  echo proot >"$toolchain/entry"
}

check_space() {
  local free_mb
  free_mb=$(df -Pm "$toolchain" | awk 'NR == 2 { print $4 }')
  [ "$free_mb" -ge 1000 ] || fail "only $free_mb MB are free in $cache" \
    "Make 4 GB free there, or set LOOPSTEP_CACHE to a folder with room, and run it again: it continues."
}

# After a phase that failed: what its log says, and what can be done.
explain() {
  say ""
  tail -n 12 "$setup_log" | sed 's/^/    | /' >&2
  if grep -q -i 'no space left' "$setup_log"; then
    fail "the disk is full" "Make room in $cache and run it again: it continues."
  elif grep -q -i -E 'temporary failure|could not resolve|connection (failed|refused|timed out)|unable to fetch|ENOTFOUND|ETIMEDOUT' "$setup_log"; then
    fail "a download failed" "Check the network and run it again: it continues. The whole log: $setup_log"
  fi
  fail "that phase failed" "The whole log: $setup_log. When its cause is mended, run it again: it continues."
}
