// Samples with random damage: the checks end, and never let a name pass that nobody declares.
#include <gtest/gtest.h>

#include <numeric>
#include <random>

#include "pack/pack.hpp"
#include "pack/rows.hpp"
#include "pack/vocabulary.hpp"
#include "tests/support.hpp"

using namespace chengxin;

namespace {

std::vector<json::Object> const& samples() {
    static auto const packs = [] {
        std::vector<json::Object> read;
        for (auto const& built : pack::build_shipped("tests/data/packs")) {
            read.push_back(json::parse(built.canonical_json)->get_object());
        }
        return read;
    }();
    return packs;
}

/// A sample that is damaged, and all others.
struct Damaged {
    json::Object pack;
    std::vector<json::Object> others;

    std::vector<pack::Finding> findings() const { return pack::check(pack, others); }
};

Damaged sample(std::size_t number) {
    Damaged damaged{samples()[number], {}};
    for (auto const& other : samples()) {
        if (other.at("pack") != damaged.pack.at("pack")) damaged.others.push_back(other);
    }
    return damaged;
}

class Dice {
public:
    explicit Dice(std::uint64_t seed) : random_(seed) {}
    std::size_t below(std::size_t past) { return std::uniform_int_distribution<std::size_t>(0, past - 1)(random_); }

private:
    std::mt19937_64 random_;
};

/// Every value of the pack, those within others too.
void gather(json::Value& value, std::vector<json::Value*>& values) {
    values.push_back(&value);
    if (value.is_object()) {
        for (auto& [key, below] : value.get_object()) gather(below, values);
    }
    if (value.is_array()) {
        for (auto& below : value.get_array()) gather(below, values);
    }
}

json::Value other_type(Dice& dice) {
    switch (dice.below(8)) {
        case 0: return nullptr;
        case 1: return true;
        case 2: return json::Value(std::numeric_limits<std::int64_t>::min());
        case 3: return json::Value(std::numeric_limits<std::int64_t>::max());
        case 4: return "$no.such";
        case 5: return "9223372036854775807/1";
        case 6: return json::Array{json::Object(), nullptr, "a.b.c.d.e", json::Array{1}};
        default: return json::Object{{"any", json::Array{json::Object()}}, {"name", "x"}};
    }
}

/// Takes something out of the value, doubles it, renames a key, or makes it something else.
void damage(json::Value& value, Dice& dice) {
    if (value.is_array() && !value.get_array().empty() && dice.below(3) != 0) {
        auto& array = value.get_array();
        auto const at = array.begin() + static_cast<std::ptrdiff_t>(dice.below(array.size()));
        if (dice.below(2) == 0)
            array.erase(at);
        else
            array.push_back(json::Value(*at));
        return;
    }
    if (value.is_object() && !value.get_object().empty() && dice.below(3) != 0) {
        auto& object = value.get_object();
        auto const at = object.begin() + static_cast<std::ptrdiff_t>(dice.below(object.size()));
        auto const kept = at->value();
        object.erase(at);
        if (dice.below(2) == 0) object["renamed"] = kept;
        return;
    }
    value = other_type(dice);
}

/// SEED=n runs one.
std::vector<std::uint64_t> seeds_to_run() {
    if (auto const* one = std::getenv("SEED")) return {std::strtoull(one, nullptr, 10)};
    std::vector<std::uint64_t> seeds(static_cast<std::size_t>(tests::seeds()));
    std::iota(seeds.begin(), seeds.end(), std::uint64_t{1});
    return seeds;
}

constexpr auto stranger = "nobody_declares_this";

/// The texts of a pack that name what must be declared.
class References {
public:
    static std::vector<json::Value*> of(json::Object& pack) {
        References found;
        for (auto& entry : pack.at("files").get_array()) {
            auto const* kind = pack::file_kind(pack::text_at(entry.get_object(), "kind"));
            auto& file = entry.get_object().at("file").get_object();
            found.add(kind->keys, file);
            for (auto const& rows : kind->rows) {
                if (!file.contains(rows.name)) continue;
                for (auto& row : file.at(rows.name).get_array()) found.add(rows.keys, row.get_object());
            }
        }
        return found.values_;
    }

private:
    void add(std::vector<pack::Key> const& keys, json::Object& row) {
        for (auto const& key : keys) {
            if (!row.contains(key.name)) continue;
            auto& value = row.at(key.name);
            if (key.shape == pack::Shape::condition) add_leaves(value);
            bool const refers = key.refers != pack::Refers::nothing && key.refers != pack::Refers::clause;
            if (refers) add_texts(value);
        }
    }
    void add_texts(json::Value& value) {
        if (value.is_string()) values_.push_back(&value);
        if (!value.is_array()) return;
        for (auto& item : value.get_array()) add_texts(item);
    }
    void add_leaves(json::Value& lines) {
        for (auto& line : lines.get_array()) {
            if (line.get_object().contains("any")) add_leaves(line.get_object().at("any"));
            for (auto const* key : {"has", "lacks", "group", "not_group", "figure", "setting"}) {
                if (line.get_object().contains(key)) values_.push_back(&line.get_object().at(key));
            }
        }
    }

    std::vector<json::Value*> values_;
};

}  // namespace

TEST(pack_check, damage_of_any_kind_is_borne) {
    for (auto const seed : seeds_to_run()) {
        SCOPED_TRACE("SEED=" + std::to_string(seed));
        Dice dice(seed);
        auto damaged = sample(dice.below(samples().size()));
        json::Value whole = std::move(damaged.pack);
        for (auto left = dice.below(4) + 1; left > 0; --left) {
            std::vector<json::Value*> values;
            gather(whole, values);
            damage(*values[dice.below(values.size() - 1) + 1], dice);
        }
        damaged.pack = std::move(whole.get_object());
        for (auto const& finding : damaged.findings()) {
            EXPECT_FALSE(finding.file.empty() || finding.code.empty() || finding.reason.empty());
        }
    }
}

TEST(pack_check, a_name_that_nobody_declares_is_never_let_pass) {
    for (auto const seed : seeds_to_run()) {
        Dice dice(seed);
        auto damaged = sample(dice.below(samples().size()));
        auto const references = References::of(damaged.pack);
        if (references.empty()) continue;
        auto& name = *references[dice.below(references.size())];
        auto const was = json::canonical(name);
        name = stranger;
        auto const findings = damaged.findings();
        bool const is_named = std::ranges::any_of(
            findings, [](pack::Finding const& one) { return one.reason.find(stranger) != std::string::npos; });
        EXPECT_TRUE(is_named) << "SEED=" << seed << " in the place of " << was;
    }
}
