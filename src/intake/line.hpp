#pragma once

#include <map>

#include "intake/cell_rules.hpp"
#include "intake/heading.hpp"

namespace chengxin::intake {

/// Why a sound row makes nothing.
enum class Left { taken, unchanged, above_county };

/// What a sheet's rows are read with. Outlives the lines.
struct Lining {
    Form const& form;
    Heading const& heading;
    std::string const& sheet;
};

/// A row of a table while it is read: its cells by what they hold, and what is wrong with them.
class Line {
public:
    Line(Lining const& lining, table::Row const& row) : lining_(lining), row_(row) {}

    std::size_t number() const { return row_.number; }
    bool is_good() const { return faults_.empty(); }
    Left left() const { return left_; }
    void leave(Left left) { left_ = left; }
    std::vector<Fault> const& faults() const { return faults_; }

    /// Null where no column holds it, or it is blank.
    table::Cell const* cell(std::string_view field) const;
    /// What `read` makes of the cell; nothing where it is blank or wrong. A blank cell that must be filled is wrong.
    template <typename T, typename Read>
    std::optional<T> take(std::string_view field, Read&& read) {
        auto const* found = cell(field);
        if (found == nullptr) {
            if (lining_.form.field(field)->required) refuse(field, blank(field));
            return std::nullopt;
        }
        T value{};
        if (auto const wrong = read(*found, value)) {
            refuse(field, *wrong);
            return std::nullopt;
        }
        return value;
    }
    std::optional<std::string> words(std::string_view field) { return take<std::string>(field, read_words); }
    std::optional<std::string> name(std::string_view field) { return take<std::string>(field, read_name); }
    std::optional<std::string> phone(std::string_view field) { return take<std::string>(field, read_phone); }

    /// in: `field`, "" for the whole row.
    void refuse(std::string_view field, Wrong const& wrong);

private:
    Wrong blank(std::string_view field) const;

    Lining const& lining_;
    table::Row const& row_;
    std::vector<Fault> faults_;
    Left left_ = Left::taken;
};

}  // namespace chengxin::intake
