#include "tests/support.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

#include "pack/pack.hpp"

namespace chengxin::tests {

namespace {

constexpr std::string_view divisions_csv =
    "code,name,level,parent_code,kind\n"
    "439923000000,云桥县(演示),3,439900000000,county\n"
    "439923102000,长溪镇,4,439923000000,township\n"
    "439923102200,樟坳村,5,439923102000,village\n"
    "439923102204,东山村,5,439923102000,village\n";

Date const founded_on = day(2023, 1, 1);

struct FactLine {
    Uuid id;
    std::int64_t state;
    std::optional<Uuid> place;
    std::int64_t year;
    std::int64_t confirmed;
};
BOOST_DESCRIBE_STRUCT(FactLine, (), (id, state, place, year, confirmed))

struct StandingLine {
    std::string kind;
    Uuid subject;
    std::string key;
    Date first;
    Date past;
    Uuid holds;
};
BOOST_DESCRIBE_STRUCT(StandingLine, (), (kind, subject, key, first, past, holds))

struct LinkLine {
    std::string kind;
    Uuid origin;
    Uuid target;
    Date first;
    Date past;
    Uuid id;
};
BOOST_DESCRIBE_STRUCT(LinkLine, (), (kind, origin, target, first, past, id))

struct HouseholdLine {
    Uuid village;
    Uuid subject;
    Date first;
    Date past;
};
BOOST_DESCRIBE_STRUCT(HouseholdLine, (), (village, subject, first, past))

struct OwedLine {
    std::string duty;
    Uuid subject;
    Date first;
    Date past;
    Uuid place;
};
BOOST_DESCRIBE_STRUCT(OwedLine, (), (duty, subject, first, past, place))

struct SpanLine {
    std::string duty;
    std::int64_t span;
    Uuid subject;
    std::int64_t days;
    std::optional<Date> met_on;
    std::optional<Date> excused_on;
    std::optional<Uuid> excused;
};
BOOST_DESCRIBE_STRUCT(SpanLine, (), (duty, span, subject, days, met_on, excused_on, excused))

/// A place or an item is told by its id where it is a subject.
struct CellLine {
    std::string stream;
    std::int64_t month;
    std::optional<Uuid> place;
    std::optional<std::string> split;
    std::int64_t n;
};
BOOST_DESCRIBE_STRUCT(CellLine, (), (stream, month, place, split, n))

struct TallyLine {
    std::string stream;
    std::int64_t month;
    Uuid place;
    Uuid item;
    std::int64_t n;
};
BOOST_DESCRIBE_STRUCT(TallyLine, (), (stream, month, place, item, n))

/// The rows as JSON, one line each.
template <typename Row>
std::vector<std::string> lines_of(store::Connection& connection, store::Sql sql) {
    std::vector<std::string> lines;
    for (auto const& row : connection.rows<Row>(sql, county_code)) {
        lines.push_back(" " + json::canonical(json::write(row)));
    }
    return lines;
}

}  // namespace

int seeds() {
    auto const* text = std::getenv("SEEDS");
    return text == nullptr ? 200 : std::atoi(text);
}

std::vector<json::Object> const& shipped_packs() {
    static std::vector<json::Object> const packs = [] {
        std::vector<json::Object> built;
        for (auto const& pack : pack::build_shipped("packs")) {
            built.push_back(json::parse(pack.canonical_json).value().get_object());
        }
        return built;
    }();
    return packs;
}

SmallCounty::SmallCounty(std::uint64_t seed, Date today, Database::Kept kept)
    : database_(kept),
      random_(seed),
      ids_([this] { return random_(); }) {
    now_ = std::chrono::sys_days{today.time_since_epoch()} + std::chrono::hours{4};
    ledger::Key key{};
    key.fill(7);
    store_ = std::make_unique<store::Store>(database_.url(), store::Store::Opening::make);
    store_->migrate(now_);
    auto const made = command::make_tenant(*store_, county_code, std::chrono::hours{8}, ledger::MasterKey(key), now_);
    EXPECT_TRUE(made.has_value());
    county_ = std::make_unique<command::County>(*store_, county_code, ledger::MasterKey(key));
    recorder_ = std::make_unique<command::Recorder>(*county_, [this] { return now_; });
    auto const founded = command::found(*recorder_, divisions_csv, shipped_packs(), founded_on,
                                        [this] { return ids_.make(to_ms(now_)); });
    EXPECT_TRUE(founded.has_value()) << (founded ? "" : founded.error().code + founded.error().detail);
    auto const world = county_->world(store_->writer());
    auto const& divisions = world->divisions;
    county_division = divisions.id_of(divisions.county());
    auto const townships = divisions.children(divisions.county(), founded_on);
    township = divisions.id_of(townships.front());
    for (auto const village : divisions.children(townships.front(), founded_on)) {
        villages.push_back(divisions.id_of(village));
    }
    for (int n = 0; n < 3; ++n) {
        cadres.push_back(add_person("干部" + std::to_string(n)));
        for (auto const& village : villages)
            post(cadres.back(), n == 0 ? "resident_cadre" : "liaison_cadre", village, founded_on);
    }
    office = add_person("办公室");
    post(office, "township_office", township, founded_on);
    for (int n = 0; n < 4; ++n)
        households.push_back(add_household(villages[0], "户主" + std::to_string(n), founded_on));
}

SmallCounty::~SmallCounty() = default;

Receipt SmallCounty::locally(Command command) { return recorder_->record_locally(std::move(command)); }

Receipt SmallCounty::by(SubjectId const& person, Command command) {
    Submission const submission{{person}, std::move(command)};
    return recorder_->record({&submission, 1}).front();
}

SubjectId SmallCounty::add_person(std::string const& name) {
    auto const id = subject_id();
    json::Object answers;
    answers["name"] = name;
    auto const receipt =
        locally(command::RegisterSubject{fact_id(), "person", {"person", id}, founded_on, answers, {}, {}});
    EXPECT_EQ(receipt.outcome, Receipt::Outcome::accepted);
    return id;
}

SubjectId SmallCounty::add_household(SubjectId const& village, std::string const& head, Date from) {
    auto const id = subject_id();
    json::Object answers;
    answers["head"] = head;
    answers["phone"] = "12012345678";
    answers["address"] = "樟坳村三组12号";
    answers["members"] = 4;
    answers["registered"] = true;
    answers["village"] = to_text(village);
    auto const receipt =
        locally(command::RegisterSubject{fact_id(), "household", {"household", id}, from, answers, {}, {}});
    EXPECT_EQ(receipt.outcome, Receipt::Outcome::accepted) << (receipt.problem ? receipt.problem->detail : "");
    return id;
}

FactId SmallCounty::post(SubjectId const& person, std::string const& link, SubjectId const& place, Date from) {
    auto const id = fact_id();
    auto const receipt = locally(command::BeginLink{id, link, {"person", person}, {"division", place}, from, {}});
    EXPECT_EQ(receipt.outcome, Receipt::Outcome::accepted) << (receipt.problem ? receipt.problem->detail : "");
    return id;
}

std::string SmallCounty::derived() {
    std::string out;
    auto const add = [&](char const* table, std::vector<std::string> lines) {
        std::ranges::sort(lines);
        for (auto const& line : lines) out += table + line + "\n";
    };
    add("fact",
        lines_of<FactLine>(connection(),
                           "select f.id, f.state, p.id as place, f.year, f.confirmed from fact f left join subject p"
                           " on p.tenant = f.tenant and p.number = f.place where f.tenant = $1"));
    add("standing",
        lines_of<StandingLine>(connection(),
                               "select w.text, s.id, t.key, t.first, t.past, f.id as holds from standing t"
                               " join word w on w.tenant = t.tenant and w.number = t.kind"
                               " join subject s on s.tenant = t.tenant and s.number = t.subject"
                               " join fact f on f.tenant = t.tenant and f.seq = t.seq where t.tenant = $1"));
    add("link", lines_of<LinkLine>(connection(),
                                   "select w.text, o.id as origin, t.id as target, l.first, l.past, l.id from link l"
                                   " join word w on w.tenant = l.tenant and w.number = l.kind"
                                   " join subject o on o.tenant = l.tenant and o.number = l.origin"
                                   " join subject t on t.tenant = l.tenant and t.number = l.target"
                                   " where l.tenant = $1"));
    add("household",
        lines_of<HouseholdLine>(connection(),
                                "select v.id as village, s.id, h.first, h.past from household h"
                                " join subject v on v.tenant = h.tenant and v.number = h.village"
                                " join subject s on s.tenant = h.tenant and s.number = h.subject where h.tenant = $1"));
    add("owed", lines_of<OwedLine>(connection(),
                                   "select w.text, s.id, d.first, d.past, p.id as place from duty_owed d"
                                   " join word w on w.tenant = d.tenant and w.number = d.duty"
                                   " join subject s on s.tenant = d.tenant and s.number = d.subject"
                                   " join subject p on p.tenant = d.tenant and p.number = d.place"
                                   " where d.tenant = $1"));
    add("span", lines_of<SpanLine>(
                    connection(),
                    "select w.text, d.span, s.id, d.days, d.met_on, d.excused_on, f.id as excused from duty_span d"
                    " join word w on w.tenant = d.tenant and w.number = d.duty"
                    " join subject s on s.tenant = d.tenant and s.number = d.subject"
                    " left join fact f on f.tenant = d.tenant and f.seq = d.excused where d.tenant = $1"));
    add("cell", lines_of<CellLine>(connection(),
                                   "select w.text, c.month, p.id, o.text as split, c.n from cell c"
                                   " join word w on w.tenant = c.tenant and w.number = c.stream"
                                   " left join subject p on p.tenant = c.tenant and p.number = c.place"
                                   " left join word o on o.tenant = c.tenant and o.number = c.split"
                                   " where c.tenant = $1 and c.n <> 0"));
    add("tally", lines_of<TallyLine>(connection(),
                                     "select w.text, t.month, p.id as place, i.id as item, t.n"
                                     " from tally t join word w on w.tenant = t.tenant and w.number = t.stream"
                                     " join subject p on p.tenant = t.tenant and p.number = t.place"
                                     " join subject i on i.tenant = t.tenant and i.number = t.item"
                                     " where t.tenant = $1 and t.n <> 0"));
    return out;
}

command::RecordFact visit(FactId const& id, SubjectId const& household, Date on) {
    command::RecordFact visit;
    visit.id = id;
    visit.kind = "household_visit";
    visit.about = {"household", household};
    visit.day = on;
    visit.answers["channel"] = "in_person";
    visit.answers["met"] = "household_head";
    visit.confirmed = true;
    return visit;
}

json::Object answers_to(fact::Catalogue const& catalogue, fact::Kind const& kind, SubjectId const& somebody, Date day) {
    json::Object answers;
    for (auto const& field : kind.fields) {
        if (!field.required) continue;
        switch (field.type) {
            case fact::FieldType::text:
            case fact::FieldType::long_text: answers[field.name] = "一件事"; break;
            case fact::FieldType::choice: answers[field.name] = catalogue.list(field.list)->options[0].name; break;
            case fact::FieldType::choices:
                answers[field.name] = json::Array{catalogue.list(field.list)->options[0].name};
                break;
            case fact::FieldType::yes_no: answers[field.name] = true; break;
            case fact::FieldType::count:
            case fact::FieldType::money:
                answers[field.name] = std::max<std::int64_t>(1, field.least.value_or(1));
                break;
            case fact::FieldType::date: answers[field.name] = to_text(day); break;
            case fact::FieldType::subject: answers[field.name] = to_text(somebody); break;
            case fact::FieldType::subjects: answers[field.name] = json::Array{to_text(somebody)}; break;
            case fact::FieldType::file: CHECK(false);  // no form can demand one
        }
    }
    return answers;
}

}  // namespace chengxin::tests
