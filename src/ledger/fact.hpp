#pragma once

#include <boost/describe.hpp>

#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/id.hpp"
#include "ledger/digest.hpp"
#include "store/value.hpp"

namespace chengxin::ledger {

using Tenant = std::int64_t;
using Seq = std::int64_t;
using Number = std::int64_t;  ///< of a subject or a word, inside one tenant
using FactId = Id<struct FactTag>;
using SubjectId = Id<struct SubjectTag>;

/// What a fact does: it records, it takes back another fact as though that had never been recorded,
/// or it ends what held about its subject until now.
enum class Action : std::int64_t { record = 0, withdraw = 1, end = 2 };

/// Whether a fact counts. Derived from the set of facts that correct one another. source: ledger/correction_rules.hpp
enum class State : std::int64_t {
    counts = 0,
    corrected = 1,   ///< another fact stands in its place
    withdrawn = 2,   ///< as though it had never been recorded
    waiting = 3,     ///< corrects a fact about its subject that has not arrived
    rival = 4,       ///< one of two corrections of one fact, and not the one that stands
    withdrawal = 5,  ///< takes another fact back
    misfit = 6,      ///< corrects a fact of another kind or by another hand
};

/// A fact as everyone outside sees it: the text whose digest is the leaf.
struct Fact {
    FactId id;
    std::string kind;  ///< "household_visit", declared by a pack, or a built-in one of the roster
    SubjectId about;
    Date day;            ///< county calendar day on which it happened, or from which it holds
    SubjectId author;    ///< the person who saw or did it
    SubjectId recorder;  ///< the person who put it into the ledger
    Action action = Action::record;
    std::optional<FactId> corrects;
    std::string pack;     ///< digest of the pack whose rules it was checked by
    std::string answers;  ///< canonical JSON; sealed fields are {"sealed":"<commitment>"}
};

/// A fact whose parts lie elsewhere: for whoever walks a whole ledger.
struct FactView {
    FactId const& id;
    std::string_view kind;
    SubjectId const& about;
    Date day;
    SubjectId const& author;
    SubjectId const& recorder;
    Action action;
    std::optional<FactId> const& corrects;
    std::string_view pack;
    std::string_view answers;
};

/// The canonical text of a fact: one JSON object, keys sorted. source: docs/ledger-format.md
std::string canonical_text(Fact const& fact);
/// Puts the text behind what stands in `out`.
void append_canonical_text(std::string& out, FactView const& fact);

/// digest("chengxin fact 1\n" ‖ canonical text)
Hash leaf_of(Fact const& fact);
/// in: `canonical`, the canonical text.
Hash leaf_of_text(std::string_view canonical);

/// digest(previous link ‖ leaf ‖ seq ‖ recorded_at), the numbers as eight bytes, most significant first.
Hash link_after(Hash const& previous, Hash const& leaf, Seq seq, Instant recorded_at);

/// What the first fact of a county is linked to: digest("chengxin chain 1\n" ‖ county code).
Hash first_link(Tenant tenant);

/// A fact as it lies in the ledger: names replaced by numbers, with its place in the chain and what is derived of it.
struct Row {
    Seq seq = 0;
    FactId id;
    Number kind = 0;
    Number subject = 0;
    Date day{};
    Number author = 0;
    Number recorder = 0;
    Instant recorded_at{};
    Action action = Action::record;
    std::optional<FactId> corrects;
    Number pack = 0;
    std::string answers;
    Hash leaf{};
    Hash link{};
    State state = State::counts;
    std::int64_t year = 0;
    Number place = 0;
    std::int64_t confirmed = 0;  ///< 1: somebody else who can tell agreed
};
BOOST_DESCRIBE_STRUCT(Row, (),
                      (seq, id, kind, subject, day, author, recorder, recorded_at, action, corrects, pack, answers,
                       leaf, link, state, year, place, confirmed))

struct Head {
    Seq seq = 0;
    Hash link{};
    Instant recorded_at{};
    Seq roster_seq = 0;
};
BOOST_DESCRIBE_STRUCT(Head, (), (seq, link, recorded_at, roster_seq))

}  // namespace chengxin::ledger
