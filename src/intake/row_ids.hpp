#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "ledger/fact.hpp"

namespace chengxin::intake {

/// What a row makes.
enum class Made : std::uint8_t { fact = 0, subject = 1, withdrawal = 2 };

/// The id of what a row of an import makes: a UUIDv7 of the import's moment that counts rows and follows from the
/// import's id, so that an import can be taken back without a list of what it made.
Uuid row_id(ledger::FactId const& import, std::size_t row, Made made);

/// Rows as they are named: "2-40,55".
class RowSet {
public:
    /// fails: malformed `rows.malformed`.
    static Result<RowSet> parse(std::string_view text);
    /// in: in order.
    static RowSet of(std::vector<std::size_t> const& rows);

    bool contains(std::size_t row) const;
    std::size_t first() const { return ranges_.front().first; }
    std::size_t last() const { return ranges_.back().last; }
    std::vector<std::size_t> rows() const;
    std::string text() const;

private:
    struct Range {
        std::size_t first = 0;
        std::size_t last = 0;
    };
    std::vector<Range> ranges_;  ///< in order, apart
};

}  // namespace chengxin::intake
