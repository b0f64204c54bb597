# Puts migrations, shipped packs, the demo's divisions and the built web into the program: one file to install.
#   packs/*.json        canonical JSON of packs/, written by write_packs
#   embedded_files.S    the bytes, by .incbin
#   embedded_files.cpp  their names: chengxin::embedded_files() of base/embedded.hpp
set(embed_dir ${PROJECT_BINARY_DIR}/embedded)
set(web_dist ${PROJECT_SOURCE_DIR}/web/dist)

add_executable(write_packs cmake/write_packs.cpp src/base/fault_none.cpp)
target_link_libraries(write_packs PRIVATE core)
file(GLOB_RECURSE pack_inputs CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/packs/*.toml ${PROJECT_SOURCE_DIR}/packs/clauses.txt)
add_custom_command(
  OUTPUT ${embed_dir}/packs.stamp
  COMMAND write_packs ${PROJECT_SOURCE_DIR}/packs ${embed_dir}/packs
  COMMAND ${CMAKE_COMMAND} -E touch ${embed_dir}/packs.stamp
  DEPENDS write_packs ${pack_inputs}
  VERBATIM)

file(GLOB embed_inputs CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/migrations/*.sql ${PROJECT_SOURCE_DIR}/data/*.csv)
file(GLOB_RECURSE embed_web CONFIGURE_DEPENDS ${web_dist}/*)
add_custom_command(
  OUTPUT ${embed_dir}/embedded_files.S ${embed_dir}/embedded_files.cpp
  COMMAND ${CMAKE_COMMAND} -D root=${PROJECT_SOURCE_DIR} -D out=${embed_dir} -P ${PROJECT_SOURCE_DIR}/cmake/embed_files.cmake
  DEPENDS ${embed_inputs} ${embed_web} ${embed_dir}/packs.stamp ${PROJECT_SOURCE_DIR}/cmake/embed_files.cmake
  VERBATIM)
add_library(embedded OBJECT ${embed_dir}/embedded_files.S ${embed_dir}/embedded_files.cpp)
target_include_directories(embedded PRIVATE ${PROJECT_SOURCE_DIR}/src)
