#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "fact/kind.hpp"

namespace chengxin::pack {

/// What a file asks for and this program cannot do yet, in Chinese: to pass over it would promise what is not kept.
/// in: `kind`, "pack" for the head. out: nothing when it can do all of it, or what it leaves out does no harm.
/// source: docs/packs.md, "What runs today"
std::optional<std::string> first_unable(std::string_view kind, json::Object const& file);

/// Whether what reads one record alone can decide the condition: its fields, columns of their options, its day,
/// settings.
bool reads_record(condition::Condition const& condition, fact::Kind const& kind);

/// A field that the condition reads and that not everybody may see who sees the record: counting by it would tell. Null
/// if there is none.
fact::Field const* private_field(condition::Condition const& condition, fact::Kind const& kind);

/// Whether what reads the two ends of a link can: attributes of either.
bool reads_ends(condition::Condition const& condition);

/// Whether what reads a subject on a day can: its attributes, settings, and whatever `may_hold` says of what it has or
/// of groups that it is in.
bool reads_attributes(condition::Condition const& condition,
                      std::function<bool(condition::Leaf const&)> const& may_hold);

}  // namespace chengxin::pack
