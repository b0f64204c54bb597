#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/json.hpp"

/// Conditions of the pack language: lists of lines that must all hold, a line being one leaf or several of which one
/// must. Two-valued and total: what is unknown makes every comparison false, the opposite ones too. A condition never
/// counts.
/// source: docs/packs.md, "Conditions"
namespace chengxin::condition {

/// One link, role, standing fact or open matter that the thing now has.
struct Holding {
    std::vector<std::string> to;  ///< ids of its other end and of all that lies in it
    json::Object fields;          ///< its own fields
};

/// What a condition looks at. Whatever the reading does not know it answers with nothing.
class Reading {
public:
    Reading() = default;
    Reading(Reading const&) = delete;
    Reading& operator=(Reading const&) = delete;
    virtual ~Reading() = default;

    /// The value of a path, columns apart: text, whole number, yes or no, a day as "2026-11-24", a ratio as "2/3", or a
    /// list of those.
    virtual std::optional<json::Value> field(std::string_view path) const = 0;
    virtual std::optional<json::Value> setting(std::string_view name) const;
    /// A cell of the decision table behind a choice. in: `field`, the path of the choice; `of`, the name of the thing
    /// held when the choice is a field of its own, else "".
    virtual std::optional<json::Value> column(std::string_view of, std::string_view field, std::string_view option,
                                              std::string_view column) const;
    /// in: `thing`, the id that a `thing` path gave; null for what the condition is about.
    virtual std::optional<std::vector<Holding>> holdings(std::string_view name, json::Value const& thing) const;
    virtual std::optional<bool> in_group(std::string_view name, json::Value const& thing) const;
    /// in: `span`, "year", "last_year", "ever" or "" for the finest that the indicator keeps.
    /// out: a whole number, or a day.
    virtual std::optional<json::Value> figure(std::string_view indicator, std::string_view span,
                                              json::Value const& thing) const;
    virtual std::optional<Date> workdays_after(Date day, std::int64_t workdays) const;
};

enum class Comparison { is, is_not, in, not_in, at_least, at_most, more_than, less_than, known };
enum class Anchor { none, of, days_after, workdays_after, months_after };
enum class Subject { field, setting, has, lacks, group, not_group, figure };

/// One comparison or question.
struct Leaf {
    Subject subject = Subject::field;
    std::string name;   ///< path, setting, link, group or indicator
    std::string thing;  ///< path; "" for what the condition is about
    std::string to;     ///< has, lacks: path of the other end
    std::string where;  ///< has, lacks: a field of the thing held
    std::string span;   ///< figure
    std::optional<Comparison> comparison;
    json::Value right;  ///< plain, "$setting" or "@path"
    Anchor anchor = Anchor::none;
    std::string anchor_path;
};

using Line = std::vector<Leaf>;  ///< one of them must hold

class Condition {
public:
    Condition() = default;  ///< the empty list holds

    /// in:    the list as it stands in canonical JSON.
    /// fails: invalid `condition.malformed`, with the place below `at`.
    static Result<Condition> compile(json::Value const& from, std::string const& at);

    bool empty() const { return lines_.empty(); }
    std::vector<Line> const& lines() const { return lines_; }
    bool holds(Reading const& reading) const;

private:
    std::vector<Line> lines_;
};

}  // namespace chengxin::condition
