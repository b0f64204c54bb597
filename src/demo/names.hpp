#pragma once

#include <random>
#include <string>
#include <vector>

namespace chengxin::demo {

using Random = std::mt19937_64;

/// A whole number from `least` to `most`. The same seed gives the same demo on every machine, which the standard
/// library's distributions do not promise.
std::int64_t pick(Random& random, std::int64_t least, std::int64_t most);
bool chance(Random& random, std::int64_t in_thousand);

/// Invented: a surname that is common in the hills of southern Hunan and two characters.
std::string person_name(Random& random);
/// 120…: no operator gives out numbers that begin so.
std::string phone(Random& random);
/// What somebody says on a doorstep.
std::string words_of(Random& random, std::string_view question);

}  // namespace chengxin::demo
