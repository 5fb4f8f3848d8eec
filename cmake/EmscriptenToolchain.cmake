# Finds Emscripten's toolchain file from the em++ on PATH, which may be Debian's or an emsdk's, and also lets CMake find
# header-only packages of the machine.
find_program(LOOPSTEP_EMCC emcc REQUIRED)
get_filename_component(emcc_real "${LOOPSTEP_EMCC}" REALPATH)
get_filename_component(emcc_dir "${emcc_real}" DIRECTORY)
foreach(candidate ${emcc_dir} /usr/share/emscripten)
  if(EXISTS ${candidate}/cmake/Modules/Platform/Emscripten.cmake)
    include(${candidate}/cmake/Modules/Platform/Emscripten.cmake)
    break()
  endif()
endforeach()
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE BOTH)
