#include "api/resources.hpp"
#include "base/text.hpp"
#include "command/device_commands.hpp"

namespace chengxin::api {

namespace asio = boost::asio;

namespace {

constexpr std::size_t commands_max = 200;

struct Push {
    json::Value const* commands = nullptr;
};
BOOST_DESCRIBE_STRUCT(Push, (), (commands))

/// What stands in the body, in its order: a command, or the receipt that refuses one which cannot be read.
struct Batch {
    std::vector<command::Receipt> receipts;
    std::vector<command::Command> commands;
    std::vector<std::size_t> places;  ///< of the commands, among the receipts
};

Result<json::Array const*> commands_in(json::Value const& body) {
    auto const push = json::read_object<Push>(body);
    if (!push) return push.error();
    auto const* commands = push->commands->if_array();
    if (commands == nullptr || commands->empty()) return json::wrong("/commands", "至少一条指令的列表");
    if (commands->size() > commands_max) {
        return Problem{Refusal::too_large, "push.too_many", "/commands", "一次最多交 200 条，请分几次交。"};
    }
    return commands;
}

/// A command that cannot be read is refused by its id and does not hold up the others; one without an id spoils the
/// batch, for nobody could be told.
Result<Batch> read_batch(std::string_view body) {
    json::Arena arena(2 * body.size());
    auto const parsed = json::parse_foreign(body, &arena);
    if (!parsed) return parsed.error();
    auto const commands = commands_in(*parsed);
    if (!commands) return commands.error();
    Batch batch;
    batch.receipts.reserve((*commands)->size());
    batch.commands.reserve((*commands)->size());
    for (auto const& value : **commands) {
        auto const at = "/commands/" + std::to_string(batch.receipts.size());
        auto read = command::read_command(value, at);
        auto& receipt = batch.receipts.emplace_back();
        if (read) {
            receipt.id = command::id_of(*read);
            batch.places.push_back(batch.receipts.size() - 1);
            batch.commands.push_back(*std::move(read));
            continue;
        }
        auto const* written = value.is_object() ? value.get_object().if_contains("id") : nullptr;
        auto const id = written != nullptr && written->is_string() ? parse_uuid(written->get_string()) : read.error();
        if (!id) return read.error();
        receipt.id = ledger::FactId(*id);
        receipt.problem = read.error();
    }
    return batch;
}

json::Object receipt_json(command::Receipt const& receipt, std::size_t place, json::Arena& arena) {
    constexpr std::size_t members = 6;
    json::Object out(members, &arena);
    out["id"] = to_text(receipt.id);
    out["outcome"] = command::to_text(receipt.outcome);
    if (receipt.seq != 0) {
        out["seq"] = receipt.seq;
        out["recorded_at"] = to_text(receipt.recorded_at);
        out["link"] = to_hex(receipt.link);
    }
    if (!receipt.problem) return out;
    auto problem = *receipt.problem;
    auto const at = "/commands/" + std::to_string(place);
    if (!problem.at.starts_with("/commands/")) problem.at = at + problem.at;
    out["problem"] = http::problem_json(http::status_of(problem), problem);
    return out;
}

http::Reply receipts_reply(std::vector<command::Receipt> const& receipts, ledger::Head const& head) {
    constexpr std::size_t receipt_size = 512;
    json::Arena arena(receipt_size * (receipts.size() + 1));
    json::Array all(&arena);
    all.reserve(receipts.size());
    for (std::size_t i = 0; i < receipts.size(); ++i) all.push_back(receipt_json(receipts[i], i, arena));
    json::Object told(&arena);
    told["receipts"] = std::move(all);
    told["head"] = json::Object{{"seq", head.seq}, {"link", to_hex(head.link)}};
    return http::json_reply(200, std::move(told));
}

ledger::Head head_of(Counties& counties, command::County const& county) {
    return counties.store().read(
        [&](store::Connection& connection) { return ledger::load_head(connection, county.tenant()); });
}

}  // namespace

asio::awaitable<http::Reply> post_push(Counties& counties, http::Request request) {
    Visitor visitor;
    Batch batch;
    std::function<http::Reply()> const let_in = [&] {
        auto const found = enter(counties, request);
        if (!found) return http::problem_reply(found.error());
        auto read = read_batch(request.body);
        if (!read) return http::problem_reply(read.error());
        batch = *std::move(read);
        visitor = *found;
        return http::Reply{};
    };
    auto entered = co_await apart(counties.readers(), let_in);
    if (visitor.served == nullptr) co_return entered;
    std::optional<ledger::Head> head;
    std::vector<command::Submission> submissions;
    for (auto& command : batch.commands) submissions.push_back({{visitor.person.id}, std::move(command)});
    if (!submissions.empty()) {
        auto recorded = co_await record(counties, *visitor.served, std::move(submissions));
        if (!recorded) {
            auto busy = http::problem_reply(recorded.error());
            busy.headers.emplace_back("Retry-After", "2");
            co_return busy;
        }
        for (std::size_t i = 0; i < batch.places.size(); ++i) {
            batch.receipts[batch.places[i]] = std::move(recorded->receipts[i]);
        }
        head = recorded->head;
    }
    std::function<http::Reply()> const tell = [&] {
        return receipts_reply(batch.receipts, head ? *head : head_of(counties, visitor.served->county));
    };
    co_return co_await apart(counties.readers(), tell);
}

}  // namespace chengxin::api
