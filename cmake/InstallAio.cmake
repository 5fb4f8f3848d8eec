# Installs the scheduler as a separate library, the CMake package aio:
#     cmake --install build/native --component aio --prefix /usr/local
# The library is called loopstep_aio, because Linux has a libaio.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)
set(aio_package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/aio)

set_target_properties(loopstep_aio PROPERTIES EXPORT_NAME aio)
target_compile_features(loopstep_aio PUBLIC cxx_std_23)
target_include_directories(loopstep_aio INTERFACE $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
# A chain of awaits is a chain of tail calls. g++ optimizes them only on request, or from -O2 on; otherwise the chain
# uses the stack. In WebAssembly tail calls and exceptions must be enabled.
target_compile_options(loopstep_aio INTERFACE
  $<INSTALL_INTERFACE:$<$<CXX_COMPILER_ID:GNU>:-foptimize-sibling-calls>>
  $<INSTALL_INTERFACE:$<$<PLATFORM_ID:Emscripten>:-fwasm-exceptions>>
  $<INSTALL_INTERFACE:$<$<PLATFORM_ID:Emscripten>:-mtail-call>>)
target_link_options(loopstep_aio INTERFACE
  $<INSTALL_INTERFACE:$<$<PLATFORM_ID:Emscripten>:-fwasm-exceptions>>
  $<INSTALL_INTERFACE:$<$<PLATFORM_ID:Emscripten>:-mtail-call>>)

install(TARGETS loopstep_aio EXPORT aioTargets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT aio)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/src/aio DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT aio
        FILES_MATCHING PATTERN "*.hpp")
install(EXPORT aioTargets NAMESPACE aio:: DESTINATION ${aio_package_dir} COMPONENT aio)

configure_package_config_file(
  ${PROJECT_SOURCE_DIR}/cmake/aioConfig.cmake.in ${PROJECT_BINARY_DIR}/aioConfig.cmake
  INSTALL_DESTINATION ${aio_package_dir})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/aioConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/aioConfig.cmake ${PROJECT_BINARY_DIR}/aioConfigVersion.cmake
        DESTINATION ${aio_package_dir} COMPONENT aio)
