#pragma once

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "ledger/word_store.hpp"
#include "roster/kinds.hpp"
#include "store/connection.hpp"

namespace chengxin::roster {

/// A division as it was from one day to another.
struct DivisionSpan {
    Date first{};
    Date past{};
    std::string code;
    std::string name;
    std::string level;
    Number parent = 0;  ///< 0 for the county
    bool is_virtual = false;
};

/// All divisions of a tenant with their history: a few hundred, kept in memory, never changed once loaded.
class Divisions {
public:
    /// throws: StoreFailure when what stands as a division is none.
    static Divisions load(store::Connection& connection, Tenant tenant, ledger::Words const& words);

    /// The division on `day`; before its first day as on that day, so that old facts have a name. Null if unknown.
    DivisionSpan const* at(Number division, Date day) const;
    SubjectId id_of(Number division) const;
    std::optional<Number> number_of(SubjectId const& id) const;
    std::optional<Number> find_code(std::string_view code, Date day) const;
    Number county() const { return county_; }

    /// The division itself and what it is part of on `day`, innermost first.
    std::vector<Number> lineage(Number division, Date day) const;
    bool is_within(Number division, Number wider, Date day) const;
    /// Direct parts on `day`, by code.
    std::vector<Number> children(Number division, Date day) const;
    /// The division and everything below it on `day`.
    std::vector<Number> subtree(Number division, Date day) const;

private:
    std::map<Number, std::vector<DivisionSpan>> spans_;
    std::unordered_map<Number, SubjectId> ids_;
    std::map<SubjectId, Number> numbers_;
    Number county_ = 0;
};

/// Whether the level is that of villages and communities: the leaves of the figures.
inline bool is_village_level(std::string_view level) { return level == "village" || level == "community"; }

/// Whether what packs call by `noun` is a division of this level: communities are villages to them.
inline bool is_at_level(std::string_view level, std::string_view noun) {
    return level == noun || (noun == "village" && is_village_level(level));
}

}  // namespace chengxin::roster
