#include <algorithm>
#include <cmath>
#include <iostream>

#include "cli/subcommands.hpp"
#include "demo/scale.hpp"
#include "indicator/figure.hpp"
#include "indicator/saying.hpp"

namespace chengxin::cli {

namespace {

using indicator::Definition;
using indicator::Take;

constexpr auto one_day = std::chrono::days{1};

struct Asked {
    Place place;
    ledger::Tenant county = 0;
    std::string as_of;
    std::string known_at;
    double scale = 1;
    bool json = false;
};

/// A headline figure as it is printed.
struct Line {
    Definition const* definition = nullptr;
    std::string period;
    std::optional<std::int64_t> value;
    std::optional<demo::Target> target;
    std::optional<bool> is_met;  ///< the goal that the pack names
};

/// Of what days a figure is told as of a day: what holds, then; what happens, since the beginning; what is told by the
/// year, of the last whole one.
DateRange span_of(Definition const& definition, Date start, Date as_of) {
    bool const is_cumulative = std::ranges::count(definition.per, "ever") > 0;
    if (definition.take == Take::stock || definition.take == Take::share) {
        auto const month = month_number(as_of);
        return {first_of_month(month), first_of_month(month + 1)};
    }
    if (is_cumulative) return {definition.since.value_or(start), as_of + one_day};
    auto const year = year_of(as_of + one_day) - 1;  // a year ends with its last day
    return {first_of_year(year), first_of_year(year + 1)};
}

std::string period_of(Definition const& definition, DateRange const& span, Date as_of) {
    bool const is_at_date = definition.take == Take::stock || definition.take == Take::share;
    if (is_at_date) return to_text(as_of);
    return to_text(span.first) + " — " + to_text(std::min(span.past - one_day, as_of));
}

std::optional<std::int64_t> value_of(Definition const& definition, indicator::Counted const& counted) {
    if (definition.take == Take::share) return indicator::hundredths(counted.top, counted.bottom);
    if (counted.among == 0) return std::nullopt;
    return counted.n;
}

std::vector<Line> lines_of(Opened& opened, Asked const& asked, Date as_of) {
    auto& county = *opened.county;
    return opened.store->read([&](store::Connection& connection) {
        auto const world = county.world(connection);
        auto const ledger = county.ledger(connection, *world);
        indicator::Rules const rules{world->method.duties, world->method.indicators};
        auto const targets = demo::targets({std::llround(asked.scale * 1000)});
        std::vector<Line> lines;
        for (auto const& definition : world->method.indicators) {
            if (definition.figure.empty()) continue;
            indicator::Question question;
            question.definition = &definition;
            question.division = world->divisions.county();
            question.span = span_of(definition, world->method.start(), as_of);
            question.as_of = as_of;
            question.is_current = false;
            if (!asked.known_at.empty()) {
                auto const moment = parse_instant(asked.known_at);
                if (!moment) throw Refused(moment.error());
                question.known = ledger::seq_at(connection, ledger.tenant, *moment);
            }
            Line line{&definition, period_of(definition, question.span, as_of), {}, {}, {}};
            line.value = value_of(definition, indicator::figure(ledger, rules, question).total);
            line.is_met = indicator::meets_goal(definition, line.value);
            auto const target = std::ranges::find(targets, definition.figure, &demo::Target::figure);
            bool const is_demo = ledger.tenant == roster::fictional_county && target != targets.end();
            if (is_demo) line.target = *target;
            lines.push_back(std::move(line));
        }
        std::ranges::sort(lines, {}, [](Line const& line) { return line.definition->figure; });
        return lines;
    });
}

bool is_ok(Line const& line) {
    if (line.target) return line.value && std::abs(*line.value - line.target->value) <= line.target->tolerance;
    return line.is_met.value_or(true);
}

json::Value number(std::optional<std::int64_t> value) { return value ? json::Value(*value) : json::Value(nullptr); }

json::Object json_of(Line const& line) {
    auto const& definition = *line.definition;
    return {{"id", definition.figure},
            {"indicator", definition.name},
            {"chinese", definition.title},
            {"value", number(line.value)},
            {"unit", definition.unit},
            {"period", line.period},
            {"goal_is", definition.goal_is},
            {"goal", definition.goal},
            {"goal_met", line.is_met ? json::Value(*line.is_met) : json::Value(nullptr)},
            {"demo_target", line.target ? json::Value(line.target->value) : json::Value(nullptr)},
            {"ok", is_ok(line)}};
}

void print(std::vector<Line> const& lines) {
    for (auto const& line : lines) {
        std::cout << line.definition->figure << "  " << line.definition->title << "  "
                  << indicator::say(*line.definition, line.value) << "  （" << line.period << "）";
        if (line.target) std::cout << "  演示目标 " << indicator::say(*line.definition, line.target->value);
        std::cout << (is_ok(line) ? "  符合" : "  不符") << "\n";
    }
}

void tell(Asked const& asked, Status const& status) {
    Opened opened(asked.place, asked.county);
    auto const as_of = day_of(asked.as_of, machine_clock());
    auto const lines = lines_of(opened, asked, as_of);
    if (asked.json) {
        json::Array all;
        for (auto const& line : lines) all.push_back(json_of(line));
        std::cout << json::canonical(json::Value(std::move(all))) << "\n";
    } else {
        print(lines);
    }
    if (!std::ranges::all_of(lines, is_ok)) *status = 1;
}

}  // namespace

void add_figures(CLI::App& app, Status const& status) {
    auto const asked = std::make_shared<Asked>();
    auto* const command = app.add_subcommand("figures", "列出全县的主要数字，逐个说明时段和是否达到");
    asked->place.add_to(*command);
    command->add_option("--county", asked->county, "县的六位代码，只有一个县时可不写");
    command->add_option("--as-of", asked->as_of, "算到哪一天（默认今天）");
    command->add_option("--known-at", asked->known_at, "只算那一刻已经记入的，如 2014-05-01T00:00:00Z");
    command->add_option("--scale", asked->scale, "演示县造的时候用的大小")->capture_default_str();
    command->add_flag("--json", asked->json, "写成 JSON");
    command->callback([asked, status] { tell(*asked, status); });
}

}  // namespace chengxin::cli
