# What is not ours. Everything comes from the toolchain; nothing is downloaded here.
find_package(Threads REQUIRED)
find_package(nlohmann_json REQUIRED)
include(Imgui)

if(NOT EMSCRIPTEN)
  find_package(CURL REQUIRED)
  find_package(GTest REQUIRED)
endif()
