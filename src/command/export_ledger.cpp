#include "command/export_ledger.hpp"

#include <ostream>

#include "ledger/page_store.hpp"

namespace chengxin::command {

namespace {

using ledger::Number;
using ledger::Seq;

constexpr std::int64_t rows_a_page = 1'000;
constexpr std::int64_t subjects_a_page = 5'000;

class Exporter {
public:
    Exporter(County& county, store::Connection& connection, std::ostream& out)
        : tenant_(county.tenant()),
          connection_(connection),
          out_(out) {
        for (auto& word : ledger::all_words(connection, tenant_)) words_.emplace(word.number, std::move(word.text));
        words_.emplace(0, "");
        subjects_.emplace(0, ledger::SubjectId{});
        for (auto after = ledger::before_all;;) {
            auto const page = ledger::subject_page(connection, tenant_, after, subjects_a_page);
            for (auto const& row : page) subjects_.emplace(row.number, row.id);
            if (std::ssize(page) < subjects_a_page) break;
            after = page.back().number;
        }
    }

    Exported run(Seq from) {
        write_first_line(from);
        Exported exported;
        for (auto after = from <= 1 ? ledger::before_all : from - 1;;) {
            auto const page = ledger::chain_page(connection_, tenant_, after, rows_a_page);
            for (auto const& row : page.rows) {
                if (!write(row)) {
                    exported.broken = unreadable(row.seq, "");
                    return exported;
                }
                ++exported.rows;
                after = row.seq;
            }
            if (page.failure) {
                exported.broken = unreadable(page.rows.empty() && exported.rows == 0 ? from : after + 1, *page.failure);
                return exported;
            }
            if (std::ssize(page.rows) < rows_a_page) return exported;
        }
    }

private:
    static std::string unreadable(Seq seq, std::string const& why) {
        return "第 " + std::to_string(seq) + " 条记录读不出来，导出到它前面为止" + (why.empty() ? "。" : "：" + why);
    }

    void write_first_line(Seq from) {
        auto const head = ledger::load_head(connection_, tenant_);
        auto previous = ledger::first_link(tenant_);
        if (from > 1) {
            auto const row = ledger::chain_page(connection_, tenant_, from - 2, 1);
            if (!row.rows.empty()) previous = row.rows.front().link;
        }
        json::Object const shown_head{
            {"seq", head.seq}, {"link", to_hex(head.link)}, {"recorded_at", to_ms(head.recorded_at)}};
        out_ << json::canonical(json::Object{{"format", "chengxin ledger 1"},
                                             {"county", tenant_},
                                             {"from", std::max<Seq>(from, 1)},
                                             {"previous", to_hex(previous)},
                                             {"head", shown_head}})
             << '\n';
    }

    /// The fact comes last: its bytes are the canonical text, to be cut out and digested as they are.
    bool write(ledger::ChainRow const& row) {
        auto const kind = words_.find(row.kind), pack = words_.find(row.pack);
        auto const about = subjects_.find(row.subject), author = subjects_.find(row.author);
        auto const recorder = subjects_.find(row.recorder);
        bool const is_action = row.action >= ledger::Action::record && row.action <= ledger::Action::end;
        bool const known = kind != words_.end() && pack != words_.end() && about != subjects_.end() &&
                           author != subjects_.end() && recorder != subjects_.end();
        if (!known || !is_action || row.subject == 0) return false;
        line_ = "{\"seq\":" + std::to_string(row.seq) + ",\"recorded_at\":" + std::to_string(to_ms(row.recorded_at));
        line_ += ",\"leaf\":\"" + to_hex(row.leaf) + "\",\"link\":\"" + to_hex(row.link) + "\",\"fact\":";
        ledger::append_canonical_text(line_, {row.id, kind->second, about->second, row.day, author->second,
                                              recorder->second, row.action, row.corrects, pack->second, row.answers});
        line_ += "}\n";
        out_ << line_;
        return true;
    }

    ledger::Tenant tenant_;
    store::Connection& connection_;
    std::ostream& out_;
    std::unordered_map<Number, std::string> words_;
    std::unordered_map<Number, ledger::SubjectId> subjects_;
    std::string line_;
};

}  // namespace

Exported export_ledger(County& county, store::Connection& connection, Seq from, std::ostream& out) {
    return Exporter(county, connection, out).run(from);
}

}  // namespace chengxin::command
