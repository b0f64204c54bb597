#include "backup/manifest.hpp"

namespace chengxin::backup {

namespace {

struct HeadWritten {
    std::int64_t county;
    std::int64_t seq;
    std::string link;
};
BOOST_DESCRIBE_STRUCT(HeadWritten, (), (county, seq, link))

struct ManifestWritten {
    std::int64_t made_at;
    std::int64_t key_bytes;
    std::int64_t database_bytes;
    std::vector<HeadWritten> heads;
};
BOOST_DESCRIBE_STRUCT(ManifestWritten, (), (made_at, key_bytes, database_bytes, heads))

}  // namespace

std::string written(Manifest const& manifest) {
    json::Array heads;
    for (auto const& head : manifest.heads) {
        heads.push_back(json::Object{{"county", head.county}, {"seq", head.seq}, {"link", to_hex(head.link)}});
    }
    return json::canonical(json::Object{{"made_at", to_ms(manifest.made_at)},
                                        {"key_bytes", static_cast<std::int64_t>(manifest.key_bytes)},
                                        {"database_bytes", static_cast<std::int64_t>(manifest.database_bytes)},
                                        {"heads", std::move(heads)}});
}

Manifest manifest_of(std::string_view text) {
    auto const value = json::parse(text);
    auto const read = value ? json::read_object<ManifestWritten>(*value) : value.error();
    if (!read) throw store::StoreFailure("备份的目录读不懂（" + read.error().at + "）：请换用写下它的程序。");
    Manifest manifest{from_ms(read->made_at),
                      static_cast<std::uint64_t>(read->key_bytes),
                      static_cast<std::uint64_t>(read->database_bytes),
                      {}};
    for (auto const& head : read->heads) {
        auto const link = from_hex(head.link);
        CountyHead known{head.county, head.seq, {}};
        if (!link || link->size() != known.link.size()) throw store::StoreFailure("备份的目录里有一个链值读不懂。");
        std::copy(link->begin(), link->end(), known.link.begin());
        manifest.heads.push_back(known);
    }
    return manifest;
}

}  // namespace chengxin::backup
