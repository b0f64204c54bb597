#include <algorithm>
#include <array>

#include "api/question.hpp"
#include "api/resources.hpp"
#include "document/figure_sheets.hpp"
#include "indicator/headlines.hpp"
#include "indicator/saying.hpp"

namespace chengxin::api {

namespace {

using document::rules_of;
using indicator::Counted;
using indicator::Definition;
using indicator::Take;

constexpr int year_least = 2000;
constexpr int year_most = 2200;
constexpr auto one_day = std::chrono::days{1};

/// The year asked of, or a month of it; this year if nothing is said.
Result<DateRange> span_asked(http::Request const& request, Date today) {
    if (auto const month = request.query_value("month")) {
        auto const first = parse_date(*month + "-01");
        bool const fits = first && year_of(*first) >= year_least && year_of(*first) <= year_most;
        if (!fits) return malformed("month", "“2026-11”这样的年月");
        return DateRange{*first, add_months(*first, 1)};
    }
    std::int64_t year = year_of(today);
    if (auto const written = request.query_value("year")) {
        year = number_in(*written).value_or(0);
        if (year < year_least || year > year_most) return malformed("year", "2000 到 2200 之间的年份");
    }
    return DateRange{first_of_year(static_cast<int>(year)), first_of_year(static_cast<int>(year) + 1)};
}

/// "span=ever": from the beginning of what is counted, or of the county, to the day asked for.
Outcome read_ever(sync::Reading const& reading, http::Request const& request, indicator::Question& question) {
    auto const span = request.query_value("span");
    if (!span) return Done{};
    if (*span != "ever") return malformed("span", "ever（自开始以来累计）");
    auto const& method = reading.world().method;
    question.span.first = question.definition->since.value_or(method.start());
    question.span.past = std::max(question.as_of, question.span.first) + one_day;
    return Done{};
}

Outcome read_moments(sync::Reading const& reading, http::Request const& request, indicator::Question& question) {
    if (auto const written = request.query_value("as_of")) {
        auto const day = parse_date(*written);
        if (!day) return malformed("as_of", "“2026-11-24”这样的日期");
        question.as_of = *day;
        question.is_current = *day >= reading.today();
    }
    if (auto const written = request.query_value("known_at")) {
        auto const moment = parse_instant(*written);
        if (!moment) return malformed("known_at", "“2026-11-24T08:15:30Z”这样的时刻");
        question.known = ledger::seq_at(reading.ledger().connection, reading.ledger().tenant, *moment);
    }
    return Done{};
}

}  // namespace

Result<indicator::Question> question_of(sync::Reading const& reading, http::Request const& request) {
    indicator::Question question;
    question.definition = reading.world().method.indicator(request.parameters.at("name"));
    if (question.definition == nullptr) {
        return Problem{Refusal::missing, "indicator.unknown", "", "没有这个指标，请从列表里重新选择。"};
    }
    auto const division = division_asked(reading, request, access::Action::read_figures);
    if (!division) return division.error();
    question.division = *division;
    auto const span = span_asked(request, reading.today());
    if (!span) return span.error();
    question.span = *span;
    question.as_of = reading.today();
    if (auto const done = read_moments(reading, request, question); !done) return done.error();
    if (auto const done = read_ever(reading, request, question); !done) return done.error();
    return question;
}

namespace {

constexpr std::array takes{std::pair{Take::count, "count"},       std::pair{Take::sum, "sum"},
                           std::pair{Take::distinct, "distinct"}, std::pair{Take::stock, "stock"},
                           std::pair{Take::least, "least"},       std::pair{Take::share, "share"}};

json::Object definition_json(Definition const& definition) {
    json::Object out{
        {"name", definition.name},
        {"title", definition.title},
        {"unit", definition.unit},
        {"take", std::ranges::find(takes, definition.take, [](auto const& one) { return one.first; })->second},
        {"per", json::write(definition.per)},
        {"source", json::write(definition.source)}};
    if (!definition.goal_is.empty()) out["goal_is"] = definition.goal_is;
    if (definition.goal.is_int64()) out["goal"] = definition.goal;
    if (!definition.goal_within.empty()) out["goal_within"] = definition.goal_within;
    if (!definition.shown_in.empty()) out["shown_in"] = definition.shown_in;
    if (!definition.figure.empty()) out["figure"] = definition.figure;
    if (definition.since) out["since"] = to_text(*definition.since);
    return out;
}

/// A number, or a share in hundredths of a percent with the two numbers it is made of.
void write_counted(json::Object& out, Definition const& definition, Counted const& counted) {
    if (definition.take != Take::share) {
        bool const is_none = counted.among == 0;
        out["value"] = is_none ? json::Value(nullptr) : json::Value(counted.n);
        if (counted.among) out["among"] = *counted.among;
        return;
    }
    auto const share = indicator::hundredths(counted.top, counted.bottom);
    out["value"] = share ? json::Value(*share) : json::Value(nullptr);
    out["top"] = counted.top;
    out["bottom"] = counted.bottom;
    out["excused"] = counted.excused;
}

std::string month_text(std::int64_t month) { return to_text(first_of_month(month)).substr(0, 7); }

/// What the whole is made of by an option, in the order of its list.
json::Array splits_json(sync::Reading const& reading, Definition const& definition,
                        std::vector<indicator::SplitCounted> const& splits) {
    json::Array out;
    auto const& catalogue = reading.world().method.catalogue;
    auto const* kind = catalogue.kind(definition.over.front());
    auto const* field = kind == nullptr ? nullptr : kind->field(definition.split);
    auto const* list = field == nullptr ? nullptr : catalogue.list(field->list);
    if (list == nullptr) return out;
    for (auto const& option : list->options) {
        auto const word = reading.ledger().words.find(option.name);
        auto const found = std::ranges::find(splits, word, &indicator::SplitCounted::option);
        if (word < 0 || found == splits.end() || found->n == 0) continue;
        out.push_back(json::Object{{"option", option.name}, {"title", option.title}, {"value", found->n}});
    }
    return out;
}

json::Object figure_json(sync::Reading& reading, indicator::Question const& question) {
    auto const& definition = *question.definition;
    auto const figure = indicator::figure(reading.ledger(), rules_of(reading), question);
    auto const head = ledger::load_head(reading.ledger().connection, reading.ledger().tenant);
    json::Object out{{"indicator", definition_json(definition)},
                     {"division", reading.division(question.division)},
                     {"first", to_text(question.span.first)},
                     {"past", to_text(question.span.past)},
                     {"as_of", to_text(std::min(question.as_of, question.span.past - one_day))},
                     {"seq", question.known.value_or(head.seq)}};
    write_counted(out, definition, figure.total);
    json::Array months;
    for (auto const& point : figure.months) {
        json::Object month{{"month", month_text(point.month)}};
        write_counted(month, definition, point.counted);
        months.push_back(std::move(month));
    }
    json::Array rows;
    for (auto const& part : figure.rows) {
        json::Object row{{"division", reading.division(part.division)}};
        write_counted(row, definition, part.counted);
        rows.push_back(std::move(row));
    }
    if (!definition.split.empty()) out["splits"] = splits_json(reading, definition, figure.splits);
    out["months"] = std::move(months);
    out["rows"] = std::move(rows);
    return out;
}

json::Object village_named(sync::Reading& reading, ledger::Number place) {
    auto const village = reading.division(place);
    return {{"id", village.at("id")}, {"name", village.at("name")}};
}

/// "2026-11-24.1234": behind which fact a page begins.
Result<ledger::PageStart> page_asked(http::Request const& request) {
    auto const written = request.query_value("after");
    if (!written) return ledger::PageStart{far_future, 0};
    auto const stop = written->find('.');
    auto const day = parse_date(written->substr(0, stop));
    auto const seq = stop == std::string::npos ? std::nullopt : number_in(std::string_view(*written).substr(stop + 1));
    if (!day || !seq) return malformed("after", "上一页给出的 next");
    return ledger::PageStart{*day, *seq};
}

/// What is about a household names it once more, as lists of households do.
void add_household(json::Object& out) {
    auto const& about = out.at("about").as_object();
    if (std::string_view(about.at("type").get_string()) != roster::subject_kind::household) return;
    out["household"] = json::Object{{"id", about.at("id")}, {"head", about.at("name")}};
}

json::Object counted_fact(sync::Reading& reading, ledger::Row const& row) {
    json::Object out{{"id", to_text(row.id)},
                     {"kind", reading.ledger().words.text(row.kind)},
                     {"title", reading.title_of(row)},
                     {"day", to_text(row.day)},
                     {"about", reading.subject_named(row.subject)},
                     {"village", village_named(reading, row.place)},
                     {"author", reading.person(row.author)},
                     {"seq", row.seq}};
    add_household(out);
    return out;
}

constexpr std::array standings{std::pair{std::string_view("open"), indicator::Standing::open},
                               std::pair{std::string_view("met"), indicator::Standing::met},
                               std::pair{std::string_view("excused"), indicator::Standing::excused}};

std::string_view name_of(indicator::Standing standing) {
    return std::ranges::find(standings, standing, [](auto const& one) { return one.second; })->first;
}

json::Object owing_json(sync::Reading& reading, indicator::Owing const& owing) {
    json::Object out{{"about", reading.subject_named(owing.subject)},
                     {"village", village_named(reading, owing.place)},
                     {"standing", name_of(owing.standing)},
                     {"since", nullptr},
                     {"fact", nullptr}};
    add_household(out);
    if (owing.since) out["since"] = to_text(*owing.since);
    if (owing.n) out["n"] = *owing.n;
    if (owing.fact) {
        auto const& ledger = reading.ledger();
        out["fact"] = to_text(ledger::find_seq(ledger.connection, ledger.tenant, *owing.fact)->id);
    }
    return out;
}

}  // namespace

Result<std::optional<indicator::Standing>> standing_asked(http::Request const& request) {
    auto const written = request.query_value("standing");
    if (!written) return std::optional<indicator::Standing>();
    auto const wanted = std::ranges::find(standings, *written, [](auto const& one) { return one.first; });
    if (wanted == standings.end()) return malformed("standing", "open、met、excused 之一");
    return std::optional(wanted->second);
}

http::Reply get_indicators(sync::Reading& reading, http::Request const&) {
    json::Array all;
    for (auto const& definition : reading.world().method.indicators) all.push_back(definition_json(definition));
    return http::json_reply(200, json::Object{{"indicators", std::move(all)}});
}

http::Reply get_headlines(sync::Reading& reading, http::Request const& request) {
    auto const division = division_asked(reading, request, access::Action::read_figures);
    if (!division) return http::problem_reply(division.error());
    indicator::Question moments;
    moments.as_of = reading.today();
    if (auto const done = read_moments(reading, request, moments); !done) return http::problem_reply(done.error());
    indicator::HeadlineQuestion const asked{*division, moments.as_of, moments.known, reading.world().method.start()};
    auto const head = ledger::load_head(reading.ledger().connection, reading.ledger().tenant);
    json::Array all;
    for (auto const& headline : indicator::headlines(reading.ledger(), rules_of(reading), asked)) {
        auto const& definition = *headline.definition;
        json::Object out{{"indicator", definition_json(definition)},
                         {"first", to_text(headline.span.first)},
                         {"past", to_text(headline.span.past)},
                         {"is_at_date", headline.is_at_date()},
                         {"said", indicator::say(definition, headline.value)},
                         {"meets_goal", nullptr}};
        write_counted(out, definition, headline.counted);
        if (headline.meets_goal) out["meets_goal"] = *headline.meets_goal;
        all.push_back(std::move(out));
    }
    return http::json_reply(200, json::Object{{"division", reading.division(*division)},
                                              {"as_of", to_text(moments.as_of)},
                                              {"seq", moments.known.value_or(head.seq)},
                                              {"headlines", std::move(all)}});
}

http::Reply get_figure(sync::Reading& reading, http::Request const& request) {
    auto const question = question_of(reading, request);
    if (!question) return http::problem_reply(question.error());
    return http::json_reply(200, figure_json(reading, *question));
}

http::Reply get_facts_of_figure(sync::Reading& reading, http::Request const& request) {
    auto const question = question_of(reading, request);
    if (!question) return http::problem_reply(question.error());
    auto const before = page_asked(request);
    if (!before) return http::problem_reply(before.error());
    auto const limit = limit_asked(request);
    if (!limit) return http::problem_reply(limit.error());

    auto const opened = indicator::open_figure(reading.ledger(), rules_of(reading), *question, *before,
                                               static_cast<std::size_t>(*limit));
    json::Array facts;
    for (auto const& row : opened.rows) facts.push_back(counted_fact(reading, row));
    json::Value next = nullptr;
    if (opened.next) next = to_text(opened.next->day) + "." + std::to_string(opened.next->seq);
    return http::json_reply(200, json::Object{{"facts", std::move(facts)}, {"next", std::move(next)}});
}

http::Reply get_owing_of_figure(sync::Reading& reading, http::Request const& request) {
    auto const question = question_of(reading, request);
    if (!question) return http::problem_reply(question.error());
    auto const page = part_asked(request);
    if (!page) return http::problem_reply(page.error());
    auto const standing = standing_asked(request);
    if (!standing) return http::problem_reply(standing.error());

    auto all = indicator::owing(reading.ledger(), rules_of(reading), *question);
    if (*standing) std::erase_if(all, [&](indicator::Owing const& one) { return one.standing != **standing; });
    auto const part = page->of(all.size());
    json::Array households;
    for (auto at = part.first; at < part.past; ++at) households.push_back(owing_json(reading, all[at]));
    auto next = part.next;
    return http::json_reply(200, json::Object{{"households", std::move(households)},
                                              {"total", static_cast<std::int64_t>(all.size())},
                                              {"next", std::move(next)}});
}

}  // namespace chengxin::api
