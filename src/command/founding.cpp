#include "command/founding.hpp"

#include <map>

#include "roster/divisions_file.hpp"

namespace chengxin::command {

namespace {

/// Records all of them; the first refusal is the answer.
Outcome record_all(Recorder& recorder, std::vector<Submission> const& group) {
    for (auto const& receipt : recorder.record(group)) {
        if (receipt.outcome != Receipt::Outcome::accepted) return *receipt.problem;
    }
    return Done{};
}

}  // namespace

Result<std::int64_t> found(Recorder& recorder, std::string_view divisions_csv, std::vector<json::Object> const& packs,
                           Date day, std::function<Uuid()> const& make_id) {
    auto const lines = roster::read_divisions(divisions_csv, std::to_string(recorder.county().tenant()));
    if (!lines) return lines.error();
    std::map<std::string, Uuid> ids;
    std::vector<Submission> group;
    for (auto const& line : *lines) {
        auto const id = ids.emplace(line.code, make_id()).first->second;
        roster::Division division{line.code, line.name, line.level, {}, line.is_virtual, {}, {}};
        // In the chain, so that days cannot be moved by changing it behind the ledger's back.
        if (line.parent_code.empty()) division.offset_minutes = recorder.county().offset().count();
        if (!line.parent_code.empty()) division.parent = ids.at(line.parent_code);
        if (!line.urban_rural_class.empty()) division.urban_rural_class = line.urban_rural_class;
        RegisterSubject command;
        command.id = FactId(make_id());
        command.kind = roster::Division::kind_name;
        command.about = {std::string(roster::subject_kind::division), SubjectId(id)};
        command.day = day;
        command.answers = json::write(division).get_object();
        group.push_back({{}, std::move(command)});
    }
    if (auto const done = record_all(recorder, group); !done) return done.error();
    for (auto const& pack : packs) {
        if (auto const done = record_all(recorder, {{{}, InstallPack{FactId(make_id()), pack, day}}}); !done) {
            return done.error();
        }
    }
    return static_cast<std::int64_t>(lines->size());
}

}  // namespace chengxin::command
