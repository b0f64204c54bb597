#include "intake/run.hpp"

#include <algorithm>

#include "ledger/digest.hpp"

namespace chengxin::intake {

Source source_of(std::string path, std::string_view bytes) {
    if (auto const slash = path.find_last_of("/\\"); slash != std::string::npos) path.erase(0, slash + 1);
    return {std::move(path), to_hex(ledger::digest({bytes_of(bytes)}))};
}

std::vector<Kept> kept_imports(command::County& county, store::Connection& connection) {
    std::vector<Kept> imports;
    auto const number = county.world(connection)->divisions.county();
    auto const kind = county.words().find(roster::Import::kind_name);
    command::Unsealing unsealing(county, connection);
    for (auto const& row : ledger::all_rows_about(connection, county.tenant(), number)) {
        if (row.kind != kind || row.action != ledger::Action::record) continue;
        auto answers = unsealing.answers(row, {"file"});
        answers.emplace("file", "（已销毁）");
        Kept kept;
        kept.id = row.id;
        kept.import = json::read_object<roster::Import>(answers).value();
        kept.source = {kept.import.file, kept.import.digest};
        kept.day = row.day;
        kept.recorded_at = row.recorded_at;
        kept.author = row.author;
        kept.is_undone = row.state != ledger::State::counts;
        imports.push_back(std::move(kept));
    }
    std::ranges::reverse(imports);
    return imports;
}

std::vector<Remembered> remembered(std::vector<Kept> const& imports, Form const& form) {
    std::vector<Remembered> all;
    for (auto const& kept : imports) {
        bool const is_known = std::ranges::find(all, kept.import.shape, &Remembered::shape) != all.end();
        if (kept.is_undone || kept.import.table != form.name || is_known) continue;
        Remembered one{kept.import.shape, {}};
        for (auto const& [field, letters] : kept.import.columns) {
            if (letters.is_string()) one.columns.emplace(std::string(field), std::string(letters.get_string()));
        }
        all.push_back(std::move(one));
    }
    return all;
}

Outcome check_not_again(Plan const& plan, Form const& form, Source const& source, std::vector<Kept> const& imports) {
    for (auto const& kept : imports) {
        if (kept.is_undone || kept.import.table != form.name || kept.source.digest != source.digest) continue;
        auto const rows = RowSet::parse(kept.import.rows);
        if (!rows) throw store::StoreFailure("导入的记录（import）读不出来：" + rows.error().detail);
        auto const again =
            std::ranges::find_if(plan.rows, [&](PlannedRow const& row) { return rows->contains(row.number); });
        if (again == plan.rows.end()) continue;
        return Problem{Refusal::conflict, "import.again", "",
                       "这个文件的第 " + rows->text() + " 行已经导入过（编号 " + to_text(kept.id) +
                           "）：请用 --rows 写明别的行，或先用 --undo 撤销那一次。"};
    }
    return Done{};
}

std::vector<Fault> carry_out(Plan const& plan, Order const& order, Source const& source, command::Origin const& origin,
                             command::Recorder& recorder, command::Whole const& whole) {
    CHECK(!plan.rows.empty());
    std::vector<std::size_t> numbers;
    for (auto const& row : plan.rows) numbers.push_back(row.number);
    std::ranges::sort(numbers);
    command::RecordImport import;
    import.id = order.import;
    import.day = order.today;
    import.import = {source.name,
                     source.digest,
                     std::string(order.form->name),
                     plan.heading.shape,
                     {},
                     RowSet::of(numbers).text(),
                     static_cast<std::int64_t>(numbers.size())};
    for (auto const& [field, letters] : plan.heading.mapping()) import.import.columns[field] = letters;
    auto rows = spread(plan.rows);
    std::vector<command::Submission> group;
    group.reserve(rows.size() + 1);
    group.push_back({origin, std::move(import)});
    for (auto& row : rows) group.push_back({origin, std::move(row.command)});
    auto const receipts = recorder.record_whole(group, whole);
    std::vector<Fault> faults;
    for (std::size_t i = 0; i < receipts.size(); ++i) {
        if (!receipts[i].problem) continue;
        auto const& problem = *receipts[i].problem;
        Fault fault;
        fault.sheet = plan.sheet;
        fault.row = i == 0 ? 0 : static_cast<std::int64_t>(rows[i - 1].number);
        auto wrong = wrong_of(problem);
        fault.code = std::move(wrong.code);
        fault.what = std::move(wrong.what);
        fault.remedy = std::move(wrong.remedy);
        faults.push_back(std::move(fault));
        if (i == 0) return faults;  // whoever may not import is not told so row by row
    }
    std::ranges::stable_sort(faults, {}, &Fault::row);
    return faults;
}

}  // namespace chengxin::intake
