#pragma once

#include "document/official.hpp"
#include "document/own_records.hpp"

/// The papers of a year's work. What a cadre wrote down already is not asked for again. source: docs/papers.md
namespace chengxin::document {

/// 民情报告 of the caller over a year, begun with the caller's own records and to be finished by hand.
/// cost: reads what was recorded in that year where the caller has a role.
Official annual_report(sync::Reading& reading, Made const& made, int year);

/// 任务书 of somebody: posts held on that day, the loads and responsibilities, what is owed, room to sign.
/// fails: missing `paper.no_post` when the person holds no post anywhere then.
Result<Official> task_letter(sync::Reading& reading, Made const& made, access::Caller const& person);

/// The person as a caller, for a letter that somebody else has made.
/// fails: missing `subject.unknown`.
Result<access::Caller> person_of(sync::Reading const& reading, Uuid const& id);

}  // namespace chengxin::document
