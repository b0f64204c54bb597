#include <gtest/gtest.h>

#include "command/check.hpp"
#include "tests/intake.hpp"

// What an import makes, and that it is gone when it is taken back.

namespace chengxin::tests {
namespace {

std::string const households =
    "序号,户主姓名,联系电话,家庭住址,行政村,村民小组,人口\n"
    "1,何平,13100000001,一组3号,樟坳村,一组,4\n"
    "2,阿依古丽·买买提,13100000002,一组4号,樟坳村,一组,3\n"
    "3,李明,,二组1号,东山村,二组,2\n";

/// What is read beside what is written needs a file.
struct CountyOnDisk : SmallCounty {
    CountyOnDisk() : SmallCounty(1, day(2026, 11, 24), Database::Kept::on_disk) {}
};

/// What is derived of facts that count: an import that was taken back leaves its facts, and nothing else.
std::string standing(SmallCounty& county) {
    std::string kept;
    auto const all = county.derived();
    for (std::size_t at = 0; at < all.size();) {
        auto const end = all.find('\n', at);
        auto const line = all.substr(at, end - at);
        if (!line.starts_with("fact")) kept += line + "\n";
        at = end + 1;
    }
    return kept;
}

void expect_sound(SmallCounty& county) {
    auto const findings = command::check(county.county(), county.connection());
    EXPECT_TRUE(findings.empty()) << findings.front();
    EXPECT_FALSE(command::verify(county.county(), county.connection()).broken);
}

std::vector<intake::Kept> imports_of(SmallCounty& county) {
    return intake::kept_imports(county.county(), county.connection());
}

/// How many were taken back, or why not.
std::string told(Result<std::size_t> const& undone) { return undone ? std::to_string(*undone) : undone.error().detail; }

std::size_t households_of(SmallCounty& county) {
    return intake::Directory(county.county(), county.connection(), day(2026, 11, 24)).households().size();
}

}  // namespace

TEST(import, of_households_registers_each_and_says_so_in_the_ledger) {
    CountyOnDisk county;
    Importing importing(county);
    importing.order.day = day(2024, 1, 1);
    EXPECT_EQ(shown(importing.record("household", households)), "");
    intake::Directory directory(county.county(), county.connection(), day(2026, 11, 24));
    ASSERT_EQ(directory.households().size(), 7U);
    auto const village = directory.divisions_named("樟坳村", "").front();
    auto const found = directory.households_of(village, "阿依古丽·买买提");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0]->text("phone"), "13100000002");
    auto const imports = imports_of(county);
    ASSERT_EQ(imports.size(), 1U);
    EXPECT_EQ(imports[0].source.name, "表.csv");
    EXPECT_EQ(imports[0].source.digest.size(), 64U);
    EXPECT_EQ(imports[0].import.table, "household");
    EXPECT_EQ(imports[0].import.rows, "2-4");
    EXPECT_EQ(imports[0].import.count, 3);
    expect_sound(county);
}

TEST(import, taken_back_leaves_what_was_derived_as_it_was) {
    CountyOnDisk county;
    Importing importing(county);
    importing.order.day = day(2024, 1, 1);
    auto const before = standing(county);
    EXPECT_EQ(shown(importing.record("household", households)), "");
    auto const between = standing(county);
    EXPECT_NE(between, before);
    auto const import = importing.order.import;
    EXPECT_EQ(shown(importing.record("household_member",
                                     "姓名,身份证号,与户主关系,户主,村\n"
                                     "何平,11010519491231002X,户主,何平,樟坳村\n"
                                     "何小平,,子,何平,樟坳村\n"
                                     "李明,,户主,李明,东山村\n")),
              "");
    auto const members = importing.order.import;
    expect_sound(county);

    auto const too_early = importing.undo(import);
    ASSERT_FALSE(too_early);
    EXPECT_EQ(too_early.error().code, "import.rests");
    EXPECT_NE(too_early.error().detail.find("第 2 行：已有“户内成员” 2 条"), std::string::npos)
        << too_early.error().detail;
    EXPECT_EQ(told(importing.undo(members)), "3");
    EXPECT_EQ(standing(county), between);
    EXPECT_EQ(told(importing.undo(import)), "3");
    EXPECT_EQ(standing(county), before);
    EXPECT_TRUE(imports_of(county)[0].is_undone && imports_of(county)[1].is_undone);
    EXPECT_EQ(importing.undo(import).error().code, "import.undone");
    EXPECT_EQ(importing.undo(county.fact_id()).error().code, "import.unknown");
    expect_sound(county);
    EXPECT_EQ(shown(importing.record("household", households)), "");  // and again
    EXPECT_EQ(standing(county).size(), between.size());
}

