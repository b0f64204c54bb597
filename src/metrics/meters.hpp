#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "metrics/stages.hpp"

/// What the program says of itself to whoever watches over it: numbers only, nothing of a person, a place or a fact.
namespace chengxin::metrics {

/// Counts and measures. All of it may be called from any thread.
/// cost: below 0.2 µs a call, text() aside.
class Meters {
public:
    Meters();
    ~Meters();
    Meters(Meters const&) = delete;
    Meters& operator=(Meters const&) = delete;

    /// Requests of one route: how many, how they ended, how long they took.
    class Route;
    /// in: `pattern`, never a path: ids would make a series of each household. The same pair gives the same route.
    Route& route(std::string_view method, std::string_view pattern);
    static void answered(Route& route, int status, std::chrono::nanoseconds took);

    void connection_opened();
    void connection_closed();
    void connection_turned_away();
    void handshake_ended(bool well);
    void certificate_read(bool well);

    /// What callers handed to the writer, and what it has taken up of that.
    void queued();
    void taken(std::size_t jobs);
    /// One group that was worked on, whatever became of its commands.
    void group_written(std::size_t commands, Stages const& stages);
    void commands_ended(std::string_view outcome, std::size_t count);

    /// Something to be read when text() is asked for. in: `read` outlives this; from the thread that asks.
    void watch(std::string const& name, std::string const& what, std::function<double()> read);

    /// Everything in Prometheus' text format. cost: about a millisecond.
    std::string text() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Bytes of memory that the process holds; 0 where the system does not say.
double resident_bytes();

}  // namespace chengxin::metrics
