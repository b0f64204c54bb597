#include "command/unsealing.hpp"

namespace chengxin::command {

std::optional<json::Value> Unsealing::open(ledger::Row const& row, std::string_view field) {
    auto const* seal = seal_of(row.subject);
    if (seal == nullptr) return std::nullopt;
    auto const word = county_.words().find(field);
    auto const sealed = ledger::find_sealed(connection_, county_.tenant(), row.seq, word);
    if (!sealed) return std::nullopt;
    auto const text = seal->open(row.id, field, bytes_of(sealed->bytes));
    if (!text) throw store::StoreFailure("加密的内容打不开：数据库被改动过，请运行 chengxin verify。");
    return json::parse(*text).value();
}

std::string Unsealing::text(ledger::Row const& row, std::string_view field) {
    auto const value = open(row, field);
    return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

json::Object Unsealing::answers(ledger::Row const& row, std::vector<std::string> const& fields) {
    auto answers = json::parse(row.answers).value().get_object();
    for (auto const& field : fields) {
        if (!answers.contains(field)) continue;
        if (auto value = open(row, field)) {
            answers[field] = std::move(*value);
        } else {
            answers.erase(field);
        }
    }
    return answers;
}

ledger::SubjectSeal const* Unsealing::seal_of(ledger::Number subject) {
    auto const [at, is_new] = seals_.try_emplace(subject);
    if (is_new) {
        auto const wrapped = ledger::find_key(connection_, county_.tenant(), subject);
        auto const known = ledger::find_subject_number(connection_, county_.tenant(), subject);
        if (wrapped && known) {
            auto const key = county_.key().unwrap(bytes_of(wrapped->bytes), known->id);
            if (!key) throw store::StoreFailure("对象的密钥打不开：数据库被改动过，或密钥文件不对。");
            at->second.emplace(*key);
        }
    }
    return at->second ? &*at->second : nullptr;
}

std::string masked_name(std::string_view name) { return std::string(first_characters(name, 1)) + "**"; }

std::string masked_phone(std::string_view phone) {
    constexpr std::size_t shown_first = 3;
    constexpr std::size_t shown_last = 4;
    if (phone.size() <= shown_first + shown_last) return "****";
    return std::string(phone.substr(0, shown_first)) + "****" + std::string(phone.substr(phone.size() - shown_last));
}

}  // namespace chengxin::command
