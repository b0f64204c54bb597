#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace chengxin::fact {

/// What a method declares of one sort, with the way from each stream to those it concerns: made once, when packs are
/// compiled, so that recording a fact walks its own entries only.
template <typename Item>
class ByStream {
public:
    void add(Item item, std::vector<std::string> const& streams) {
        for (auto const& stream : streams) {
            auto& places = places_[stream];
            if (places.empty() || places.back() != items_.size()) places.push_back(items_.size());
        }
        items_.push_back(std::move(item));
    }

    auto begin() const { return items_.begin(); }
    auto end() const { return items_.end(); }
    Item const& operator[](std::size_t place) const { return items_[place]; }

    /// Places of those that the stream concerns, in the order in which they were added.
    std::vector<std::size_t> const& of(std::string_view stream) const {
        static std::vector<std::size_t> const none;
        auto const found = places_.find(stream);
        return found == places_.end() ? none : found->second;
    }

private:
    std::vector<Item> items_;
    std::map<std::string, std::vector<std::size_t>, std::less<>> places_;
};

}  // namespace chengxin::fact
