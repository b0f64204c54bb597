#pragma once

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "command/unsealing.hpp"

/// What a county knows on a day, in plain: what rows of a table name, and whom they may double.
namespace chengxin::intake {

using ledger::Number;
using ledger::SubjectId;

/// Something that is registered.
struct Entry {
    Number number = 0;
    SubjectId id;
    json::Object answers;  ///< opened; what was erased is left out

    std::string text(std::string_view field) const;
    std::optional<SubjectId> named(std::string_view field) const;
};

/// A link or seat that a pack declares, by what people call it.
struct LinkName {
    std::string name;
    std::string title;
};

/// A link that somebody has, or had.
struct HeldLink {
    std::string name;
    SubjectId target;
    Date first{};
    Date past{};
};

class Directory {
public:
    /// in: outlive it: `county`, `connection`, in one view of the database.
    Directory(command::County& county, store::Connection& connection, Date day);

    command::World const& world() const { return *world_; }
    ledger::Tenant tenant() const { return county_.tenant(); }
    Date day() const { return day_; }

    std::vector<Entry> divisions();
    std::vector<Entry> const& units();
    std::vector<Entry> const& people();
    std::vector<Entry> const& households();
    /// cost: all members of the county.
    std::vector<Entry> members();
    std::vector<LinkName> links() const;
    std::vector<HeldLink> const& links_of(Number origin);

    /// Divisions that a text names: by its code, else by its name or what it is called for short. in: `township`, ""
    /// for any.
    std::vector<Number> divisions_named(std::string const& text, std::string const& township) const;
    /// By number: households of a village by the name of who heads them.
    std::vector<Entry const*> households_of(Number village, std::string const& head);
    std::vector<Entry const*> people_named(std::string const& name);
    std::vector<Entry const*> units_named(std::string const& name);
    std::string name_of(Number division) const;
    std::optional<Number> village_of(Entry const& household) const;

private:
    std::vector<Entry> standing(std::string_view kind, std::vector<Number> const& numbers);
    std::vector<Number> subjects_of(std::string_view kind);

    command::County& county_;
    store::Connection& connection_;
    Date day_;
    std::shared_ptr<command::World const> world_;
    command::Unsealing unsealing_;
    std::optional<std::vector<Entry>> units_;
    std::optional<std::vector<Entry>> people_;
    std::optional<std::vector<Entry>> households_;
    using ByText = std::unordered_multimap<std::string, Entry const*>;
    ByText by_head_;  ///< households, by village and head
    ByText by_name_;  ///< people
    std::unordered_map<Number, std::vector<HeldLink>> links_;
    std::multimap<std::string, Number> by_short_name_;  ///< divisions
};

/// "东山村民委员会" → "东山村": what a village or community is called for short.
std::string short_name(std::string_view name);

}  // namespace chengxin::intake
