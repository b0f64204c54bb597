#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/embedded.hpp"
#include "cli/subcommands.hpp"

namespace chengxin::cli {

namespace {

std::uint64_t random_bits() {
    std::array<std::uint8_t, sizeof(std::uint64_t)> bytes{};
    ledger::fill_random(bytes);
    return std::bit_cast<std::uint64_t>(bytes);
}

ledger::Tenant only_county(store::Store& store) {
    auto const tenants = command::tenants(store.writer());
    if (tenants.empty()) throw Refused("数据库里还没有县，请先用 chengxin init 建县。");
    if (tenants.size() > 1) throw Refused("数据库里不止一个县，请用 --county 写明六位代码。");
    return tenants.front();
}

}  // namespace

void Place::add_to(CLI::App& app) {
    app.add_option("--store", store, "数据库，如 sqlite:/var/lib/chengxin/county.db")->required();
    app.add_option("--key", key, "密钥文件；不写就在数据库旁边，名为 数据库文件.key")->envname("CHENGXIN_KEY");
}

std::string Place::key_path(store::Store const& opened) const { return key.empty() ? opened.beside(".key") : key; }

void Place::keep_files(store::Store& opened) const {
    if (!opened.has_several_writers() || key.empty()) return;
    auto const beside = std::filesystem::absolute(key).replace_extension();
    auto const* const state = std::getenv("STATE_DIRECTORY");  // as systemd sets it
    auto const folder = state == nullptr ? beside.parent_path() : std::filesystem::path(state);
    opened.keep_files_at((folder / beside.filename()).string());
}

Opened::Opened(Place const& place, ledger::Tenant tenant) : store(std::make_unique<store::Store>(place.store)) {
    store->expect_current();
    place.keep_files(*store);
    auto const key = ledger::MasterKey::from_file(place.key_path(*store), false);
    county = std::make_unique<command::County>(*store, tenant == 0 ? only_county(*store) : tenant, key);
}

std::string read_file(std::string const& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    if (!file) throw Refused("文件 " + path + " 读不出来，请核对路径和权限。");
    return text.str();
}

Date day_of(std::string const& written, Clock const& clock) {
    constexpr auto offset = std::chrono::hours{8};
    if (written.empty()) return day_at(clock(), offset);
    auto const day = parse_date(written);
    if (!day) throw Refused(day.error());
    return *day;
}

std::function<Uuid()> machine_ids(Clock clock) {
    auto const ids = std::make_shared<IdMaker>(random_bits);
    return [ids, clock = std::move(clock)] { return ids->make(to_ms(clock())); };
}

std::vector<json::Object> shipped_packs() {
    std::vector<json::Object> packs;
    for (auto const& file : embedded_files()) {
        if (file.name.starts_with("packs/")) packs.push_back(json::parse(file.bytes).value().get_object());
    }
    return packs;
}

}  // namespace chengxin::cli
