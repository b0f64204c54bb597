#pragma once

#include "pack/vocabulary.hpp"

/// The kinds of files one by one, and the keys and rows that several of them share.
namespace chengxin::pack {

FileKind pack_kind();
FileKind list_kind();
FileKind setting_kind();
FileKind group_kind();
FileKind link_kind();
FileKind body_kind();
FileKind calendar_kind();

FileKind fact_kind();
FileKind duty_kind();
FileKind flow_kind();
FileKind indicator_kind();
FileKind appraisal_kind();
FileKind page_kind();

RowKind field_rows();
RowKind check_rows();

constexpr bool needed = true;
constexpr std::string_view spans = "month quarter year ever";

constexpr Key sources{"source", Shape::texts, Refers::clause};
constexpr Key reason{"say", Shape::text, Refers::nothing, needed};
constexpr Key named{"name", Shape::text, Refers::nothing, needed};
constexpr Key titled{"title", Shape::text, Refers::nothing, needed};
constexpr Key when{"if", Shape::condition};
constexpr Key seen_by{"sees", Shape::texts, Refers::scope};

}  // namespace chengxin::pack
