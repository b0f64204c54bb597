// Many devices from one thread: pushes, or asks the same again and again, and says how fast and how dear it was.

#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <CLI/CLI.hpp>

#include <fstream>
#include <iostream>
#include <memory>
#include <sstream>

#include "bench/load/commands.hpp"
#include "bench/load/figures.hpp"
#include "bench/load/wire.hpp"
#include "demo/demo.hpp"

namespace chengxin::bench {

namespace {

struct Asked {
    std::uint16_t port = 0;
    std::size_t connections = 64;
    std::size_t batch = 20;
    double seconds = 10;
    double warm_up = 1;
    std::string day = "2026-11-24";
    std::vector<std::string> logins;
    std::string county = "439923";
    std::size_t accounts = 32;
    std::string households;  ///< a file that says which households each login has, instead of its slice
    Mix mix;
    std::uint64_t seed = 1;
    std::vector<std::string> paths;  ///< to be asked instead of pushing
    bool unchanged = false;          ///< asked with the tag of the last reply: nothing has changed
    Watched watched;
};

/// A device of somebody who is signed in.
struct Hand {
    Account const* account = nullptr;
    std::unique_ptr<Device> device;
};

/// One connection with what it has sent and what it waits for.
struct Line {
    int socket = -1;
    std::vector<Hand> hands;  ///< who pushes over it, in turn: all villages have their part however few lines there are
    std::size_t duplicates = 0;         ///< in what was sent last
    std::vector<std::string> requests;  ///< asked in turn, where nothing is pushed
    std::size_t next = 0;
    std::string head;
    std::string_view sending;
    std::string_view sending_after;
    Incoming incoming;
    Steady::time_point sent_at;
};

struct Counted {
    std::int64_t requests = 0;
    std::int64_t failed = 0;  ///< requests with another status than they should have
    std::int64_t duplicates = 0;
    Outcomes outcomes;
    std::string first_failure;
};

/// in: a file with a line a login, and after it the ids of its households.
std::vector<Account> read_accounts(std::string const& path) {
    std::vector<Account> accounts;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        std::istringstream words(line);
        auto& account = accounts.emplace_back();
        words >> account.login;
        for (std::string id; words >> id;) account.households.push_back(id);
        if (account.households.empty()) throw std::runtime_error(path + " has no households of " + account.login);
    }
    if (accounts.empty()) throw std::runtime_error(path + " names no login");
    return accounts;
}

class Load {
public:
    explicit Load(Asked const& asked) : asked_(asked), epoll_(::epoll_create1(EPOLL_CLOEXEC)) {}
    Load(Load const&) = delete;
    ~Load() {
        for (auto const& line : lines_) ::close(line.socket);
        ::close(epoll_);
    }

    void sign_in();
    void connect();
    json::Object run();

private:
    void begin(Line& line);
    void flush(Line& line);
    void take(Line& line);
    void turn(int wait_ms);
    std::int64_t seconds_us(Steady::time_point since) const {
        return std::chrono::duration_cast<std::chrono::microseconds>(Steady::now() - since).count();
    }
    json::Object told(std::int64_t wall_us, std::int64_t cpu_us, std::int64_t own_us) const;
    bool pushes() const { return asked_.paths.empty(); }

    Asked const& asked_;
    int epoll_;
    std::vector<Account> accounts_;
    std::vector<Line> lines_;
    std::size_t waiting_ = 0;  ///< lines whose reply has not come
    bool ending_ = false;
    Counted counted_;
    Histogram latencies_;
};

void Load::sign_in() {
    Asking asking(asked_.port);
    auto const password = std::string(demo::password);
    if (!asked_.households.empty()) {
        accounts_ = read_accounts(asked_.households);
        for (auto& account : accounts_) account.cookie = asking.sign_in(account.login, password).cookie;
        return;
    }
    auto logins = asked_.logins;
    for (std::size_t i = 1; asked_.logins.empty() && i <= asked_.accounts; ++i) {
        logins.push_back(asked_.county + ".v" + std::to_string(i));
    }
    for (auto const& login : logins) {
        accounts_.push_back(asking.sign_in(login, password));
        if (pushes()) asking.take_slice(accounts_.back());
    }
}

void Load::connect() {
    Asking asking(asked_.port);
    lines_.resize(asked_.connections);
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        auto& line = lines_[i];
        auto const& account = accounts_[i % accounts_.size()];
        for (auto at = i; pushes() && (at == i || at < accounts_.size()); at += lines_.size()) {
            auto const& pushing = accounts_[at % accounts_.size()];
            auto const seed = asked_.seed * 1'000'003 + at;
            line.hands.push_back(
                {&pushing, std::make_unique<Device>(pushing.households, asked_.day, asked_.mix, seed)});
        }
        for (auto const& path : asked_.paths) {
            auto plain = get_request(path, account.cookie);
            if (asked_.unchanged) {
                std::string const etag(asking.ask(plain).header("etag"));
                if (etag.empty()) throw std::runtime_error(path + " has no ETag");
                plain = get_request(path, account.cookie, etag);
            }
            line.requests.push_back(std::move(plain));
        }
        line.next = i;
        line.socket = connected(asked_.port, false);
        epoll_event event{};
        event.events = EPOLLIN | EPOLLOUT | EPOLLET;
        event.data.ptr = &line;
        ::epoll_ctl(epoll_, EPOLL_CTL_ADD, line.socket, &event);
    }
}