TEST(import, on_which_a_visit_or_a_link_rests_is_not_taken_back) {
    CountyOnDisk county;
    Importing importing(county);
    importing.order.day = day(2024, 1, 1);
    EXPECT_EQ(shown(importing.record("household", households)), "");
    auto const import = importing.order.import;
    SubjectId const household(intake::row_id(import, 3, intake::Made::subject));
    auto const seen = visit(county.fact_id(), household, day(2026, 11, 1));
    ASSERT_EQ(county.by(county.cadres[0], seen).outcome, Receipt::Outcome::accepted);
    auto const before = county.derived();
    auto const refused = importing.undo(import);
    ASSERT_FALSE(refused);
    EXPECT_NE(refused.error().detail.find("第 3 行：已有“"), std::string::npos) << refused.error().detail;
    EXPECT_EQ(county.derived(), before);
    command::WithdrawFact withdraw{county.fact_id(), seen.id, day(2026, 11, 24), "记错了", {}, {}};
    ASSERT_EQ(county.by(county.cadres[0], withdraw).outcome, Receipt::Outcome::accepted);

    county.add_person("赵丰");
    EXPECT_EQ(shown(importing.record("link", "姓名,职务,地点,户主\n赵丰,帮扶对子,东山村,李明\n")), "");
    auto const link = importing.order.import;
    EXPECT_NE(importing.undo(import).error().detail.find("第 4 行：有人以“帮扶对子”联系着它"), std::string::npos);
    EXPECT_EQ(told(importing.undo(link)), "1");
    EXPECT_EQ(told(importing.undo(import)), "3");
    expect_sound(county);
}

TEST(import, of_units_people_and_postings_resolves_names) {
    CountyOnDisk county;
    Importing importing(county);
    importing.order.day = day(2024, 1, 1);
    county.post(county.add_person("赵丰"), "resident_cadre", county.villages[0], day(2024, 1, 1));
    auto const before = standing(county);
    EXPECT_EQ(shown(importing.record("单位", "单位名称,单位类别\n县农业农村局,县直机关\n长溪镇政府,乡镇\n")), "");
    auto const units = importing.order.import;
    EXPECT_EQ(shown(importing.record("人员",
                                     "姓名;手机号;工作单位\n何平;13100000001;县农业农村局\n"
                                     "何平;13100000002;长溪镇政府\n")),
              "");
    auto const people = importing.order.import;
    auto const postings = importing.plan("任职与联系",
                                         "姓名,电话,职务,任职地点,任职时间\n"
                                         "何平,13100000001,village_cadre,樟坳村,2024年3月1日\n"
                                         "何平,,village_cadre,樟坳村,2024-03-01\n"
                                         "没有,,village_cadre,樟坳村,2024-03-01\n"
                                         "何平,13100000002,村干部,长溪镇,2024-03-01\n"
                                         "何平,13100000002,不认识,樟坳村,2024-03-01\n"
                                         "何平,13100000003,村干部,樟坳村,2024-03-01\n"
                                         "赵丰,,resident_cadre,樟坳村,2024-03-01\n"
                                         "何平,13100000002,帮扶对子,樟坳村,2024-03-01\n");
    ASSERT_TRUE(postings) << postings.error().detail;
    EXPECT_EQ(shown(postings->faults),
              "3 A person.ambiguous\n4 A person.unknown\n5 D place.level\n6 C link.unknown\n7 B person.phone\n"
              "8 C duplicate.ledger\n9 - link.head\n");
    EXPECT_EQ(postings->rows.size(), 1U);
    EXPECT_EQ(importing.undo(units).error().code, "import.rests");
    EXPECT_EQ(told(importing.undo(people)), "2");
    EXPECT_EQ(told(importing.undo(units)), "2");
    EXPECT_EQ(standing(county), before);
    expect_sound(county);
}

TEST(import, of_divisions_takes_parts_in_any_order_and_passes_over_what_is_known) {
    CountyOnDisk county;
    Importing importing(county);
    importing.order.day = day(2024, 1, 1);
    std::string const file =
        "code,name,level,parent_code,kind\n"
        "430000000000,湖南省,1,000000000000,province\n"
        "439923000000,云桥县(演示),3,439900000000,county\n"
        "439923103201,石桥村,5,439923103000,village\n"
        "439923103001,石桥社区,5,439923103000,community\n"
        "439923103000,石桥镇,4,439923000000,township\n"
        "439923102000,长溪镇,4,439923000000,township\n"
        "439923102204,东山新村,5,439923102000,village\n";
    auto const before = standing(county);
    auto const plan = importing.plan("division", file);
    ASSERT_TRUE(plan);
    EXPECT_EQ(shown(plan->faults), "");
    EXPECT_EQ(plan->above_county, 1U);
    EXPECT_EQ(plan->unchanged, 2U);
    EXPECT_EQ(plan->rows.size(), 4U);
    EXPECT_EQ(shown(importing.record("division", file)), "");
    auto const import = importing.order.import;
    auto const world = county.county().world(county.connection());
    EXPECT_TRUE(world->divisions.find_code("439923103001", day(2024, 1, 1)));
    EXPECT_EQ(
        intake::Directory(county.county(), county.connection(), day(2026, 1, 1)).divisions_named("东山新村", "").size(),
        1U);
    EXPECT_EQ(importing.plan("division", file)->unchanged, 6U);
    expect_sound(county);
    EXPECT_EQ(shown(importing.record("household", "户主,村,人口\n何平,石桥村,4\n")), "");
    EXPECT_EQ(importing.undo(import).error().code, "import.rests");
    EXPECT_EQ(told(importing.undo(importing.order.import)), "1");
    EXPECT_EQ(told(importing.undo(import)), "4");
    EXPECT_EQ(standing(county), before);
    expect_sound(county);
}

