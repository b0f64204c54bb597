#pragma once

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "access/rights.hpp"
#include "command/command.hpp"
#include "command/world.hpp"
#include "roster/registration_rules.hpp"

/// Deciding: a pure function of one command and of what was read for it. Nothing is read or written here.
namespace chengxin::command {

/// What decisions of a group rest on, read before any of them.
struct ReadSet {
    template <typename Key, typename Value>
    using ById = std::unordered_map<Key, Value, UuidHash>;

    ById<FactId, ledger::Row> facts;                      ///< commands' own ids, and what they correct
    ById<FactId, std::vector<ledger::Version>> families;  ///< of what they correct
    ById<SubjectId, ledger::Subject> subjects;
    std::unordered_map<Number, SubjectId> subject_ids;
    std::unordered_map<Number, std::string> keys;                              ///< wrapped, where they may be needed
    std::unordered_map<Number, std::vector<roster::HouseholdRow>> households;  ///< where they are when
    ById<SubjectId, access::Caller> callers;                                   ///< who asks, and on whose behalf
    std::map<std::string, SubjectId> logins;  ///< that accounts are opened for, and whose they are

    ledger::Row const* fact(FactId const& id) const;
    ledger::Subject const* subject(SubjectId const& id) const;
};

/// A fact about to be appended, still in plain words.
struct Draft {
    FactId id;
    std::string kind;
    About about;
    bool makes_subject = false;
    Date day{};
    SubjectId author;
    SubjectId recorder;
    ledger::Action action = ledger::Action::record;
    std::optional<FactId> corrects;
    std::string pack;
    json::Object answers;             ///< in plain
    std::vector<std::string> sealed;  ///< names of answers that are to be sealed
    Number place = 0;
};

/// Where a decision is taken.
struct Scene {
    World const& world;
    ReadSet const& read;
    access::Caller const& caller;
    ledger::Words const& words;
    Date today{};
};

Result<Draft> decide(RecordFact const& command, Scene const& scene);
Result<Draft> decide(WithdrawFact const& command, Scene const& scene);
Result<Draft> decide(ExcuseDuty const& command, Scene const& scene);
Result<Draft> decide(RegisterSubject const& command, Scene const& scene);
Result<Draft> decide(BeginLink const& command, Scene const& scene);
Result<Draft> decide(EndLink const& command, Scene const& scene);
Result<Draft> decide(OpenAccount const& command, Scene const& scene);
Result<Draft> decide(InstallPack const& command, Scene const& scene);
Result<Draft> decide(EraseSealed const& command, Scene const& scene);
Result<Draft> decide(Reveal const& command, Scene const& scene);
Result<Draft> decide(RecordImport const& command, Scene const& scene);

// What a command says, as a fact, whether it may be said or not: told.cpp. Where it belongs is left open.
Draft told(RecordFact const& command, Scene const& scene);
Draft told_without_answers(RecordFact const& command, Scene const& scene);
Draft told(WithdrawFact const& command, Scene const& scene);
Draft told(ExcuseDuty const& command, Scene const& scene);
Draft told(RegisterSubject const& command, Scene const& scene);
Draft told(BeginLink const& command, Scene const& scene);
Draft told(EndLink const& command, Scene const& scene);
Draft told(OpenAccount const& command, Scene const& scene);
Draft told(InstallPack const& command, Scene const& scene);
Draft told(EraseSealed const& command, Scene const& scene);
Draft told(Reveal const& command, Scene const& scene);
Draft told(RecordImport const& command, Scene const& scene);

// What several commands ask in the same way.

/// fails: invalid `fact.day.future`; `fact.day.long_ago` unless confirmed.
Outcome check_day(Date day, Scene const& scene, bool confirmed);
/// fails: missing `subject.unknown`, invalid `subject.kind`.
Result<ledger::Subject> find_subject(About const& about, Scene const& scene, std::string const& at);
/// The subject, its village, township and county on the day: where a right may be held.
std::vector<Number> lineage_of(ledger::Subject const& subject, Date day, Scene const& scene);
/// The division in which a fact about the subject belongs.
Number place_of(ledger::Subject const& subject, Date day, Scene const& scene);
/// fails: when what is corrected is of another kind, subject or hand, or has been corrected too often.
Outcome check_correction(FactId const& id, FactId const& corrects, std::string_view kind,
                         ledger::Subject const& subject, SubjectId const& author, Scene const& scene);
using roster::check_text;

}  // namespace chengxin::command
