#include "document/pages.hpp"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <stdexcept>

namespace chengxin::document {

namespace {

constexpr double a4_short = 210;
constexpr double a4_long = 297;
constexpr double points_a_mm = 72 / 25.4;
constexpr double number_size = 14;  // 四号

struct Unref {
    template <typename Object>
    void operator()(Object* object) const {
        g_object_unref(object);
    }
};
struct FreeDescription {
    void operator()(PangoFontDescription* description) const { pango_font_description_free(description); }
};
struct FreeIterator {
    void operator()(PangoLayoutIter* iterator) const { pango_layout_iter_free(iterator); }
};
struct FreeAttributes {
    void operator()(PangoAttrList* attributes) const { pango_attr_list_unref(attributes); }
};
struct FreeOptions {
    void operator()(cairo_font_options_t* options) const { cairo_font_options_destroy(options); }
};
using Layout = std::unique_ptr<PangoLayout, Unref>;

/// The face of the standard first, then the free one that stands in for it.
char const* families_of(Face face) {
    switch (face) {
        case Face::song: return "SimSun,Noto Serif CJK SC";
        case Face::hei: return "SimHei,Noto Sans CJK SC";
        case Face::kai: return "KaiTi_GB2312,KaiTi,AR PL KaitiM GB,Noto Serif CJK SC";
        case Face::fang: return "FangSong_GB2312,FangSong,Noto Serif CJK SC";
        case Face::title: return "FZXiaoBiaoSong-B05S,FZXiaoBiaoSong-B05,Noto Serif CJK SC";
    }
    CHECK(false);
    return "";
}

cairo_status_t append(void* file, unsigned char const* bytes, unsigned count) {
    try {
        static_cast<TemporaryFile*>(file)->append({reinterpret_cast<char const*>(bytes), count});
    } catch (std::exception const&) {
        return CAIRO_STATUS_WRITE_ERROR;  // said by finish()
    }
    return CAIRO_STATUS_SUCCESS;
}

void set_metadata(cairo_surface_t* surface, Heading const& heading) {
    auto const when = to_text(std::chrono::floor<std::chrono::seconds>(heading.made_at));
    auto const set = [&](cairo_pdf_metadata_t what, std::string const& value) {
        cairo_pdf_surface_set_metadata(surface, what, value.c_str());
    };
    set(CAIRO_PDF_METADATA_TITLE, heading.title);
    set(CAIRO_PDF_METADATA_AUTHOR, heading.author);
    set(CAIRO_PDF_METADATA_CREATE_DATE, when);
    set(CAIRO_PDF_METADATA_MOD_DATE, when);
}

double in_mm(int pango_units) { return pango_units_to_double(pango_units) / points_a_mm; }
int in_pango(double millimetres) { return pango_units_from_double(millimetres * points_a_mm); }

}  // namespace

struct Pages::State {
    Turn turn = Turn::portrait;
    Frame frame{};
    Number number = Number::centered;
    bool is_demo = false;
    std::shared_ptr<TemporaryFile> file = std::make_shared<TemporaryFile>();
    cairo_surface_t* surface = nullptr;
    cairo_t* cairo = nullptr;
    std::unique_ptr<PangoFontMap, Unref> fonts{};
    std::unique_ptr<PangoContext, Unref> context{};
    int page = 0;
    double y = 0;

    double width() const { return turn == Turn::portrait ? a4_short : a4_long; }
    double height() const { return turn == Turn::portrait ? a4_long : a4_short; }

    Layout layout_of(Text const& text, double width, double spacing = 0) const {
        Layout layout(pango_layout_new(context.get()));
        std::unique_ptr<PangoFontDescription, FreeDescription> const description(
            pango_font_description_from_string(families_of(text.face)));
        pango_font_description_set_size(description.get(), pango_units_from_double(text.size));
        if (text.face == Face::title) pango_font_description_set_weight(description.get(), PANGO_WEIGHT_BOLD);
        pango_layout_set_font_description(layout.get(), description.get());
        pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
        if (width > 0) pango_layout_set_width(layout.get(), in_pango(width));
        pango_layout_set_alignment(layout.get(), text.align == Align::center  ? PANGO_ALIGN_CENTER
                                                 : text.align == Align::right ? PANGO_ALIGN_RIGHT
                                                                              : PANGO_ALIGN_LEFT);
        if (spacing != 0) {
            std::unique_ptr<PangoAttrList, FreeAttributes> const attributes(pango_attr_list_new());
            pango_attr_list_insert(attributes.get(), pango_attr_letter_spacing_new(pango_units_from_double(spacing)));
            pango_layout_set_attributes(layout.get(), attributes.get());
        }
        pango_layout_set_text(layout.get(), text.text.c_str(), static_cast<int>(text.text.size()));
        return layout;
    }

