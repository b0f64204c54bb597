#pragma once

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

/// Whether what reads a subject on a day can: attributes, standing facts that it has, groups of those, settings.
bool reads_subject(condition::Condition const& condition, fact::Catalogue const& catalogue);

}  // namespace chengxin::pack
