#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/fact.hpp"

/// Heads that were written down outside, and what they say about a chain: against those who can write all of it.
namespace chengxin::command {

/// A head that somebody kept: the link of row `seq`.
struct Witness {
    ledger::Seq seq = 0;
    ledger::Hash link{};
    auto operator<=>(Witness const&) const = default;
};

/// Memory: 40 bytes a witness.
struct Witnesses {
    std::vector<Witness> heads;          ///< by seq
    std::vector<ledger::Hash> links;     ///< of rows that nobody wrote the seq of
    std::int64_t of_other_counties = 0;  ///< passed over

    bool empty() const { return heads.empty() && links.empty(); }
};

/// Reads the heads in a text, whatever it is: lines of `chengxin head`, a page or its JSON, receipts, an exported
/// ledger. Every JSON object with `seq` and `link` counts, and every line with a number before 64 hexadecimal digits.
class WitnessReader {
public:
    explicit WitnessReader(ledger::Tenant tenant) : tenant_(tenant) {}

    /// in: the lines of one text, in order. cost: of a line.
    void take_line(std::string_view line);
    Witnesses finish();

private:
    void take_text(std::string_view line);
    void take_json_so_far();

    ledger::Tenant tenant_;
    Witnesses found_;
    std::string unfinished_;  ///< JSON that goes over several lines
};

/// What the witnesses say of rows that were compared; of several parts, `add` makes one.
struct Compared {
    std::vector<ledger::Seq> agreeing_links;  ///< where the links without a seq were found
    std::optional<ledger::Seq> last_agreeing;
    std::optional<ledger::Seq> first_differing;
    ledger::Seq last_agreeing_before = 0;  ///< the last that agrees before the first that differs

    void agrees(ledger::Seq seq);
    void differs(ledger::Seq seq);
    /// in: of rows behind those of this.
    void add(Compared const& later);
};

/// Compares rows with the witnesses, in the order of rows.
class Witnessing {
public:
    /// in: `witnesses` outlives this; rows up to `before` are another's. cost: a search.
    Witnessing(Witnesses const& witnesses, ledger::Seq before);
    void compare(ledger::Seq seq, ledger::Hash const& link, Compared& compared);

private:
    Witnesses const& witnesses_;
    std::vector<Witness>::const_iterator next_;
};

/// What follows, in Chinese, the first row that differs first; nothing when all agree.
/// in: `compared`, of row 0, the first link, too; `rows`, how many a whole chain has, none where it is broken: then
///     nothing is said of what lies behind.
std::vector<std::string> differences(Witnesses const& witnesses, Compared const& compared,
                                     std::optional<ledger::Seq> rows);

}  // namespace chengxin::command
