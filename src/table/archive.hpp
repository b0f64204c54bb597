#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.hpp"

struct zip;

namespace chengxin::table {

/// A zip file in memory, of which nobody knows whether it means well.
class Archive {
public:
    /// in:    `bytes` outlive it.
    /// fails: invalid `table.damaged`, `table.encrypted`; too_large `table.bomb`: too many entries, or what they say
    ///        they unfold to is too much, at once or for what they take up.
    static Result<Archive> open(std::string_view bytes);

    bool has(std::string const& name) const;
    /// Whether a name begins so.
    bool has_folder(std::string_view name) const;

    using Take = std::function<Outcome(std::string_view part)>;
    /// Unfolds an entry part by part; `take` may refuse to go on. What unfolds is counted, whatever the entry said.
    Outcome read(std::string const& name, Take const& take);
    /// An entry that is small.
    Result<std::string> read_all(std::string const& name);

private:
    struct Close {
        void operator()(zip* archive) const;
    };
    explicit Archive(zip* archive) : zip_(archive) {}
    Outcome check_size(std::string_view bytes) const;

    std::unique_ptr<zip, Close> zip_;
    std::size_t unfolded_ = 0;
};

}  // namespace chengxin::table
