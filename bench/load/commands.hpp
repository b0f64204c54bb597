#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.hpp"

/// What devices push, as text: put together from pieces, for the load must cost much less than what it measures.
namespace chengxin::bench {

/// Numbers for a load; not for secrets.
class Drawn {
public:
    explicit Drawn(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next();
    std::size_t below(std::size_t past) { return static_cast<std::size_t>(next() % past); }
    bool chance(std::int64_t in_thousand) { return static_cast<std::int64_t>(next() % 1000) < in_thousand; }

private:
    std::uint64_t state_;
};

/// How the commands of a load are mixed, in a thousand.
struct Mix {
    std::int64_t duplicates = 20;   ///< pushed again word for word, after they were acknowledged
    std::int64_t corrections = 20;  ///< of an own visit that was acknowledged
};

/// The commands of one device: visits to its households, now and then a correction or the same again.
class Device {
public:
    Device(std::vector<std::string> const& households, std::string const& day, Mix mix, std::uint64_t seed);

    /// A body with `count` commands, valid until the one after the next. To be called when the one before was
    /// acknowledged.
    std::string const& next_body(std::size_t count);
    std::size_t duplicates() const { return duplicates_; }  ///< in the last body

    /// One command more, without a body around it; valid until the next.
    std::string_view next_command();
    /// What was made since the last time is in the ledger: it may be corrected now, or come again.
    void acknowledge();

private:
    struct Piece {
        std::size_t first;
        std::size_t size;
        std::size_t household;  ///< its place among the device's households
        bool is_visit;
    };
    struct Body {
        std::string text;
        std::vector<Piece> pieces;
    };

    void add(Body& body);
    void add_visit(Body& body, std::size_t household, std::string_view corrects);
    void append_id(std::string& text);

    std::vector<std::string> const* households_;
    std::vector<std::string> days_;  ///< of the visits: the last thirty
    Mix mix_;
    Drawn drawn_;
    IdMaker ids_;
    Body body_;
    Body before_;
    std::size_t duplicates_ = 0;
};

/// Answers of visits, as JSON texts, some hundred of them.
std::vector<std::string> const& visit_answers();

}  // namespace chengxin::bench
