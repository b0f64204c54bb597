#include "ledger/word_store.hpp"

#include <algorithm>
#include <mutex>

namespace chengxin::ledger {

namespace {

struct Word {
    Number number;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(Word, (), (number, text))

}  // namespace

void Words::reload(store::Connection& connection) {
    auto const words =
        connection.rows<Word>("select number, text from word where tenant = $1 order by number", tenant_);
    std::unique_lock const lock(mutex_);
    numbers_.clear();
    texts_.clear();
    last_ = 0;
    for (auto const& word : words) {
        numbers_.emplace(word.text, word.number);
        texts_.emplace(word.number, word.text);
        last_ = word.number;
    }
    kept_ = last_;
}

void Words::keep() {
    std::unique_lock const lock(mutex_);
    kept_ = last_;
}

void Words::forget() {
    std::unique_lock const lock(mutex_);
    std::erase_if(numbers_, [&](auto const& word) { return word.second > kept_; });
    std::erase_if(texts_, [&](auto const& word) { return word.first > kept_; });
    last_ = kept_;
}

void Words::refresh(store::Connection& connection) {
    Number last = 0;
    {
        std::shared_lock const lock(mutex_);
        last = last_;
    }
    auto const words = connection.rows<Word>(
        "select number, text from word where tenant = $1 and number > $2 order by number", tenant_, last);
    if (words.empty()) return;
    std::unique_lock const lock(mutex_);
    for (auto const& word : words) {
        numbers_.emplace(word.text, word.number);
        texts_.emplace(word.number, word.text);
        last_ = std::max(last_, word.number);
        kept_ = std::max(kept_, word.number);
    }
}

Number Words::find(std::string_view word) const {
    if (word.empty()) return 0;
    std::shared_lock const lock(mutex_);
    auto const found = numbers_.find(word);
    return found == numbers_.end() ? -1 : found->second;
}

Number Words::number(store::Connection& connection, std::string_view word) {
    if (auto const known = find(word); known >= 0) return known;
    std::unique_lock const lock(mutex_);
    auto const number = ++last_;
    connection.run("insert into word (tenant, number, text) values ($1, $2, $3)", tenant_, number, word);
    numbers_.emplace(word, number);
    texts_.emplace(number, word);
    return number;
}

std::string Words::text(Number number) const {
    if (number == 0) return {};
    std::shared_lock const lock(mutex_);
    auto const found = texts_.find(number);
    return found == texts_.end() ? std::string() : found->second;
}

}  // namespace chengxin::ledger
