# Puts migrations, packs and the built web into the program, so that it is one file to install.
#   embedded_files.S    the bytes, by .incbin
#   embedded_files.cpp  their names: chengxin::embedded_file() of base/embedded.hpp
set(embed_dir ${PROJECT_BINARY_DIR}/embedded)
set(web_dist ${PROJECT_SOURCE_DIR}/web/dist)
file(GLOB embed_inputs CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/migrations/*.sql)
file(GLOB_RECURSE embed_web CONFIGURE_DEPENDS ${web_dist}/*)
add_custom_command(
  OUTPUT ${embed_dir}/embedded_files.S ${embed_dir}/embedded_files.cpp
  COMMAND ${CMAKE_COMMAND} -D root=${PROJECT_SOURCE_DIR} -D out=${embed_dir} -P ${PROJECT_SOURCE_DIR}/cmake/embed_files.cmake
  DEPENDS ${embed_inputs} ${embed_web} ${PROJECT_SOURCE_DIR}/cmake/embed_files.cmake
  VERBATIM)
add_library(embedded OBJECT ${embed_dir}/embedded_files.S ${embed_dir}/embedded_files.cpp)
target_include_directories(embedded PRIVATE ${PROJECT_SOURCE_DIR}/src)
