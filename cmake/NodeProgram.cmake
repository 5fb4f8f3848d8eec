# node_program(TARGET): a program for WebAssembly that Node runs: `node build/web/…/TARGET.cjs ARGUMENTS`.
# It can access the machine's files. (em++ writes ".js", which this repository's package.json declares to be an ES
# module, but the script is not one.)
function(node_program target)
  set_target_properties(${target} PROPERTIES SUFFIX .js)
  target_link_options(${target} PRIVATE -sENVIRONMENT=node -sEXIT_RUNTIME=1 -sNODERAWFS=1
                      -sALLOW_MEMORY_GROWTH=1 -sSTACK_SIZE=1MB)
  add_custom_command(TARGET ${target} POST_BUILD
    COMMAND ${CMAKE_COMMAND} -E copy $<TARGET_FILE:${target}> $<TARGET_FILE_DIR:${target}>/${target}.cjs)
endfunction()
