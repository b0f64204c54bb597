#pragma once

#include <string>
#include <unordered_map>

#include "sync/reading.hpp"

namespace chengxin::document {

using ledger::Number;

/// What the subjects of facts are called on one paper, asked once each: masked where the caller sees them masked.
class SubjectNames {
public:
    explicit SubjectNames(sync::Reading& reading) : reading_(reading) {}

    /// The head of a household, a person, a division.
    std::string const& of(Number subject);
    /// {code, name} of a division, with the name of what it is part of.
    struct Place {
        std::string code;
        std::string name;
        std::string wider;
    };
    Place const& place(Number division);

private:
    sync::Reading& reading_;
    std::unordered_map<Number, std::string> names_;
    std::unordered_map<Number, Place> places_;
};

}  // namespace chengxin::document
