#pragma once

#include <functional>

#include "command/recorder.hpp"
#include "intake/plan.hpp"

namespace chengxin::intake {

/// A file as it came.
struct Source {
    std::string name;    ///< without its folders
    std::string digest;  ///< SHA-256 of its bytes, hex
};

/// The bytes of a file as a source.
Source source_of(std::string path, std::string_view bytes);

/// An import as the ledger knows it.
struct Kept {
    ledger::FactId id;
    Source source;
    roster::Import import;
    Date day{};
    Instant recorded_at{};
    ledger::Number author = 0;  ///< whoever did it; 0 for whoever may run the program on the machine
    bool is_undone = false;
};

/// The imports of the county, the latest first. cost: all facts about the county itself.
std::vector<Kept> kept_imports(command::County& county, store::Connection& connection);

/// What imports that still stand say of shapes of files: of each shape the latest.
std::vector<Remembered> remembered(std::vector<Kept> const& imports, Form const& form);

/// fails: conflict `import.again` where rows of the plan were imported from this very file, and that still stands.
Outcome check_not_again(Plan const& plan, Form const& form, Source const& source, std::vector<Kept> const& imports);

/// Records what was planned, all of it or nothing, or only tries to.
/// in:  a plan with rows.
/// out: what the county refused after all, row by row; nothing where it was recorded, or could be.
std::vector<Fault> carry_out(Plan const& plan, Order const& order, Source const& source, command::Origin const& origin,
                             command::Recorder& recorder, command::Whole const& whole);

/// Takes back everything an import made that still stands, all of it or nothing.
/// in:    `make_id`, where the undoing's id comes from.
/// out:   how many facts were taken back.
/// fails: missing `import.unknown`; forbidden `import.hand`: what one hand recorded another cannot withdraw; conflict
///        `import.undone`, `import.rests` with what stands in the way.
Result<std::size_t> undo(ledger::FactId const& import, std::string const& reason, command::Origin const& origin,
                         command::Recorder& recorder, std::function<Uuid()> const& make_id,
                         std::function<void(std::size_t done, std::size_t all)> const& progress);

}  // namespace chengxin::intake
