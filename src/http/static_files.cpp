#include "http/static_files.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <string>

#include "base/text.hpp"
#include "http/encoding.hpp"

namespace chengxin::http {

namespace {

constexpr std::string_view not_built =
    "<!doctype html>\n<html lang=\"zh-CN\"><meta charset=\"utf-8\"><title>没有界面</title>\n"
    "<h1>这个程序里没有界面</h1>\n<p>构建时没有放入网页文件，只能使用接口 /api/v1。"
    "请先构建网页，再重新构建程序。</p>\n</html>\n";

struct Suffix {
    std::string_view ending;
    std::string_view type;
};

constexpr std::array types{
    Suffix{".html", "text/html; charset=utf-8"},
    Suffix{".js", "text/javascript; charset=utf-8"},
    Suffix{".css", "text/css; charset=utf-8"},
    Suffix{".json", "application/json"},
    Suffix{".webmanifest", "application/manifest+json"},
    Suffix{".svg", "image/svg+xml"},
    Suffix{".png", "image/png"},
    Suffix{".ico", "image/x-icon"},
    Suffix{".woff2", "font/woff2"},
    Suffix{".wasm", "application/wasm"},
    Suffix{".txt", "text/plain; charset=utf-8"},
};

std::string content_type_of(std::string_view name) {
    auto const found = std::ranges::find_if(types, [&](Suffix const& one) { return name.ends_with(one.ending); });
    return std::string(found == types.end() ? "application/octet-stream" : found->type);
}

/// Files are found by their whole name in this list and in no other way, so no path leads out of it.
EmbeddedFile const* file_named(std::vector<EmbeddedFile> const& files, std::string_view name) {
    auto const found = std::ranges::find_if(files, [&](EmbeddedFile const& file) { return file.name == name; });
    return found == files.end() ? nullptr : &*found;
}

/// Of the bytes as sent: the packed forms of a file differ from it and from each other.
std::string entity_tag(std::string_view bytes) {
    std::array<std::uint8_t, 16> digest{};
    crypto_generichash(digest.data(), digest.size(), reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size(),
                       nullptr, 0);
    return '"' + to_hex(digest) + '"';
}

/// Whether the build put eight characters of a digest into the name: "web/assets/field-CUWMtJFx.js".
bool named_by_content(std::string_view name) {
    if (!name.starts_with("web/assets/")) return false;
    auto const stem = name.substr(0, name.find('.'));
    return stem.size() > 9 && stem[stem.size() - 9] == '-';
}

bool names_tag(std::string_view if_none_match, std::string_view tag) {
    return if_none_match == "*" || if_none_match.find(tag) != std::string_view::npos;
}

Reply file_reply(Request const& request, std::vector<EmbeddedFile> const& files, EmbeddedFile const& plain) {
    auto const* file = &plain;
    Reply reply{200, {}, "", content_type_of(plain.name)};
    auto const accepted = request.header("accept-encoding").value_or("");
    bool packed_forms = false;
    for (auto const& [coding, ending] : {std::pair{"gzip", ".gz"}, std::pair{"br", ".br"}}) {
        auto const* packed = file_named(files, std::string(plain.name) + ending);
        if (packed == nullptr) continue;
        packed_forms = true;
        if (!accepts(accepted, coding)) continue;
        file = packed;
        std::erase_if(reply.headers, [](auto const& header) { return header.first == "Content-Encoding"; });
        reply.headers.emplace_back("Content-Encoding", coding);
    }
    if (packed_forms) reply.headers.emplace_back("Vary", "Accept-Encoding");
    reply.headers.emplace_back("Cache-Control",
                               named_by_content(plain.name) ? "public, max-age=31536000, immutable" : "no-cache");
    auto tag = entity_tag(file->bytes);
    bool const same = names_tag(request.header("if-none-match").value_or(""), tag);
    reply.headers.emplace_back("ETag", std::move(tag));
    if (same)
        reply.status = 304;
    else
        reply.body = std::string(file->bytes);
    return reply;
}

}  // namespace

std::optional<Reply> static_reply(Request const& request) { return static_reply(request, embedded_files()); }

std::optional<Reply> static_reply(Request const& request, std::vector<EmbeddedFile> const& files) {
    if (request.method != Method::get && request.method != Method::head) return std::nullopt;
    if (request.path == "/") {
        if (auto const* start = file_named(files, "web/index.html")) return file_reply(request, files, *start);
        return Reply{302, {{"Location", "/f/"}}, "", ""};
    }
    if (request.path == "/f" || request.path == "/d") return Reply{302, {{"Location", request.path + "/"}}, "", ""};

    bool const shell = request.path.starts_with("/f/") || request.path.starts_with("/d/");
    auto const* file = file_named(files, "web" + request.path);
    if (file != nullptr) return file_reply(request, files, *file);
    if (!shell) return std::nullopt;
    auto const* page = file_named(files, "web" + request.path.substr(0, 3) + "index.html");
    if (page == nullptr) return Reply{404, {}, std::string(not_built), "text/html; charset=utf-8"};
    return file_reply(request, files, *page);
}

}  // namespace chengxin::http
