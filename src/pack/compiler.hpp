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
    Outcome add_fact(File const& file);
    Outcome add_duty(File const& file);
    Outcome add_indicator(File const& file);
    Result<fact::Field> field_of(File const& file, json::Object const& row);

    /// Roles and groups about persons, written out as links.
    std::vector<std::string> links_of(std::vector<std::string> const& who) const;
    /// The standing kinds that a condition asks for, groups included.
    void add_reads(condition::Condition const& condition, std::set<std::string>& reads) const;
    Result<condition::Condition> condition_of(File const& file, json::Object const& row, char const* key) const;
    std::optional<json::Value> setting_value(json::Value const& value) const;

    Method method_;
    std::vector<File> files_;
    std::map<std::string, std::string, std::less<>> link_of_role_;
};

}  // namespace chengxin::pack
