#include <atomic>
#include <thread>

#include "command/check.hpp"
#include "command/page_proof.hpp"

namespace chengxin::command {

namespace {

constexpr std::int64_t rows_a_page = 500;
constexpr std::int64_t subjects_a_page = 5'000;

std::string named(Seq seq) { return "第 " + std::to_string(seq) + " 条记录"; }

/// Reads the chain page after page, for whichever thread asks next.
class Pages {
public:
    Pages(store::Connection& connection, ledger::Tenant tenant)
        : connection_(connection),
          tenant_(tenant),
          link_(ledger::first_link(tenant)) {}

    /// out: nothing behind the last page, or once `stop` was called.
    std::optional<ChainPage> next() {
        std::lock_guard const lock(mutex_);
        if (ended_) return std::nullopt;
        ChainPage page;
        page.place = place_++;
        page.before = seq_;
        page.previous = link_;
        page.facts = ledger::chain_page(connection_, tenant_, place_ == 1 ? ledger::before_all : seq_, rows_a_page);
        page.is_last = page.facts.failure || std::ssize(page.facts.rows) < rows_a_page;
        if (!page.facts.rows.empty()) {
            seq_ = page.facts.rows.back().seq;
            link_ = page.facts.rows.back().link;
        }
        page.sealed = ledger::sealed_page(connection_, tenant_, place_ == 1 ? ledger::before_all : page.before,
                                          page.is_last ? ledger::after_all : seq_);
        ended_ = page.is_last;
        return page;
    }
    void stop() {
        std::lock_guard const lock(mutex_);
        ended_ = true;
    }

private:
    store::Connection& connection_;
    ledger::Tenant tenant_;
    std::mutex mutex_;
    std::size_t place_ = 0;
    Seq seq_ = 0;
    ledger::Hash link_;
    bool ended_ = false;
};

/// What all pages together show, whatever the order in which they were proved.
class Total {
public:
    /// out: whether what follows is of interest.
    bool add(std::size_t place, PageVerdict&& verdict) {
        std::lock_guard const lock(mutex_);
        if (verdict.broken && place < broken_place_) broken_place_ = place;
        auto const go_on = !verdict.broken;
        waiting_.emplace(place, std::move(verdict));
        while (!waiting_.empty() && waiting_.begin()->first == next_) {
            take(waiting_.begin()->second);
            waiting_.erase(waiting_.begin());
            ++next_;
        }
        return go_on;
    }

    PageVerdict sum;

private:
    void take(PageVerdict& verdict) {
        if (sum.broken) return;  // a page behind the one that is broken
        sum.rows = verdict.rows;
        sum.link = verdict.link;
        if (verdict.recorded_at) sum.recorded_at = verdict.recorded_at;
        sum.broken = std::move(verdict.broken);
        sum.is_behind_the_end = verdict.is_behind_the_end;
        sum.founded += verdict.founded;
        for (auto const& [subject, seq] : verdict.keyless) sum.keyless.try_emplace(subject, seq);
        for (auto const subject : verdict.erased) sum.keyless.erase(subject);
        sum.accounted.add(verdict.accounted);
        sum.compared.add(verdict.compared);
    }

    std::mutex mutex_;
    std::map<std::size_t, PageVerdict> waiting_;
    std::size_t next_ = 0;
    std::size_t broken_place_ = std::numeric_limits<std::size_t>::max();
};

class Walk {
public:
    Walk(County& county, store::Connection& connection, Witnesses const& witnesses)
        : county_(county),
          connection_(connection),
          witnesses_(witnesses) {}