TEST(import, of_divisions_alone_is_taken_back_and_a_bad_parent_keeps_its_parts_out) {
    CountyOnDisk county;
    Importing importing(county);
    importing.order.day = day(2024, 1, 1);
    auto const before = standing(county);
    std::string const head = "代码,名称,级别,上级代码\n";
    auto const bad = importing.plan("division", head +
                                                    "439923103000,,乡镇,439923000000\n"
                                                    "439923103201,石桥村,村,439923103000\n"
                                                    "439923104201,石山村,村,439923104000\n"
                                                    "439924103201,别县村,村,439923102000\n"
                                                    "439923102208,石村,寨,439923102000\n"
                                                    "439923102200,樟坳村,村,439923102000\n"
                                                    "439923102200,樟坳村,村,439923102000\n");
    ASSERT_TRUE(bad);
    EXPECT_EQ(shown(bad->faults),
              "2 B cell.blank\n3 - division.parent\n4 D division.parent\n5 A division.code.county\n6 C division.level\n"
              "8 A duplicate.file\n");
    EXPECT_EQ(shown(importing.record("division", head + "439923103000,石桥镇,乡镇,439923000000\n"
                                                        "439923103201,石桥村,村,439923103000\n")),
              "");
    EXPECT_EQ(told(importing.undo(importing.order.import)), "2");
    EXPECT_EQ(standing(county), before);
    expect_sound(county);
}

TEST(import, finds_who_is_there_already_across_villages) {
    CountyOnDisk county;
    Importing importing(county);
    importing.order.day = day(2024, 1, 1);
    EXPECT_EQ(shown(importing.record("household", households)), "");
    EXPECT_EQ(
        shown(importing.record("household_member", "姓名,身份证号,户主,村\n何小平,11010519491231002X,何平,樟坳村\n")),
        "");
    auto const plan = importing.plan("household",
                                     "户主,电话,村,组,住址,人口,身份证号\n"
                                     "何平,13100000001,东山村,,,4,\n"
                                     "何平,13100000009,东山村,,,4,\n"
                                     "李明,,东山村,二组,二组1号,2,\n"
                                     "李明,,樟坳村,二组,二组1号,2,\n"
                                     "何小平,13100000008,东山村,,,1,11010519491231002X\n");
    ASSERT_TRUE(plan);
    EXPECT_EQ(shown(plan->faults), "2 A duplicate.ledger\n4 A duplicate.ledger\n6 G duplicate.ledger\n");
    EXPECT_NE(plan->faults[0].what.find("樟坳村一组的何**一户"), std::string::npos) << plan->faults[0].what;
    auto const again = importing.plan("household_member",
                                      "姓名,身份证号,户主,村\n"
                                      "何小平,11010519491231002X,李明,东山村\n"
                                      "李明,,李明,东山村\n"
                                      "李明,,李明,东山村\n"
                                      "张三,,张三,东山村\n");
    ASSERT_TRUE(again);
    EXPECT_EQ(shown(again->faults), "2 A duplicate.ledger\n4 A duplicate.file\n5 C household.unknown\n");
    importing.order.duplicates_too = true;
    EXPECT_EQ(importing.plan("household", "户主,电话,村,人口\n何平,13100000001,东山村,4\n")->rows.size(), 1U);
}

TEST(import, takes_no_id_number_for_sound_where_others_of_the_column_were_cut) {
    CountyOnDisk county;
    Importing importing(county);
    std::string const head = "户主,电话,村,人口,身份证号\n";
    std::string const lucky = "何平,13100000001,樟坳村,4,439923199001041000\n";
    EXPECT_EQ(shown(importing.plan("household", head + lucky)->faults), "");
    auto const plan = importing.plan("household", head + lucky + "李明,13100000002,樟坳村,4,439923199001010000\n");
    EXPECT_EQ(shown(plan->faults), "2 E id_number.zeros\n3 E id_number.zeros\n");
    EXPECT_TRUE(plan->rows.empty());
}

