#include <unordered_map>
#include <unordered_set>

#include "command/check.hpp"
#include "ledger/fact_store.hpp"

namespace chengxin::command {

namespace {

using ledger::Number;

struct ErasedSubject {
    Number subject;
};
BOOST_DESCRIBE_STRUCT(ErasedSubject, (), (subject))

std::string named(ledger::Seq seq) { return "第 " + std::to_string(seq) + " 条记录"; }

/// Walks the rows in order and stops at the first that is not as it was recorded.
class Walk {
public:
    Walk(County& county, store::Connection& connection) : county_(county), connection_(connection) {
        for (auto const& subject : ledger::all_subjects(connection, county.tenant())) {
            subjects_.emplace(subject.number, subject.id);
        }
        words_.reload(connection);
        connection.visit<ErasedSubject>(
            "select subject from fact where tenant = $1 and kind = $2 order by seq",
            [&](ErasedSubject&& row) { erased_.insert(row.subject); }, county.tenant(),
            words_.find(roster::erasure_kind));
    }

    Verified run() {
        Verified verified;
        verified.head = ledger::load_head(connection_, county_.tenant());
        try {
            walk(verified);
        } catch (store::StoreFailure const& failure) {
            if (!verified.broken) verified.broken = named(verified.rows + 1) + "读不出来：" + failure.what();
        }
        return verified;
    }

private:
    void walk(Verified& verified) {
        auto link = ledger::first_link(county_.tenant());
        std::optional<Instant> recorded_at;
        connection_.visit<ledger::Row>(
            "select seq, id, kind, subject, day, author, recorder, recorded_at, action, corrects, pack, answers, leaf,"
            " link, state, year, place from fact where tenant = $1 order by seq",
            [&](ledger::Row&& row) {
                if (verified.broken) return;
                verified.broken = fault_of(row, verified.rows + 1, link);
                if (verified.broken) return;
                link = row.link;
                recorded_at = row.recorded_at;
                verified.rows = row.seq;
            },
            county_.tenant());
        if (!verified.broken) verified.broken = fault_of_head(verified, link, recorded_at);
    }

    static std::optional<std::string> fault_of_head(Verified const& verified, ledger::Hash const& link,
                                                    std::optional<Instant> const& recorded_at) {
        auto const& head = verified.head;
        if (verified.rows < head.seq) {
            return named(verified.rows + 1) + "不见了：链头记着共有 " + std::to_string(head.seq) + " 条。";
        }
        if (verified.rows > head.seq) {
            return named(head.seq + 1) + "多出来了：链头记着共有 " + std::to_string(head.seq) + " 条。";
        }
        if (link != head.link) return "链头与" + named(verified.rows) + "接不上。";
        if (recorded_at.value_or(head.recorded_at) != head.recorded_at) {
            return "链头的时间与" + named(verified.rows) + "的不同。";
        }
        return std::nullopt;
    }

    /// Every number stands for something, so that no two rows read the same.
    bool is_readable(ledger::Row const& row) const {
        auto const is_word = [&](Number number) { return number == 0 || !words_.text(number).empty(); };
        auto const is_person = [&](Number number) { return number == 0 || subjects_.contains(number); };
        bool const is_action = row.action >= ledger::Action::record && row.action <= ledger::Action::end;
        return is_action && is_word(row.kind) && is_word(row.pack) && subjects_.contains(row.subject) &&
               is_person(row.author) && is_person(row.recorder);
    }

    ledger::SubjectId subject(Number number) const {
        auto const found = subjects_.find(number);
        return found == subjects_.end() ? ledger::SubjectId{} : found->second;
    }

    std::optional<std::string> fault_of(ledger::Row const& row, ledger::Seq expected, ledger::Hash const& previous) {
        auto const name = named(row.seq);
        if (row.seq != expected) return named(expected) + "不见了。";
        if (!is_readable(row)) return name + "的内容被改动过。";
        ledger::Fact const fact{row.id,     words_.text(row.kind), subject(row.subject),
                                row.day,    subject(row.author),   subject(row.recorder),
                                row.action, row.corrects,          words_.text(row.pack),
                                row.answers};
        if (ledger::leaf_of(fact) != row.leaf) return name + "的内容被改动过。";
        if (ledger::link_after(previous, row.leaf, row.seq, row.recorded_at) != row.link) {
            return name + "与前一条接不上：它或它的次序、时间被改动过。";
        }
        return sealed_fault(row, name);
    }

    /// A value that was sealed must still open to what its commitment says, unless its key was erased.
    std::optional<std::string> sealed_fault(ledger::Row const& row, std::string const& name) {
        if (row.answers.find("{\"sealed\":") == std::string::npos) return std::nullopt;
        auto const* seal = seal_of(row.subject);
        if (seal == nullptr) {
            bool const has_key = ledger::find_key(connection_, county_.tenant(), row.subject).has_value();
            if (has_key) return name + "的对象的密钥打不开：密钥被改动过。";
            if (!erased_.contains(row.subject)) return name + "的对象的密钥不见了，而账上没有销毁的记录。";
            return std::nullopt;
        }
        auto const answers = json::parse(row.answers);
        for (auto const& [field, shown] : answers.value().get_object()) {
            if (!shown.is_object() || !shown.get_object().contains("sealed")) continue;
            auto const sealed = ledger::find_sealed(connection_, county_.tenant(), row.seq, words_.find(field));
            if (!sealed) return name + "的加密内容“" + std::string(field) + "”不见了。";
            auto const value = seal->open(row.id, field, bytes_of(sealed->bytes));
            bool const same = value && to_hex(seal->seal(row.id, field, *value).commitment) ==
                                           shown.get_object().at("sealed").as_string();
            if (!same) return name + "的加密内容“" + std::string(field) + "”被改动过。";
        }
        return std::nullopt;
    }

    ledger::SubjectSeal const* seal_of(Number number) {
        auto const [at, is_new] = seals_.try_emplace(number);
        if (is_new) {
            auto const wrapped = ledger::find_key(connection_, county_.tenant(), number);
            auto const key = wrapped ? county_.key().unwrap(bytes_of(wrapped->bytes), subject(number)) : std::nullopt;
            if (key) at->second.emplace(*key);
        }
        return at->second ? &*at->second : nullptr;
    }

    County& county_;
    store::Connection& connection_;
    std::unordered_map<Number, ledger::SubjectId> subjects_;
    std::unordered_map<Number, std::optional<ledger::SubjectSeal>> seals_;
    std::unordered_set<Number> erased_;
    ledger::Words words_{county_.tenant()};
};

}  // namespace

Verified verify(County& county, store::Connection& connection) { return Walk(county, connection).run(); }

}  // namespace chengxin::command
