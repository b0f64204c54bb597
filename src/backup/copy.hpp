#pragma once

#include <functional>
#include <string>

#include "backup/proof.hpp"
#include "base/result.hpp"

/// A county carried from one store to another, whichever engines they are.
namespace chengxin::backup {

/// What is told while it goes on, a line in Chinese.
using Tell = std::function<void(std::string const&)>;

/// Carries every row of a county, page by page in the order of its keys, into a store of the same schema. What is there
/// already is compared first, so that a copy that was cut goes on where it stopped. Before the last page no store
/// serves the county.
/// in:    `source`, in one unchanging view; it may be written to meanwhile, elsewhere.
/// out:   rows written; 0 when the county was there already, with the same head.
/// fails: conflict `copy.other_head` when the county is there with another head, `copy.differs` where a row there is
///        another one than here.
/// cost:  memory for two pages. A commit a page.
Result<std::int64_t> copy_county(store::Connection& source, store::Store& target, ledger::Tenant county,
                                 Tell const& tell);

/// Carries all counties into a new store, of the schema of this program. throws: store::StoreFailure.
void copy_all(store::Store& source, store::Store& target, Tell const& tell);

}  // namespace chengxin::backup
