#include "command/recorder.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <thread>

#include "command/group.hpp"
#include "command/suspect_store.hpp"

namespace chengxin::command {

namespace {

Receipt quarantined_receipt(FactId const& id) {
    Receipt receipt;
    receipt.id = id;
    receipt.outcome = Receipt::Outcome::quarantined;
    receipt.problem = Problem{Refusal::conflict, "command.quarantined", "",
                              "这条记录两次使系统出错，已暂存待查，其他记录不受影响；请联系管理员。"};
    return receipt;
}

// How long a group waits for a database that is away, such as one that moves to its standby.
constexpr auto patience = std::chrono::seconds{20};
constexpr auto first_pause = std::chrono::milliseconds{20};
constexpr auto longest_pause = std::chrono::milliseconds{1000};

bool is_fault(Receipt const& receipt) { return receipt.outcome == Receipt::Outcome::deferred; }

}  // namespace

std::string_view to_text(Receipt::Outcome outcome) {
    using enum Receipt::Outcome;
    switch (outcome) {
        case accepted: return "accepted";
        case repeated: return "repeated";
        case refused: return "refused";
        case quarantined: return "quarantined";
        case deferred: return "deferred";
    }
    CHECK(false);
    return {};
}

Receipt deferred_receipt(FactId const& id) {
    Receipt receipt;
    receipt.id = id;
    receipt.outcome = Receipt::Outcome::deferred;
    receipt.problem =
        Problem{Refusal::busy, "server.fault", "", "系统暂时存不了这条记录，请稍后再试；手机上的记录不会丢。"};
    return receipt;
}

Recorder::Recorder(County& county, Clock clock, Crashes crashes)
    : county_(county),
      clock_(std::move(clock)),
      in_flight_(crashes == Crashes::watched ? county.store().beside("-inflight-" + std::to_string(county.tenant()))
                                             : std::string(),
                 county.store().has_several_writers()) {
    if (!in_flight_.remains().ids.empty()) {
        spdlog::warn("the process before this one ended while {} commands were under way",
                     in_flight_.remains().ids.size());
        add_strikes(county_.store().writer(), county_.tenant(), in_flight_.remains());
    }
}

std::vector<Receipt> Recorder::record(std::span<Submission const> group) {
    std::lock_guard const lock(mutex_);
    stages_.begin();
    head_.reset();
    std::vector<Receipt> receipts;
    try {
        receipts = patiently(group.size(), [&] { return record_sorted(group); });
    } catch (std::exception const& fault) {
        spdlog::error("a group of {} commands could not be taken up: {}", group.size(), fault.what());
        receipts.clear();
        for (auto const& submission : group) receipts.push_back(deferred_receipt(id_of(submission.command)));
    }
    stages_.leave();
    try {
        county_.store().scrub_if_owed();
    } catch (std::exception const& fault) {
        spdlog::error("erased values may still stand in free pages, to be scrubbed with the next group: {}",
                      fault.what());
    }
    return receipts;
}

/// Does the group again as long as only the database stands in the way: a commit whose answer was lost is either there,
/// and its commands are repetitions, or is not, and they are new.
std::vector<Receipt> Recorder::patiently(std::size_t commands, std::function<std::vector<Receipt>()> const& work) {
    auto const give_up = std::chrono::steady_clock::now() + patience;
    for (auto pause = first_pause;; pause = std::min(2 * pause, longest_pause)) {
        try {
            return work();
        } catch (store::TryAgain const& passing) {
            spdlog::warn("a group of {} commands is tried again: {}", commands, passing.what());
            in_flight_.done();
            county_.forget();
            if (std::chrono::steady_clock::now() + pause > give_up) throw;
        }
        std::this_thread::sleep_for(pause);
    }
}

/// Those that were under way in a crash go alone or are put aside, the others together. In the order they came, for one
/// may say something of another.
std::vector<Receipt> Recorder::record_sorted(std::span<Submission const> group) {
    std::vector<FactId> ids;
    for (auto const& submission : group) ids.push_back(id_of(submission.command));
    auto const strikes = strikes_of(county_.store().writer(), county_.tenant(), ids);
    std::vector<Receipt> receipts;
    receipts.reserve(group.size());
    std::size_t first = 0;  // of those that go together
    auto const write_together = [&](std::size_t past) {
        std::ranges::move(write(group.subspan(first, past - first)), std::back_inserter(receipts));
        first = past + 1;
    };
    for (std::size_t i = 0; !strikes.empty() && i < group.size(); ++i) {
        auto const found = strikes.find(ids[i]);
        if (found == strikes.end()) continue;
        write_together(i);
        if (found->second >= strikes_to_quarantine) {
            receipts.push_back(quarantined_receipt(ids[i]));
        } else {
            receipts.push_back(write_alone(group[i]));
            if (!is_fault(receipts.back())) clear_strikes(county_.store().writer(), county_.tenant(), ids[i]);
        }
    }
    write_together(group.size());
    return receipts;
}

std::vector<Receipt> Recorder::record_whole(std::span<Submission const> group, Whole const& whole) {
    std::lock_guard const lock(mutex_);
    stages_.begin();
    head_.reset();
    std::vector<Receipt> receipts;
    try {
        receipts = patiently(group.size(), [&] { return run(group, &whole); });
    } catch (std::exception const&) {
        in_flight_.done();
        county_.forget();
        throw;
    }
    stages_.leave();
    bool const is_kept = whole.ending == Ending::keep &&
                         std::ranges::none_of(receipts, [](Receipt const& one) { return one.problem.has_value(); });
    if (is_kept) {
        county_.store().scrub_if_owed();
    } else {
        in_flight_.done();
        county_.forget();
        head_.reset();
    }
    return receipts;
}

std::vector<Receipt> Recorder::run(std::span<Submission const> group, Whole const* whole) {
    Group fresh(county_, clock_(), in_flight_, stages_);
    auto receipts = fresh.run(group, whole);
    head_ = fresh.head();
    return receipts;
}

std::vector<Receipt> Recorder::write(std::span<Submission const> group) {
    if (group.empty()) return {};
    try {
        return run(group);
    } catch (store::TryAgain const&) {
        throw;  // nobody is at fault, and alone they would fare no better
    } catch (std::exception const& fault) {
        spdlog::error("a group of {} commands failed: {}", group.size(), fault.what());
        in_flight_.done();
        county_.forget();
    }
    // One of them may be at fault, or the machine: where two fail alone, one after the other, the rest need not try.
    std::vector<Receipt> receipts;
    int failed_in_a_row = 0;
    for (auto const& submission : group) {
        receipts.push_back(failed_in_a_row < 2 ? write_alone(submission) : deferred_receipt(id_of(submission.command)));
        failed_in_a_row = is_fault(receipts.back()) ? failed_in_a_row + 1 : 0;
    }
    return receipts;
}

Receipt Recorder::write_alone(Submission const& submission) {
    try {
        return run({&submission, 1}).front();
    } catch (store::TryAgain const&) {
        throw;
    } catch (std::exception const& fault) {
        spdlog::error("a command failed: {}", fault.what());
        in_flight_.done();
        county_.forget();
        return deferred_receipt(id_of(submission.command));
    }
}

Receipt Recorder::record_locally(Command command) {
    Submission const submission{{}, std::move(command)};
    return record({&submission, 1}).front();
}

}  // namespace chengxin::command
