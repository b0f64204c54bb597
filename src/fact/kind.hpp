#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/condition.hpp"
#include "base/date.hpp"
#include "base/json.hpp"

/// Kinds of fact, as packs declare them. source: docs/packs.md
namespace chengxin::fact {

enum class FieldType {
    text,
    long_text,
    choice,
    choices,
    yes_no,
    count,
    money,  ///< whole fen
    date,
    subject,  ///< the id of a person, household, division, unit or matter
    subjects,
    file,
};

struct Field {
    std::string name;
    std::string title;
    FieldType type = FieldType::text;
    std::string list;  ///< for choice and choices
    bool required = false;
    std::optional<std::int64_t> least;  ///< of a number; of a text, its length in characters
    std::optional<std::int64_t> most;
    condition::Condition asked_if;
    std::vector<std::string> sees;  ///< empty: whoever sees the fact
    bool sealed = false;            ///< personal: kept under the subject's key
};

struct Check {
    condition::Condition when;
    condition::Condition must;
    std::string say;
};

enum class Lasts { day, standing };

struct Kind {
    std::string name;
    std::string title;
    std::vector<std::string> about;  ///< subject kinds
    Lasts lasts = Lasts::day;
    std::string key;              ///< for standing: the field that tells apart what holds at once
    std::vector<std::string> by;  ///< links; groups are written out
    bool by_self = false;         ///< about a person: that person
    bool on_behalf = false;
    std::vector<std::string> confirm_by;       ///< links; who has to agree before it counts as confirmed
    std::optional<std::int64_t> confirm_days;  ///< within how many days
    std::optional<Date> day_min;
    std::optional<Date> day_past;  ///< from which day on it is recorded no more
    std::vector<std::string> sees;
    std::vector<Field> fields;
    std::vector<Check> checks;
    std::vector<std::string> source;

    Field const* field(std::string_view field_name) const;
};

struct Option {
    std::string name;
    std::string title;
    std::optional<Date> retired;
    json::Object columns;  ///< of the decision table
};

struct List {
    std::string name;
    std::string title;
    std::vector<Option> options;

    Option const* option(std::string_view option_name) const;
};

/// Numbers with the days from which they are in force, in order.
struct Setting {
    std::vector<std::pair<Date, json::Value>> values;

    /// The value in force on `day`; before the first one, the first. Null if there is none.
    json::Value const* on(Date day) const;
};

/// What a county's packs declare for facts: kinds, lists, settings, groups.
struct Catalogue {
    std::map<std::string, Kind, std::less<>> kinds;
    std::map<std::string, List, std::less<>> lists;
    std::map<std::string, Setting, std::less<>> settings;
    std::map<std::string, condition::Condition, std::less<>> groups;

    Kind const* kind(std::string_view name) const;
    List const* list(std::string_view name) const;
};

/// The names of fields of a built-in or declared kind that are sealed.
std::vector<std::string> sealed_fields(Catalogue const& catalogue, std::string_view kind);

/// Whether facts of the kind hold until the next one, and by which field they are told apart.
bool is_standing(Catalogue const& catalogue, std::string_view kind);
std::string key_field(Catalogue const& catalogue, std::string_view kind);

}  // namespace chengxin::fact
