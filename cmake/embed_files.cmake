# cmake -D root=… -D out=… -P embed_files.cmake
# Embeds every file below migrations/, data/, packs/ (as built) and web/dist/ under its path from there:
# "migrations/0001_ledger.sql", "packs/1_common.json", "web/f/index.html".
file(GLOB plain RELATIVE ${root} ${root}/migrations/*.sql ${root}/data/*.csv)
file(GLOB packs RELATIVE ${out} ${out}/packs/*.json)
file(GLOB_RECURSE web RELATIVE ${root} ${root}/web/dist/*)
set(assembly "    .section .rodata\n")
set(rows "")
set(externs "")
set(n 0)
foreach(path IN LISTS plain packs web)
  string(REGEX REPLACE "^web/dist/" "web/" name ${path})
  set(base ${root})
  if(path MATCHES "^packs/")
    set(base ${out})
  endif()
  string(APPEND assembly "    .balign 16\n    .global embedded_${n}\nembedded_${n}:\n    .incbin \"${base}/${path}\"\n"
                         "    .global embedded_${n}_past\nembedded_${n}_past:\n    .byte 0\n")
  string(APPEND externs "extern char const embedded_${n}[];\nextern char const embedded_${n}_past[];\n")
  string(APPEND rows "    {\"${name}\", {embedded_${n}, static_cast<std::size_t>(embedded_${n}_past - embedded_${n})}},\n")
  math(EXPR n "${n} + 1")
endforeach()
string(APPEND assembly "    .section .note.GNU-stack,\"\",%progbits\n")
file(MAKE_DIRECTORY ${out})
file(WRITE ${out}/embedded_files.S "${assembly}")
file(WRITE ${out}/embedded_files.cpp
"#include \"base/embedded.hpp\"
#include <cstddef>
extern \"C\" {
${externs}}
namespace chengxin {
namespace {
std::vector<EmbeddedFile> const files = {
${rows}};
}
std::vector<EmbeddedFile> const& embedded_files() { return files; }
}  // namespace chengxin
")
