#include <algorithm>
#include <set>

#include "indicator/link_ends.hpp"
#include "indicator/numbers.hpp"

namespace chengxin::indicator {

namespace {

constexpr auto one_day = std::chrono::days{1};

/// A link that is counted, with the part of the division that it leads into.
struct Bound {
    roster::LinkRow link;
    Number place = 0;
    Number part = 0;
    bool holds_on(Date day) const { return link.first <= day && day < link.past; }
};

class Links {
public:
    Links(Asked const& asked, Definition const& definition) : asked_(asked), definition_(definition) {
        auto rows = rows_of_kinds();
        LinkEnds const ends(asked.ledger, definition.when, rows);
        auto const places = ends.places(asked.known == nullptr ? nullptr : &asked.known->households);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            auto const part = places[i] == 0 ? std::nullopt : asked.parts.part_of(places[i]);
            if (!part || !ends.meets(rows[i])) continue;
            bounds_.push_back({rows[i], places[i], *part});
        }
    }

    Numbers count() const {
        Numbers numbers;
        auto const moments = asked_.moments();
        for (std::size_t i = 0; i < moments.size(); ++i) {
            numbers.months.push_back(count(first_of_month(asked_.months[i]), moments[i], nullptr));
        }
        numbers.total = count(asked_.question.span.first, asked_.question.last(), &numbers.parts);
        return numbers;
    }

    std::vector<roster::LinkRow> counted() const {
        std::vector<roster::LinkRow> rows;
        auto const first = asked_.question.span.first;
        auto const last = asked_.question.last();
        for (auto const& bound : bounds_) {
            if (is_counted(bound, first, last)) rows.push_back(bound.link);
        }
        return rows;
    }

private:
    std::vector<roster::LinkRow> rows_of_kinds() const {
        auto const& ledger = asked_.ledger;
        std::vector<std::string> names = definition_.over;
        if (definition_.sort == Sort::body) {
            names.clear();
            for (auto const& seat : definition_.seats) names.push_back(seat.link);
        }
        auto const past = asked_.question.last() + one_day;
        std::vector<roster::LinkRow> rows;
        for (auto const& name : names) {
            auto const kind = ledger.words.find(name);
            if (asked_.known != nullptr) {
                std::ranges::copy_if(asked_.known->links, std::back_inserter(rows),
                                     [&](roster::LinkRow const& row) { return row.kind == kind && row.first < past; });
            } else {
                std::ranges::move(roster::links_of(ledger.connection, ledger.tenant, kind, past),
                                  std::back_inserter(rows));
            }
        }
        return rows;
    }

    bool is_counted(Bound const& bound, Date first, Date last) const {
        if (definition_.since && bound.link.first < *definition_.since) return false;
        switch (definition_.sort) {
            case Sort::begun: return first <= bound.link.first && bound.link.first <= last;
            case Sort::ended: return first <= bound.link.past && bound.link.past <= last;
            default: return bound.holds_on(last);
        }
    }

    /// What is counted once: a link, or one of its ends.
    std::pair<Number, Number> key_of(Bound const& bound) const {
        if (definition_.field == "from") return {bound.link.origin, 0};
        if (definition_.field == "to") return {bound.link.target, 0};
        return {bound.link.seq, 1};
    }

    std::int64_t count(Date first, Date last, std::map<Number, std::int64_t>* parts) const {
        if (definition_.sort == Sort::body) return count_bodies(last, parts);
        std::set<std::pair<Number, Number>> all;
        std::map<Number, std::set<std::pair<Number, Number>>> by_part;
        for (auto const& bound : bounds_) {
            if (!is_counted(bound, first, last)) continue;
            all.insert(key_of(bound));
            if (parts != nullptr) by_part[bound.part].insert(key_of(bound));
        }
        if (parts != nullptr) {
            for (auto const& [part, keys] : by_part) {
                if (part != asked_.parts.division()) (*parts)[part] = std::ssize(keys);
            }
        }
        return std::ssize(all);
    }

    /// Places all of whose seats are held by as many as there may be.
    std::int64_t count_bodies(Date day, std::map<Number, std::int64_t>* parts) const {
        std::map<Number, std::map<Number, std::set<Number>>> holders;  // place, seat, persons
        std::map<Number, Number> part_of;
        for (auto const& bound : bounds_) {
            if (!bound.holds_on(day)) continue;
            holders[bound.place][bound.link.kind].insert(bound.link.origin);
            part_of[bound.place] = bound.part;
        }
        std::int64_t complete = 0;
        for (auto const& [place, seats] : holders) {
            if (!is_complete(seats)) continue;
            ++complete;
            bool const is_part = parts != nullptr && part_of[place] != asked_.parts.division();
            if (is_part) ++(*parts)[part_of[place]];
        }
        return complete;
    }

    bool is_complete(std::map<Number, std::set<Number>> const& seats) const {
        return std::ranges::all_of(definition_.seats, [&](SeatRule const& seat) {
            auto const found = seats.find(asked_.ledger.words.find(seat.link));
            auto const held = found == seats.end() ? 0 : std::ssize(found->second);
            return held >= seat.least && (seat.most == 0 || held <= seat.most);
        });
    }

    Asked const& asked_;
    Definition const& definition_;
    std::vector<Bound> bounds_;
};

}  // namespace

Numbers count_links(Asked const& asked, Definition const& definition) { return Links(asked, definition).count(); }

std::vector<roster::LinkRow> links_counted(Asked const& asked, Definition const& definition) {
    auto rows = Links(asked, definition).counted();
    std::ranges::sort(rows, {}, [](roster::LinkRow const& row) { return std::tuple(row.first, row.seq); });
    return rows;
}

}  // namespace chengxin::indicator
