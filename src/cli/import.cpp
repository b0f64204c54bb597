#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <set>

#include "access/account_store.hpp"
#include "cli/subcommands.hpp"
#include "intake/run.hpp"
#include "table/table_file.hpp"

namespace chengxin::cli {

namespace {

using intake::Fault;

struct Import {
    Place place;
    ledger::Tenant county = 0;
    std::string kind;
    std::string file;
    std::string sheet;
    std::size_t header = 0;
    std::vector<std::string> map;
    std::string rows;
    std::string day;
    std::string login;
    std::string undo;
    std::string reason = "导入有误";
    bool list = false;
    bool good_rows = false;
    bool duplicates_too = false;
    bool dry_run = false;
    bool as_json = false;
};

/// A bar on the terminal, if there is one; what is piped away gets none.
class Bar {
public:
    explicit Bar(std::string what) : what_(std::move(what)), is_shown_(isatty(STDERR_FILENO) != 0) {}
    Bar(Bar const&) = delete;
    Bar& operator=(Bar const&) = delete;
    ~Bar() { end(); }

    void show(std::size_t done, std::size_t all) {
        if (!is_shown_ || all == 0) return;
        constexpr std::size_t width = 40;
        auto const full = width * std::min(done, all) / all;
        std::cerr << "\r" << what_ << " [" << std::string(full, '#') << std::string(width - full, '.') << "] " << done
                  << "/" << all << std::flush;
        is_begun_ = true;
    }

