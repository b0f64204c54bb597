#pragma once

#include <map>
#include <shared_mutex>
#include <string>
#include <unordered_map>

#include "ledger/fact.hpp"
#include "store/connection.hpp"

namespace chengxin::ledger {

/// The short numbers of a tenant's words. Words are only ever added; safe from several threads.
/// Number 0 is the empty word.
class Words {
public:
    explicit Words(Tenant tenant) : tenant_(tenant) {}

    /// Takes in what other processes added. cost: one look-up when they added nothing.
    void refresh(store::Connection& connection);
    /// Reads all anew.
    void reload(store::Connection& connection);
    /// Numbers given by the transaction that has just ended: they hold, or stand for nothing.
    void keep();
    void forget();

    /// The number of a word that is used already, or -1, which stands in no row.
    Number find(std::string_view word) const;
    /// in: the writing connection, inside its transaction.
    Number number(store::Connection& connection, std::string_view word);
    std::string text(Number number) const;

private:
    Tenant tenant_;
    mutable std::shared_mutex mutex_;
    std::map<std::string, Number, std::less<>> numbers_;
    std::unordered_map<Number, std::string> texts_;
    Number last_ = 0;
    Number kept_ = 0;  ///< numbers above it were given by a transaction that has not ended
};

}  // namespace chengxin::ledger
