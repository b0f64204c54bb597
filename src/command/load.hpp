#pragma once

#include <span>

#include "command/decide.hpp"

/// Loading: what a wave of commands names is read in a few questions, one a table, however many commands there are.
namespace chengxin::command {

/// Every subject and fact that a command names: what has to be read before it is decided.
struct Named {
    std::vector<SubjectId> subjects;
    std::vector<SubjectId> people;  ///< of whom the roles matter
    std::vector<FactId> facts;
};
Named named_by(Submission const& submission);

/// How many of the commands can be decided before any of them is applied: up to the first that names what an earlier
/// one says something of. in: at least one. out: at least 1.
std::size_t wave_length(std::span<Submission const> submissions, fact::Catalogue const& catalogue);

/// How many of a wave can be decided after all, now that what they name was read: up to the first that says of the fact
/// it withdraws what is not so, and may therefore change what later ones rest on, or that corrects a fact bound to an
/// earlier one of the wave. out: at least 1.
std::size_t steady_length(std::span<Submission const> wave, ReadSet const& read, ledger::Words const& words);

/// in:     `wave`, commands none of which says something of what a later one names.
/// throws: StoreFailure.
ReadSet load(County& county, store::Connection& connection, World const& world, std::span<Submission const> wave,
             Date today);

}  // namespace chengxin::command
