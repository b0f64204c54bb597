#pragma once

#include <optional>
#include <vector>

#include "ledger/fact_store.hpp"
#include "ledger/word_store.hpp"
#include "roster/kinds.hpp"
#include "roster/standing_rules.hpp"

/// What holds from when to when, who is bound to whom, which household is where: read off the facts and kept beside
/// them, recomputed for the subject touched.
namespace chengxin::roster {

struct StandingRow {
    Number subject = 0;
    std::string key;
    Date first{};
    Date past{};
    Seq seq = 0;
    bool operator==(StandingRow const&) const = default;
};
BOOST_DESCRIBE_STRUCT(StandingRow, (), (subject, key, first, past, seq))

struct LinkRow {
    Number origin = 0;
    Number kind = 0;  ///< word
    Date first{};
    ledger::FactId id;
    Number target = 0;
    Date past{};
    Seq seq = 0;
    bool operator==(LinkRow const&) const = default;
};
BOOST_DESCRIBE_STRUCT(LinkRow, (), (origin, kind, first, id, target, past, seq))

struct HouseholdRow {
    Number village = 0;
    Number subject = 0;
    Date first{};
    Date past{};
    bool operator==(HouseholdRow const&) const = default;
};
BOOST_DESCRIBE_STRUCT(HouseholdRow, (), (village, subject, first, past))

/// The years in which there are facts.
std::vector<std::int64_t> years(store::Connection& connection, Tenant tenant);

Statement statement_of(ledger::Row const& row, std::string_view key_name);

/// Recomputes what holds of a kind for subjects. in: each once; `key_name`, the kind's key field or "".
/// out: those of whom something else holds now. cost: a few questions, however many subjects there are.
std::vector<Number> settle_standing(store::Connection& connection, Tenant tenant, Number kind,
                                    std::vector<Number> const& subjects, std::string_view key_name);

/// What holds, by kind and subject, in the order (key, first).
std::vector<StandingRow> standing_of(store::Connection& connection, Tenant tenant, Number kind, Number subject);
/// The same of each subject, in one question.
std::vector<std::vector<StandingRow>> standing_of(store::Connection& connection, Tenant tenant, Number kind,
                                                  std::vector<Number> const& subjects);

/// A household that is elsewhere now, and where it is when.
struct Moved {
    Number subject = 0;
    std::vector<HouseholdRow> after;
};
/// Recomputes where households are, from what holds of them. in: each once. out: those that moved. cost: as above.
std::vector<Moved> settle_households(store::Connection& connection, Tenant tenant, ledger::Words const& words,
                                     std::vector<Number> const& subjects);
/// The village that the answers of a household name.
std::optional<Number> village_of(store::Connection& connection, Tenant tenant, json::Object const& answers);
/// Adds a row, or lengthens the last one if the household stays where it is.
void extend(std::vector<HouseholdRow>& rows, HouseholdRow const& row);
/// Where a household is on a day; before its first day, where it was then. 0 if it is nowhere.
Number village_on(std::vector<HouseholdRow> const& rows, Date day);
std::vector<HouseholdRow> household_rows(store::Connection& connection, Tenant tenant, Number subject);
std::vector<std::vector<HouseholdRow>> household_rows(store::Connection& connection, Tenant tenant,
                                                      std::vector<Number> const& subjects);
/// Without waiting: see ledger::ask_all.
void ask_household_rows(store::Connection& connection, Tenant tenant, std::vector<Number> const& subjects,
                        std::vector<HouseholdRow>& into);
/// Of each village one household that is or was ever in it, if there is any.
std::vector<std::vector<HouseholdRow>> first_households_in(store::Connection& connection, Tenant tenant,
                                                           std::vector<Number> const& villages);
/// Households in a village on a day, by number.
std::vector<HouseholdRow> households_in(store::Connection& connection, Tenant tenant, Number village, Date day);

/// Recomputes the links that a subject began.
void settle_links(store::Connection& connection, Tenant tenant, ledger::Words& words, Number origin);
std::vector<LinkRow> derive_links(store::Connection& connection, Tenant tenant, ledger::Words const& words,
                                  Number origin);
/// in: facts about one subject; those of other kinds, and those that do not count, are passed over.
std::vector<LinkRow> links_from_rows(store::Connection& connection, Tenant tenant, ledger::Words const& words,
                                     std::vector<ledger::Row> const& facts);
std::vector<LinkRow> links_from(store::Connection& connection, Tenant tenant, Number origin);
void ask_links_from(store::Connection& connection, Tenant tenant, std::vector<Number> const& origins,
                    std::vector<LinkRow>& into);
/// Of each subject one link that leads to it, of whatever day, if there is any.
std::vector<std::vector<LinkRow>> links_leading_to(store::Connection& connection, Tenant tenant,
                                                   std::vector<Number> const& targets);
/// Links of a kind that lead to a subject and hold on the day, by origin.
std::vector<LinkRow> links_to(store::Connection& connection, Tenant tenant, Number target, Number kind, Date day);

}  // namespace chengxin::roster
