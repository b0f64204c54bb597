#include "bench/raw/rows.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <stdexcept>

namespace chengxin::bench {

namespace {

json::Value schema_json(Schema const& schema) {
    json::Array tables;
    for (auto const& table : schema) {
        tables.push_back(json::Object{{"name", table.name},
                                      {"columns", json::Array(table.columns.begin(), table.columns.end())},
                                      {"types", json::Array(table.types.begin(), table.types.end())},
                                      {"keys", table.keys}});
    }
    return tables;
}

std::vector<std::string> texts_of(json::Value const& array) {
    std::vector<std::string> texts;
    for (auto const& text : array.as_array()) texts.emplace_back(text.as_string());
    return texts;
}

}  // namespace

bool Table::is_ledger() const {
    constexpr std::array<std::string_view, 8> all{"fact",   "fact_year",   "correction",  "subject",
                                                  "sealed", "subject_key", "tenant_head", "word"};
    return std::ranges::count(all, name) != 0;
}

RowsOut::RowsOut(std::string const& path, Schema const& schema) : file_(std::fopen(path.c_str(), "wb")) {
    if (file_ == nullptr) throw std::runtime_error(path + " cannot be written");
    auto const head = boost::json::serialize(schema_json(schema));
    auto const size = static_cast<std::uint32_t>(head.size());
    put(&size, sizeof size);
    put(head.data(), head.size());
}

RowsOut::~RowsOut() {
    if (file_ != nullptr) std::fclose(file_);
}

void RowsOut::put(void const* bytes, std::size_t size) {
    if (std::fwrite(bytes, 1, size, file_) != size) throw std::runtime_error("no room for the file of rows");
}

void RowsOut::add(Row const& row) {
    std::array<std::uint32_t, 3> const head{static_cast<std::uint32_t>(row.change), row.table, row.changed};
    put(head.data(), sizeof head);
    auto const count = static_cast<std::uint32_t>(row.cells.size());
    put(&count, sizeof count);
    for (auto const& cell : row.cells) {
        put(&cell.type, sizeof cell.type);
        if (cell.type == Cell::Type::number) {
            put(&cell.number, sizeof cell.number);
        } else if (cell.type != Cell::Type::none) {
            auto const size = static_cast<std::uint32_t>(cell.bytes.size());
            put(&size, sizeof size);
            put(cell.bytes.data(), cell.bytes.size());
        }
    }
}

void RowsOut::end_group() {
    Row end;
    end.change = Change::end;
    add(end);
}

void RowsOut::close() {
    auto* const file = std::exchange(file_, nullptr);
    if (std::fclose(file) != 0) throw std::runtime_error("no room for the file of rows");
}

RowsIn::RowsIn(std::string const& path) {
    int const file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat about{};
    if (file < 0 || ::fstat(file, &about) != 0) throw std::runtime_error(path + " cannot be read");
    auto const size = static_cast<std::size_t>(about.st_size);
    auto* const mapped = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
    ::close(file);
    if (mapped == MAP_FAILED) throw std::runtime_error(path + " cannot be mapped");
    bytes_ = {static_cast<char const*>(mapped), size};
    auto const head = get<std::uint32_t>();
    auto const schema = boost::json::parse(bytes_.substr(at_, head));
    at_ += head;
    for (auto const& table : schema.as_array()) {
        schema_.push_back({std::string(table.at("name").as_string()), texts_of(table.at("columns")),
                           texts_of(table.at("types")), table.at("keys").to_number<std::size_t>()});
    }
}

RowsIn::~RowsIn() { ::munmap(const_cast<char*>(bytes_.data()), bytes_.size()); }

template <typename T>
T RowsIn::get() {
    T value;
    std::memcpy(&value, bytes_.data() + at_, sizeof value);
    at_ += sizeof value;
    return value;
}

std::optional<Row> RowsIn::next() {
    Row row;
    row.change = static_cast<Change>(get<std::uint32_t>());
    row.table = get<std::uint32_t>();
    row.changed = get<std::uint32_t>();
    cells_.resize(get<std::uint32_t>());
    for (auto& cell : cells_) {
        cell.type = get<Cell::Type>();
        if (cell.type == Cell::Type::number) {
            cell.number = get<std::int64_t>();
        } else if (cell.type != Cell::Type::none) {
            auto const size = get<std::uint32_t>();
            cell.bytes = bytes_.substr(at_, size);
            at_ += size;
        }
    }
    if (row.change == Change::end) return std::nullopt;
    row.cells = cells_;
    return row;
}

void RowsIn::skip(std::int64_t facts) {
    while (facts > 0 && has_group()) {
        while (auto const row = next()) facts -= row->change == Change::insert && schema_[row->table].name == "fact";
    }
}

void RowsIn::touch(std::size_t bytes) const {
    constexpr std::size_t page = 4096;
    char volatile sum = 0;
    for (auto at = at_; at < std::min(bytes_.size(), at_ + bytes); at += page) sum = bytes_[at];
    (void)sum;
}

}  // namespace chengxin::bench
