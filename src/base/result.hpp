#pragma once

#include <utility>
#include <variant>

#include "base/check.hpp"
#include "base/problem.hpp"

namespace chengxin {

/// Either a value or the Problem that prevented it.
/// Named after std::expected on purpose: the day our compilers ship it with and_then(),
/// this file becomes one alias. source: docs/adr/0002-errors.md
template <typename T>
class [[nodiscard]] Result {
public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Problem problem) : state_(std::in_place_index<1>, std::move(problem)) {}

    bool has_value() const { return state_.index() == 0; }
    explicit operator bool() const { return has_value(); }

    T& value() & {
        CHECK(has_value());
        return *std::get_if<0>(&state_);
    }
    T const& value() const& {
        CHECK(has_value());
        return *std::get_if<0>(&state_);
    }
    T&& value() && {
        CHECK(has_value());
        return std::move(*std::get_if<0>(&state_));
    }

    Problem const& error() const& {
        CHECK(!has_value());
        return *std::get_if<1>(&state_);
    }
    Problem&& error() && {
        CHECK(!has_value());
        return std::move(*std::get_if<1>(&state_));
    }

    T& operator*() & { return value(); }
    T const& operator*() const& { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    T* operator->() { return &value(); }
    T const* operator->() const { return &value(); }

private:
    std::variant<T, Problem> state_;
};

struct Done {};
using Outcome = Result<Done>;

}  // namespace chengxin
