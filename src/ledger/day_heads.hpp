#pragma once

#include <mutex>
#include <vector>

#include "ledger/fact_store.hpp"

/// Heads as they leave the building: the present one, and the one at the end of each past day.
namespace chengxin::ledger {

/// The last row of a day of the county's calendar.
struct DayHead {
    Date day{};
    Seq seq = 0;
    Hash link{};
    Instant recorded_at{};
};

/// The heads at the end of the `days` days before `today`, the latest first; days before the first fact have none.
/// cost: a look-up a day and doubling of what was recorded before it. throws: StoreFailure.
std::vector<DayHead> day_heads(store::Connection& connection, Tenant tenant, std::chrono::minutes offset, Date today,
                               std::int64_t days);

/// The same for whoever asks often, of anybody: computed once a day. Safe from several threads.
class DayHeads {
public:
    static constexpr std::int64_t days = 31;

    std::vector<DayHead> before(store::Connection& connection, Tenant tenant, std::chrono::minutes offset, Instant now);

private:
    std::mutex mutex_;
    Date today_{};
    std::vector<DayHead> heads_;
};

}  // namespace chengxin::ledger
