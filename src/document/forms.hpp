#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/temporary_file.hpp"
#include "document/heading.hpp"

/// Papers made to be filled in by hand, and a table to hang up: for whoever has no phone at hand.
namespace chengxin::document {

using File = std::shared_ptr<TemporaryFile const>;

/// Whom to visit in a village, or in one of its groups; how often they were visited already, when last; boxes for what
/// a visit is recorded with. Names in full only to those who may read them there.
/// fails: what Reading::households refuses; missing `paper.nobody` where nobody lives.
Result<File> visit_list(sync::Reading& reading, Made const& made, Number village, std::optional<std::string> group);

/// 群众工作日 of a village's station: the day, who is on duty, lines for those who come.
File work_day_sheet(sync::Reading& reading, Made const& made, Number village, Date day);

/// A figure with its parts, as figure_sheet has it.
File figure_table(sync::Reading& reading, Made const& made, indicator::Question const& question);

/// Whether this machine has a font for Chinese to print with, and what is said where it has none.
bool can_print();
Problem no_font();

}  // namespace chengxin::document
