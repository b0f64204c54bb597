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

struct Line {
    std::string text;
};
BOOST_DESCRIBE_STRUCT(Line, (), (text))

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

SmallCounty::SmallCounty(std::uint64_t seed, std::string const& url, Date today)
    : random_(seed),
      ids_([this] { return random_(); }) {
    now_ = std::chrono::sys_days{today.time_since_epoch()} + std::chrono::hours{4};
    ledger::Key key{};
    key.fill(7);
    store_ = std::make_unique<store::Store>(url, store::Store::Opening::make);
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
    auto const add = [&](store::Sql sql) {
        std::vector<std::string> lines;
        for (auto const& line : connection().rows<Line>(sql, county_code)) lines.push_back(line.text);
        std::ranges::sort(lines);
        for (auto const& line : lines) out += line + "\n";
    };
    add("select 'fact ' || hex(f.id) || ' ' || f.state || ' ' || coalesce(hex(p.id), '-') || ' ' || f.year"
        " from fact f left join subject p on p.tenant = f.tenant and p.number = f.place where f.tenant = $1");
    add("select 'standing ' || w.text || ' ' || hex(s.id) || ' ' || t.key || ' ' || t.first || ' ' || t.past"
        " || ' ' || hex(f.id) from standing t join word w on w.tenant = t.tenant and w.number = t.kind join"
        " subject s on s.tenant = t.tenant and s.number = t.subject join fact f on f.tenant = t.tenant and"
        " f.seq = t.seq where t.tenant = $1");
    add("select 'link ' || w.text || ' ' || hex(o.id) || ' ' || hex(t.id) || ' ' || l.first || ' ' || l.past"
        " || ' ' || hex(l.id) from link l join word w on w.tenant = l.tenant and w.number = l.kind join"
        " subject o on o.tenant = l.tenant and o.number = l.origin join subject t on t.tenant = l.tenant and"
        " t.number = l.target where l.tenant = $1");
    add("select 'household ' || hex(v.id) || ' ' || hex(s.id) || ' ' || h.first || ' ' || h.past from"
        " household h join subject v on v.tenant = h.tenant and v.number = h.village join subject s on"
        " s.tenant = h.tenant and s.number = h.subject where h.tenant = $1");
    add("select 'owed ' || w.text || ' ' || hex(s.id) || ' ' || d.first || ' ' || d.past || ' ' || hex(p.id)"
        " from duty_owed d join word w on w.tenant = d.tenant and w.number = d.duty join subject s on"
        " s.tenant = d.tenant and s.number = d.subject join subject p on p.tenant = d.tenant and p.number ="
        " d.place where d.tenant = $1");
    add("select 'span ' || w.text || ' ' || d.year || ' ' || hex(s.id) || ' ' || d.days || ' ' ||"
        " coalesce(d.met_on, '-') || ' ' || coalesce(d.excused_on, '-') || ' ' || coalesce(hex(f.id), '-')"
        " from duty_span d join word w on w.tenant = d.tenant and w.number = d.duty join subject s on"
        " s.tenant = d.tenant and s.number = d.subject left join fact f on f.tenant = d.tenant and f.seq ="
        " d.excused where d.tenant = $1");
    add("select 'cell ' || w.text || ' ' || c.month || ' ' || hex(p.id) || ' ' || c.n from cell c join word w"
        " on w.tenant = c.tenant and w.number = c.stream join subject p on p.tenant = c.tenant and p.number ="
        " c.place where c.tenant = $1");
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

}  // namespace chengxin::tests
