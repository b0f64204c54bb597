#pragma once

#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "command/world.hpp"

/// What lies beside the facts, in no chain, and must be accounted for by them: words, and the county's offset.
namespace chengxin::command {

/// What facts name.
struct Accounted {
    std::set<ledger::Number> words;            ///< kinds, packs, kinds of subjects
    std::set<std::string, std::less<>> names;  ///< sealed fields, links
    std::vector<ledger::Seq> packs;            ///< facts that installed a pack

    void add(Accounted& more);
};

/// Takes note of what a fact of `kind` names in its canonical answers.
void account(Accounted& accounted, std::string_view kind, ledger::Seq seq, std::string_view answers);

/// Calls for each field of canonical answers that is sealed: (field, commitment in hexadecimal).
void each_commitment(std::string_view answers,
                     std::function<void(std::string_view field, std::string_view commitment)> const& take);

/// A word that no fact needs, in Chinese. A duty or a figure is needed by the pack that declares it, also by one that
/// is no longer in force.
std::optional<std::string> extra_word(store::Connection& connection, ledger::Tenant tenant,
                                      std::unordered_map<ledger::Number, std::string> const& words,
                                      Accounted const& accounted);

/// Whether the county's offset is the one it was founded with; counties founded before facts told it say nothing.
std::optional<std::string> offset_fault(County const& county, store::Connection& connection);

}  // namespace chengxin::command
