#include "document/workbook.hpp"

#include <xlsxwriter.h>

#include <filesystem>
#include <stdexcept>

namespace chengxin::document {

namespace {

constexpr std::uint8_t paper_a4 = 9;
constexpr std::int64_t ink = 0x1F2A2E;
constexpr std::int64_t soft_ink = 0x5E6B70;
constexpr std::int64_t wash = 0xEAF0F1;
constexpr std::int64_t rule = 0x9AA8AC;

void expect(lxw_error error) {
    if (error != LXW_NO_ERROR) throw std::runtime_error(std::string("xlsx: ") + lxw_strerror(error));
}

struct Formats {
    lxw_format* title = nullptr;
    lxw_format* line = nullptr;
    lxw_format* demo = nullptr;
    lxw_format* head = nullptr;
    lxw_format* number_head = nullptr;
    lxw_format* text = nullptr;
    lxw_format* number = nullptr;
    lxw_format* day = nullptr;
    lxw_format* share = nullptr;
};

lxw_format* format_of(lxw_workbook* book, double size, std::int64_t color) {
    auto* const format = workbook_add_format(book);
    format_set_font_name(format, "等线");
    format_set_font_size(format, size);
    format_set_font_color(format, static_cast<lxw_color_t>(color));
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    return format;
}

Formats formats_of(lxw_workbook* book) {
    Formats formats;
    formats.title = format_of(book, 16, ink);
    format_set_bold(formats.title);
    formats.line = format_of(book, 10, soft_ink);
    formats.demo = format_of(book, 10, 0xB3261E);
    for (auto** format : {&formats.head, &formats.number_head}) {
        *format = format_of(book, 11, ink);
        format_set_bold(*format);
        format_set_bg_color(*format, wash);
        format_set_bottom(*format, LXW_BORDER_THIN);
        format_set_bottom_color(*format, rule);
    }
    format_set_align(formats.number_head, LXW_ALIGN_RIGHT);
    for (auto** format : {&formats.text, &formats.number, &formats.day, &formats.share}) {
        *format = format_of(book, 11, ink);
        format_set_bottom(*format, LXW_BORDER_HAIR);
        format_set_bottom_color(*format, rule);
    }
    format_set_num_format(formats.text, "@");
    format_set_num_format(formats.number, "#,##0");
    format_set_num_format(formats.share, "0.00%");
    format_set_num_format(formats.day, "yyyy-mm-dd");
    format_set_align(formats.day, LXW_ALIGN_LEFT);
    return formats;
}

lxw_datetime datetime_of(Date day) {
    std::chrono::year_month_day const parts{day};
    lxw_datetime at{};
    at.year = static_cast<int>(parts.year());
    at.month = static_cast<int>(static_cast<unsigned>(parts.month()));
    at.day = static_cast<int>(static_cast<unsigned>(parts.day()));
    return at;
}

}  // namespace

struct Workbook::State {
    std::string name;
    Heading heading;
    std::vector<Column> columns;
    std::shared_ptr<TemporaryFile> file = std::make_shared<TemporaryFile>();
    std::string file_path{};
    std::string scratch_path{};
    lxw_workbook* book = nullptr;
    lxw_worksheet* sheet = nullptr;
    Formats formats{};
    int sheets = 0;
    lxw_row_t head_row = 0;
    lxw_row_t next_row = 0;
    std::int64_t rows = 0;

    std::uint16_t last_column() const { return static_cast<std::uint16_t>(columns.size() - 1); }

