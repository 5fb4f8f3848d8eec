# Dear ImGui from its source, since it must be compiled for WebAssembly too. The source is where
# FETCHCONTENT_SOURCE_DIR_IMGUI or the environment's LOOPSTEP_IMGUI says.
if(NOT FETCHCONTENT_SOURCE_DIR_IMGUI)
  set(FETCHCONTENT_SOURCE_DIR_IMGUI "$ENV{LOOPSTEP_IMGUI}" CACHE PATH "Source of Dear ImGui 1.90.1")
endif()
set(imgui_dir ${FETCHCONTENT_SOURCE_DIR_IMGUI})
if(NOT EXISTS ${imgui_dir}/imgui.h)
  message(FATAL_ERROR "No Dear ImGui source in '${imgui_dir}'. Build through tools/in-toolchain, or set "
                      "FETCHCONTENT_SOURCE_DIR_IMGUI to a copy of Dear ImGui 1.90.1.")
endif()

add_library(imgui STATIC
  ${imgui_dir}/imgui.cpp
  ${imgui_dir}/imgui_draw.cpp
  ${imgui_dir}/imgui_tables.cpp
  ${imgui_dir}/imgui_widgets.cpp
)
target_include_directories(imgui SYSTEM PUBLIC ${imgui_dir} ${imgui_dir}/backends)
target_compile_definitions(imgui PUBLIC
  IMGUI_DISABLE_DEBUG_TOOLS
  IMGUI_DISABLE_DEMO_WINDOWS
  IMGUI_DISABLE_FILE_FUNCTIONS
  IMGUI_DISABLE_OBSOLETE_FUNCTIONS
)
if(EMSCRIPTEN)
  target_sources(imgui PRIVATE ${imgui_dir}/backends/imgui_impl_opengl3.cpp)
  target_compile_definitions(imgui PUBLIC IMGUI_DISABLE_DEFAULT_FONT IMGUI_IMPL_OPENGL_ES3)
endif()
