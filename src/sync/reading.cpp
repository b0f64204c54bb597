#include "sync/reading.hpp"

#include <algorithm>

namespace chengxin::sync {

namespace {

std::string text_of(std::optional<json::Value> const& value) {
    return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

/// The row that holds of a kind on a day.
std::optional<ledger::Row> held_on(fact::Ledger const& ledger, std::string_view kind, Number subject, Date day) {
    auto const rows = roster::standing_of(ledger.connection, ledger.tenant, ledger.words.find(kind), subject);
    roster::StandingRow const* held = nullptr;
    for (auto const& row : rows) {
        if (row.first <= day && day < row.past) held = &row;
    }
    if (held == nullptr && !rows.empty()) held = &rows.back();
    return held == nullptr ? std::nullopt : ledger::find_seq(ledger.connection, ledger.tenant, held->seq);
}

bool holds_on(fact::Ledger const& ledger, std::string_view kind, Number subject, Date day) {
    auto const rows = roster::standing_of(ledger.connection, ledger.tenant, ledger.words.find(kind), subject);
    return std::ranges::any_of(rows, [&](auto const& row) { return row.first <= day && day < row.past; });
}

}  // namespace

std::string_view name_of(ledger::State state) {
    switch (state) {
        case ledger::State::counts:
        case ledger::State::withdrawal: return "standing";
        case ledger::State::corrected:
        case ledger::State::rival: return "corrected";
        case ledger::State::withdrawn: return "withdrawn";
        case ledger::State::waiting:
        case ledger::State::misfit: return "waiting";
    }
    CHECK(false);
    return {};
}

duty::Rule const* visiting_duty(pack::Method const& method) {
    duty::Rule const* leading = nullptr;
    for (auto const& rule : method.duties) {
        if (rule.is_group || rule.each != roster::subject_kind::household) continue;
        if (leading == nullptr || (rule.pace_days && !leading->pace_days)) leading = &rule;
    }
    return leading;
}

/// What is written on a household's card.
struct Reading::Card {
    std::optional<ledger::Row> row;
    Number village = 0;
    json::Object answers;
};

Reading::Card Reading::card(Number number) {
    Card card;
    card.row = held_on(ledger_, roster::Household::kind_name, number, today());
    card.village = roster::village_on(roster::household_rows(ledger_.connection, ledger_.tenant, number), today());
    if (card.row) card.answers = json::parse(card.row->answers).value().get_object();
    return card;
}

bool Reading::may(access::Action action, Number division) const {
    return access::may(caller_, action, world_.divisions.lineage(division, today()), today()).has_value();
}

json::Object Reading::person(Number number) {
    auto const known = people_.find(number);
    if (known != people_.end()) return known->second;
    json::Object out;
    auto const subject = ledger::find_subject_number(ledger_.connection, ledger_.tenant, number);
    out["id"] = to_text(subject ? subject->id : roster::SubjectId{});
    auto const row = number == 0 ? std::nullopt : held_on(ledger_, roster::Person::kind_name, number, today());
    out["name"] = row ? text_of(unsealing_.open(*row, "name")) : std::string("系统");
    people_.emplace(number, out);
    return out;
}

json::Object Reading::division(Number number) const {
    json::Object out;
    auto const* span = world_.divisions.at(number, today());
    out["id"] = to_text(world_.divisions.id_of(number));
    out["name"] = span == nullptr ? std::string() : span->name;
    out["code"] = span == nullptr ? std::string() : span->code;
    out["level"] = span == nullptr ? std::string() : span->level;
    return out;
}

Result<std::vector<Number>> Reading::households(Number village) const {
    auto const lineage = world_.divisions.lineage(village, today());
    auto const grant = access::may(caller_, access::Action::read_households, lineage, today());
    if (!grant) return grant.error();
    std::vector<Number> numbers;
    for (auto const& row : roster::households_in(ledger_.connection, ledger_.tenant, village, today())) {
        numbers.push_back(row.subject);
    }
    return numbers;
}

Result<Number> Reading::household_number(Uuid const& id) const {
    auto const subject = ledger::find_subject(ledger_.connection, ledger_.tenant, roster::SubjectId(id));
    bool const is_household = subject && ledger_.words.text(subject->kind) == roster::subject_kind::household;
    if (!is_household) {
        return Problem{Refusal::missing, "subject.unknown", "", "台账里没有这一户，请返回列表重新选择。"};
    }
    auto const rows = roster::household_rows(ledger_.connection, ledger_.tenant, subject->number);
    auto lineage = world_.divisions.lineage(roster::village_on(rows, today()), today());
    lineage.insert(lineage.begin(), subject->number);
    auto const grant = access::may(caller_, access::Action::read_households, lineage, today());
    if (!grant) return grant.error();
    return subject->number;
}

json::Object Reading::subject_named(Number number) {
    auto const subject = ledger::find_subject_number(ledger_.connection, ledger_.tenant, number);
    auto const kind = subject ? ledger_.words.text(subject->kind) : std::string();
    json::Object out{{"type", kind}, {"id", to_text(subject ? subject->id : roster::SubjectId{})}};
    if (kind == roster::subject_kind::household) {
        out["name"] = household_named(number).at("head");
    } else if (kind == roster::subject_kind::division) {
        out["name"] = division(number).at("name");
    } else if (kind == roster::subject_kind::person) {
        out["name"] = person(number).at("name");
    } else {
        auto const row = held_on(ledger_, kind, number, today());
        auto const answers = row ? json::parse(row->answers).value().get_object() : json::Object();
        auto const* name = answers.if_contains("name");
        out["name"] = name == nullptr ? json::Value("") : *name;
    }
    return out;
}

json::Object Reading::household_named(Number number) { return household_named(number, card(number)); }

json::Object Reading::household_named(Number number, Card const& card) {
    json::Object out;
    auto const subject = ledger::find_subject_number(ledger_.connection, ledger_.tenant, number);
    out["id"] = to_text(subject->id);
    auto const head = card.row ? text_of(unsealing_.open(*card.row, "head")) : std::string();
    out["head"] = may(access::Action::read_household_names, card.village) ? head : command::masked_name(head);
    out["village"] = division(card.village);
    out["village"].as_object().erase("level");
    return out;
}

json::Object Reading::household_in_full(Number number) {
    auto const card = this->card(number);
    json::Object out;
    for (auto const* field : {"head", "phone", "address"}) {
        auto const value = card.row ? unsealing_.open(*card.row, field) : std::nullopt;
        out[field] = value ? *value : json::Value(nullptr);
    }
    return out;
}

json::Value Reading::masked(std::string const& phone) {
    return phone.empty() ? json::Value(nullptr) : json::Value(command::masked_phone(phone));
}

json::Object Reading::household_found(Number number) {
    auto const card = this->card(number);
    auto out = household_named(number, card);
    auto const* group = card.answers.if_contains("group");
    out["group"] = group == nullptr || group->is_null() ? json::Value("") : *group;
    out["phone"] = masked(card.row ? unsealing_.text(*card.row, "phone") : std::string());
    return out;
}

bool Reading::phone_ends_with(Number number, std::string_view digits) {
    for (auto const kind : {roster::Household::kind_name, roster::Person::kind_name}) {
        auto const row = held_on(ledger_, kind, number, today());
        if (!row) continue;
        std::string phone;
        for (auto const c : unsealing_.text(*row, "phone")) {
            if (c >= '0' && c <= '9') phone += c;
        }
        if (phone.ends_with(digits)) return true;
    }
    return false;
}

std::vector<ledger::Row> Reading::shown_about(Number number, std::int64_t facts_max) {
    std::vector<ledger::Row> rows;
    for (auto& row : ledger::rows_about(ledger_.connection, ledger_.tenant, number, facts_max)) {
        if (is_shown(row)) rows.push_back(std::move(row));
    }
    return rows;
}

json::Object Reading::household(Number number, std::int64_t facts_max) {
    auto const rows = shown_about(number, facts_max);
    auto out = described(number, rows);
    json::Array facts;
    for (auto const& row : rows) facts.push_back(fact(row));
    out["facts"] = std::move(facts);
    return out;
}

json::Object Reading::household_line(Number number) {
    constexpr std::int64_t facts_max = 60;  // of which the days of this year's visits are read
    auto out = described(number, shown_about(number, facts_max));
    json::Array holds;
    for (auto const& [name, kind] : world_.method.catalogue.kinds) {
        if (kind.lasts == fact::Lasts::standing && holds_on(ledger_, name, number, today())) {
            holds.emplace_back(kind.title);
        }
    }
    out["holds"] = std::move(holds);
    return out;
}

json::Object Reading::described(Number number, std::vector<ledger::Row> const& rows) {
    auto const card = this->card(number);
    auto out = household_named(number, card);
    auto const copy = [&](char const* field) {
        auto const* value = card.answers.if_contains(field);
        out[field] = value == nullptr ? json::Value(nullptr) : *value;
    };
    for (auto const* field : {"group", "members", "registered"}) copy(field);
    if (out["group"].is_null()) out["group"] = "";
    auto const phone = card.row ? text_of(unsealing_.open(*card.row, "phone")) : std::string();
    out["phone"] = masked(phone);
    out["address"] = nullptr;
    if (card.row && may(access::Action::read_household_names, card.village)) {
        auto const address = unsealing_.open(*card.row, "address");
        if (address) out["address"] = *address;
    }
    out["away"] = is_exempt(number);
    add_duty(out, number, card.village, rows);
    return out;
}

bool Reading::is_exempt(Number number) const {
    auto const* rule = visiting_duty(world_.method);
    if (rule == nullptr) return false;
    return std::ranges::any_of(rule->reads, [&](std::string const& kind) {
        return kind != roster::Household::kind_name && holds_on(ledger_, kind, number, today());
    });
}

void Reading::add_duty(json::Object& out, Number number, Number village, std::vector<ledger::Row> const& rows) {
    out["state"] = "not_owed";
    out["visit_days"] = json::Array();
    out["last_visit"] = nullptr;
    out["why"] = "今年不需要走访";
    out["owed_by"] = json::Array();
    auto const* rule = visiting_duty(world_.method);
    if (rule == nullptr) return;
    std::vector<std::string> days;
    for (auto const& row : rows) {
        if (row.state != ledger::State::counts || !duty::answers(ledger_, *rule, row)) continue;
        if (out["last_visit"].is_null()) out["last_visit"] = to_text(row.day);
        if (year_of(row.day) == year_of(today())) days.push_back(to_text(row.day));
    }
    std::ranges::sort(days);
    days.erase(std::ranges::unique(days).begin(), days.end());
    for (auto const& day : days) out["visit_days"].as_array().emplace_back(day);

    auto const duty = ledger_.words.find(rule->name);
    auto const runs = duty::owed_of(ledger_, duty, number);
    bool const is_owed =
        std::ranges::any_of(runs, [&](duty::Owed const& run) { return run.first <= today() && today() < run.past; });
    if (!is_owed) return;
    auto lineage = world_.divisions.lineage(village, today());
    lineage.insert(lineage.begin(), number);
    for (auto const holder : duty::owed_by(ledger_, *rule, lineage, today())) {
        out["owed_by"].as_array().push_back(person(holder));
    }
    auto const times = rule->times_on(world_.method.catalogue, first_of_year(year_of(today())));
    auto const span = duty::span_of(ledger_, duty, number, year_of(today()));
    auto const done = std::to_string(days.size());
    if (span.met_on) {
        out["state"] = "met";
        out["why"] = "今年已走访 " + done + " 次，够了";
    } else if (span.excused_on) {
        out["state"] = "excused";
        out["why"] = "今年已说明情况，走访了 " + done + " 次";
    } else {
        out["state"] = "open";
        out["why"] = days.empty() ? "今年还没有走访，要走访 " + std::to_string(times) + " 次"
                                  : "今年走访 " + done + " 次，还差 " + std::to_string(times - span.days) + " 次";
    }
}

bool Reading::is_shown(ledger::Row const& row) const {
    auto const kind = ledger_.words.text(row.kind);
    return world_.method.catalogue.kind(kind) != nullptr || kind == duty::ExitAnswers::kind_name;
}

bool Reading::sees(std::vector<std::string> const& scopes, ledger::Row const& row) const {
    if (row.author == caller_.person) return true;
    auto const lineage = world_.divisions.lineage(row.place, today());
    if (!access::may(caller_, access::Action::read_answers, lineage, today())) return false;
    for (auto const& scope : scopes) {
        for (auto const& role : access::roles_of_scope(scope)) {
            for (auto const& held : caller_.roles) {
                bool const now = held.first <= today() && today() < held.past;
                if (now && held.role == role && std::ranges::count(lineage, held.place) > 0) return true;
            }
        }
    }
    return false;
}

json::Object Reading::seen_answers(ledger::Row const& row, std::string const& kind) {
    static std::vector<std::string> const exit_sees{"station", "township"};
    auto const* declared = world_.method.catalogue.kind(kind);
    if (!sees(declared == nullptr ? exit_sees : declared->sees, row)) return {};
    auto answers = unsealing_.answers(row, fact::sealed_fields(world_.method.catalogue, kind));
    if (declared == nullptr) return answers;
    for (auto const& field : declared->fields) {
        if (!field.sees.empty() && !sees(field.sees, row)) answers.erase(field.name);
    }
    return answers;
}

std::string Reading::title_of(ledger::Row const& row) const {
    auto const* declared = world_.method.catalogue.kind(ledger_.words.text(row.kind));
    return declared == nullptr ? std::string("情况说明") : declared->title;
}

json::Object Reading::fact(ledger::Row const& row) {
    auto const kind = ledger_.words.text(row.kind);
    bool const withdraws = row.action == ledger::Action::withdraw;
    bool const mine = row.author == caller_.person || row.recorder == caller_.person;
    json::Object out;
    out["id"] = to_text(row.id);
    out["kind"] = kind;
    out["title"] = title_of(row);
    out["day"] = to_text(row.day);
    out["author"] = person(row.author);
    out["recorded_at"] = to_text(row.recorded_at);
    out["seq"] = row.seq;
    out["state"] = name_of(row.state);
    out["ends"] = row.action == ledger::Action::end;
    out["corrects"] = row.corrects && !withdraws ? json::Value(to_text(*row.corrects)) : json::Value(nullptr);
    out["withdraws"] = row.corrects && withdraws ? json::Value(to_text(*row.corrects)) : json::Value(nullptr);
    out["reason"] = nullptr;
    out["answers"] = json::Object();
    if (withdraws) {
        auto const reason = mine || sees({"station", "township"}, row) ? unsealing_.open(row, "reason") : std::nullopt;
        if (reason) out["reason"] = *reason;
    } else {
        out["answers"] = seen_answers(row, kind);
    }
    out["mine"] = mine;
    out["may_undo"] = mine && !withdraws && row.state == ledger::State::counts;
    return out;
}

}  // namespace chengxin::sync