void Load::begin(Line& line) {
    if (pushes()) {
        auto& hand = line.hands[line.next++ % line.hands.size()];
        auto const& body = hand.device->next_body(asked_.batch);
        line.duplicates = hand.device->duplicates();
        line.head = post_head("/api/v1/sync/push", hand.account->cookie, body.size());
        line.sending = line.head;
        line.sending_after = body;
    } else {
        line.sending = line.requests[line.next++ % line.requests.size()];
    }
    line.incoming.clear();
    ++waiting_;
    line.sent_at = Steady::now();
    flush(line);
}

void Load::flush(Line& line) {
    while (!line.sending.empty()) {
        iovec parts[2] = {{const_cast<char*>(line.sending.data()), line.sending.size()},
                          {const_cast<char*>(line.sending_after.data()), line.sending_after.size()}};
        msghdr message{};
        message.msg_iov = parts;
        message.msg_iovlen = 2;
        auto sent = ::sendmsg(line.socket, &message, MSG_NOSIGNAL);
        if (sent < 0 && errno == EAGAIN) return;
        if (sent < 0) throw std::runtime_error("the server took no more");
        auto const first = std::min(static_cast<std::size_t>(sent), line.sending.size());
        line.sending.remove_prefix(first);
        line.sending_after.remove_prefix(static_cast<std::size_t>(sent) - first);
        if (line.sending.empty()) std::swap(line.sending, line.sending_after);
    }
}

void Load::take(Line& line) {
    latencies_.add(Steady::now() - line.sent_at);
    --waiting_;
    ++counted_.requests;
    int const wanted = asked_.unchanged ? 304 : 200;
    if (line.incoming.status() != wanted) {
        if (counted_.failed++ == 0) {
            counted_.first_failure = std::to_string(line.incoming.status()) + " " + std::string(line.incoming.body());
        }
    } else if (pushes()) {
        auto const before = counted_.outcomes.others;
        counted_.outcomes.add(line.incoming.body());
        counted_.duplicates += static_cast<std::int64_t>(line.duplicates);
        if (counted_.outcomes.others != before && counted_.first_failure.empty()) {
            counted_.first_failure = line.incoming.body();
        }
    }
    if (!ending_) begin(line);
}

void Load::turn(int wait_ms) {
    std::array<epoll_event, 64> events{};
    int const count = ::epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), wait_ms);
    for (int i = 0; i < count; ++i) {
        auto const& event = events[static_cast<std::size_t>(i)];
        auto& line = *static_cast<Line*>(event.data.ptr);
        if ((event.events & EPOLLOUT) != 0) flush(line);
        if ((event.events & (EPOLLIN | EPOLLHUP | EPOLLERR)) != 0 && line.incoming.read_from(line.socket)) take(line);
    }
}

