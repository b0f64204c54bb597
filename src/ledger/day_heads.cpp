#include "ledger/day_heads.hpp"

namespace chengxin::ledger {

namespace {

Instant beginning_of(Date day, std::chrono::minutes offset) {
    return std::chrono::sys_days{day.time_since_epoch()} - offset;
}

/// The last row with `seq` < `past` that was recorded before `moment`.
std::optional<Row> last_before(store::Connection& connection, Tenant tenant, Seq past, Instant moment) {
    std::optional<Row> last;
    for (Seq first = 0; past - first > 1;) {  // instants never go back along the chain
        auto const middle = first + (past - first) / 2;
        auto row = find_seq(connection, tenant, middle);
        if (!row || row->recorded_at >= moment) {
            past = middle;
        } else {
            first = middle;
            last = std::move(row);
        }
    }
    return last;
}

}  // namespace

std::vector<DayHead> day_heads(store::Connection& connection, Tenant tenant, std::chrono::minutes offset, Date today,
                               std::int64_t days) {
    std::vector<DayHead> heads;
    auto past = load_head(connection, tenant).seq + 1;
    for (std::int64_t n = 1; n <= days; ++n) {
        auto const day = today - std::chrono::days{n};
        auto const row = last_before(connection, tenant, past, beginning_of(day + std::chrono::days{1}, offset));
        if (!row) break;
        heads.push_back({day, row->seq, row->link, row->recorded_at});
        past = row->seq + 1;
    }
    return heads;
}

std::vector<DayHead> DayHeads::before(store::Connection& connection, Tenant tenant, std::chrono::minutes offset,
                                      Instant now) {
    // What is being committed at midnight still belongs to yesterday.
    constexpr auto settled_after = std::chrono::minutes{10};
    auto const today = day_at(now, offset);
    std::lock_guard const lock(mutex_);
    if (today_ == today) return heads_;
    auto heads = day_heads(connection, tenant, offset, today, days);
    if (now - beginning_of(today, offset) < settled_after) return heads;
    today_ = today;
    heads_ = std::move(heads);
    return heads_;
}

}  // namespace chengxin::ledger
