#include "pack/file_kinds.hpp"

/// What the primitives speak about: lists, numbers, groups, links, bodies, days.
namespace chengxin::pack {

using enum Shape;

FileKind pack_kind() {
    return {"pack",
            {{"pack", text, Refers::nothing, needed},
             {"version", text, Refers::nothing, needed},
             {"office", text},
             {"owner", text, Refers::nothing, false, "shipped province county township"},
             {"needs", texts}},
            {{"basis",
              {{"id", text, Refers::nothing, needed},
               titled,
               {"issuer", text},
               {"number", text},
               {"day", day},
               {"url", text}}},
             {"off", {named, reason, {"source", texts, Refers::clause, needed}, {"first", day}}}}};
}

FileKind list_kind() {
    return {"list",
            {{"list", text, Refers::nothing, needed}, {"open", yes_no}},
            {{"column", {named, titled, {"type", text, Refers::nothing, needed, "text count yes_no money"}}},
             {"option", {named, titled, {"retired", day}, sources}, needed}}};
}

FileKind setting_kind() {
    return {"setting",
            {{"setting", text, Refers::nothing, needed}},
            {{"set",
              {named,
               {"title", text},
               {"value", value, Refers::nothing, needed},
               {"unit", text},
               {"least", ratio},
               {"most", ratio},
               {"first", day},
               sources,
               {"standing", text, Refers::nothing, false, "S V P U D"}},
              needed}}};
}

FileKind group_kind() {
    return {"group",
            {{"group", text, Refers::nothing, needed},
             {"about", text, Refers::subject, needed},
             {"if", condition, Refers::nothing, needed}},
            {}};
}

FileKind link_kind() {
    return {"link",
            {{"link", text, Refers::nothing, needed},
             {"from", text, Refers::end, needed},
             {"to", text, Refers::end, needed},
             {"holder", text},
             {"from_if", condition},
             {"to_if", condition},
             {"from_min", number},
             {"from_max", number},
             {"to_min", number},
             {"to_max", number},
             {"made_by", texts, Refers::who},
             {"follows", text, Refers::role},
             {"end_if", condition},
             seen_by},
            {field_rows(), check_rows()}};
}

FileKind body_kind() {
    return {
        "body",
        {{"body", text, Refers::nothing, needed},
         {"at", text, Refers::subject, needed},
         {"group", text, Refers::group},
         {"required", yes_no},
         {"advisory", yes_no},
         {"convenor", yes_no},
         {"term_years", number},
         {"apart_from", texts, Refers::body},
         {"unrelated_to", texts, Refers::body},
         {"unrelated_by", texts, Refers::link},
         {"members", text},
         {"made_by", texts, Refers::who}},
        {{"seat", {named, titled, {"min", number}, {"max", number}, when, {"made_by", texts, Refers::who}, sources}},
         {"rule",
          {{"among", texts, Refers::role, needed},
           when,
           {"at_least", ratio},
           {"at_most", ratio},
           {"more_than", ratio},
           {"of", text, Refers::body},
           reason,
           sources}}}};
}

FileKind calendar_kind() {
    return {
        "calendar",
        {{"calendar", text, Refers::nothing, needed},
         {"rest", texts, Refers::nothing, false, "mon tue wed thu fri sat sun"}},
        {{"day",
          {{"day", day, Refers::nothing, needed}, {"is", text, Refers::nothing, needed, "rest work"}, {"name", text}}},
         {"shift",
          {{"day", day, Refers::nothing, needed},
           {"to", day, Refers::nothing, needed},
           reason,
           {"source", texts, Refers::clause, needed}}},
         {"season",
          {named,
           titled,
           {"first", month_day, Refers::nothing, needed},
           {"past", month_day, Refers::nothing, needed}}}}};
}

}  // namespace chengxin::pack