    /// What is written next begins a line.
    void end() {
        if (is_begun_) std::cerr << "\n";
        is_begun_ = false;
    }

private:
    std::string what_;
    bool is_shown_;
    bool is_begun_ = false;
};

/// What is told at the end, in words or as JSON.
struct Told {
    intake::Source source;
    std::string form;  ///< of the file
    intake::Form const* table = nullptr;
    std::optional<intake::Plan> plan;
    std::vector<Fault> faults;
    std::size_t imported = 0;
    std::string id;  ///< "" where nothing was imported
    bool dry_run = false;
};

std::size_t bad_rows(std::vector<Fault> const& faults) {
    std::set<std::int64_t> rows;
    for (auto const& fault : faults) {
        if (fault.row > 0) rows.insert(fault.row);
    }
    return rows.size();
}

char const* reason_in_words(intake::Reason reason) {
    switch (reason) {
        case intake::Reason::none: return "";
        case intake::Reason::guessed: return "（照表头认出）";
        case intake::Reason::remembered: return "（照上次导入同样的表）";
        case intake::Reason::told: return "（照 --map）";
    }
    return "";
}

void show_plan(intake::Plan const& plan, intake::Form const& table) {
    std::cout << "列的对应：\n";
    for (auto const& column : plan.heading.columns) {
        auto const* field = column.field.empty() ? nullptr : table.field(column.field);
        std::cout << "  " << table::column_letters(column.at) << " “" << column.header << "” → "
                  << (field == nullptr ? "不导入" : std::string(field->title)) << reason_in_words(column.reason)
                  << "\n";
    }
    for (auto const& name : plan.hidden) std::cout << "隐藏的工作表“" << name << "”没有看。\n";
}

void show_in_words(Told const& told) {
    std::cout << "文件 " << told.source.name << "（" << (told.form.empty() ? "没有读出来" : told.form) << "，SHA-256 "
              << told.source.digest << "）\n";
    if (told.plan) show_plan(*told.plan, *told.table);
    for (auto const& fault : told.faults) std::cout << intake::to_line(fault) << "\n";
    if (told.plan) {
        auto const& plan = *told.plan;
        std::cout << "有内容的行 " << plan.rows_read << "，有错的行 " << bad_rows(told.faults) << "，可以导入的行 "
                  << plan.rows.size() << "，与台账相同的行 " << plan.unchanged << "，县以上的行 " << plan.above_county
                  << "。\n";
    }
    if (!told.id.empty()) {
        std::cout << "导入了 " << told.imported << " 行，编号 " << told.id << "；撤销：chengxin import --undo "
                  << told.id << "\n";
    } else if (told.dry_run) {
        std::cout << "只是试导，什么也没有记下。\n";
    } else if (!told.plan) {
        std::cout << "什么也没有导入。\n";
    } else if (!told.faults.empty()) {
        std::cout << "什么也没有导入。请改好再来；或加 --good-rows 只导入没有错的行；或用 --rows 写明行号。\n";
    } else {
        std::cout << "没有要导入的行，什么也没有记下。\n";
    }
}

json::Object to_json(Told const& told) {
    json::Object object{{"file", told.source.name}, {"sha256", told.source.digest}, {"form", told.form}};
    object["kind"] = told.table->name;
    json::Array columns;
    if (told.plan) {
        object["sheet"] = told.plan->sheet;
        for (auto const& column : told.plan->heading.columns) {
            columns.push_back(json::Object{{"column", table::column_letters(column.at)},
                                           {"header", column.header},
                                           {"field", column.field},
                                           {"reason", intake::to_text(column.reason)}});
        }
        object["rows_read"] = told.plan->rows_read;
        object["good_rows"] = told.plan->rows.size();
        object["unchanged"] = told.plan->unchanged;
        object["above_county"] = told.plan->above_county;
    }
    object["columns"] = std::move(columns);
    object["faults"] = json::write(told.faults);
    object["bad_rows"] = bad_rows(told.faults);
    object["dry_run"] = told.dry_run;
    object["imported"] = told.imported;
    object["import"] = told.id.empty() ? json::Value() : json::Value(told.id);
    return object;
}

int finish(Told const& told, bool as_json) {
    if (as_json)
        std::cout << boost::json::serialize(to_json(told)) << "\n";
    else
        show_in_words(told);
    return told.faults.empty() ? 0 : 1;
}

Fault whole_file(Problem const& problem) {
    auto const wrong = intake::wrong_of(problem);
    Fault fault;
    fault.code = wrong.code;
    fault.what = wrong.what;
    fault.remedy = wrong.remedy;
    return fault;
}

intake::Order order_of(Import const& options, Date today, Clock const& clock) {
    intake::Order order;
    order.form = intake::find_form(options.kind);
    if (order.form == nullptr) {
        std::string known;
        for (auto const& form : intake::forms())
            known += (known.empty() ? "" : "、") + std::string(form.name) + "（" + std::string(form.title) + "）";
        throw Refused("--kind 要写明表里是什么：" + known + "。");
    }
    if (options.header > 0) order.told.row = options.header;
    for (auto const& pair : options.map) {
        auto const equals = pair.rfind('=');
        if (equals == std::string::npos) throw Refused("--map 要写成 列=项目，如 --map C=电话；不导入的列写 C=。");
        order.told.columns.emplace_back(pair.substr(0, equals), pair.substr(equals + 1));
    }
    if (!options.sheet.empty()) order.sheet = options.sheet;
    if (!options.rows.empty()) {
        auto rows = intake::RowSet::parse(options.rows);
        if (!rows) throw Refused(rows.error());
        order.rows = *std::move(rows);
    }
    order.duplicates_too = options.duplicates_too;
    order.today = today;
    order.day = options.day.empty() ? today : day_of(options.day, clock);
    order.import = ledger::FactId(machine_ids(clock)());
    return order;
}

/// Who does it: whoever may run the program on the machine, or the person of an account.
command::Origin origin_of(Import const& options, Opened& opened) {
    if (options.login.empty()) return {};
    auto const person = opened.store->read([&](store::Connection& connection) {
        return access::find_login(connection, opened.county->tenant(), options.login);
    });
    if (!person) throw Refused("没有账号 " + options.login + "，请核对。");
    return {*person};
}

void carry_out(Import const& options, intake::Order const& order, Opened& opened, Clock const& clock, Told& told) {
    auto const& plan = *told.plan;
    bool const is_whole = told.faults.empty() || options.good_rows || options.dry_run;
    if (plan.rows.empty() || !is_whole) return;
    Bar bar(options.dry_run ? "试导" : "导入");
    command::Whole const whole{options.dry_run ? command::Ending::roll_back : command::Ending::keep,
                               [&](std::size_t done) { bar.show(done, plan.rows.size() + 1); }};
    command::Recorder recorder(*opened.county, clock);
    auto const refused = intake::carry_out(plan, order, told.source, origin_of(options, opened), recorder, whole);
    told.faults.insert(told.faults.end(), refused.begin(), refused.end());
    if (options.dry_run || !refused.empty()) return;
    told.imported = plan.rows.size();
    told.id = to_text(order.import);
}

int take_in(Import const& options) {
    Opened opened(options.place, options.county);
    auto const clock = machine_clock();
    auto const order = order_of(options, opened.county->today(clock()), clock);
    auto const bytes = read_file(options.file);
    Told told;
    told.source = intake::source_of(options.file, bytes);
    told.table = order.form;
    told.dry_run = options.dry_run;
    auto const tables = table::read_tables(bytes);
    if (!tables) {
        told.faults.push_back(whole_file(tables.error()));
        return finish(told, options.as_json);
    }
    told.form = tables->form;
    auto plan = opened.store->read([&](store::Connection& connection) -> Result<intake::Plan> {
        auto const imports = intake::kept_imports(*opened.county, connection);
        intake::Directory directory(*opened.county, connection, order.day);
        auto made = intake::make_plan(order, *tables, directory, intake::remembered(imports, *order.form));
        if (!made) return made;
        auto const done = intake::check_not_again(*made, *order.form, told.source, imports);
        return done ? std::move(made) : Result<intake::Plan>(done.error());
    });
    if (!plan) {
        told.faults.push_back(whole_file(plan.error()));
        return finish(told, options.as_json);
    }
    told.faults = plan->faults;
    told.plan = *std::move(plan);
    carry_out(options, order, opened, clock, told);
    return finish(told, options.as_json);
}

int take_back(Import const& options) {
    Opened opened(options.place, options.county);
    auto const id = parse_uuid(options.undo);
    if (!id) throw Refused(id.error());
    auto const clock = machine_clock();
    auto const origin = origin_of(options, opened);
    command::Recorder recorder(*opened.county, clock);
    Bar bar("撤销");
    auto const undone = intake::undo(ledger::FactId(*id), options.reason, origin, recorder, machine_ids(clock),
                                     [&](std::size_t done, std::size_t all) { bar.show(done, all); });
    bar.end();
    if (!undone) throw Refused(undone.error());
    std::cout << "撤销了这次导入：收回 " << *undone << " 条登记，像从没有导入过一样；账本里两次都看得见。\n";
    return 0;
}

int list(Import const& options) {
    Opened opened(options.place, options.county);
    auto const imports = opened.store->read(
        [&](store::Connection& connection) { return intake::kept_imports(*opened.county, connection); });
    json::Array all;
    for (auto const& kept : imports) {
        auto const* form = intake::find_form(kept.import.table);
        if (options.as_json) {
            auto object = json::write(kept.import).get_object();
            object["id"] = to_text(kept.id);
            object["recorded_at"] = to_text(kept.recorded_at);
            object["undone"] = kept.is_undone;
            all.push_back(std::move(object));
        } else {
            std::cout << to_text(kept.id) << "  " << to_text(kept.day) << "  "
                      << (form == nullptr ? kept.import.table : std::string(form->title)) << " " << kept.import.count
                      << " 行  " << kept.source.name << (kept.is_undone ? "  已撤销" : "") << "\n";
        }
    }
    if (options.as_json)
        std::cout << boost::json::serialize(all) << "\n";
    else if (imports.empty())
        std::cout << "还没有导入过。\n";
    return 0;
}

int run_import(Import const& options) {
    if (options.list) return list(options);
    if (!options.undo.empty()) return take_back(options);
    if (options.file.empty() || options.kind.empty()) {
        throw Refused("请写明 --kind 和 --file；或用 --list 看导入过什么，--undo 撤销一次。");
    }
    return take_in(options);
}

}  // namespace

void add_import(CLI::App& app, Status const& status) {
    auto const options = std::make_shared<Import>();
    auto* const command =
        app.add_subcommand("import", "从 CSV 或 xlsx 表导入区划、单位、人员、任职与联系、户、户内成员");
    options->place.add_to(*command);
    command->add_option("--county", options->county, "县的六位代码，只有一个县时可不写");
    command->add_option("--kind", options->kind,
                        "表里是什么：division、unit、person、link、household、household_member，或中文名");
    command->add_option("--file", options->file, "CSV（UTF-8 或 GB 18030）或 .xlsx 文件");
    command->add_option("--sheet", options->sheet, "工作表的名字，只有一个有内容时可不写");
    command->add_option("--header", options->header, "表头在第几行（默认自己找）");
    command->add_option("--map", options->map, "列=项目，如 C=电话；列写字母或表头，不导入写 C=；可以写几次");
    command->add_option("--rows", options->rows, "只导入这些行，如 2-40,55");
    command->add_flag("--good-rows", options->good_rows, "有错的行不导入，没有错的照样导入（默认有一行错就都不导入）");
    command->add_flag("--duplicates-too", options->duplicates_too, "疑似重复的也导入");
    command->add_option("--from", options->day, "没有起始日期的行从哪一天起（默认今天）");
    command->add_option("--as", options->login, "以哪个账号的名义，按他的权限（默认以管理这台机器的人）");
    command->add_flag("--dry-run", options->dry_run, "只试导：列出每一处错，什么也不记");
    command->add_flag("--json", options->as_json, "结果写成 JSON");
    command->add_flag("--list", options->list, "列出导入过的表");
    command->add_option("--undo", options->undo, "撤销编号为此的一次导入，连同它登记的一切");
    command->add_option("--reason", options->reason, "撤销的原因")->capture_default_str();
    command->callback([options, status] { *status = run_import(*options); });
}

}  // namespace chengxin::cli
