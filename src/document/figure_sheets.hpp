#pragma once

#include "document/workbook.hpp"
#include "indicator/opening.hpp"

/// What stands behind a figure, as spreadsheets: all of it, not a page. Names are as the lists of the desk show them.
namespace chengxin::document {

using File = std::shared_ptr<TemporaryFile const>;

/// The facts that a figure was counted from, the latest day first.
/// cost: memory of a few rows a village and of what the households of the county are called; with `known`, all facts.
File facts_sheet(sync::Reading& reading, Made const& made, indicator::Question const& question);

/// Those whom a share speaks of, by village. in: `standing`, none for all of them.
File owing_sheet(sync::Reading& reading, Made const& made, indicator::Question const& question,
                 std::optional<indicator::Standing> standing);

/// The figure of each part of the division: a count; or what is owed, met and excused, and the share.
File figure_sheet(sync::Reading& reading, Made const& made, indicator::Question const& question);

/// "该走访户数" and the like are words of one method: a share is told by what it is made of in general words.
std::string_view say_standing(indicator::Standing standing);

/// The rules that figures are read by.
indicator::Rules rules_of(sync::Reading const& reading);

}  // namespace chengxin::document