    void set_ink(bool is_soft) const {
        is_soft ? cairo_set_source_rgb(cairo, 0.36, 0.40, 0.42) : cairo_set_source_rgb(cairo, 0, 0, 0);
    }

    void put_watermark() const {
        auto const layout = layout_of({std::string(demo_mark), 96, Face::hei}, 0);
        int width = 0;
        int height = 0;
        pango_layout_get_size(layout.get(), &width, &height);
        cairo_save(cairo);
        cairo_translate(cairo, this->width() * points_a_mm / 2, this->height() * points_a_mm / 2);
        cairo_rotate(cairo, -0.5);
        cairo_set_source_rgb(cairo, 0.935, 0.935, 0.935);
        cairo_move_to(cairo, -pango_units_to_double(width) / 2, -pango_units_to_double(height) / 2);
        pango_cairo_show_layout(cairo, layout.get());
        cairo_restore(cairo);
        // And once more where every reader finds it as a line of text.
        auto const line = layout_of({"演示数据，不是真实记录", 9, Face::hei, Align::center}, this->width());
        cairo_move_to(cairo, 0, 6 * points_a_mm);
        cairo_set_source_rgb(cairo, 0.6, 0.6, 0.6);
        pango_cairo_show_layout(cairo, line.get());
    }

    /// 一字线 on either side; official papers: 7 mm below the text, a character in from the outer edge.
    void put_number() const {
        bool const outer = number == Number::outer;
        auto const layout = layout_of({"— " + std::to_string(page) + " —", outer ? number_size : 10.5}, 0);
        int width = 0;
        pango_layout_get_size(layout.get(), &width, nullptr);
        auto const inset = number_size / points_a_mm;
        auto x = this->width() / 2 - in_mm(width) / 2;
        if (outer) x = page % 2 == 1 ? this->width() - frame.right - inset - in_mm(width) : frame.left + inset;
        auto const top = height() - frame.bottom + (outer ? 7 : 3.5);
        set_ink(!outer);
        cairo_move_to(cairo, x * points_a_mm, top * points_a_mm);
        pango_cairo_show_layout(cairo, layout.get());
    }
};

Pages::Pages(Turn turn, Frame frame, Number number, Heading const& heading)
    : state_(std::make_unique<State>(State{turn, frame, number, heading.is_demo})) {
    auto& state = *state_;
    state.surface = cairo_pdf_surface_create_for_stream(append, state.file.get(), state.width() * points_a_mm,
                                                        state.height() * points_a_mm);
    set_metadata(state.surface, heading);
    state.cairo = cairo_create(state.surface);
    state.fonts.reset(pango_cairo_font_map_new());
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(state.fonts.get()), 72);
    state.context.reset(pango_font_map_create_context(state.fonts.get()));
    pango_context_set_language(state.context.get(), pango_language_from_string("zh-cn"));
    pango_context_set_round_glyph_positions(state.context.get(), FALSE);
    std::unique_ptr<cairo_font_options_t, FreeOptions> const options(cairo_font_options_create());
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(state.context.get(), options.get());
    begin_page();
}

Pages::~Pages() {
    cairo_destroy(state_->cairo);
    cairo_surface_destroy(state_->surface);
}

bool Pages::has_chinese() const {
    auto const layout = state_->layout_of({"民情报告"}, 0);
    return pango_layout_get_unknown_glyphs_count(layout.get()) == 0;
}

double Pages::left() const { return state_->frame.left; }
double Pages::width() const { return state_->width() - state_->frame.left - state_->frame.right; }
double Pages::bottom() const { return state_->height() - state_->frame.bottom; }
double Pages::y() const { return state_->y; }
void Pages::move_to(double y) { state_->y = y; }
int Pages::page() const { return state_->page; }

void Pages::begin_page() {
    ++state_->page;
    state_->y = state_->frame.top;
    if (state_->is_demo) state_->put_watermark();
}

void Pages::end_page() {
    state_->put_number();
    cairo_show_page(state_->cairo);
}

void Pages::turn_page() {
    end_page();
    begin_page();
}

bool Pages::make_room(double height) {
    // What is higher than a page is begun on a page of its own, or where it stands if that is the top of one.
    constexpr double slack = 0.01;
    if (y() + height <= bottom() + slack || y() <= state_->frame.top + slack) return false;
    turn_page();
    return true;
}

