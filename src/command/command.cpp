#include "command/command.hpp"

namespace chengxin::command {

namespace {

template <typename T>
Result<Command> read_as(json::Object const& object, std::string const& at) {
    json::Object rest = object;
    rest.erase("command");
    auto read = json::read_object<T>(rest, at);
    if (!read) return read.error();
    return Command(std::move(*read));
}

}  // namespace

FactId id_of(Command const& command) {
    return std::visit([](auto const& c) { return c.id; }, command);
}

Result<Command> read_command(json::Value const& from, std::string const& at) {
    if (!from.is_object()) return json::wrong(at, "一个对象");
    auto const& object = from.get_object();
    auto const* name = object.if_contains("command");
    if (name == nullptr) return json::missing(at + "/command");
    if (!name->is_string()) return json::wrong(at + "/command", "一段文字");
    auto const text = std::string_view(name->get_string());
    // Accounts, packs and erasures have ways in of their own: a batch from a device never carries them.
    if (text == "record_fact") return read_as<RecordFact>(object, at);
    if (text == "withdraw_fact") return read_as<WithdrawFact>(object, at);
    if (text == "excuse_duty") return read_as<ExcuseDuty>(object, at);
    if (text == "register_subject") return read_as<RegisterSubject>(object, at);
    if (text == "begin_link") return read_as<BeginLink>(object, at);
    if (text == "end_link") return read_as<EndLink>(object, at);
    return Problem{Refusal::invalid, "command.unknown", at + "/command", "没有这种操作，请更新应用后再试。"};
}

}  // namespace chengxin::command
