#pragma once

#include "fact/kind.hpp"
#include "ledger/fact.hpp"

namespace chengxin::fact {

/// A fact's answers as conditions read them: its fields, columns of the options chosen, its day, the settings of that
/// day.
class Answers final : public condition::Reading {
public:
    /// in: both outlive this. `kind` may be null for built-in kinds.
    Answers(Catalogue const& catalogue, Kind const* kind, json::Object const& answers, Date day, bool confirmed = false)
        : catalogue_(catalogue),
          kind_(kind),
          answers_(answers),
          day_(day),
          is_confirmed_(confirmed) {}

    std::optional<json::Value> field(std::string_view path) const override;
    std::optional<json::Value> setting(std::string_view name) const override;

private:
    Catalogue const& catalogue_;
    Kind const* kind_;
    json::Object const& answers_;
    Date day_;
    bool is_confirmed_;
};

/// Whether a recorded fact of a declared kind meets a condition about its own fields.
bool holds(Catalogue const& catalogue, condition::Condition const& condition, std::string_view kind,
           ledger::Row const& row);

}  // namespace chengxin::fact
