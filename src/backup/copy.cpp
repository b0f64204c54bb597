#include "backup/copy.hpp"

#include "backup/tables.hpp"

namespace chengxin::backup {

using store::Cell;
using store::Cells;
using store::Connection;
using store::Transaction;

namespace {

constexpr std::int64_t tell_rows = 100'000;

std::string number_text(std::int64_t number) { return std::to_string(number); }

class Carrier {
public:
    Carrier(Connection& source, Connection& target, ledger::Tenant county, Tell const& tell)
        : source_(source),
          target_(target),
          county_(county),
          tell_(tell) {}

    Result<std::int64_t> carry_all() {
        auto const& all = tables();
        auto const past = all.size() - sealing_tables;
        for (std::size_t i = 0; i < past; ++i) {
            if (auto const carried = carry(all[i]); !carried) return carried.error();
        }
        Transaction transaction(target_, Transaction::Purpose::write);
        for (std::size_t i = past; i < all.size(); ++i) {
            auto const rows = page(source_, all[i], all[i].start);
            write(all[i], rows);
        }
        transaction.commit();
        return written_;
    }

private:
    Cells parameters(Cells const& after) const {
        Cells parameters{Cell(county_)};
        parameters.insert(parameters.end(), after.begin(), after.end());
        return parameters;
    }

    std::vector<Cells> page(Connection& connection, Table const& table, Cells const& after) const {
        return connection.cells(table.page, parameters(after));
    }

    void write(Table const& table, std::span<Cells const> rows) {
        Cells const common{Cell(county_)};
        target_.run_each_cells(table.insert, rows, common);
        auto const before = written_ / tell_rows;
        written_ += static_cast<std::int64_t>(rows.size());
        if (written_ / tell_rows != before)
            tell_(number_text(county_) + "：已抄 " + number_text(written_) + " 行，正在抄 " + std::string(table.name));
    }

    Problem differs(Table const& table) const {
        return {Refusal::conflict, "copy.differs", "",
                "目标库里县 " + number_text(county_) + " 的表 " + std::string(table.name) +
                    " 与来源不同：目标被改过，或来源在中断之后又记了账。请换一个空的目标库重抄。"};
    }

    Outcome carry(Table const& table) {
        auto after = table.start;
        bool is_there = true;  // whether the target may hold rows beyond `after`
        for (;;) {
            auto const rows = page(source_, table, after);
            std::size_t known = 0;
            if (is_there) {
                auto const there = page(target_, table, after);
                known = there.size();
                if (known > rows.size() || !std::equal(there.begin(), there.end(), rows.begin())) return differs(table);
                is_there = known == page_rows;
            }
            if (known < rows.size()) {
                Transaction transaction(target_, Transaction::Purpose::write);
                write(table, std::span(rows).subspan(known));
                transaction.commit();
            }
            if (rows.size() < page_rows) return Done{};
            after.assign(rows.back().begin(), rows.back().begin() + static_cast<std::ptrdiff_t>(after.size()));
        }
    }

    Connection& source_;
    Connection& target_;
    ledger::Tenant county_;
    Tell const& tell_;
    std::int64_t written_ = 0;
};

bool has(std::vector<ledger::Tenant> const& counties, ledger::Tenant county) {
    return std::ranges::find(counties, county) != counties.end();
}

}  // namespace

Result<std::int64_t> copy_county(Connection& source, store::Store& target, ledger::Tenant county, Tell const& tell) {
    auto const there = command::tenants(target.writer());
    if (has(there, county)) {
        if (head_of(target.writer(), county) == head_of(source, county)) return std::int64_t{0};
        return Problem{Refusal::conflict, "copy.other_head", "",
                       "目标库里已有县 " + number_text(county) + "，账头与来源不同（目标 " +
                           to_text(head_of(target.writer(), county)) + "，来源 " + to_text(head_of(source, county)) +
                           "）：没有抄写。请核对两个库，或换一个空的目标库。"};
    }
    return Carrier(source, target.writer(), county, tell).carry_all();
}

void copy_all(store::Store& source, store::Store& target, Tell const& tell) {
    source.read([&](Connection& view) {
        for (auto const county : command::tenants(view)) {
            auto const copied = copy_county(view, target, county, tell);
            if (!copied) throw store::StoreFailure(copied.error().detail);
        }
    });
}

}  // namespace chengxin::backup
