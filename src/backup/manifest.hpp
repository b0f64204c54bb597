#pragma once

#include "backup/proof.hpp"
#include "base/json.hpp"

namespace chengxin::backup {

/// What stands at the beginning of a backup, inside the encryption.
struct Manifest {
    Instant made_at{};
    std::uint64_t key_bytes = 0;  ///< of the key file; 0 when it was left out
    std::uint64_t database_bytes = 0;
    std::vector<CountyHead> heads;
};

std::string written(Manifest const& manifest);
/// throws: store::StoreFailure when it is none.
Manifest manifest_of(std::string_view text);

}  // namespace chengxin::backup
