# What comes on top of Debian's binary packages. Sourced by tools/setup.

# Emscripten on PATH (an emsdk) is used if it has the pinned version; otherwise Debian's is.
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
  [ "$found" = "$em_version" ] || { echo "em++ is $found, but emsdk-version.txt asks for $em_version"; return 1; }
}

emscripten_version() { "$@" --version | sed -nE '1s/.* ([0-9]+\.[0-9]+\.[0-9]+).*/\1/p'; }

# Dear ImGui has to be compiled for WebAssembly, so it comes as Debian's source package.
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

# The machine's apt may have no source entries: lists and sources of its own, from the same mirror.
debian_source() {
  local apt=(-o "Dir::Etc::SourceList=$PWD/sources.list" -o "Dir::Etc::SourceParts=-" -o "Dir::State::Lists=$PWD/lists"
    -o "APT::Sandbox::User=")
  mkdir -p lists/partial
  echo "deb-src $(main_mirror) $suite main" >sources.list
  apt-get "${apt[@]}" update -q
  apt-get "${apt[@]}" source -q --only-source imgui
}

# Through the root's apt, which verifies it with the root's keys.
root_source() {
  local apt=(-o "APT::Sandbox::User=" -o "Dir::State::Lists=$PWD/lists" -o "Dir::Cache=$PWD/cache" -o "Dir::State::Status=$PWD/status")
  mkdir -p lists/partial cache/archives/partial
  : >status
  "$tools/in-toolchain" apt-get "${apt[@]}" update -q
  "$tools/in-toolchain" apt-get "${apt[@]}" source -q --only-source imgui
}

# npm's packages stay beside the toolchain, so that another clone need not download them again.
install_npm() {
  local work="$npm_packages.part"
  [ ! -e "$npm_packages" ] || return 0
  rm -rf "$work"
  mkdir -p "$work"
  cp "$repository"/{package.json,package-lock.json,.npmrc} "$work/"
  (cd "$work" && "$tools/in-toolchain" npm ci --no-audit --no-fund --ignore-scripts)
  mv "$work" "$npm_packages"
}
