#pragma once

#include "pack/inspection.hpp"

/// The checks at install, one noun each. source: docs/packs.md, "Checks at install"
namespace chengxin::pack {

/// Keys, forms of values, what is missing, and what names refer to.
void check_words(Inspection& inspection, CheckedFile const& file);
/// Names: their form, whether they are taken, whether they are words of the language.
void check_declarations(Inspection& inspection, json::Object const& pack, std::vector<json::Object> const& needed);
/// Names of rows: their form, and none twice, rows added by other files included.
void check_rows_once(Inspection& inspection, CheckedFile const& file);
/// "duty/visit.toml" for an entry of `files`.
Place place_of(json::Object const& row);
/// Clauses and bases, words of what the product does not do, and how much a file may hold.
void check_sources(Inspection& inspection, CheckedFile const& file);
/// Needs, what is switched off, and the size of the whole.
void check_head(Inspection& inspection, json::Object const& pack, CheckedFile const& head);

void check_list(Inspection& inspection, CheckedFile const& file);
void check_setting(Inspection& inspection, CheckedFile const& file);
void check_calendar(Inspection& inspection, CheckedFile const& file);
void check_group(Inspection& inspection, CheckedFile const& file);
void check_link(Inspection& inspection, CheckedFile const& file);
void check_body(Inspection& inspection, CheckedFile const& file);
void check_fact(Inspection& inspection, CheckedFile const& file);
void check_duty(Inspection& inspection, CheckedFile const& file);
void check_flow(Inspection& inspection, CheckedFile const& file);
void check_indicator(Inspection& inspection, CheckedFile const& file);
void check_appraisal(Inspection& inspection, CheckedFile const& file);
void check_page(Inspection& inspection, CheckedFile const& file);

/// The `[[field]]` rows of a fact, a link or a flow, one scope for each.
void check_field(Inspection& inspection, CheckedFile const& file, json::Object const& row);
/// A field's `if` reads earlier fields only; none is named like what each record has.
void check_field_order(Inspection& inspection, CheckedFile const& file, json::Object const& row);
/// Names of fields that stand in lists such as `key`, `public`, `fill`.
void check_field_names(Inspection& inspection, Place const& place, json::Object const& row, std::string_view key,
                       Fields const& fields);
/// Offers of a fact or a flow: what they carry over, and circles of those that open by themselves.
void check_offers(Inspection& inspection, CheckedFile const& file, Fields const& fields);

}  // namespace chengxin::pack
