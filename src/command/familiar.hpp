#pragma once

#include <unordered_map>

#include "ledger/fact_store.hpp"
#include "ledger/seal.hpp"

namespace chengxin::command {

/// Subjects met lately with their seals, from one group to the next: nothing about them changes but that a key is
/// erased, and reading and unwrapping them is a tenth of what a fact costs. Holds as long as nobody else writes, which
/// the head tells. For the thread that writes.
class Familiar {
public:
    /// Before a group. in: `head`, the last seq, as locked. Forgets everything if another process wrote meanwhile.
    void begin(ledger::Seq head) {
        if (head != head_) forget();
    }
    /// After the group's commit.
    void keep(ledger::Seq head) {
        if (subjects_.size() + seals_.size() > most) forget();
        head_ = head;
    }
    void forget() {
        subjects_.clear();
        seals_.clear();
        head_ = none;
    }

    ledger::Subject const* subject(ledger::SubjectId const& id) const { return find(subjects_, id); }
    /// Null where it is not known here, or erased.
    ledger::SubjectSeal const* seal(ledger::Number subject) const { return find(seals_, subject); }
    void add(ledger::Subject const& subject) { subjects_.emplace(subject.id, subject); }
    ledger::SubjectSeal const* add(ledger::Number subject, ledger::SubjectSeal const& seal) {
        return &seals_.insert_or_assign(subject, seal).first->second;
    }
    void erase_seal(ledger::Number subject) { seals_.erase(subject); }

private:
    static constexpr std::size_t most = 200'000;  ///< subjects and seals of a county, some 20 MB
    static constexpr ledger::Seq none = -1;

    template <typename Map, typename Key>
    static typename Map::mapped_type const* find(Map const& map, Key const& key) {
        auto const found = map.find(key);
        return found == map.end() ? nullptr : &found->second;
    }

    std::unordered_map<ledger::SubjectId, ledger::Subject, UuidHash> subjects_;
    std::unordered_map<ledger::Number, ledger::SubjectSeal> seals_;
    ledger::Seq head_ = none;
};

}  // namespace chengxin::command
