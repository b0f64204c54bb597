#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "backup/archive.hpp"
#include "backup/copy.hpp"
#include "backup/proof.hpp"
#include "base/result.hpp"

/// A store in one encrypted file, and back. Proved whole before it bears its name.
namespace chengxin::backup {

struct BackupOrder {
    store::Store& store;
    ledger::MasterKey const& key;
    Lock const& lock;
    std::string out;
    std::string scratch;   ///< a folder for what is not encrypted yet; wants the database's size
    std::string key_text;  ///< the key file's content, to go with it; "" leaves it out
    Instant now;
    Tell tell;
};

/// A backup that was made or put back.
struct Kept {
    Instant made_at{};
    std::vector<CountyHead> heads;
    command::Findings findings;  ///< what is not as it must be in the store itself, truly kept as it was
};

/// Makes a backup while others write: copies, encrypts, reads it back into a scratch store, proves that; then names it.
/// fails:  conflict `backup.exists`.
/// throws: store::StoreFailure; nothing is then left behind.
Result<Kept> make_backup(BackupOrder const& order);

struct RestoreOrder {
    std::string from;
    Lock const& lock;
    std::string url;       ///< of a store that is not there yet
    std::string key_path;  ///< read; made where it is not there and the backup holds the key
    bool despite_findings = false;
    Instant now;
    Tell tell;
};

/// Reads the whole backup into a store beside the named place, proves it, then gives it its name.
/// fails:  conflict `restore.exists`, `restore.key` where the backup holds another key than the file that is there,
///         invalid `restore.place` where no file can be made of the URL, `restore.findings`.
/// throws: store::StoreFailure when the backup is cut, altered or locked otherwise; std::runtime_error for the key
///         file. Nothing is then left behind.
Result<Kept> restore(RestoreOrder const& order);

}  // namespace chengxin::backup
