#pragma once

#include "pack/names.hpp"
#include "pack/pack.hpp"

namespace chengxin::pack {

/// Where in a pack something stands.
struct Place {
    std::string file;
    std::string row;

    /// "guard[2]" and "must" give "guard[2]/must".
    Place at(std::string_view key) const {
        return {file, row.empty() ? std::string(key) : row + "/" + std::string(key)};
    }
};

/// A file of the pack that is checked.
struct CheckedFile {
    FileKind const* kind;
    std::string name;
    json::Object const* own;    ///< as it stands in this pack
    json::Object const* whole;  ///< with the rows of the file it adds to
    Place place;

    bool adds() const;
    /// "field[met]", or "guard[2]" for the second that has no name.
    Place row(std::string_view rows, json::Object const& row) const;
};

/// What all checks share: the names a pack may use, those it may not, and the findings.
class Inspection {
public:
    Inspection(Names reach, Names all, std::set<std::string> clauses)
        : reach_(std::move(reach)),
          all_(std::move(all)),
          clauses_(std::move(clauses)) {}

    Names const& names() const { return reach_; }
    Names const& all() const { return all_; }
    bool is_clause(std::string const& id) const;

    void say(Place const& place, std::string code, std::string reason);
    /// Whether the name is one of those in reach; if not, a finding tells whether no pack has it or another one.
    bool refer(Place const& place, Refers refers, std::string_view name);
    /// The value of "$setting" for a value that is one, else the value itself. A finding when no such setting is in
    /// reach.
    json::Value resolve(Place const& place, json::Value const& value);

    std::vector<Finding> take() { return std::move(findings_); }

private:
    Names reach_;
    Names all_;
    std::set<std::string> clauses_;
    std::vector<Finding> findings_;
};

/// “met”
std::string in_quotes(std::string_view name);
/// Whether the value is text that begins with `mark`: '$' for a setting, '@' for a path.
bool is_marked(json::Value const& value, char mark);
/// The text behind the mark.
std::string unmarked(json::Value const& value);

}  // namespace chengxin::pack
