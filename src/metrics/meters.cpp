#include "metrics/meters.hpp"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>
#include <unistd.h>

#include <array>
#include <fstream>
#include <map>
#include <mutex>
#include <vector>

namespace chengxin::metrics {

namespace {

using prometheus::Counter;
using prometheus::Gauge;
using prometheus::Histogram;
using Boundaries = Histogram::BucketBoundaries;

constexpr std::size_t status_classes = 5;  // 1xx … 5xx
constexpr std::array<char const*, stage_count> stage_names{"load", "decide", "apply", "commit"};

Boundaries request_seconds() { return {0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10}; }
Boundaries stage_seconds() {
    return {0.00005, 0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1, 5};
}
Boundaries group_commands() { return {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000}; }

double seconds(std::chrono::nanoseconds time) { return std::chrono::duration<double>(time).count(); }

struct Watched {
    Gauge* gauge;
    std::function<double()> read;
};

}  // namespace

class Meters::Route {
public:
    Route(std::array<Counter*, status_classes> answers, Histogram& durations)
        : answers_(answers),
          durations_(durations) {}
    void answered(int status, std::chrono::nanoseconds took) {
        auto const place = static_cast<std::size_t>(status / 100 - 1);
        if (place < status_classes) answers_[place]->Increment();
        durations_.Observe(seconds(took));
    }

private:
    std::array<Counter*, status_classes> answers_;
    Histogram& durations_;
};

struct Meters::State {
    Counter& counter(char const* name, char const* help, prometheus::Labels const& labels = {}) {
        return prometheus::BuildCounter().Name(name).Help(help).Register(registry).Add(labels);
    }
    Gauge& gauge(std::string const& name, std::string const& help) {
        return prometheus::BuildGauge().Name(name).Help(help).Register(registry).Add({});
    }
    Histogram& histogram(char const* name, char const* help, Boundaries const& bounds,
                         prometheus::Labels const& labels = {}) {
        return prometheus::BuildHistogram().Name(name).Help(help).Register(registry).Add(labels, bounds);
    }
    Counter& handshake(char const* result) {
        return counter("chengxin_tls_handshakes_total", "TLS handshakes by how they ended.", {{"result", result}});
    }
    Counter& certificate(char const* result) {
        return counter("chengxin_tls_certificates_total", "Certificates read, by whether they are used.",
                       {{"result", result}});
    }
    Histogram& stage(char const* name) {
        return histogram("chengxin_group_stage_seconds", "Time a group spent in each stage.", stage_seconds(),
                         {{"stage", name}});
    }

    prometheus::Registry registry;
    Gauge& connections = gauge("chengxin_connections", "Open connections.");
    Counter& accepted = counter("chengxin_connections_total", "Connections taken.");
    Counter& turned_away = counter("chengxin_connections_turned_away_total", "Connections above the limit.");
    Counter& handshakes = handshake("ok");
    Counter& failed_handshakes = handshake("failed");
    Counter& certificates = certificate("used");
    Counter& refused_certificates = certificate("refused");
    Gauge& queue = gauge("chengxin_writer_queue", "Callers whose commands wait for the writer.");
    Histogram& group = histogram("chengxin_group_commands", "Commands in one group.", group_commands());
    std::array<Histogram*, stage_count> stages{&stage(stage_names[0]), &stage(stage_names[1]), &stage(stage_names[2]),
                                               &stage(stage_names[3])};
    std::mutex mutex;  // of what follows
    std::map<std::pair<std::string, std::string>, Route> routes;
    std::map<std::string, Counter*, std::less<>> outcomes;
    std::vector<Watched> watched;
};

Meters::Meters() : state_(std::make_unique<State>()) {
    watch("process_resident_memory_bytes", "Resident memory.", resident_bytes);
}
Meters::~Meters() = default;

Meters::Route& Meters::route(std::string_view method, std::string_view pattern) {
    std::lock_guard const lock(state_->mutex);
    std::pair<std::string, std::string> const key(method, pattern);
    if (auto const known = state_->routes.find(key); known != state_->routes.end()) return known->second;
    std::array<Counter*, status_classes> answers{};
    for (std::size_t i = 0; i < status_classes; ++i) {
        answers[i] =
            &state_->counter("chengxin_http_requests_total", "Requests answered.",
                             {{"method", key.first}, {"route", key.second}, {"status", std::to_string(i + 1) + "xx"}});
    }
    auto& durations = state_->histogram("chengxin_http_request_seconds",
                                        "From the end of a request's header to the end of its answer.",
                                        request_seconds(), {{"method", key.first}, {"route", key.second}});
    return state_->routes.emplace(key, Route(answers, durations)).first->second;
}

void Meters::answered(Route& route, int status, std::chrono::nanoseconds took) { route.answered(status, took); }

void Meters::connection_opened() {
    state_->connections.Increment();
    state_->accepted.Increment();
}
void Meters::connection_closed() { state_->connections.Decrement(); }
void Meters::connection_turned_away() { state_->turned_away.Increment(); }
void Meters::handshake_ended(bool well) { (well ? state_->handshakes : state_->failed_handshakes).Increment(); }
void Meters::certificate_read(bool well) { (well ? state_->certificates : state_->refused_certificates).Increment(); }

void Meters::queued() { state_->queue.Increment(); }
void Meters::taken(std::size_t jobs) { state_->queue.Decrement(static_cast<double>(jobs)); }

void Meters::group_written(std::size_t commands, Stages const& stages) {
    state_->group.Observe(static_cast<double>(commands));
    for (std::size_t i = 0; i < stage_count; ++i) {
        state_->stages[i]->Observe(seconds(stages.spent(static_cast<Stage>(i))));
    }
}

void Meters::commands_ended(std::string_view outcome, std::size_t count) {
    std::lock_guard const lock(state_->mutex);
    auto found = state_->outcomes.find(outcome);
    if (found == state_->outcomes.end()) {
        auto& made = state_->counter("chengxin_commands_total", "Commands by what became of them.",
                                     {{"outcome", std::string(outcome)}});
        found = state_->outcomes.emplace(outcome, &made).first;
    }
    found->second->Increment(static_cast<double>(count));
}

void Meters::watch(std::string const& name, std::string const& what, std::function<double()> read) {
    std::lock_guard const lock(state_->mutex);
    state_->watched.push_back({&state_->gauge(name, what), std::move(read)});
}

std::string Meters::text() const {
    {
        std::lock_guard const lock(state_->mutex);
        for (auto const& watched : state_->watched) watched.gauge->Set(watched.read());
    }
    return prometheus::TextSerializer().Serialize(state_->registry.Collect());
}

double resident_bytes() {
    std::ifstream file("/proc/self/statm");
    double pages = 0;
    double resident = 0;
    file >> pages >> resident;
    return file ? resident * static_cast<double>(::sysconf(_SC_PAGESIZE)) : 0;
}

}  // namespace chengxin::metrics