    Verified run() {
        Verified verified;
        verified.head = ledger::load_head(connection_, county_.tenant());
        Witnessing(witnesses_, ledger::before_all)
            .compare(0, ledger::first_link(county_.tenant()), total_.sum.compared);
        auto const& sum = total_.sum;
        try {
            load();
            prove_pages();
            // What lies behind the last fact is there because facts are not: the first of these is named.
            bool const is_cut_off = sum.is_behind_the_end && sum.rows < verified.head.seq;
            verified.broken = is_cut_off ? fault_of_head(verified.head) : sum.broken;
            if (auto const keyless = first_keyless()) verified.broken = keyless;
            if (!verified.broken) verified.broken = fault_of_head(verified.head);
            if (!verified.broken) verified.broken = fault_beside();
        } catch (store::StoreFailure const& failure) {
            if (!verified.broken) verified.broken = named(sum.rows + 1) + "读不出来：" + failure.what();
        }
        verified.rows = sum.rows;
        verified.differences =
            command::differences(witnesses_, sum.compared, sum.broken ? std::nullopt : std::optional(sum.rows));
        return verified;
    }

private:
    void load() {
        auto const tenant = county_.tenant();
        for (auto const& row : ledger::all_words(connection_, tenant)) named_.words.emplace(row.number, row.text);
        for (auto after = ledger::before_all;;) {
            auto const page = ledger::subject_page(connection_, tenant, after, subjects_a_page);
            for (auto const& row : page) named_.subjects.try_emplace(row.number, KnownSubject{row.id, row.kind, {}});
            if (std::ssize(page) < subjects_a_page) break;
            after = page.back().number;
        }
        for (auto after = ledger::before_all;;) {
            auto page = ledger::key_page(connection_, tenant, after, subjects_a_page);
            for (auto& row : page) {
                auto const found = named_.subjects.find(row.subject);
                if (found == named_.subjects.end()) {
                    beside_ =
                        "密钥（subject_key）里多出编号 " + std::to_string(row.subject) + " 的一行：没有这个对象。";
                } else {
                    found->second.wrapped = std::move(row.wrapped.bytes);
                }
            }
            if (std::ssize(page) < subjects_a_page) break;
            after = page.back().subject;
        }
    }

    void prove_pages() {
        Pages pages(connection_, county_.tenant());
        std::exception_ptr failure;
        std::mutex failure_mutex;
        auto const prove = [&] {
            try {
                PageProof proof(county_.key(), named_, witnesses_);
                while (auto const page = pages.next()) {
                    if (!total_.add(page->place, proof.of(*page))) pages.stop();
                }
            } catch (...) {
                pages.stop();
                std::lock_guard const lock(failure_mutex);
                failure = std::current_exception();
            }
        };
        std::thread second(prove);
        prove();
        second.join();
        if (failure) std::rethrow_exception(failure);
    }

    /// The first fact of which something was sealed under a key that is gone, though nothing says it was destroyed.
    std::optional<std::string> first_keyless() {
        auto& keyless = total_.sum.keyless;
        if (total_.sum.broken && !keyless.empty()) {
            // What lies behind the row at fault was not walked; a key may have been destroyed there.
            for (auto const subject :
                 ledger::subjects_of_kind(connection_, county_.tenant(), word(roster::erasure_kind), total_.sum.rows)) {
                keyless.erase(subject);
            }
        }
        if (keyless.empty()) return std::nullopt;
        auto const first = std::ranges::min_element(keyless, {}, [](auto const& one) { return one.second; });
        return named(first->second) + "的对象的密钥不见了，而账上没有销毁的记录。";
    }

    std::optional<std::string> fault_of_head(ledger::Head const& head) const {
        auto const& sum = total_.sum;
        if (sum.rows < head.seq) {
            return named(sum.rows + 1) + "不见了：链头记着共有 " + std::to_string(head.seq) + " 条。";
        }
        if (sum.rows > head.seq) {
            return named(head.seq + 1) + "多出来了：链头记着共有 " + std::to_string(head.seq) + " 条。";
        }
        if (sum.link != head.link) return "链头与" + named(sum.rows) + "接不上。";
        if (sum.recorded_at.value_or(head.recorded_at) != head.recorded_at) {
            return "链头的时间与" + named(sum.rows) + "的不同。";
        }
        return std::nullopt;
    }

    /// What lies beside the facts and is accounted for by none of them.
    std::optional<std::string> fault_beside() {
        if (beside_) return beside_;
        if (total_.sum.founded != named_.subjects.size()) return extra_subject();
        auto const& accounted = total_.sum.accounted;
        if (auto const extra = extra_word(connection_, county_.tenant(), named_.words, accounted)) return extra;
        return offset_fault(county_, connection_);
    }

    std::optional<std::string> extra_subject() {
        for (auto const& [number, subject] : named_.subjects) {
            auto const row = ledger::find_seq(connection_, county_.tenant(), number);
            if (row && row->subject == number) continue;
            return "对象（subject）里多出编号 " + std::to_string(number) + " 的一行：没有记录登记过它。";
        }
        return std::nullopt;
    }

    Number word(std::string_view text) const {
        auto const found = std::ranges::find(named_.words, text, [](auto const& entry) { return entry.second; });
        return found == named_.words.end() ? -1 : found->first;
    }

    County& county_;
    store::Connection& connection_;
    Witnesses const& witnesses_;
    Named named_;
    std::optional<std::string> beside_;
    Total total_;
};

}  // namespace

Verified verify(County& county, store::Connection& connection, Witnesses const& witnesses) {
    return Walk(county, connection, witnesses).run();
}

}  // namespace chengxin::command
