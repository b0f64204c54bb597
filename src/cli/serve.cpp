#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include <charconv>
#include <iostream>

#include "api/routes.hpp"
#include "cli/subcommands.hpp"
#include "http/server.hpp"

namespace chengxin::cli {

namespace {

struct Serve {
    Place place;
    std::string listen = "127.0.0.1:8787";
    std::string today;
};

struct Address {
    std::string host;
    std::uint16_t port = 0;
};

/// "127.0.0.1:8787", "[::1]:8787"
Address address_of(std::string const& written) {
    auto const stop = written.rfind(':');
    Address address{written.substr(0, stop), 0};
    if (address.host.starts_with('[') && address.host.ends_with(']')) {
        address.host = address.host.substr(1, address.host.size() - 2);
    }
    char const* const past = written.data() + written.size();
    auto const* const first = stop == std::string::npos ? past : written.data() + stop + 1;
    auto const [end, error] = std::from_chars(first, past, address.port);
    if (error != std::errc() || end != past)
        throw Refused("监听地址 " + written + " 要写成“地址:端口”，如 127.0.0.1:8787。");
    return address;
}

/// A clock that stands on another day, for demonstrations and tests: never on the ledger of a real county.
Clock clock_on(std::string const& today, store::Store& store) {
    auto machine = machine_clock();
    if (today.empty()) return machine;
    for (auto const tenant : command::tenants(store.writer())) {
        if (!roster::is_fictional(tenant)) throw Refused("--today 只能用于演示县，真实的县按机器的时钟记账。");
    }
    auto const moved = day_of(today, machine) - day_of("", machine);
    return [machine, moved] { return machine() + moved; };
}

std::unique_ptr<http::Server> listening(Address const& address, std::string const& written,
                                        http::Router const& router) {
    try {
        return std::make_unique<http::Server>(address.host, address.port, router);
    } catch (std::exception const& fault) {
        throw Refused("不能在 " + written + " 上监听（" + fault.what() +
                      "）：请换一个地址或端口，或先停下占用它的程序。");
    }
}

void serve(Serve const& options) {
    spdlog::set_default_logger(spdlog::stderr_color_mt("chengxin"));
    auto const address = address_of(options.listen);
    store::Store store(options.place.store);
    store.migrate(machine_clock()());
    auto const key = ledger::MasterKey::from_file(options.place.key_path(store), false);
    api::Counties counties(store, key, clock_on(options.today, store));
    if (counties.county_count() == 0) throw Refused("数据库里还没有县，请先用 chengxin init 建县。");
    http::Router router;
    api::add_routes(router, counties);
    auto const server = listening(address, options.listen, router);
    server->stop_on_signals();
    auto const shown = options.listen.substr(0, options.listen.rfind(':')) + ":" + std::to_string(server->port());
    std::cout << "ready http://" << shown << std::endl;
    server->run();
    counties.close();
}

}  // namespace

void add_serve(CLI::App& app, Status const&) {
    auto const options = std::make_shared<Serve>();
    auto* const command = app.add_subcommand("serve", "启动服务");
    options->place.add_to(*command);
    command->add_option("--listen", options->listen, "监听地址")->capture_default_str();
    command->add_option("--today", options->today, "当作是这一天（只用于演示县）");
    command->callback([options] { serve(*options); });
}

}  // namespace chengxin::cli
