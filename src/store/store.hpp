#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "store/transaction.hpp"

namespace chengxin::store {

/// A database named by a URL: its writing connection, and reading ones that are lent out.
class Store {
public:
    enum class Opening { existing, make };

    /// in:     "sqlite:PATH", or "postgresql://…" as libpq takes it.
    /// throws: StoreFailure when it cannot be opened, is not there (unless it may be made), or the URL names no engine
    ///         we have. The database of a server is made by its administrator; its tables are made here.
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
    /// Bytes that the database takes up on the disk, as its engine counts them.
    std::int64_t size_on_disk();

    /// Runs `work` on a reading connection, in one unchanging view of the database. Safe from several threads.
    /// in: `work` may be run twice, where the first connection turns out to be broken.
    template <typename Work>
    auto read(Work&& work) -> decltype(work(std::declval<Connection&>())) {
        try {
            return read_once(work);
        } catch (TryAgain const&) {
            discard_idle();
        }
        return read_once(work);
    }

    /// Whether several processes may serve one county from this store at once.
    bool has_several_writers() const { return is_served_; }
    /// Where files lie that belong to a store on a server: "directory/chengxin".
    void keep_files_at(std::string path) { beside_ = std::move(path); }
    /// Where a file that belongs to this store lies: its path with `suffix`. "" for a store in memory, and for one on a
    /// server as long as no place is set.
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

    template <typename Work>
    auto read_once(Work&& work) -> decltype(work(std::declval<Connection&>())) {
        Loan loan(*this);
        Transaction const view(loan.connection(), Transaction::Purpose::read);
        return work(loan.connection());
    }

    std::unique_ptr<Engine> open(bool may_write) const;
    std::unique_ptr<Connection> lend();
    void give_back(std::unique_ptr<Connection> connection);
    void discard_idle();

    std::string url_;
    bool is_served_ = false;  ///< by a server of its own
    std::string beside_;      ///< what files that belong to it begin with
    std::unique_ptr<Connection> writer_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<Connection>> idle_;
};

}  // namespace chengxin::store
