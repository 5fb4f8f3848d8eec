# External dependencies. All of them come from the toolchain; nothing is downloaded here.
find_package(Threads REQUIRED)

# GoogleTest's source, if given, is compiled with the compiler and standard library of the tests.
# Debian's package is built with libstdc++, so tests that use libc++ need it.
if(FETCHCONTENT_SOURCE_DIR_GOOGLETEST)
  include(FetchContent)
  set(INSTALL_GTEST OFF CACHE BOOL "Install GoogleTest")
  FetchContent_Declare(googletest)
  FetchContent_MakeAvailable(googletest)
elseif(NOT EMSCRIPTEN)
  find_package(GTest REQUIRED)
endif()
if(LOOPSTEP_AIO_ONLY)
  return()
endif()

include(Imgui)
if(EMSCRIPTEN)
  # Header-only, but its package uses /usr/include, which has another libc than WebAssembly: use a folder that
  # contains nothing else.
  find_path(nlohmann_json_dir nlohmann/json.hpp PATHS /usr/include NO_CMAKE_FIND_ROOT_PATH REQUIRED)
  file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/header-only)
  file(CREATE_LINK ${nlohmann_json_dir}/nlohmann ${PROJECT_BINARY_DIR}/header-only/nlohmann SYMBOLIC)
  add_library(nlohmann_json INTERFACE)
  add_library(nlohmann_json::nlohmann_json ALIAS nlohmann_json)
  target_include_directories(nlohmann_json SYSTEM INTERFACE ${PROJECT_BINARY_DIR}/header-only)
else()
  find_package(nlohmann_json REQUIRED)
  find_package(CURL REQUIRED)
endif()
