#pragma once

#include <set>

#include "pack/compile.hpp"

namespace chengxin::pack {

/// The names of the packs that a pack needs. in: canonical JSON of the whole pack.
std::vector<std::string> needs_of(json::Object const& pack);

/// Turns the files of all packs into one Method. What a pack declares and this program cannot run yet is refused here,
/// by name: a method that is only half in force would be worse than none.
class Compiler {
public:
    /// in:    packs, each after those it needs.
    /// fails: invalid `pack.malformed` or `pack.unsupported`, naming the file.
    static Result<Method> compile(std::vector<Installed> packs);

private:
    struct File {
        std::string kind;
        std::string name;
        json::Object const* content;
        std::string digest;
    };

    Outcome gather();
    Outcome add(File const& file);
    Outcome add_list(File const& file);
    Outcome add_setting(File const& file);
    Outcome add_group(File const& file);
    Outcome add_link(File const& file);
    Outcome add_body(File const& file);
    Outcome add_calendar(File const& file);
    Outcome add_fact(File const& file);
    Result<fact::Field> field_of(File const& file, json::Object const& row);

    // compile_duty.cpp
    Outcome add_duty(File const& file);
    Outcome add_asked_days(File const& file, duty::Rule& rule);
    Outcome add_answers(File const& file, duty::Rule& rule);
    /// Whom the rule is about, and what it reads of them. in: `each`, a subject, a level of divisions or a body.
    Outcome set_subjects(File const& file, std::string const& each, duty::Rule& rule);
    /// The members of a group, kept for the figures that look at it.
    Outcome add_group_rule(File const& file, std::string const& group);

    // compile_indicator.cpp
    Outcome add_indicator(File const& file);
    Outcome set_streams(File const& file, indicator::Definition& definition);
    Outcome set_numbers(File const& file, indicator::Definition& definition);
    Outcome set_condition(File const& file, indicator::Definition& definition);
    Outcome set_goal(File const& file, indicator::Definition& definition);
    std::optional<indicator::Sort> sort_of(std::string const& stream, indicator::Take take) const;
    /// Once all are there: those that are made of others.
    Outcome check_indicators() const;
    bool is_outcome(std::string const& stream) const;

    /// Roles and groups about persons, written out as links.
    std::vector<std::string> links_of(std::vector<std::string> const& who) const;
    /// The standing kinds and links that a condition asks for, groups included.
    void add_reads(condition::Condition const& condition, std::set<std::string>& reads) const;
    /// Whether all that a condition about a subject asks is known of it: attributes, what stands, links from it,
    /// groups.
    bool reads_subject(condition::Condition const& condition, std::string const& each) const;
    Result<condition::Condition> condition_of(File const& file, json::Object const& row, char const* key) const;
    std::optional<json::Value> setting_value(json::Value const& value) const;

    struct Body {
        std::string at;
        std::string group;
        std::vector<indicator::SeatRule> seats;
    };

    Method method_;
    std::vector<File> files_;
    std::map<std::string, std::string, std::less<>> group_about_;
    std::map<std::string, Body, std::less<>> bodies_;
    std::map<std::string, std::vector<std::pair<Date, Date>>, std::less<>> shifts_;  ///< by calendar
    std::map<std::string, std::string, std::less<>> link_of_role_;
};

/// What a pack asks that this program cannot do, and what it says wrongly.
Problem unsupported(std::string const& kind, std::string const& name, std::string const& what);
Problem malformed(std::string const& kind, std::string const& name, std::string const& what);

}  // namespace chengxin::pack
