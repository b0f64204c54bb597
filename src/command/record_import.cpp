#include <algorithm>
#include <array>

#include "command/decide.hpp"

namespace chengxin::command {

namespace {

constexpr std::size_t file_characters_max = 200;
constexpr std::size_t digest_digits = 64;

bool is_digest(std::string_view text) { return text.size() == digest_digits && from_hex(text).has_value(); }

Outcome check(roster::Import const& import) {
    if (auto const done = check_text(import.file, file_characters_max, "/import/file"); !done) return done;
    if (!is_digest(import.digest) || !is_digest(import.shape)) {
        return Problem{Refusal::invalid, "import.digest", "/import/digest", "文件的摘要不对，请重新导入。"};
    }
    bool const is_row = roster::is_registration(import.table) && import.table != roster::LinkEnd::kind_name;
    if (!is_row) return Problem{Refusal::invalid, "import.table", "/import/table", "没有这一类可以导入的表，请核对。"};
    bool const is_count = import.count > 0 && !import.rows.empty() && std::ranges::all_of(import.rows, [](char c) {
                              return (c >= '0' && c <= '9') || c == '-' || c == ',';
                          });
    if (!is_count)
        return Problem{Refusal::invalid, "import.rows", "/import/rows", "没有写明导入了哪些行，请重新导入。"};
    return Done{};
}

}  // namespace

Result<Draft> decide(RecordImport const& command, Scene const& scene) {
    if (auto const done = check(command.import); !done) return done.error();
    if (auto const done = check_day(command.day, scene, false); !done) return done.error();
    auto const county = scene.world.divisions.county();
    if (county == 0) {
        return Problem{Refusal::missing, "division.unknown", "", "还没有登记县，请先用 chengxin init 建县。"};
    }
    if (!scene.caller.is_local) {
        std::array const lineage{county};
        auto const grant = access::may(scene.caller, access::Action::manage_roster, lineage, scene.today);
        if (!grant) return grant.error();
    }
    auto draft = told(command, scene);
    draft.place = county;
    return draft;
}

}  // namespace chengxin::command
