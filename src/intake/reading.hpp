#pragma once

#include <memory>
#include <span>
#include <unordered_map>

#include "intake/plan.hpp"

/// How rows of each form become commands.
namespace chengxin::intake {

/// Who looks the same: by a text that two entries share only if they are probably one.
class Lookalikes {
public:
    /// in: `where`, what is said of it: "东山村的李**".
    void known(std::string const& key, std::string where) { ledger_.emplace(key, std::move(where)); }
    /// Notes the line, and says whom it doubles.
    Verdict check(std::string const& key, std::string const& about, Line const& line);
    bool empty() const { return ledger_.empty(); }

private:
    std::unordered_map<std::string, std::string> ledger_;
    std::unordered_map<std::string, std::size_t> file_;
};

struct Scope {
    Order const& order;
    Lining const& lining;
    Directory& directory;
    std::span<table::Row const> rows;  ///< all that are asked for
};

class Reading {
public:
    explicit Reading(Scope const& scope) : scope_(scope) {}
    Reading(Reading const&) = delete;
    Reading& operator=(Reading const&) = delete;
    virtual ~Reading() = default;

    /// out: nothing where the line is refused, or left.
    virtual std::optional<command::Command> read(Line& line) = 0;
    /// After the last row: what of a plan cannot stand after all.
    virtual void finish(Plan&) {}

protected:
    Date day_of(Line& line) const;
    /// The command, unless the house's own rules refuse the answers.
    std::optional<command::Command> registration(Line& line, command::About about, Date day,
                                                 json::Object answers) const;
    SubjectId subject_of(std::size_t row) const;
    /// Refuses the line if it doubles somebody and that is not wanted.
    void refuse_double(Lookalikes& lookalikes, std::string const& key, std::string const& about, std::string_view field,
                       Line& line) const;
    /// in: `field` names a village or community, `township` where it lies.
    std::optional<Number> village(std::string_view field, Line& line) const;
    std::optional<Entry const*> unit(std::string_view field, Line& line) const;
    /// The one of them whose telephone and group the row has. fails: none, or several.
    std::optional<Entry const*> household(Number village, std::string const& head, std::string_view field,
                                          Line& line) const;
    /// "东山村的李**"
    std::string where(Entry const& household) const;

    Scope const& scope() const { return scope_; }

private:
    Scope scope_;
};

std::unique_ptr<Reading> reading_of(Scope const& scope);

std::unique_ptr<Reading> division_reading(Scope const& scope);
std::unique_ptr<Reading> unit_reading(Scope const& scope);
std::unique_ptr<Reading> person_reading(Scope const& scope);
std::unique_ptr<Reading> link_reading(Scope const& scope);
std::unique_ptr<Reading> household_reading(Scope const& scope);
std::unique_ptr<Reading> member_reading(Scope const& scope);

}  // namespace chengxin::intake
