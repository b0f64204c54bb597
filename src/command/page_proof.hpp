#pragma once

#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "command/beside.hpp"
#include "command/witness.hpp"
#include "ledger/page_store.hpp"

/// One page of the chain, proved by itself: any thread may take any page.
namespace chengxin::command {

using ledger::Number;
using ledger::Seq;

/// A subject as the tables have it.
struct KnownSubject {
    ledger::SubjectId id;
    Number kind = 0;
    std::string wrapped;  ///< its key, "" where there is none
};

/// What rows name by numbers. Read once, then only read: safe from several threads.
struct Named {
    std::unordered_map<Number, KnownSubject> subjects;
    std::unordered_map<Number, std::string> words;
};

/// A part of the chain as it lies.
struct ChainPage {
    std::size_t place = 0;
    Seq before = 0;           ///< last seq of the page before it
    ledger::Hash previous{};  ///< the link of that
    ledger::Page<ledger::ChainRow> facts;
    ledger::Page<ledger::Sealed> sealed;
    bool is_last = false;
};

/// What a page shows.
struct PageVerdict {
    Seq rows = 0;                        ///< the last that is as it was recorded
    ledger::Hash link{};                 ///< of it
    std::optional<Instant> recorded_at;  ///< of it, if the page has any
    std::optional<std::string> broken;
    bool is_behind_the_end = false;  ///< what is broken lies behind the last fact
    std::size_t founded = 0;         ///< subjects first named here
    std::map<Number, Seq> keyless;   ///< subjects that something is sealed of and that have no key; where first
    std::set<Number> erased;         ///< subjects whose key was destroyed here
    Accounted accounted;
    Compared compared;
};

/// Checks pages one after another: leaf, link, sealed values, against `named` and the witnesses. One a thread.
class PageProof {
public:
    /// in: all of them outlive this.
    PageProof(ledger::MasterKey const& key, Named const& named, Witnesses const& witnesses)
        : key_(key),
          named_(named),
          witnesses_(witnesses) {}

    PageVerdict of(ChainPage const& page);

private:
    using SealedAt = std::vector<ledger::Sealed>::const_iterator;

    std::optional<std::string> fault_of(ledger::ChainRow const& row, Seq expected, ledger::Hash const& previous,
                                        PageVerdict& verdict);
    std::optional<std::string> sealed_fault(ledger::ChainRow const& row, ChainPage const& page, SealedAt& at,
                                            PageVerdict& verdict);
    std::optional<std::string> opened_fault(ledger::ChainRow const& row, KnownSubject const& subject,
                                            std::string_view field, std::string_view commitment,
                                            ledger::Sealed const* sealed);
    std::string const* word(Number number) const;
    KnownSubject const* subject(Number number) const;
    ledger::SubjectSeal const* seal_of(Number number, KnownSubject const& subject);

    struct KeptSeal {
        Number number = 0;
        std::optional<ledger::SubjectSeal> seal;
    };
    static constexpr std::size_t seals_kept = 16'384;  // unwrapping costs as much as opening a value

    ledger::MasterKey const& key_;
    Named const& named_;
    Witnesses const& witnesses_;
    std::vector<KeptSeal> seals_{seals_kept};
    std::string text_;
};

}  // namespace chengxin::command
