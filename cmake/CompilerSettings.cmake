# How our own targets are compiled: loopstep_settings is linked by every library of src/.
set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

set(LOOPSTEP_SANITIZE "" CACHE STRING "Sanitizers to build with: address,undefined or thread")
option(LOOPSTEP_FUZZ "Build the fuzzer, and everything so that it sees what it covers" OFF)

add_library(loopstep_settings INTERFACE)
target_include_directories(loopstep_settings INTERFACE ${PROJECT_SOURCE_DIR}/src)
target_compile_options(loopstep_settings INTERFACE -Wall -Wextra -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # Designated initializers of option structs intentionally leave members to their defaults.
  target_compile_options(loopstep_settings INTERFACE -Wno-missing-field-initializers)
  # A chain of awaits is a chain of tail calls, which g++ only optimizes by default from -O2 on.
  target_compile_options(loopstep_settings INTERFACE $<$<CONFIG:Debug>:-foptimize-sibling-calls>)
else()
  target_compile_options(loopstep_settings INTERFACE -Wno-missing-designated-field-initializers)
endif()

if(LOOPSTEP_SANITIZE)
  add_compile_options(-fsanitize=${LOOPSTEP_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${LOOPSTEP_SANITIZE})
  # No sanitizer detects access to an empty optional or an index out of range.
  add_compile_definitions(_GLIBCXX_ASSERTIONS)
endif()

if(LOOPSTEP_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

if(EMSCRIPTEN)
  # Symmetric transfer needs tail calls: without them a long chain of awaits overflows the stack.
  # Every browser that has these also has the other two, which save bytes.
  add_compile_options(-fwasm-exceptions -mtail-call -mbulk-memory -mnontrapping-fptoint)
  add_link_options(-fwasm-exceptions -mtail-call)
endif()
