#pragma once

#include "store/connection.hpp"

namespace chengxin::store {

/// Everything or nothing: rolls back unless commit() was reached.
class Transaction {
public:
    enum class Purpose { read, write };

    Transaction(Connection& connection, Purpose purpose) : connection_(connection) {
        purpose == Purpose::write ? connection_.engine().begin_write() : connection_.engine().begin_read();
    }
    Transaction(Transaction const&) = delete;
    Transaction& operator=(Transaction const&) = delete;
    ~Transaction() {
        if (open_) connection_.engine().rollback();
    }
    void commit() {
        connection_.engine().commit();
        open_ = false;
    }

private:
    Connection& connection_;
    bool open_ = true;
};

}  // namespace chengxin::store
