#include "tests/least_answers.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace chengxin::tests {

namespace {

json::Value least_answer(fact::Catalogue const& catalogue, fact::Field const& field, Date on,
                         ledger::SubjectId const& person) {
    using enum fact::FieldType;
    auto const in_a_list = [](json::Value value) { return json::Value(json::Array{std::move(value)}); };
    switch (field.type) {
        case text:
        case long_text: return "话";
        case choice: return json::Value(catalogue.list(field.list)->options.front().name);
        case choices: return in_a_list(json::Value(catalogue.list(field.list)->options.front().name));
        case yes_no: return true;
        case count:
        case money: return std::max<std::int64_t>(field.least.value_or(1), 1);
        case date: return json::Value(to_text(on));
        case subject: return json::Value(to_text(person));
        case subjects: return in_a_list(json::Value(to_text(person)));
        case file: ADD_FAILURE() << field.name << " demands a file";
    }
    return nullptr;
}

}  // namespace

json::Object least_answers(fact::Catalogue const& catalogue, fact::Kind const& kind, Date on,
                           ledger::SubjectId const& person) {
    json::Object answers;
    for (auto const& field : kind.fields) {
        bool const follows = !field.asked_if.empty();  // whom was met, once it is said that somebody called in person
        if (field.required && !follows) answers[field.name] = least_answer(catalogue, field, on, person);
    }
    if (kind.field("met") != nullptr) answers["met"] = "family";
    return answers;
}

}  // namespace chengxin::tests
