# What the content compiler makes of a course for the build.
find_package(Python3 REQUIRED COMPONENTS Interpreter)

# The library of a course's demos: the programs below `programs` that the lessons below `content` show, and
# their registry, both as the content compiler says.
function(add_course_demos library content programs)
  set(generated ${CMAKE_CURRENT_BINARY_DIR}/${library})
  execute_process(
    COMMAND ${Python3_EXECUTABLE} -B ${PROJECT_SOURCE_DIR}/tools/content/compile.py
      --content ${content} --demos ${programs} --registry ${generated}
    WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}
    RESULT_VARIABLE status
  )
  if(status)
    message(FATAL_ERROR "The course in ${content} could not be compiled; see above.")
  endif()
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS
    ${content}/*.json ${content}/*.md ${content}/*.py ${programs}/*.cpp ${PROJECT_SOURCE_DIR}/tools/content/*.py)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${sources})
  include(${generated}/programs.cmake)
  add_library(${library} STATIC ${demo_programs} ${generated}/registry.cpp)
  target_include_directories(${library} PUBLIC ${generated})
  target_link_libraries(${library} PUBLIC loopstep_demos)
endfunction()

# A target that compiles a course into the folder `out`, as the site serves it, whenever content or compiler change.
# `out`-answers.json, beside it, has what CPython's runs answer to the predictions.
function(compile_course target content programs out)
  # Its pages have to name some script, style and program.
  set(assets ${CMAKE_CURRENT_BINARY_DIR}/${target}_assets.json)
  file(CONFIGURE OUTPUT ${assets} CONTENT
    [[{"script": "a.js", "arrival": "b.js", "style": "a.css", "fonts_style": "b.css", "builder": "c.js",
       "builder_style": "c.css", "program": "a.wasm", "fonts": []}]])
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS
    ${content}/* ${programs}/*.cpp ${PROJECT_SOURCE_DIR}/tools/content/*.py ${PROJECT_SOURCE_DIR}/web/page/*
    ${PROJECT_SOURCE_DIR}/python/loopstep/recorder.py ${PROJECT_SOURCE_DIR}/tools/record_javascript.mjs
    ${PROJECT_SOURCE_DIR}/web/loop/*.js)
  add_custom_command(
    OUTPUT ${out}/course.json
    COMMAND ${Python3_EXECUTABLE} -B tools/content/compile.py
      --content ${content} --web web --demos ${programs} --assets ${assets} --out ${out}
      --answers ${out}-answers.json
    WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}
    DEPENDS ${sources}
    COMMENT "Compiling the course in ${content}"
  )
  add_custom_target(${target} DEPENDS ${out}/course.json)
endfunction()
