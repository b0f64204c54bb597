#pragma once

#include <set>

#include "pack/type.hpp"
#include "pack/vocabulary.hpp"

namespace chengxin::pack {

/// A number that a pack declares, and the changes to it in the order in which packs come.
struct SettingRows {
    std::vector<json::Object> rows;

    json::Object const& declared() const { return rows.front(); }
    json::Value const& value() const { return rows.back().at("value"); }
};

/// All that some packs declare, with what later packs add to or put in the place of earlier files.
class Names {
public:
    /// in: packs in the order in which they need one another.
    void add(json::Object const& pack);

    /// The whole file: its own rows and those added to it. out: null when no pack declares it.
    json::Object const* file(std::string_view kind, std::string_view name) const;
    std::map<std::string, json::Object, std::less<>> const& files(std::string_view kind) const;
    bool has(Refers refers, std::string_view name) const;
    SettingRows const* setting(std::string_view name) const;
    std::set<std::string> const& basis() const { return basis_; }
    std::set<std::string> const& packs() const { return packs_; }

    bool is_role(std::string_view name) const { return roles_.contains(std::string(name)); }
    /// The link of a role, or the link itself. out: null for a seat and for what is neither.
    json::Object const* link(std::string_view role) const;

    /// What a condition may read on one of this stream. out: nothing when the stream keeps no fields of its own.
    std::optional<Fields> fields(std::string_view stream) const;
    /// The flow of a stream such as "dispute.settle". out: null for others.
    json::Object const* flow_of(std::string_view stream) const;
    /// The fields that a step asks.
    Fields step_fields(json::Object const& flow, std::string_view step) const;
    /// Names of the options. out: nothing when no such list is known.
    std::optional<std::vector<std::string>> options(std::string_view list) const;
    std::optional<Type> column(std::string_view list, std::string_view name) const;
    /// Day, author, place … that each fact has. in: `about`, kinds of subject.
    static Fields built_in(std::vector<std::string> const& about);

private:
    bool is_stream(std::string_view name) const;
    bool is_counted(std::string_view name) const;
    bool is_season(std::string_view name) const;
    void add_roles(std::string const& kind, std::string const& name, json::Object const& content);

    std::map<std::string, std::map<std::string, json::Object, std::less<>>, std::less<>> files_;
    std::map<std::string, SettingRows, std::less<>> settings_;
    std::map<std::string, std::string, std::less<>> link_of_role_;
    std::set<std::string> roles_;
    std::set<std::string> basis_;
    std::set<std::string> packs_;
};

/// "dispute" and "settle" of "dispute.settle".
std::vector<std::string> parts_of(std::string_view dotted);

}  // namespace chengxin::pack
