#include "bench/grow/growth.hpp"

#include "ledger/fact_store.hpp"

namespace chengxin::bench {

namespace {

using command::Submission;
using ledger::FactId;
using ledger::SubjectId;

}  // namespace

Growth::Growth(command::County& county, CountyShape const& shape, Options const& options, Progress progress)
    : county_(county),
      shape_(shape),
      options_(options),
      progress_(std::move(progress)),
      recorder_(county, [this] { return now_; }),
      seed_(mixed(options.seed, static_cast<std::uint64_t>(shape.code))),
      start_(first_of_year(year_of(options.today) - options.years + 1)) {}

void Growth::run(std::vector<json::Object> const& packs) {
    there_ = county_.store().read(
        [&](store::Connection& connection) { return ledger::load_head(connection, county_.tenant()).seq; });
    now_ = at_evening(start_);
    divisions();
    for (auto const& pack : packs) {
        give(command::InstallPack{next_id(), pack, start_});
        record();
    }
    staff();
    households();
    auto const last = year_of(options_.today);
    for (int at = last - options_.years + 1; at <= last && planned_ < shape_.quota; ++at) year(at);
    if (planned_ < there_)
        throw Stopped("the store holds more of county " + std::to_string(shape_.code) +
                      " than was asked for: it was grown with another plan");
}

/// A UUIDv7 that follows from the seed and a number.
FactId Growth::fact_id(std::uint64_t number, Instant moment) const {
    FactId id;
    auto const ms = static_cast<std::uint64_t>(to_ms(moment));
    auto const high = mixed(seed_, number, 1);
    auto const low = mixed(seed_, number, 2);
    for (std::size_t i = 0; i < 6; ++i) id.bytes[i] = static_cast<std::uint8_t>(ms >> (40 - 8 * i));
    id.bytes[6] = static_cast<std::uint8_t>(0x70U | (high & 0x0FU));
    id.bytes[7] = static_cast<std::uint8_t>(high >> 8U);
    for (std::size_t i = 0; i < 8; ++i) id.bytes[8 + i] = static_cast<std::uint8_t>(low >> (8 * i));
    id.bytes[8] = static_cast<std::uint8_t>(0x80U | (id.bytes[8] & 0x3FU));
    return id;
}

SubjectId Growth::household_id(std::int64_t household) const {
    return SubjectId(fact_id((household_part << 56U) + static_cast<std::uint64_t>(household), at_evening(start_)));
}

/// The moment at which somebody typed it, within the twelve hours before the evening.
FactId Growth::id_of(std::uint32_t key, Date recorded_on, int year) const {
    auto const number = (fact_part << 56U) + (static_cast<std::uint64_t>(year) << 40U) + key;
    constexpr std::uint64_t half_a_day_ms = 12 * 60 * 60 * 1000;
    auto const ago = std::chrono::milliseconds{mixed(seed_, number, 3) % half_a_day_ms};
    return fact_id(number, at_evening(recorded_on) - ago);
}

demo::Random Growth::contents(std::uint64_t part, std::uint64_t number) const {
    return demo::Random(mixed(seed_, part, number));
}

void Growth::give(command::Command command, std::optional<SubjectId> person) {
    waiting_.push_back({{person}, std::move(command)});
}

/// Records what waits, unless the ledger holds it already. in: how many of it are repeated ones.
void Growth::record(std::int64_t repeated) {
    auto group = std::move(waiting_);
    waiting_.clear();
    auto const added = static_cast<std::int64_t>(group.size()) - repeated;
    planned_ += added;
    if (planned_ > there_) {
        for (auto const& receipt : recorder_.record(group)) {
            using Outcome = command::Receipt::Outcome;
            if (receipt.outcome == Outcome::accepted || receipt.outcome == Outcome::repeated) continue;
            throw Stopped("county " + std::to_string(shape_.code) + ": " + to_text(receipt.id) + " refused: " +
                          (receipt.problem ? receipt.problem->code + " " + receipt.problem->detail : ""));
        }
        progress_(added);
    }
    before_ = std::move(group);
}

}  // namespace chengxin::bench
