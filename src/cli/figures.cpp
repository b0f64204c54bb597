#include <algorithm>
#include <cmath>
#include <iostream>

#include "cli/subcommands.hpp"
#include "demo/scale.hpp"
#include "indicator/headlines.hpp"
#include "indicator/saying.hpp"

namespace chengxin::cli {

namespace {

using indicator::Headline;

struct Asked {
    Place place;
    ledger::Tenant county = 0;
    std::string as_of;
    std::string known_at;
    double scale = 1;
    bool json = false;
};

/// A headline figure, and what it comes to in the demo if this is the demo.
struct Line {
    Headline headline;
    std::optional<demo::Target> target;
};

std::string period_of(Headline const& headline, Date as_of) {
    if (headline.is_at_date()) return to_text(as_of);
    auto const last = std::min(headline.span.past - std::chrono::days{1}, as_of);
    return to_text(headline.span.first) + " — " + to_text(last);
}

std::vector<Line> tell_lines(indicator::Rules const& rules, fact::Ledger const& ledger,
                             indicator::HeadlineQuestion const& question, demo::Scale scale) {
    auto const targets = demo::targets(scale);
    std::vector<Line> lines;
    for (auto const& headline : indicator::headlines(ledger, rules, question)) {
        auto const target = std::ranges::find(targets, headline.definition->figure, &demo::Target::figure);
        bool const is_demo = ledger.tenant == roster::fictional_county && target != targets.end();
        lines.push_back({headline, is_demo ? std::optional(*target) : std::nullopt});
    }
    return lines;
}

bool is_ok(Line const& line) {
    auto const& value = line.headline.value;
    if (line.target) return value && std::abs(*value - line.target->value) <= line.target->tolerance;
    return line.headline.meets_goal.value_or(true);
}

json::Value number(std::optional<std::int64_t> value) { return value ? json::Value(*value) : json::Value(nullptr); }

json::Object json_of(Line const& line, Date as_of) {
    auto const& [headline, target] = line;
    auto const& definition = *headline.definition;
    return {{"id", definition.figure},
            {"indicator", definition.name},
            {"chinese", definition.title},
            {"value", number(headline.value)},
            {"unit", definition.unit},
            {"period", period_of(headline, as_of)},
            {"goal_is", definition.goal_is},
            {"goal", definition.goal},
            {"goal_met", headline.meets_goal ? json::Value(*headline.meets_goal) : json::Value(nullptr)},
            {"demo_target", target ? json::Value(target->value) : json::Value(nullptr)},
            {"ok", is_ok(line)}};
}

void print(Line const& line, Date as_of) {
    auto const& [headline, target] = line;
    auto const& definition = *headline.definition;
    std::cout << definition.figure << "  " << definition.title << "  " << indicator::say(definition, headline.value)
              << "  （" << period_of(headline, as_of) << "）";
    if (target) std::cout << "  演示目标 " << indicator::say(definition, target->value);
    std::cout << (is_ok(line) ? "  符合" : "  不符") << "\n";
}

void tell(Asked const& asked, Status const& status) {
    Opened opened(asked.place, asked.county);
    indicator::HeadlineQuestion question;
    question.as_of = day_of(asked.as_of, machine_clock());
    std::optional<Instant> known_at;
    if (!asked.known_at.empty()) {
        auto const moment = parse_instant(asked.known_at);
        if (!moment) throw Refused(moment.error());
        known_at = *moment;
    }
    json::Array all;
    bool is_all_ok = true;
    opened.store->read([&](store::Connection& connection) {
        auto const world = opened.county->world(connection);
        auto const ledger = opened.county->ledger(connection, *world);
        question.division = world->divisions.county();
        question.start = world->method.start();
        if (known_at) question.known = ledger::seq_at(connection, ledger.tenant, *known_at);
        indicator::Rules const rules{world->method.duties, world->method.indicators};
        for (auto const& line : tell_lines(rules, ledger, question, {std::llround(asked.scale * 1000)})) {
            is_all_ok = is_all_ok && is_ok(line);
            if (asked.json)
                all.push_back(json_of(line, question.as_of));
            else
                print(line, question.as_of);
        }
        return 0;
    });
    if (asked.json) std::cout << json::canonical(json::Value(std::move(all))) << "\n";
    if (!is_all_ok) *status = 1;
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
