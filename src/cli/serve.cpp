#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include <charconv>
#include <condition_variable>
#include <iostream>
#include <thread>

#include "api/health.hpp"
#include "cli/subcommands.hpp"
#include "http/certificate.hpp"
#include "http/server.hpp"

namespace chengxin::cli {

namespace {

constexpr std::chrono::seconds close_most{15};

struct Serve {
    Place place;
    std::string listen = "127.0.0.1:8787";
    std::string metrics_listen;
    std::string certificate;
    std::string certificate_key;
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

std::unique_ptr<http::Server> listening(std::string const& written, http::Router const& router, http::Beside beside) {
    auto const address = address_of(written);
    try {
        return std::make_unique<http::Server>(address.host, address.port, router, http::Limits{}, std::move(beside));
    } catch (std::exception const& fault) {
        throw Refused("不能在 " + written + " 上监听（" + fault.what() +
                      "）：请换一个地址或端口，或先停下占用它的程序。");
    }
}

std::string shown(std::string const& written, http::Server const& server) {
    return written.substr(0, written.rfind(':')) + ":" + std::to_string(server.port());
}

std::unique_ptr<http::Certificate> certificate_of(Serve const& options) {
    if (options.certificate.empty() && options.certificate_key.empty()) return nullptr;
    if (options.certificate.empty() || options.certificate_key.empty())
        throw Refused("--tls-cert 和 --tls-key 要一起写：一个是证书，一个是它的私钥。");
    return std::make_unique<http::Certificate>(options.certificate, options.certificate_key);
}

/// Answers for operators on an address of its own, by a thread of its own: also while the service is ending.
class Watch {
public:
    Watch(std::string const& written, api::Counties& counties, metrics::Meters& meters)
        : router_(http::Router::Web::hidden) {
        api::add_watch_routes(router_, counties, meters);
        if (written.empty()) return;
        server_ = listening(written, router_, {});
        address_ = shown(written, *server_);
        thread_ = std::thread([this] { server_->run(); });
    }
    Watch(Watch const&) = delete;
    ~Watch() {
        if (!server_) return;
        server_->stop();
        thread_.join();
    }

    /// "" when there is none.
    std::string const& address() const { return address_; }

private:
    http::Router router_;
    std::unique_ptr<http::Server> server_;
    std::string address_;
    std::thread thread_;
};

/// Ends the process if its scope lasts too long. What was acknowledged is on the disk already: nothing is lost by it.
class Bounded {
public:
    Bounded() : thread_([this] { wait(); }) {}
    Bounded(Bounded const&) = delete;
    ~Bounded() {
        {
            std::lock_guard const lock(mutex_);
            ended_ = true;
        }
        changed_.notify_one();
        thread_.join();
    }

private:
    void wait() {
        std::unique_lock lock(mutex_);
        if (changed_.wait_for(lock, close_most, [this] { return ended_; })) return;
        spdlog::error("stop: the writer did not come to its end within {} s", close_most.count());
        std::_Exit(1);
    }

    std::mutex mutex_;
    std::condition_variable changed_;
    bool ended_ = false;
    std::thread thread_;
};

void serve(Serve const& options) {
    spdlog::set_default_logger(spdlog::stderr_color_mt("chengxin"));
    address_of(options.listen);  // a slip is told before anything is opened
    store::Store store(options.place.store);
    options.place.keep_files(store);
    store.migrate(machine_clock()());
    auto const key = ledger::MasterKey::from_file(options.place.key_path(store), false);
    auto const certificate = certificate_of(options);
    metrics::Meters meters;
    api::Counties counties(store, key, clock_on(options.today, store), meters);
    if (counties.county_count() == 0) throw Refused("数据库里还没有县，请先用 chengxin init 建县。");
    if (certificate)
        meters.watch("chengxin_tls_certificate_expires_seconds", "When the certificate expires, in seconds since 1970.",
                     [&] { return static_cast<double>(certificate->expires_at()); });
    http::Router router;
    api::add_routes(router, counties);
    auto const server =
        listening(options.listen, router, {certificate.get(), &meters, [&counties] { counties.begin_ending(); }});
    {
        Watch const watch(options.metrics_listen, counties, meters);
        server->heed_signals();
        std::cout << "ready " << (certificate ? "https://" : "http://") << shown(options.listen, *server) << std::endl;
        if (!watch.address().empty()) std::cout << "metrics http://" << watch.address() << "/metrics" << std::endl;
        server->run();
    }
    Bounded const bounded;
    counties.close();
}

}  // namespace

void add_serve(CLI::App& app, Status const&) {
    auto const options = std::make_shared<Serve>();
    auto* const command = app.add_subcommand("serve", "启动服务");
    options->place.add_to(*command);
    command->add_option("--listen", options->listen, "监听地址")->capture_default_str();
    command->add_option("--tls-cert", options->certificate, "TLS 证书文件（PEM，含证书链）；不写就是明文 HTTP")
        ->envname("CHENGXIN_TLS_CERT");
    command->add_option("--tls-key", options->certificate_key, "TLS 私钥文件（PEM，权限 600）")
        ->envname("CHENGXIN_TLS_KEY");
    command->add_option("--metrics-listen", options->metrics_listen, "在这个地址上给出 /metrics，如 127.0.0.1:9464")
        ->envname("CHENGXIN_METRICS_LISTEN");
    command->add_option("--today", options->today, "当作是这一天（只用于演示县）");
    command->callback([options] { serve(*options); });
}

}  // namespace chengxin::cli