TEST(import, that_is_only_tried_or_refused_in_part_writes_nothing) {
    CountyOnDisk county;
    Importing importing(county);
    importing.order.day = day(2024, 1, 1);
    auto const before = county.derived();
    EXPECT_EQ(shown(importing.record("household", households, command::Ending::roll_back)), "");
    EXPECT_EQ(county.derived(), before);
    auto plan = importing.plan("household", households);
    ASSERT_TRUE(plan);
    std::get<command::RegisterSubject>(plan->rows[1].command).answers["village"] = to_text(county.township);
    auto const refused =
        intake::carry_out(*plan, importing.order, {"表.csv", std::string(64, '0')}, {}, county.recorder(), {});
    EXPECT_EQ(shown(refused), "3 - division.unknown\n");
    EXPECT_EQ(county.derived(), before);
    EXPECT_EQ(households_of(county), 4U);
    EXPECT_EQ(shown(importing.record("household", households)), "");  // nothing of the attempts is in the way
    EXPECT_EQ(households_of(county), 7U);
    expect_sound(county);
}

TEST(import, by_somebody_needs_the_right_to_keep_the_roster) {
    CountyOnDisk county;
    Importing importing(county);
    auto const plan = importing.plan("household", households);
    ASSERT_TRUE(plan);
    auto const source = intake::source_of("表.csv", households);
    auto const refused = intake::carry_out(*plan, importing.order, source, {county.cadres[0]}, county.recorder(), {});
    EXPECT_EQ(shown(refused), "0 - access.outside\n");
    EXPECT_EQ(households_of(county), 4U);
}

TEST(import, is_taken_back_by_the_same_hand_alone) {
    CountyOnDisk county;
    Importing importing(county);
    importing.order.day = day(2024, 1, 1);
    auto const before = standing(county);
    auto const person = county.add_person("赵丰");
    county.post(person, "organisation_office", county.county_division, day(2024, 1, 1));
    auto const between = standing(county);
    auto const plan = importing.plan("household", households);
    ASSERT_TRUE(plan);
    auto const source = intake::source_of("表.csv", households);
    EXPECT_EQ(shown(intake::carry_out(*plan, importing.order, source, {person}, county.recorder(), {})), "");
    EXPECT_EQ(importing.undo(importing.order.import).error().code, "import.hand");
    EXPECT_EQ(households_of(county), 7U);
    auto const make_id = [&] { return Uuid(county.fact_id()); };
    EXPECT_EQ(told(intake::undo(importing.order.import, "导错了", {person}, county.recorder(), make_id, {})), "3");
    EXPECT_EQ(standing(county), between);
    EXPECT_NE(between, before);
    expect_sound(county);
}

TEST(import, of_the_same_rows_of_the_same_file_is_refused_while_they_stand) {
    CountyOnDisk county;
    Importing importing(county);
    importing.order.rows = intake::RowSet::parse("2-3").value();
    EXPECT_EQ(shown(importing.record("household", households)), "");
    auto const source = intake::source_of("另.csv", households);
    auto const again = [&] {
        auto const plan = importing.plan("household", households);
        return intake::check_not_again(*plan, *importing.order.form, source, imports_of(county));
    };
    importing.order.duplicates_too = true;
    EXPECT_EQ(again().error().code, "import.again");
    importing.order.rows = intake::RowSet::parse("4").value();
    EXPECT_TRUE(again());
}

TEST(import, remembers_what_it_was_told_of_files_of_one_shape) {
    CountyOnDisk county;
    Importing importing(county);
    std::string const file = "甲,乙,丙\n何平,樟坳村,4\n";
    importing.order.told.columns = {{"甲", "户主"}, {"B", "村"}, {"丙", "members"}};
    EXPECT_EQ(shown(importing.record("household", file)), "");
    auto const import = importing.order.import;
    importing.order.told = {};
    auto const plan = importing.plan("household", "登记表,,\n甲,乙,丙\n李明,东山村,2\n");
    ASSERT_TRUE(plan) << plan.error().detail;
    EXPECT_EQ(plan->heading.columns[0].field, "head");
    EXPECT_EQ(plan->heading.columns[0].reason, intake::Reason::remembered);
    EXPECT_EQ(plan->rows.size(), 1U);
    EXPECT_EQ(importing.plan("household", "甲,乙,丁\n李明,东山村,2\n").error().code, "heading.unknown");
    ASSERT_TRUE(importing.undo(import));
    EXPECT_EQ(importing.plan("household", file).error().code, "heading.unknown");  // it was perhaps what was wrong
}

}  // namespace chengxin::tests
