#include "ledger/correction_rules.hpp"

#include <algorithm>
#include <map>

namespace chengxin::ledger {

namespace {

class Family {
public:
    explicit Family(std::span<Version const> versions) : versions_(versions), states_(versions.size(), State::waiting) {
        for (std::size_t i = 0; i < versions.size(); ++i) by_id_[versions[i].id] = i;
        for (std::size_t i = 0; i < versions.size(); ++i) {
            if (!versions[i].corrects) continue;
            auto const target = by_id_.find(*versions[i].corrects);
            // What is about another subject is as though it had not arrived: states follow from one subject's facts.
            bool const elsewhere = target != by_id_.end() && versions[target->second].subject != versions[i].subject;
            if (!elsewhere) corrections_[*versions[i].corrects].push_back(i);
        }
        for (auto& [target, rows] : corrections_) {
            std::ranges::sort(rows, {}, [&](std::size_t i) { return std::tuple(versions_[i].day, versions_[i].id); });
        }
    }

    std::vector<State> states() {
        for (std::size_t i = 0; i < versions_.size(); ++i) {
            if (!versions_[i].corrects) settle(i);
        }
        return states_;
    }

private:
    bool fits(std::size_t i, std::size_t target) const {
        auto const& correction = versions_[i];
        auto const& corrected = versions_[target];
        bool const same_hand = correction.author == corrected.author || correction.recorder == corrected.author ||
                               correction.recorder == corrected.recorder;
        return correction.kind == corrected.kind && same_hand;
    }

    /// Corrections of `i` that are of its kind and by its author, in the order in which they stand.
    std::vector<std::size_t> corrections(std::size_t i) const {
        std::vector<std::size_t> fitting;
        auto const found = corrections_.find(versions_[i].id);
        if (found == corrections_.end()) return fitting;
        std::ranges::copy_if(found->second, std::back_inserter(fitting), [&](std::size_t c) { return fits(c, i); });
        return fitting;
    }

    bool is_withdrawn(std::size_t i) const {
        return std::ranges::any_of(
            corrections(i), [&](std::size_t c) { return versions_[c].action == Action::withdraw && !is_withdrawn(c); });
    }

    /// Gives `i` and all that hangs on it the state that follows from its own being allowed to count.
    void settle(std::size_t i) {
        bool const withdrawn = is_withdrawn(i);
        bool const withdraws = versions_[i].action == Action::withdraw;
        states_[i] = withdrawn ? State::withdrawn : withdraws ? State::withdrawal : State::counts;
        bool replaced = withdrawn || withdraws;
        for (auto const c : corrections(i)) {
            if (versions_[c].action == Action::withdraw) {
                settle(c);
            } else if (is_withdrawn(c) || withdrawn) {
                drop(c, State::withdrawn);
            } else if (replaced) {
                drop(c, State::rival);
            } else {
                replaced = true;
                states_[i] = State::corrected;
                settle(c);
            }
        }
        mark_misfits(i);
    }

    /// `i` does not count, and nothing that replaces it does.
    void drop(std::size_t i, State state) {
        states_[i] = is_withdrawn(i) ? State::withdrawn : state;
        for (auto const c : corrections(i)) {
            if (versions_[c].action == Action::withdraw) {
                settle(c);
            } else {
                drop(c, states_[i]);
            }
        }
        mark_misfits(i);
    }

    void mark_misfits(std::size_t i) {
        auto const found = corrections_.find(versions_[i].id);
        if (found == corrections_.end()) return;
        for (auto const c : found->second) {
            if (!fits(c, i)) reject(c);
        }
    }

    void reject(std::size_t i) {
        states_[i] = State::misfit;
        auto const found = corrections_.find(versions_[i].id);
        if (found == corrections_.end()) return;
        for (auto const c : found->second) reject(c);
    }

    std::span<Version const> versions_;
    std::vector<State> states_;
    std::map<FactId, std::size_t> by_id_;
    std::map<FactId, std::vector<std::size_t>> corrections_;
};

}  // namespace

std::vector<State> states_of(std::span<Version const> family) { return Family(family).states(); }

bool makes_circle(std::span<Version const> family, Version const& added) {
    auto at = added.corrects;
    for (std::size_t steps = 0; at && steps <= family.size(); ++steps) {
        if (*at == added.id) return true;
        auto const next = std::ranges::find(family, *at, &Version::id);
        if (next == family.end()) return false;
        at = next->corrects;
    }
    return at.has_value();
}

}  // namespace chengxin::ledger