double Pages::height_of(Text const& text, double width) const {
    int height = 0;
    pango_layout_get_size(state_->layout_of(text, width).get(), nullptr, &height);
    return in_mm(height);
}

double Pages::width_of(Text const& text) const {
    int width = 0;
    pango_layout_get_size(state_->layout_of(text, 0).get(), &width, nullptr);
    return in_mm(width);
}

double Pages::put(Text const& text, double x, double y, double width) {
    auto const layout = state_->layout_of(text, width);
    state_->set_ink(text.is_soft);
    cairo_move_to(state_->cairo, x * points_a_mm, y * points_a_mm);
    pango_cairo_show_layout(state_->cairo, layout.get());
    int height = 0;
    pango_layout_get_size(layout.get(), nullptr, &height);
    return in_mm(height);
}

void Pages::flow(Text const& text, Setting const& setting) {
    auto const layout = state_->layout_of(text, width(), setting.spacing);
    if (setting.indent > 0) pango_layout_set_indent(layout.get(), in_pango(setting.indent));
    pango_layout_set_justify(layout.get(), text.align == Align::left);
    std::unique_ptr<PangoLayoutIter, FreeIterator> const line(pango_layout_get_iter(layout.get()));
    do {
        make_room(setting.pitch);
        PangoRectangle box{};
        pango_layout_iter_get_line_extents(line.get(), nullptr, &box);
        auto const ascent = in_mm(pango_layout_iter_get_baseline(line.get()) - box.y);
        auto const above = (setting.pitch - in_mm(box.height)) / 2;
        state_->set_ink(text.is_soft);
        cairo_move_to(state_->cairo, (left() + in_mm(box.x)) * points_a_mm, (y() + above + ascent) * points_a_mm);
        pango_cairo_show_layout_line(state_->cairo, pango_layout_iter_get_line_readonly(line.get()));
        state_->y += setting.pitch;
    } while (pango_layout_iter_next_line(line.get()));
}

void Pages::rule(double x1, double y1, double x2, double y2, double points, bool is_soft) {
    auto* const cairo = state_->cairo;
    is_soft ? cairo_set_source_rgb(cairo, 0.60, 0.64, 0.66) : cairo_set_source_rgb(cairo, 0.1, 0.1, 0.1);
    cairo_set_line_width(cairo, points);
    cairo_move_to(cairo, x1 * points_a_mm, y1 * points_a_mm);
    cairo_line_to(cairo, x2 * points_a_mm, y2 * points_a_mm);
    cairo_stroke(cairo);
}

void Pages::wash(double x, double y, double width, double height) {
    auto* const cairo = state_->cairo;
    cairo_set_source_rgb(cairo, 0.945, 0.957, 0.961);
    cairo_rectangle(cairo, x * points_a_mm, y * points_a_mm, width * points_a_mm, height * points_a_mm);
    cairo_fill(cairo);
}

std::shared_ptr<TemporaryFile const> Pages::finish() {
    end_page();
    cairo_surface_finish(state_->surface);
    auto const status = cairo_surface_status(state_->surface);
    auto const drawn = cairo_status(state_->cairo);
    for (auto const one : {status, drawn}) {
        bool const finished = one == CAIRO_STATUS_SUCCESS || one == CAIRO_STATUS_SURFACE_FINISHED;
        if (!finished) throw std::runtime_error(std::string("pdf: ") + cairo_status_to_string(one));
    }
    return state_->file;
}

void put_heading(Pages& pages, Heading const& heading) {
    constexpr double title_size = 20;
    constexpr double line_size = 10.5;
    pages.move_to(
        pages.y() +
        pages.put({heading.title, title_size, Face::title, Align::center}, pages.left(), pages.y(), pages.width()) + 2);
    auto const soft = [&](std::string const& text) { return Text{text, line_size, Face::song, Align::center, true}; };
    auto const put_line = [&](std::string const& text) {
        pages.move_to(pages.y() + pages.put(soft(text), pages.left(), pages.y(), pages.width()));
    };
    std::string line;
    for (auto const& one : heading.told()) {
        auto const longer = line.empty() ? one : line + "　" + one;
        bool const fits = pages.width_of(soft(longer)) <= pages.width();
        if (!fits) put_line(line);
        line = fits ? longer : one;
    }
    put_line(line);
    pages.move_to(pages.y() + 3);
}

}  // namespace chengxin::document
