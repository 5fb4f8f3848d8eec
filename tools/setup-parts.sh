# Parts that are not binary packages of Debian. Sourced by tools/setup.

# Uses Emscripten from PATH (an emsdk) if it has the pinned version, otherwise Debian's.
check_emscripten() {
  local found folder
  rm -f "$toolchain/emsdk"
  if command -v em++; then
    folder="$(dirname "$(readlink -f "$(command -v em++)")")"
    case "$folder" in
      */upstream/emscripten) [ "$(emscripten_version em++)" != "$em_version" ] || echo "$folder" >"$toolchain/emsdk" ;;
    esac
  fi
  found="$(emscripten_version "$tools/in-toolchain" em++)"
  [ "$found" = "$em_version" ] || { echo "em++ is $found, but emsdk-version.txt requires $em_version"; return 1; }
}

emscripten_version() { "$@" --version | sed -nE '1s/.* ([0-9]+\.[0-9]+\.[0-9]+).*/\1/p'; }

# Dear ImGui must be compiled for WebAssembly, so it is Debian's source package.
get_imgui() {
  local work="$toolchain/imgui.part"
  rm -rf "$work"
  mkdir -p "$work"
  cd "$work" || return 1
  if [ "$(toolchain_kind)" = here ]; then
    debian_source
  else
    root_source
  fi
  grep -q "IMGUI_VERSION  *\"$imgui_version\"" imgui-*/imgui.h ||
    { echo "Debian's Dear ImGui is not version $imgui_version"; return 1; }
  rm -rf "$toolchain/imgui"
  mv imgui-*/ "$toolchain/imgui"
  rm -rf "$work"
}

# The machine's apt may have no source entries, so this uses separate lists and sources from the same mirror.
debian_source() {
  local apt=(-o "Dir::Etc::SourceList=$PWD/sources.list" -o "Dir::Etc::SourceParts=-" -o "Dir::State::Lists=$PWD/lists"
    -o "APT::Sandbox::User=")
  mkdir -p lists/partial
  echo "deb-src $(main_mirror) $suite main" >sources.list
  apt-get "${apt[@]}" update -q
  apt-get "${apt[@]}" source -q --only-source imgui
}

# Uses the root's apt, which verifies it with the root's keys.
root_source() {
  local apt=(-o "APT::Sandbox::User=" -o "Dir::State::Lists=$PWD/lists" -o "Dir::Cache=$PWD/cache" -o "Dir::State::Status=$PWD/status")
  mkdir -p lists/partial cache/archives/partial
  : >status
  "$tools/in-toolchain" apt-get "${apt[@]}" update -q
  "$tools/in-toolchain" apt-get "${apt[@]}" source -q --only-source imgui
}

# npm's packages are stored beside the toolchain, so that other clones need not download them again.
install_npm() {
  local work="$npm_packages.part"
  [ ! -e "$npm_packages" ] || return 0
  rm -rf "$work"
  mkdir -p "$work"
  cp "$repository"/{package.json,package-lock.json,.npmrc} "$work/"
  (cd "$work" && "$tools/in-toolchain" npm ci --no-audit --no-fund --ignore-scripts)
  mv "$work" "$npm_packages"
}
