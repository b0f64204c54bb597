#pragma once

#include <random>

#include "tests/support.hpp"

/// Random lives of a small county, for properties: each seed another one.
namespace chengxin::tests {

using Random = std::mt19937_64;

std::int64_t pick(Random& random, std::int64_t least, std::int64_t most);

/// A life: visits, telephone calls, corrections of corrections, withdrawals and their withdrawal, moves, absences,
/// exits and postings that are entered long after they began.
class Life {
public:
    Life(SmallCounty& county, Random& random) : county_(county), random_(random) {}

    std::vector<Submission> commands(int count);

private:
    Date some_day();
    SubjectId some_household();
    SubjectId cadre();
    void add();
    void keep(SubjectId const& person, Command command, FactId const& id, About const& about, std::string const& kind);
    void call();
    void correct();
    void withdraw();
    void move();
    void leave();
    void excuse();
    void post();

    struct Recorded {
        SubjectId person;
        Command command;
        FactId id;
        About about;
        std::string kind;
    };
    SmallCounty& county_;
    Random& random_;
    std::vector<Submission> commands_;
    std::vector<Recorded> recorded_;
};

/// Records all in groups of random size; nothing may be refused.
void deliver(SmallCounty& county, std::span<Submission const> commands, Random& random);

}  // namespace chengxin::tests
