#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "store/connection.hpp"

namespace chengxin::store {

/// A database named by a URL: its writing connection, and reading ones that are lent out.
class Store {
public:
    enum class Opening { existing, make };

    /// in:     "sqlite:PATH".
    /// throws: StoreFailure when it cannot be opened, is not there (unless it may be made), or the URL names no engine
    ///         we have.
    explicit Store(std::string const& url, Opening opening = Opening::existing);

    /// The only connection that writes. One thread at a time.
    Connection& writer() { return *writer_; }

    /// Brings the schema up to date. throws: StoreFailure when it is newer than this program.
    void migrate(Instant now);
    /// Notes, before values are erased, that files have to be scrubbed of them: what is noted outlives a crash.
    void owe_scrub();
    bool owes_scrub() const;
    /// Scrubs if that is owed. throws: StoreFailure; it is then still owed.
    void scrub_if_owed();

    /// throws: StoreFailure unless the schema is exactly this program's.
    void expect_current();
    /// Whether it is, in the view of one connection.
    static bool is_current(Connection& connection);
    /// Writes the whole database, as of one moment, into the empty file `path`; others may write meanwhile.
    /// out: false when this engine has no way to: then it is read table by table. throws: StoreFailure.
    bool write_file(std::string const& path);
    /// The file that a URL names, which may be made or moved; "" for a database that is no single file.
    static std::string file_of(std::string const& url);
    /// Bytes of the files of the database on the disk.
    std::int64_t size_on_disk() const;

    /// Runs `work` on a reading connection, in one unchanging view of the database. Safe from several threads.
    template <typename Work>
    auto read(Work&& work) -> decltype(work(std::declval<Connection&>())) {
        Loan loan(*this);
        Transaction const view(loan.connection(), Transaction::Purpose::read);
        return work(loan.connection());
    }

    /// Where a file that belongs to this store lies: its path with `suffix`. "" for a store in memory, which has none.
    std::string beside(std::string_view suffix) const;

private:
    /// A reading connection, given back at the end of its scope.
    class Loan {
    public:
        explicit Loan(Store& store) : store_(store), connection_(store.lend()) {}
        Loan(Loan const&) = delete;
        ~Loan() { store_.give_back(std::move(connection_)); }
        Connection& connection() { return *connection_; }

    private:
        Store& store_;
        std::unique_ptr<Connection> connection_;
    };

    std::unique_ptr<Connection> lend();
    void give_back(std::unique_ptr<Connection> connection);

    std::string path_;
    std::unique_ptr<Connection> writer_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<Connection>> idle_;
};

}  // namespace chengxin::store
