#pragma once

#include <map>
#include <unordered_map>
#include <vector>

#include "duty/eligibility.hpp"
#include "fact/settle.hpp"

/// The two ends of links, as conditions and places of figures look at them.
namespace chengxin::indicator {

using ledger::Number;

/// What stands of the ends of some links, read together.
class LinkEnds {
public:
    /// in: all three outlive this.
    LinkEnds(fact::Ledger const& ledger, condition::Condition const& condition,
             std::vector<roster::LinkRow> const& links);

    /// Whether the link meets the condition on the day it begins: attributes of its ends.
    bool meets(roster::LinkRow const& link) const;
    /// Where each link leads, on the day it begins: a division itself, the village of a household; the county for
    /// persons and units. in: `households`, where households are, if that is known otherwise than from the tables.
    std::vector<Number> places(std::map<Number, std::vector<roster::HouseholdRow>> const* households) const;

private:
    class Reading;
    /// The answers that stand of a subject on a day; null if nothing does.
    json::Object const* standing(Number subject, std::string_view kind, Date day) const;
    void read_standing(std::string_view kind, std::vector<Number> const& subjects);
    void read_units();

    fact::Ledger const& ledger_;
    condition::Condition const& condition_;
    std::vector<roster::LinkRow> const& links_;
    std::map<std::pair<std::string, Number>, std::vector<duty::HeldSpan>, std::less<>> standing_;
    std::map<ledger::SubjectId, Number> units_;
};

}  // namespace chengxin::indicator
