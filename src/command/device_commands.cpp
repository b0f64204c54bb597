#include "command/device_commands.hpp"

#include <algorithm>
#include <array>

namespace chengxin::command {

namespace {

template <typename T>
Result<Command> read_as(json::Value const& object, std::string const& at) {
    auto read = json::read_object<T>(object, at, "command");
    if (!read) return read.error();
    return Command(std::move(*read));
}

struct Reader {
    std::string_view name;
    Result<Command> (*read)(json::Value const& object, std::string const& at);
};

// Accounts, packs, erasures and reveals have ways in of their own: a batch from a device never carries them.
constexpr std::array readers{
    Reader{"record_fact", read_as<RecordFact>},
    Reader{"withdraw_fact", read_as<WithdrawFact>},
    Reader{"confirm_fact", read_as<ConfirmFact>},
    Reader{"excuse_duty", read_as<ExcuseDuty>},
    Reader{"register_subject", read_as<RegisterSubject>},
    Reader{"begin_link", read_as<BeginLink>},
    Reader{"end_link", read_as<EndLink>},
};

}  // namespace

std::vector<std::string_view> device_commands() {
    std::vector<std::string_view> names;
    for (auto const& reader : readers) names.push_back(reader.name);
    return names;
}

FactId id_of(Command const& command) {
    return std::visit([](auto const& c) { return c.id; }, command);
}

Result<Command> read_command(json::Value const& from, std::string const& at) {
    if (!from.is_object()) return json::wrong(at, "一个对象");
    auto const* name = from.get_object().if_contains("command");
    if (name == nullptr) return json::missing(at + "/command");
    if (!name->is_string()) return json::wrong(at + "/command", "一段文字");
    auto const text = std::string_view(name->get_string());
    auto const known = std::ranges::find(readers, text, &Reader::name);
    if (known != readers.end()) return known->read(from, at);
    return Problem{Refusal::invalid, "command.unknown", at + "/command", "没有这种操作，请更新应用后再试。"};
}

}  // namespace chengxin::command
