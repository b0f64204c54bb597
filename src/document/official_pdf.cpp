#include "document/official.hpp"
#include "document/ruled_table.hpp"

namespace chengxin::document {

namespace {

Setting const running{form::line_pitch, 2 * form::character_pitch, form::character_spacing};
Setting const flush{form::line_pitch, 0, form::character_spacing};
constexpr double note_pitch = 7;

class Printer {
public:
    explicit Printer(Pages& pages) : pages_(pages) {}

    void put(Paragraph const& paragraph) {
        Text text{paragraph.text, form::body_size, Face::fang};
        switch (paragraph.passage) {
            case Passage::greeting: return pages_.flow(text, flush);
            case Passage::chapter: text.face = Face::hei; break;
            case Passage::section: text.face = Face::kai; break;
            case Passage::body: break;
            case Passage::note:
                text.size = form::small_size;
                text.is_soft = true;
                return pages_.flow(text, {note_pitch, 2 * form::small_size / form::body_size * form::character_pitch});
            case Passage::attachment:
                text.face = Face::hei;
                pages_.turn_page();
                return pages_.flow(text, flush);
            case Passage::signer: return put_right(text, 4);
            case Passage::signed_day: return put_right(text, 4);
        }
        if (paragraph.passage != Passage::body) pages_.make_room(2 * form::line_pitch);  // not alone at the foot
        pages_.flow(text, running);
    }

    void put(Grid const& grid) {
        double shares = 0;
        for (auto const& column : grid.columns) shares += column.share;
        std::vector<RuledTable::Column> columns;
        for (auto const& column : grid.columns) {
            columns.push_back({column.title, form::text_width * column.share / shares,
                               column.is_number ? Align::center : Align::left});
        }
        pages_.move_to(pages_.y() + 2);
        RuledTable table(pages_, std::move(columns), {form::small_size, form::small_size, 8});
        for (auto const& row : grid.rows) table.add(row, Face::fang);
        pages_.move_to(pages_.y() + 4);
    }

    void put(Space const& space) {
        for (int line = 0; line < space.lines; ++line) {
            pages_.make_room(form::line_pitch);
            pages_.move_to(pages_.y() + form::line_pitch);
            auto const y = pages_.y() - 1.5;
            pages_.rule(pages_.left(), y, pages_.left() + pages_.width(), y, 0.4, true);
        }
    }

    void put(Signatures const& signatures) {
        constexpr double height = 2 * form::line_pitch;
        pages_.make_room(height);
        auto const width = pages_.width() / static_cast<double>(signatures.labels.size());
        auto x = pages_.left();
        for (auto const& label : signatures.labels) {
            Text const text{label, form::body_size, Face::fang};
            auto const y = pages_.y() + height - pages_.height_of(text, width) - 2;
            pages_.put(text, x, y, width);
            auto const from = x + pages_.width_of(text) + 1;
            pages_.rule(from, pages_.y() + height - 2.5, x + width - 4, pages_.y() + height - 2.5, 0.6);
            x += width;
        }
        pages_.move_to(pages_.y() + height);
    }

private:
    /// At the right, so many characters in from the edge.
    void put_right(Text text, int characters) {
        pages_.make_room(2 * form::line_pitch);
        text.align = Align::right;
        auto const inset = characters * form::character_pitch;
        auto const above = (form::line_pitch - pages_.height_of(text, 0)) / 2;
        pages_.put(text, pages_.left(), pages_.y() + above, pages_.width() - inset);
        pages_.move_to(pages_.y() + form::line_pitch);
    }

    Pages& pages_;
};

}  // namespace

std::shared_ptr<TemporaryFile const> pdf_of(Official const& paper) {
    Pages pages(Pages::Turn::portrait, {form::left, form::top, form::right, form::bottom}, Pages::Number::outer,
                paper.heading);
    Text const title{paper.heading.title, form::title_size, Face::title, Align::center};
    pages.move_to(pages.y() + form::line_pitch);
    pages.flow(title, {form::line_pitch * 1.25});
    pages.move_to(pages.y() + form::line_pitch);
    Printer printer(pages);
    for (auto const& block : paper.blocks) {
        std::visit([&](auto const& one) { printer.put(one); }, block);
    }
    return pages.finish();
}

}  // namespace chengxin::document
