#pragma once

#include "pack/inspection.hpp"

namespace chengxin::pack {

/// What a condition may look at where it stands. source: docs/packs.md, "Where which leaf may stand"
struct Scope {
    Fields fields;                       ///< paths of one name
    json::Object const* flow = nullptr;  ///< whose other steps can be read
    bool figures = false;
    bool is_open = false;   ///< the stream keeps no fields of its own: any path passes
    bool is_guard = false;  ///< must be possible to meet, and no advisory body may decide
};

/// The type of a path, with a finding when it names nothing that can be read here.
/// out: nothing after a finding.
std::optional<Type> type_of_path(Inspection& inspection, Place const& place, Scope const& scope, std::string_view path);

/// Subjects of a kind: its attributes plainly and below `about`, and the built-in fields.
Scope scope_of_subject(Names const& names, std::string const& subject);
/// Fields of one on the stream; where it is a flow, its other steps too.
Scope scope_of_stream(Names const& names, std::string const& stream);

/// Form, names, leaf placement, types, and whether it can hold. in: `row` may lack the key.
void check_condition(Inspection& inspection, Place const& place, json::Object const& row, std::string_view key,
                     Scope const& scope);

/// Lines of a guard that contradict one another: then it could never hold. in: settings are read at their last value.
void check_can_hold(Inspection& inspection, Place const& place, json::Array const& lines, Scope const& scope);

/// What a leaf asks of: "field", "has" … out: "" when none or several.
std::string subject_of(json::Object const& leaf);
/// The comparison of a leaf. out: "" when none or several.
std::string comparison_of(json::Object const& leaf);

}  // namespace chengxin::pack
