#include "table/archive.hpp"

#include <zip.h>

#include <array>

namespace chengxin::table {

namespace {

constexpr zip_int64_t entries_max = 2000;
constexpr std::uint64_t bytes_max = 1ULL << 30U;         // unfolded, of all entries
constexpr std::uint64_t ratio_max = 200;                 // a sheet of numbers unfolds to 10 or 30 times its size
constexpr std::uint64_t ratio_bytes_min = 10ULL << 20U;  // below which the ratio says nothing
constexpr std::size_t small_bytes_max = 64U << 20U;

Problem damaged() {
    return {Refusal::invalid, "table.damaged", "",
            "文件不完整或已损坏，打不开：请重新拷贝或下载，或用 Excel、WPS 打开后再存一份。"};
}

Problem bomb(std::string const& what) {
    return {Refusal::too_large, "table.bomb", "",
            "文件展开后" + what + "，不像正常的表格，没有打开：请核对来源，或把内容复制到新的表格里再导入。"};
}

}  // namespace

void Archive::Close::operator()(zip* archive) const { zip_discard(archive); }

Result<Archive> Archive::open(std::string_view bytes) {
    zip_error_t error;
    zip_error_init(&error);
    auto* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    auto* opened = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
    zip_error_fini(&error);
    if (opened == nullptr) {
        if (source != nullptr) zip_source_free(source);
        return damaged();
    }
    Archive archive(opened);
    if (auto const done = archive.check_size(bytes); !done) return done.error();
    return archive;
}

Outcome Archive::check_size(std::string_view bytes) const {
    auto const count = zip_get_num_entries(zip_.get(), 0);
    if (count > entries_max) return bomb("有 " + std::to_string(count) + " 个文件");
    std::uint64_t total = 0;
    for (zip_int64_t i = 0; i < count; ++i) {
        zip_stat_t stat;
        if (zip_stat_index(zip_.get(), static_cast<zip_uint64_t>(i), 0, &stat) != 0) return damaged();
        if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) {
            return Problem{Refusal::invalid, "table.encrypted", "", "压缩包加了密码，读不出来：请去掉密码后再存一份。"};
        }
        total += stat.size;
        bool const too_dense = stat.size > ratio_bytes_min && stat.size / ratio_max > stat.comp_size;
        if (too_dense) return bomb("是原来的 " + std::to_string(ratio_max) + " 倍以上");
        if (stat.size > bytes_max || total > bytes_max) return bomb("超过 1 GB");
    }
    bool const too_dense = total > ratio_bytes_min && total / ratio_max > bytes.size();
    return too_dense ? Outcome(bomb("是原来的 " + std::to_string(ratio_max) + " 倍以上")) : Outcome(Done{});
}

bool Archive::has(std::string const& name) const {
    return zip_name_locate(zip_.get(), name.c_str(), ZIP_FL_NOCASE) >= 0;
}

bool Archive::has_folder(std::string_view name) const {
    auto const count = zip_get_num_entries(zip_.get(), 0);
    for (zip_int64_t i = 0; i < count; ++i) {
        auto const* entry = zip_get_name(zip_.get(), static_cast<zip_uint64_t>(i), 0);
        if (entry != nullptr && std::string_view(entry).starts_with(name)) return true;
    }
    return false;
}

Outcome Archive::read(std::string const& name, Take const& take) {
    auto const at = zip_name_locate(zip_.get(), name.c_str(), ZIP_FL_NOCASE);
    if (at < 0) return damaged();
    zip_stat_t stat;
    if (zip_stat_index(zip_.get(), static_cast<zip_uint64_t>(at), 0, &stat) != 0) return damaged();
    std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> const file(
        zip_fopen_index(zip_.get(), static_cast<zip_uint64_t>(at), 0), zip_fclose);
    if (!file) return damaged();
    std::array<char, 1U << 16U> part{};
    std::uint64_t unfolded = 0;
    for (;;) {
        auto const count = zip_fread(file.get(), part.data(), part.size());
        if (count < 0) return damaged();  // its checksum is wrong, or it ends too early
        if (count == 0) return Done{};
        unfolded += static_cast<std::uint64_t>(count);
        unfolded_ += static_cast<std::size_t>(count);
        if (unfolded_ > bytes_max) return bomb("超过 1 GB");
        if (unfolded > stat.size) return damaged();
        if (auto done = take({part.data(), static_cast<std::size_t>(count)}); !done) return done;
    }
}

Result<std::string> Archive::read_all(std::string const& name) {
    std::string all;
    auto const done = read(name, [&](std::string_view part) -> Outcome {
        if (all.size() + part.size() > small_bytes_max) return bomb("有一部分太大");
        all += part;
        return Done{};
    });
    if (!done) return done.error();
    return all;
}

}  // namespace chengxin::table
