#include "bench/load/commands.hpp"

#include <algorithm>

#include "base/clock.hpp"
#include "base/json.hpp"
#include "demo/names.hpp"

namespace chengxin::bench {

namespace {

constexpr std::string_view before_id = R"({"command":"record_fact","id":")";
constexpr std::size_t id_size = 36;

std::vector<std::string> made_answers() {
    constexpr int count = 512;
    demo::Random random(7);
    std::vector<std::string> all;
    for (int i = 0; i < count; ++i) {
        json::Object answers{{"channel", "in_person"},
                             {"met", demo::chance(random, 620) ? "household_head" : "family"}};
        for (auto const* question : {"think", "hope", "doing", "worry", "need"}) {
            if (demo::chance(random, 350)) answers[question] = demo::words_of(random, question);
        }
        all.push_back(boost::json::serialize(answers));
    }
    return all;
}

/// What is pushed now was done on one of the last days, not all on one.
std::vector<std::string> days_before(std::string const& day) {
    constexpr int count = 30;
    auto const last = parse_date(day).value();
    std::vector<std::string> days;
    for (int i = 0; i < count; ++i) days.push_back(to_text(last - std::chrono::days{i}));
    return days;
}

}  // namespace

std::uint64_t Drawn::next() {
    auto x = state_ += 0x9E3779B97F4A7C15U;  // splitmix64
    x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9U;
    x = (x ^ (x >> 27U)) * 0x94D049BB133111EBU;
    return x ^ (x >> 31U);
}

std::vector<std::string> const& visit_answers() {
    static std::vector<std::string> const all = made_answers();
    return all;
}

Device::Device(std::vector<std::string> const& households, std::string const& day, Mix mix, std::uint64_t seed)
    : households_(&households),
      days_(days_before(day)),
      mix_(mix),
      drawn_(seed),
      ids_([draw = Drawn(~seed)]() mutable { return draw.next(); }) {}

std::string const& Device::next_body(std::size_t count) {
    std::swap(body_, before_);
    body_.text.clear();
    body_.pieces.clear();
    body_.text += R"({"commands":[)";
    duplicates_ = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (i != 0) body_.text += ',';
        add(body_);
    }
    body_.text += "]}";
    return body_.text;
}

std::string_view Device::next_command() {
    add(body_);
    auto const& piece = body_.pieces.back();
    return std::string_view(body_.text).substr(piece.first, piece.size);
}

void Device::acknowledge() {
    if (body_.pieces.empty()) return;
    std::swap(body_, before_);
    body_.text.clear();
    body_.pieces.clear();
}

void Device::add(Body& body) {
    auto const first = body.text.size();
    auto const among = before_.pieces.size();
    if (among != 0 && drawn_.chance(mix_.duplicates)) {
        auto const& again = before_.pieces[drawn_.below(among)];
        body.text.append(before_.text, again.first, again.size);
        body.pieces.push_back({first, again.size, again.household, false});
        ++duplicates_;
        return;
    }
    if (among != 0 && drawn_.chance(mix_.corrections)) {
        auto const& wrong = before_.pieces[drawn_.below(among)];
        if (wrong.is_visit) {
            add_visit(body, wrong.household,
                      std::string_view(before_.text).substr(wrong.first + before_id.size(), id_size));
            return;
        }
    }
    add_visit(body, drawn_.below(households_->size()), {});
}

void Device::add_visit(Body& body, std::size_t household, std::string_view corrects) {
    auto& text = body.text;
    auto const first = text.size();
    auto const& answers = visit_answers();
    text += before_id;
    append_id(text);
    text += R"(","kind":"household_visit","about":{"type":"household","id":")";
    text += (*households_)[household];
    text += R"("},"day":")";
    text += days_[drawn_.below(days_.size())];
    text += R"(","answers":)";
    text += answers[drawn_.below(answers.size())];
    if (!corrects.empty()) {
        text += R"(,"corrects":")";
        text += corrects;
        text += '"';
    }
    text += '}';
    body.pieces.push_back({first, text.size() - first, household, corrects.empty()});
}

void Device::append_id(std::string& text) {
    static auto const clock = machine_clock();
    text += to_text(ids_.make(to_ms(clock())));
}

}  // namespace chengxin::bench
