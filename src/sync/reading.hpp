#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "access/rights.hpp"
#include "command/unsealing.hpp"
#include "duty/duty_store.hpp"
#include "sync/search_index.hpp"

/// What somebody may see, as the screens of both shells show it.
namespace chengxin::sync {

using ledger::Number;

/// One request's reading: who asks, in which view of the database, on which day.
class Reading {
public:
    Reading(command::County& county, store::Connection& connection, command::World const& world,
            access::Caller const& caller, SearchIndex& index)
        : ledger_(county.ledger(connection, world)),
          world_(world),
          caller_(caller),
          unsealing_(county, connection),
          index_(index) {}

    fact::Ledger const& ledger() const { return ledger_; }
    command::World const& world() const { return world_; }
    access::Caller const& caller() const { return caller_; }
    Date today() const { return caller_.today; }
    SearchIndex& index() { return index_; }
    /// For whoever has asked what the caller may.
    command::Unsealing& unsealing() { return unsealing_; }
    /// Whether the caller may do it in a division, today.
    bool may(access::Action action, Number division) const;

    /// {id, name} of a person: cadres are known by name to all who work with them.
    json::Object person(Number number);
    /// {id, code, name, level} of a division as it is today.
    json::Object division(Number number) const;

    /// The households the caller may see in a village, today.
    /// fails: forbidden `access.outside`.
    Result<std::vector<Number>> households(Number village) const;
    /// fails: missing `subject.unknown`; forbidden `access.outside`.
    Result<Number> household_number(Uuid const& id) const;
    /// One household: what holds of it, how it stands with the duty of visits, its history.
    json::Object household(Number number, std::int64_t facts_max);
    /// {type, id, name} of whatever a fact is about; the head of a household masked where the caller may not know it.
    json::Object subject_named(Number number);
    /// {id, head, village}: enough to name it.
    json::Object household_named(Number number);
    /// {id, head, village, group, phone}: enough to tell it from others of the name.
    json::Object household_found(Number number);
    /// Of a household or a person. in: digits.
    bool phone_ends_with(Number number, std::string_view digits);
    /// What a list says of it: all but the history, and what holds of it by the kinds of packs. in: as household().
    json::Object household_line(Number number);
    /// Telephone number with its middle hidden; null where none is known.
    static json::Value masked(std::string const& phone);
    /// Name, phone and address in full. in: the caller has said what for.
    json::Object household_in_full(Number number);

    /// One fact; its answers only if the kind lets the caller see them.
    json::Object fact(ledger::Row const& row);
    /// What people call the kind of the fact.
    std::string title_of(ledger::Row const& row) const;
    /// Whether the fact is part of a history that people read: kinds of packs, exits, and what takes them back.
    bool is_shown(ledger::Row const& row) const;

private:
    struct Card;
    Card card(Number number);
    json::Object household_named(Number number, Card const& card);
    json::Object described(Number number, std::vector<ledger::Row> const& rows);
    std::vector<ledger::Row> shown_about(Number number, std::int64_t facts_max);
    bool sees(std::vector<std::string> const& scopes, ledger::Row const& row) const;
    json::Object seen_answers(ledger::Row const& row, std::string const& kind);
    /// Whether something holds of the household that the duty of visits looks at: away, registered in name only.
    bool is_exempt(Number number) const;
    void add_duty(json::Object& out, Number number, Number village, std::vector<ledger::Row> const& rows);

    fact::Ledger ledger_;
    command::World const& world_;
    access::Caller const& caller_;
    command::Unsealing unsealing_;
    SearchIndex& index_;
    std::unordered_map<Number, json::Object> people_;
};

std::string_view name_of(ledger::State state);

/// The duty of visits that the field shell leads through: the one of households that has a pace, else
/// the first. Null if there is none.
duty::Rule const* visiting_duty(pack::Method const& method);

}  // namespace chengxin::sync
