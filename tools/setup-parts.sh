# What comes on top of Debian's binary packages. Sourced by tools/setup.

# Dear ImGui has to be compiled for WebAssembly, so it comes as Debian's source package.
get_imgui() {
  local work="$toolchain/imgui.part"
  rm -rf "$work" && mkdir -p "$work"
  if [ "$(toolchain_kind)" = root ]; then
    as_root mkdir -p "$toolchain/root/imgui-source"
    bwrap_or_proot sh -c 'cd /imgui-source && rm -rf ./* && apt-get update -q && apt-get source -q --only-source imgui'
    cp -a "$toolchain"/root/imgui-source/imgui-*/. "$work/"
  else
    (cd "$work" && apt-get source -q --only-source imgui && mv imgui-*/* .)
  fi
  grep -q "IMGUI_VERSION  *\"$imgui_version\"" "$work/imgui.h"
  rm -rf "$toolchain/imgui"
  mv "$work" "$toolchain/imgui"
}

# Enters the root with its package database writable.
bwrap_or_proot() {
  if [ "$(cat "$toolchain/entry")" = bwrap ]; then
    bwrap --bind "$toolchain/root" / --dev-bind /dev /dev --proc /proc \
      --ro-bind-try /etc/resolv.conf /etc/resolv.conf -- "$@"
  else
    proot -0 -r "$toolchain/root" -b /dev -b /proc -b /etc/resolv.conf "$@"
  fi
}

# Debian's Emscripten keeps its system libraries below /usr; ours are built once, for our flags.
warm_emscripten() {
  local found
  found="$("$tools/in-toolchain" em++ --version | sed -nE '1s/.* ([0-9]+\.[0-9]+\.[0-9]+).*/\1/p')"
  [ "$found" = "$em_version" ] || { echo "em++ is $found, but emsdk-version.txt asks for $em_version"; return 1; }
  mkdir -p "$toolchain/em-cache"
  local work="$toolchain/warm"
  mkdir -p "$work"
  cat >"$work/warm.cpp" <<'CPP'
#include <emscripten/fetch.h>
#include <GLES3/gl3.h>
#include <string>
#include <stdexcept>
int main(int n, char** v) {
  try { if (n > 9) throw std::runtime_error(v[0]); } catch (const std::exception&) { glClear(0); }
  emscripten_fetch_attr_t attributes; emscripten_fetch_attr_init(&attributes); emscripten_fetch(&attributes, v[0]);
  return static_cast<int>(std::string(v[0]).size());
}
CPP
  for flags in "-Oz -flto" "-O2" "-O0"; do
    # shellcheck disable=SC2086
    "$tools/in-toolchain" em++ -std=c++23 $flags -fwasm-exceptions -mtail-call "$work/warm.cpp" -sFETCH -sMAX_WEBGL_VERSION=2 \
      -sMIN_WEBGL_VERSION=2 -sFILESYSTEM=0 -sALLOW_MEMORY_GROWTH -o "$work/warm.mjs"
  done
  rm -rf "$work"
}

# npm's packages go beside the toolchain, so that a clean clone need not download them again.
install_npm() {
  cp "$repository/package.json" "$repository/package-lock.json" "$toolchain/"
  [ -e "$repository/.npmrc" ] && cp "$repository/.npmrc" "$toolchain/"
  (cd "$toolchain" && "$tools/in-toolchain" npm ci --no-audit --no-fund --ignore-scripts)
}
