#include "pack/file_kinds.hpp"

/// The five primitives, fact, duty, flow, indicator and appraisal, and the pages that show them.
namespace chengxin::pack {

using enum Shape;

namespace {

constexpr std::string_view field_types =
    "text long_text choice choices yes_no count money date person persons household households division divisions unit "
    "units matter matters file";

RowKind flow_field_rows() {
    auto rows = field_rows();
    rows.keys.push_back({"at", texts, Refers::nothing, needed});
    return rows;
}

RowKind offer_rows() {
    return {"offer",
            {{"flow", text, Refers::flow},
             {"fact", text, Refers::fact},
             when,
             {"fill", texts},
             {"after", text},
             {"always", yes_no},
             sources}};
}

std::vector<Key> step_keys() {
    return {named,
            titled,
            {"from", texts, Refers::nothing, needed},
            {"to", text, Refers::nothing, needed},
            {"by", texts, Refers::who, needed},
            {"sign", texts, Refers::who},
            when,
            {"lapse_days", number},
            sources};
}

std::vector<Key> clock_keys() {
    return {named,
            titled,
            {"starts", texts, Refers::nothing, needed},
            {"stops", texts, Refers::nothing, needed},
            {"restart_on", texts},
            when,
            {"days", path_number},
            {"workdays", path_number},
            {"months", path_number},
            {"until", text},
            {"calendar", text, Refers::calendar},
            {"pause_in", texts},
            {"extend_days", number},
            {"extend_workdays", number},
            {"extend_by", texts, Refers::who},
            {"warn_days", number},
            {"tell", texts, Refers::scope},
            {"owner", text, Refers::who},
            sources};
}

std::vector<RowKind> appraisal_rows() {
    Key const component{"component", text, Refers::nothing, needed};
    Key const points{"points", number, Refers::nothing, needed};
    return {{"component",
             {named,
              titled,
              points,
              {"over", text, Refers::nothing, needed, "review ballot figures scheme"},
              {"waves", number},
              sources},
             needed},
            {"review",
             {component,
              {"by", texts, Refers::who, needed},
              {"share", ratio, Refers::nothing, needed},
              {"say_at_most", number},
              {"say_at_least", number},
              {"most_forms", number},
              sources}},
            {"ballot",
             {component,
              {"group", text, Refers::group, needed},
              {"where", text},
              {"list", text, Refers::list, needed},
              {"min_n", number},
              {"min_share", ratio},
              {"min_cell", number},
              {"shrink_n", number},
              {"days", number},
              sources}},
            {"item",
             {component,
              {"title", text},
              {"figure", text, Refers::indicator},
              {"scheme", text, Refers::appraisal},
              {"by", texts, Refers::who},
              points,
              {"none_at", number},
              {"full_at", number},
              when}},
            {"grade",
             {named, titled, {"at_least", number, Refers::nothing, needed}, {"quota", ratio}, when, sources},
             needed},
            {"roll",
             {named,
              titled,
              {"group", text, Refers::group},
              {"if", condition, Refers::nothing, needed},
              {"override_by", texts, Refers::who},
              {"tell", texts, Refers::scope},
              seen_by,
              sources}}};
}

}  // namespace

RowKind field_rows() {
    return {"field",
            {named,
             titled,
             {"type", text, Refers::nothing, needed, field_types},
             {"list", text, Refers::list},
             {"required", yes_no},
             {"least", number},
             {"most", number},
             {"unit", text},
             when,
             {"known", text},
             {"hint", text},
             seen_by,
             sources}};
}

RowKind check_rows() { return {"check", {when, {"must", condition, Refers::nothing, needed}, reason, sources}}; }

FileKind fact_kind() {
    return {"fact",
            {{"fact", text, Refers::nothing, needed},
             {"about", one_or_more, Refers::subject, needed},
             {"lasts", text, Refers::nothing, false, "day days standing"},
             {"key", texts},
             {"by", texts, Refers::who, needed},
             {"on_behalf", yes_no},
             {"anonymous", yes_no},
             {"day_min", day},
             {"correct_days", number},
             {"confirm_by", texts, Refers::who},
             {"confirm_days", number},
             {"sees", texts, Refers::scope, needed},
             {"public", texts},
             {"restricted", yes_no},
             {"stale_days", number},
             {"stale_on", texts, Refers::stream},
             {"minutes", number}},
            {field_rows(), check_rows(), offer_rows()}};
}

FileKind duty_kind() {
    return {"duty",
            {{"duty", text, Refers::nothing, needed},
             {"each", text, Refers::subject, needed},
             when,
             {"every", text, Refers::nothing, needed, "day workday week half_month month quarter half_year year once"},
             {"times", number},
             {"days", numbers},
             {"season", text, Refers::season},
             {"calendar", text, Refers::calendar},
             {"due", due},
             {"after", text, Refers::stream},
             {"due_days", number},
             {"late_days", number},
             {"held_days", number},
             {"pace_days", number},
             {"owed_by", texts, Refers::who, needed},
             {"minutes", number, Refers::nothing, needed}},
            {{"answer",
              {{"fact", text, Refers::stream, needed},
               when,
               {"by", texts},
               {"to", texts},
               {"worth", text},
               {"as", text, Refers::nothing, false, "met excused"}},
              needed},
             {"exit",
              {{"name", text, Refers::nothing, needed, "could_not not_needed merged handed_over"},
               {"list", text, Refers::list},
               {"by", texts, Refers::who}}}}};
}

FileKind flow_kind() {
    return {"flow",
            {{"flow", text, Refers::nothing, needed},
             {"about", one_or_more, Refers::subject, needed},
             {"opened_by", texts, Refers::who, needed},
             {"handler", texts, Refers::who, needed},
             {"sees", texts, Refers::scope, needed},
             {"public", texts},
             {"restricted", yes_no},
             {"one_open", yes_no},
             {"rated", yes_no},
             {"allow", texts, Refers::nothing, false, "transfer return joint split merge reopen"},
             {"minutes", number}},
            {flow_field_rows(),
             {"stage", {named, titled, {"final", yes_no}}, needed},
             {"step", step_keys(), needed},
             {"guard",
              {{"step", one_or_more, Refers::nothing, needed},
               when,
               {"must", condition, Refers::nothing, needed},
               reason,
               {"source", texts, Refers::clause, needed}}},
             {"clock", clock_keys()},
             {"notice",
              {{"step", text, Refers::nothing, needed},
               {"days", number, Refers::nothing, needed},
               {"shows", texts, Refers::nothing, needed},
               when,
               {"objection", text, Refers::flow},
               sources}},
             offer_rows()}};
}

FileKind indicator_kind() {
    return {"indicator",
            {{"indicator", text, Refers::nothing, needed},
             {"figure", text},
             {"take", text, Refers::nothing, needed, "count sum distinct stock latest days share least streak"},
             {"over", texts, Refers::counted},
             {"field", text},
             {"times", text},
             when,
             {"skip_if", condition},
             {"top", text, Refers::counted},
             {"bottom", text, Refers::counted},
             {"group", text, Refers::group},
             {"unit", text, Refers::nothing, needed},
             {"shown_in", text},
             {"each", text},
             {"credit", text},
             {"per", texts, Refers::nothing, needed, spans},
             {"split", texts},
             {"since", day},
             {"goal_is", text, Refers::nothing, false, "is at_least more_than about toward"},
             {"goal", number},
             {"goal_within", ratio},
             {"show_n", yes_no},
             {"min_cell", number},
             seen_by},
            {}};
}

FileKind appraisal_kind() {
    return {"appraisal",
            {{"appraisal", text, Refers::nothing, needed},
             {"figure", text},
             {"each", text, Refers::subject, needed},
             when,
             {"per", text, Refers::nothing, needed, "month quarter half_year year"},
             {"owner", text, Refers::scope},
             {"publish_by", month_day},
             {"quota_by", texts},
             {"tie_break", texts},
             {"segment_min_days", number},
             {"appeal", text, Refers::flow},
             {"appeal_days", number},
             {"waive_by", texts, Refers::who},
             seen_by},
            appraisal_rows()};
}

FileKind page_kind() {
    return {"page",
            {{"page", text, Refers::nothing, needed},
             {"about", text, Refers::subject, needed},
             {"use", text, Refers::nothing, false, "screen paper both"},
             {"template", text},
             seen_by},
            {{"part",
              {titled,
               {"show", text, Refers::nothing, needed, "figure facts matters standing links body duties field text"},
               {"over", text},
               when,
               {"per", text, Refers::nothing, false, spans},
               {"heading", text},
               {"text", text},
               sources},
              needed}}};
}

}  // namespace chengxin::pack