    void end_sheet() const {
        if (sheet == nullptr || next_row <= head_row + 1) return;
        expect(worksheet_autofilter(sheet, head_row, 0, next_row - 1, last_column()));
    }
};

Workbook::Workbook(std::string sheet, Heading heading, std::vector<Column> columns)
    : state_(std::make_unique<State>(State{std::move(sheet), std::move(heading), std::move(columns)})) {
    state_->file_path = state_->file->path();
    state_->scratch_path = std::filesystem::temp_directory_path().string();
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    options.tmpdir = state_->scratch_path.data();
    state_->book = workbook_new_opt(state_->file_path.c_str(), &options);
    if (state_->book == nullptr) throw std::runtime_error("xlsx: no memory");
    lxw_doc_properties properties{};
    properties.title = state_->heading.title.data();
    properties.author = state_->heading.author.data();
    properties.created = std::chrono::floor<std::chrono::seconds>(state_->heading.made_at).time_since_epoch().count();
    expect(workbook_set_properties(state_->book, &properties));
    state_->formats = formats_of(state_->book);
    begin_sheet();
}

Workbook::~Workbook() {
    if (state_->book != nullptr) lxw_workbook_free(state_->book);
}

void Workbook::begin_sheet() {
    auto& state = *state_;
    state.end_sheet();
    ++state.sheets;
    auto const name = state.sheets == 1 ? state.name : state.name + std::to_string(state.sheets);
    state.sheet = workbook_add_worksheet(state.book, name.c_str());
    if (state.sheet == nullptr) throw std::runtime_error("xlsx: a sheet could not be made");
    auto* const sheet = state.sheet;
    for (std::uint16_t at = 0; at < state.columns.size(); ++at) {
        expect(worksheet_set_column(sheet, at, at, state.columns[at].width, nullptr));
    }
    lxw_row_t row = 0;
    expect(worksheet_set_row(sheet, row, 28, nullptr));
    expect(worksheet_write_string(sheet, row++, 0, neutralised(state.heading.title).c_str(), state.formats.title));
    for (auto const& line : state.heading.told()) {
        bool const marks = state.heading.is_demo && line.find(demo_mark) != std::string::npos;
        auto* const format = marks ? state.formats.demo : state.formats.line;
        expect(worksheet_write_string(sheet, row++, 0, line.c_str(), format));
    }
    state.head_row = row;
    expect(worksheet_set_row(sheet, row, 22, nullptr));
    for (std::uint16_t at = 0; at < state.columns.size(); ++at) {
        expect(worksheet_write_string(sheet, row, at, state.columns[at].title.c_str(),
                                      state.columns[at].is_number ? state.formats.number_head : state.formats.head));
    }
    state.next_row = row + 1;
    state.rows = 0;
    worksheet_freeze_panes(sheet, row + 1, 0);
    worksheet_set_paper(sheet, paper_a4);
    worksheet_fit_to_pages(sheet, 1, 0);
    expect(worksheet_repeat_rows(sheet, row, row));
    expect(worksheet_set_footer(sheet, "&C第 &P 页，共 &N 页"));
    if (state.heading.is_demo) {
        expect(worksheet_set_header(sheet, ("&C&28&KC9C9C9" + std::string(demo_mark)).c_str()));
    }
}

void Workbook::add(std::vector<Cell> const& row) {
    auto& state = *state_;
    CHECK(row.size() == state.columns.size());
    if (state.rows == rows_a_sheet) begin_sheet();
    for (std::uint16_t at = 0; at < row.size(); ++at) {
        auto const& cell = row[at];
        if (auto const* text = std::get_if<std::string>(&cell)) {
            expect(worksheet_write_string(state.sheet, state.next_row, at, neutralised(*text).c_str(),
                                          state.formats.text));
        } else if (auto const* number = std::get_if<std::int64_t>(&cell)) {
            expect(worksheet_write_number(state.sheet, state.next_row, at, static_cast<double>(*number),
                                          state.formats.number));
        } else if (auto const* share = std::get_if<Percent>(&cell)) {
            constexpr double whole = 10'000;
            expect(worksheet_write_number(state.sheet, state.next_row, at,
                                          static_cast<double>(share->hundredths) / whole, state.formats.share));
        } else if (auto const* day = std::get_if<Date>(&cell)) {
            auto written = datetime_of(*day);
            expect(worksheet_write_datetime(state.sheet, state.next_row, at, &written, state.formats.day));
        } else {
            expect(worksheet_write_blank(state.sheet, state.next_row, at, state.formats.text));
        }
    }
    ++state.next_row;
    ++state.rows;
}

void Workbook::add_note(std::string_view text) {
    auto& state = *state_;
    expect(worksheet_write_string(state.sheet, state.next_row + 1, 0, std::string(text).c_str(), state.formats.line));
}

std::shared_ptr<TemporaryFile const> Workbook::finish() {
    state_->end_sheet();
    auto* const book = std::exchange(state_->book, nullptr);
    expect(workbook_close(book));  // frees it, whatever comes of it
    return state_->file;
}

std::string neutralised(std::string_view text) {
    constexpr std::string_view begins_formula = "=+-@\t\r\n";
    bool const asks = !text.empty() && begins_formula.find(text.front()) != std::string_view::npos;
    return (asks ? "'" : "") + std::string(text);
}

}  // namespace chengxin::document
