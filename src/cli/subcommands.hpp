#pragma once

#include <CLI/CLI.hpp>

#include <functional>
#include <memory>
#include <stdexcept>
#include <string>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "command/recorder.hpp"

/// One function a subcommand: adds its options to the program, and what to do when it is called.
namespace chengxin::cli {

/// Something the person at the machine can mend, in Chinese. Caught in run().
struct Refused : std::runtime_error {
    explicit Refused(std::string const& detail) : std::runtime_error(detail) {}
    explicit Refused(Problem const& problem) : std::runtime_error(problem.detail + " (" + problem.code + ")") {}
};

/// Which store, and the key to what is sealed in it.
struct Place {
    std::string store;
    std::string key;  ///< "" means beside the database

    void add_to(CLI::App& app);
    std::string key_path(store::Store const& opened) const;
    /// A store on a server has no folder here: what belongs to it, such as notes of what a crash left, lies in the
    /// service's state directory, else beside the key, under the key's name.
    void keep_files(store::Store& opened) const;
};

/// A county of a store that is there already.
struct Opened {
    /// in:     `county`, its six-digit code; 0 when the store holds only one.
    /// throws: StoreFailure, Refused.
    Opened(Place const& place, ledger::Tenant county);

    std::unique_ptr<store::Store> store;
    std::unique_ptr<command::County> county;
};

std::string read_file(std::string const& path);
/// The county's day of `clock`, or what was written. throws: Refused when it is no date.
Date day_of(std::string const& written, Clock const& clock);
/// Ids of facts that the machine makes itself.
std::function<Uuid()> machine_ids(Clock clock);
/// Packs as they are built in, each after those it needs.
std::vector<json::Object> shipped_packs();

/// What a subcommand ends with.
using Status = std::shared_ptr<int>;

void add_serve(CLI::App& app, Status const& status);
void add_init(CLI::App& app, Status const& status);
void add_account(CLI::App& app, Status const& status);
void add_password(CLI::App& app, Status const& status);
void add_demo(CLI::App& app, Status const& status);
void add_check(CLI::App& app, Status const& status);
void add_verify(CLI::App& app, Status const& status);
void add_head(CLI::App& app, Status const& status);
void add_export(CLI::App& app, Status const& status);
void add_quarantine(CLI::App& app, Status const& status);
void add_erase(CLI::App& app, Status const& status);
void add_backup(CLI::App& app, Status const& status);
void add_restore(CLI::App& app, Status const& status);
void add_copy(CLI::App& app, Status const& status);
void add_import(CLI::App& app, Status const& status);
void add_pack(CLI::App& app, Status const& status);

}  // namespace chengxin::cli
