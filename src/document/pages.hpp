#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/temporary_file.hpp"
#include "document/heading.hpp"

namespace chengxin::document {

/// Typefaces by what they are for. A county that owns the faces of the standard gets them by installing them; without
/// them the free ones that come with the program stand in.
enum class Face { song, hei, kai, fang, title };
enum class Align { left, center, right };

/// A text to be set. Sizes in points: 三号 16, 四号 14, 小四 12, 五号 10.5, 二号 22.
struct Text {
    std::string text;
    double size = 10.5;
    Face face = Face::song;
    Align align = Align::left;
    bool is_soft = false;  ///< printed lighter: what explains
};

/// Margins in millimetres.
struct Frame {
    double left = 20;
    double top = 18;
    double right = 20;
    double bottom = 18;
};

/// How the lines of running text are set. source: GB/T 9704-2012 for the papers of that form
struct Setting {
    double pitch = 0;    ///< from line to line, millimetres
    double indent = 0;   ///< of the first line, millimetres
    double spacing = 0;  ///< between characters, points; negative draws them together
};

/// The pages of a PDF, A4, written as they fill into a temporary file. Lengths in millimetres from the upper left.
/// Fonts are looked up when the first page is begun and forgotten with the last: nothing of it outlives a paper.
class Pages {
public:
    enum class Turn { portrait, landscape };
    /// Where the page's number stands: in the middle, or at its outer edge as the standard for official papers asks.
    enum class Number { centered, outer };

    /// throws: std::runtime_error when it cannot be written, as all of this.
    Pages(Turn turn, Frame frame, Number number, Heading const& heading);
    ~Pages();
    Pages(Pages const&) = delete;
    Pages& operator=(Pages const&) = delete;

    /// Whether this machine has a font for Chinese; without one there is nothing but empty boxes to print.
    bool has_chinese() const;

    double left() const;
    double width() const;   ///< between the margins
    double bottom() const;  ///< the lowest that is written on
    double y() const;       ///< where the next thing begins
    void move_to(double y);
    /// out: whether a page was turned because so much did not fit any more.
    bool make_room(double height);
    void turn_page();
    int page() const;

    double height_of(Text const& text, double width) const;
    double width_of(Text const& text) const;
    /// A text in a column, its lines as the typeface asks. out: its height.
    double put(Text const& text, double x, double y, double width);
    /// Running text from y() on, between the margins, over pages where it has to.
    void flow(Text const& text, Setting const& setting);
    void rule(double x1, double y1, double x2, double y2, double points, bool is_soft = false);
    void wash(double x, double y, double width, double height);

    /// Ends it. out: the file. Nothing may be drawn any more.
    std::shared_ptr<TemporaryFile const> finish();

private:
    struct State;
    void begin_page();
    void end_page();
    std::unique_ptr<State> state_;
};

/// Title and lines of a heading, at the top of a page that is no official paper. Moves y() below them.
void put_heading(Pages& pages, Heading const& heading);

}  // namespace chengxin::document
