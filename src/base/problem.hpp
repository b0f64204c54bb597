#pragma once

#include <string>
#include <utility>

namespace chengxin {

/// What kind of refusal this is. One list for the whole program; each maps to one HTTP status.
enum class Refusal { malformed, unauthenticated, forbidden, missing, conflict, invalid, too_large, busy };

/// A refusal the caller can understand and act upon. Never used for bugs or broken machines.
struct Problem {
    Refusal kind;
    std::string code;    ///< stable, dotted, for programs and translations: "fact.day.future"
    std::string at;      ///< JSON pointer into the request, "" when it concerns the whole
    std::string detail;  ///< one Chinese sentence for people: what is wrong and what to do

    bool operator==(Problem const&) const = default;
};

}  // namespace chengxin
