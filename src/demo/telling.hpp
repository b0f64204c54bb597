#pragma once

#include <map>

#include "demo/plan.hpp"

namespace chengxin::demo {

/// Makes the commands of what is planned.
class Telling {
public:
    Telling(Stage& stage, Folk const& folk, std::size_t planned)
        : stage_(stage),
          folk_(folk),
          ids_(planned),
          days_(planned) {}

    command::Submission submission(Planned const& planned);

private:
    command::Submission record(Planned const& planned, std::string_view kind, command::About const& about,
                               ledger::SubjectId const& person, json::Object answers);
    command::Submission of_household(Planned const& planned);
    command::Submission of_village(Planned const& planned);
    command::Submission of_register(Planned const& planned);
    command::Submission of_person(Planned const& planned);
    command::Submission of_another(Planned const& planned);
    json::Object visit_answers();

    Station const& station_of(Planned const& planned) const { return folk_.stations[planned.station]; }
    command::About home_of(Planned const& planned) const;
    /// The resident, or one of the liaisons.
    ledger::SubjectId const& cadre_of(Planned const& planned) const;
    std::string_view option(Planned const& planned, std::initializer_list<std::string_view> options) const;

    Stage& stage_;
    Folk const& folk_;
    std::vector<ledger::FactId> ids_;             ///< by the number of what was planned
    std::vector<Date> days_;                      ///< likewise
    std::map<std::uint32_t, json::Object> said_;  ///< answers of visits that will be corrected
};

}  // namespace chengxin::demo
