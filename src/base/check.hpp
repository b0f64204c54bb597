#pragma once

#include <cstdio>
#include <cstdlib>

/// States what must be true if our own code is right. Stays on in release builds.
/// Never used on input: input that is wrong is a Problem, not a bug.
#define CHECK(condition) \
    ((condition) ? void() : (std::fprintf(stderr, "%s:%d: CHECK(%s)\n", __FILE__, __LINE__, #condition), std::abort()))
