#pragma once

#include <atomic>
#include <map>
#include <mutex>
#include <set>
#include <shared_mutex>
#include <unordered_set>

#include "command/derived_store.hpp"
#include "command/world.hpp"
#include "ledger/page_store.hpp"
#include "sync/sought.hpp"

/// Names and addresses of a county, opened and held in memory while somebody searches: never on a disk, never in a
/// backup, up to date with the ledger, forgotten when nobody has searched for a while. source: docs/adr/0019-search.md
namespace chengxin::sync {

using ledger::Number;

/// What is said while all of it is being read. busy `search.preparing`.
Problem preparing();

enum class Listed { household, person, unit };

/// By what somebody was found; the better ones first.
enum class FoundBy { whole_name, name, phone, id_number, member, address };

struct Hit {
    Number subject = 0;
    FoundBy by = FoundBy::name;
    bool operator==(Hit const&) const = default;
};

/// Words to be found, and where.
struct Sought {
    std::vector<std::string> words;                      ///< each must be found; folded
    std::vector<std::unordered_set<Number>> places;      ///< for each word the villages whose own names hold it
    std::unordered_set<Number> const* within = nullptr;  ///< villages whose households may be found
};

class SearchIndex {
public:
    explicit SearchIndex(command::County& county);

    /// Takes in what the ledger has in the connection's view: all of it the first time, then what came since.
    /// out:  false while another thread is reading all of it.
    /// cost: some seconds for a county's households and members the first time.
    bool catch_up(store::Connection& connection);

    /// Everyone found, the best first. in: after catch_up(). A number is compared by its keyed digest: who is found by
    /// the end of a telephone number shares the last four digits with it.
    std::vector<Hit> find(Listed kind, Sought const& sought) const;
    /// All of a kind, by number.
    std::vector<Number> listed(Listed kind) const;
    /// Persons whose unit it is.
    std::vector<Number> people_of(Number unit) const;

    /// To be called now and then: takes in erasures also while nobody searches, and forgets everything once nobody has
    /// searched for `idle`.
    void tend(store::Connection& connection, Instant now);

    /// Bytes that it holds, roughly; 0 while it is not there.
    std::size_t size_bytes() const;

    static constexpr auto idle = std::chrono::minutes{30};

private:
    struct Entry {
        Listed kind = Listed::household;
        Number place = 0;     ///< of a household its village, of a person its unit
        std::string name;     ///< folded, as all text here
        std::string address;  ///< and the villager group
        std::string members;  ///< one a line
        std::uint64_t tail = 0;
        std::vector<std::uint64_t> id_numbers;
    };
    using Entries = std::map<Number, Entry>;

    bool is_empty() const;
    bool follow(store::Connection& connection);
    Entries read(store::Connection& connection, command::SubjectRange const& range) const;
    Entries read_all(store::Connection& connection) const;
    std::set<Number> changed(store::Connection& connection, ledger::Seq after) const;
    std::uint64_t digest_of(std::string_view text) const;
    std::optional<FoundBy> match(Entry const& entry, std::string const& word) const;
    std::optional<FoundBy> match(Entry const& entry, Sought const& sought) const;

    command::County& county_;
    ledger::Key key_{};   ///< of the digests of numbers: of this process alone, written nowhere
    std::mutex reading_;  ///< one thread reads, the others go on searching
    mutable std::shared_mutex mutex_;
    Entries entries_;
    ledger::Seq seq_ = -1;                ///< -1: nothing is held
    std::atomic<bool> was_used_ = false;  ///< since it was last tended
    std::int64_t used_ms_ = 0;            ///< of the thread that tends
};

}  // namespace chengxin::sync