json::Object Load::run() {
    constexpr int wait_ms = 20;
    auto begun = Steady::now();
    for (auto& line : lines_) begin(line);
    while (seconds_us(begun) < static_cast<std::int64_t>(asked_.warm_up * 1e6)) turn(wait_ms);
    // What the devices hold for acknowledged must be counted from the beginning; so only the sums start anew.
    auto const before = counted_;
    latencies_.clear();
    auto const cpu = asked_.watched.cpu_us();
    auto const own = own_cpu_us();
    begun = Steady::now();
    while (seconds_us(begun) < static_cast<std::int64_t>(asked_.seconds * 1e6)) turn(wait_ms);
    auto const wall_us = seconds_us(begun);
    auto const own_us = own_cpu_us() - own;
    auto const cpu_us = asked_.watched.cpu_us() - cpu;
    auto const all = counted_;
    counted_.requests -= before.requests;
    counted_.outcomes.accepted -= before.outcomes.accepted;
    counted_.outcomes.repeated -= before.outcomes.repeated;
    auto report = told(wall_us, cpu_us, own_us);
    counted_ = all;
    ending_ = true;
    while (waiting_ != 0) turn(wait_ms);
    bool const right = counted_.failed == 0 && counted_.outcomes.others == 0 &&
                       counted_.outcomes.repeated == counted_.duplicates &&
                       (!pushes() || counted_.outcomes.accepted + counted_.outcomes.repeated ==
                                         counted_.requests * static_cast<std::int64_t>(asked_.batch));
    report["right"] = right;
    report["duplicates_sent"] = counted_.duplicates;
    report["repeated_told"] = counted_.outcomes.repeated;
    report["accepted_in_all"] = counted_.outcomes.accepted;
    if (!right) report["first_failure"] = counted_.first_failure.substr(0, 1000);
    return report;
}

json::Object Load::told(std::int64_t wall_us, std::int64_t cpu_us, std::int64_t own_us) const {
    auto const per = [](std::int64_t what, std::int64_t of) {
        return of == 0 ? 0.0 : static_cast<double>(what) / static_cast<double>(of);
    };
    json::Object report{{"connections", asked_.connections}, {"seconds", static_cast<double>(wall_us) / 1e6}};
    auto const requests = counted_.requests;
    report["requests_s"] = per(requests * 1'000'000, wall_us);
    if (pushes()) {
        auto const facts = counted_.outcomes.accepted;
        report["batch"] = asked_.batch;
        report["facts"] = facts;
        report["facts_s"] = per(facts * 1'000'000, wall_us);
        report["server_cpu_us_fact"] = per(cpu_us, facts);
        report["load_cpu_us_fact"] = per(own_us, facts);
    } else {
        report["server_cpu_us_request"] = per(cpu_us, requests);
        report["load_cpu_us_request"] = per(own_us, requests);
    }
    report["latency"] = latencies_.told();
    report["server_resident_kib"] = asked_.watched.resident_kib();
    report["server_most_resident_kib"] = asked_.watched.most_resident_kib();
    return report;
}

void add_options(CLI::App& app, Asked& asked) {
    app.add_option("--port", asked.port)->required();
    app.add_option("--connections", asked.connections)->capture_default_str();
    app.add_option("--batch", asked.batch, "commands a push")->check(CLI::Range(1, 200))->capture_default_str();
    app.add_option("--seconds", asked.seconds)->capture_default_str();
    app.add_option("--warm-up", asked.warm_up, "seconds that are not counted")->capture_default_str();
    app.add_option("--day", asked.day, "of the visits")->capture_default_str();
    app.add_option("--county", asked.county)->capture_default_str();
    app.add_option("--accounts", asked.accounts, "residents to sign in as: COUNTY.v1 and on")->capture_default_str();
    app.add_option("--households", asked.households, "file: a line a login and its households");
    app.add_option("--login", asked.logins, "to sign in as instead");
    app.add_option("--duplicates", asked.mix.duplicates, "in a thousand")->capture_default_str();
    app.add_option("--corrections", asked.mix.corrections, "in a thousand")->capture_default_str();
    app.add_option("--seed", asked.seed)->capture_default_str();
    app.add_option("--get", asked.paths, "paths to be asked in turn instead of pushing");
    app.add_flag("--unchanged", asked.unchanged, "ask with If-None-Match");
    app.add_option("--server", asked.watched.processes, "process whose CPU and memory are told");
    app.add_option("--tree", asked.watched.trees, "process whose CPU is told with that of its children");
}

}  // namespace

}  // namespace chengxin::bench

int main(int count, char** words) {
    using namespace chengxin;
    CLI::App app("pushes to a server from many connections, or asks it; prints one JSON object");
    bench::Asked asked;
    bench::add_options(app, asked);
    CLI11_PARSE(app, count, words);
    try {
        bench::Load load(asked);
        load.sign_in();
        load.connect();
        std::cerr << "begun" << std::endl;  // for whoever watches the server from now on
        auto const report = load.run();
        std::cout << boost::json::serialize(report) << std::endl;
        return report.at("right").as_bool() ? 0 : 1;
    } catch (std::exception const& failure) {
        std::cerr << failure.what() << "\n";
        return 2;
    }
}
