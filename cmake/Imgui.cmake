# Dear ImGui from source, because it must be compiled for WebAssembly too. FETCHCONTENT_SOURCE_DIR_IMGUI or the
# environment variable LOOPSTEP_IMGUI is the source folder.
if(NOT FETCHCONTENT_SOURCE_DIR_IMGUI)
  set(FETCHCONTENT_SOURCE_DIR_IMGUI "$ENV{LOOPSTEP_IMGUI}" CACHE PATH "Source of Dear ImGui 1.90.1")
endif()
set(imgui_dir ${FETCHCONTENT_SOURCE_DIR_IMGUI})
if(NOT EXISTS ${imgui_dir}/imgui.h)
  message(FATAL_ERROR "No Dear ImGui source in '${imgui_dir}'. Build through tools/in-toolchain, or set "
                      "FETCHCONTENT_SOURCE_DIR_IMGUI to a copy of Dear ImGui 1.90.1.")
endif()

set(imgui_draw ${imgui_dir}/imgui_draw.cpp)
if(EMSCRIPTEN)
  # Dear ImGui's built-in font is never shown, but would add 10 KB to each first visit. This version has no setting to
  # omit it, so a copy of the source without references to it is compiled.
  file(READ ${imgui_draw} text)
  string(FIND "${text}" "return proggy_clean_ttf_compressed_data_base85" found)
  if(found EQUAL -1)
    message(FATAL_ERROR "${imgui_draw} has another default font than that of Dear ImGui 1.90.1. Adapt cmake/Imgui.cmake.")
  endif()
  string(REPLACE "return proggy_clean_ttf_compressed_data_base85" "return nullptr" text "${text}")
  string(REPLACE "static const char proggy_clean" "[[maybe_unused]] static const char proggy_clean" text "${text}")
  set(imgui_draw ${CMAKE_CURRENT_BINARY_DIR}/imgui_draw.cpp)
  file(WRITE ${imgui_draw} "${text}")
endif()

add_library(imgui STATIC
  ${imgui_dir}/imgui.cpp
  ${imgui_draw}
  ${imgui_dir}/imgui_tables.cpp
  ${imgui_dir}/imgui_widgets.cpp
)
target_include_directories(imgui SYSTEM PUBLIC ${imgui_dir})
target_compile_definitions(imgui PUBLIC
  # WebGL 2 has no base vertex, so 16-bit indices are too small for long texts.
  "ImDrawIdx=unsigned int"
  IMGUI_DISABLE_DEBUG_TOOLS
  IMGUI_DISABLE_DEMO_WINDOWS
  IMGUI_DISABLE_FILE_FUNCTIONS
  IMGUI_DISABLE_OBSOLETE_FUNCTIONS
)
