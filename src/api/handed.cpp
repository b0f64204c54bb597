#include "api/handed.hpp"

#include <array>

namespace chengxin::api {

namespace {

/// As RFC 8187 writes it in a header.
std::string percent_encoded(std::string_view text) {
    static constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    static constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (auto const c : text) {
        auto const byte = static_cast<unsigned char>(c);
        if (plain.find(c) != std::string_view::npos)
            out += c;
        else
            (out += '%').append({digits[byte >> 4U], digits[byte & 15U]});
    }
    return out;
}

}  // namespace

http::Reply handed(std::shared_ptr<TemporaryFile const> file, char const* type, std::string const& name,
                   std::string const& ending, document::Made const& made) {
    auto const day = to_text(day_at(made.at, made.offset));
    // The plain name is for programs that cannot read the other: it names nobody and no place.
    auto const disposition = "attachment; filename=\"chengxin-" + day + "." + ending + "\"; filename*=UTF-8''" +
                             percent_encoded(name + "-" + day + "." + ending);
    return {200, {{"Content-Disposition", disposition}}, "", type, std::move(file)};
}

}  // namespace chengxin::api
