#include "table/xml.hpp"

#include <expat.h>

#include <new>
#include <utility>

namespace chengxin::table {

namespace {

std::string_view local_name(std::string_view name) {
    auto const colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

Problem damaged() {
    return {Refusal::invalid, "table.damaged", "", "表格里的内容已损坏，读不出来：请用 Excel 或 WPS 打开后再存一份。"};
}

}  // namespace

std::string_view Attributes::get(std::string_view name) const {
    for (auto const** pair = pairs_; *pair != nullptr; pair += 2) {
        if (local_name(pair[0]) == name) return pair[1];
    }
    return {};
}

/// No exception may pass through the parser, which is written in C.
template <typename Call>
void XmlStream::guard(Call&& call) {
    if (problem_ || thrown_) return;
    try {
        call();
    } catch (...) {
        thrown_ = std::current_exception();
        XML_StopParser(parser_, XML_FALSE);
    }
}

XmlStream::XmlStream(Handlers handlers) : handlers_(std::move(handlers)), parser_(XML_ParserCreate(nullptr)) {
    if (parser_ == nullptr) throw std::bad_alloc();
    XML_SetUserData(parser_, this);
    XML_SetElementHandler(
        parser_,
        [](void* self, char const* name, char const** attributes) {
            auto& stream = *static_cast<XmlStream*>(self);
            stream.guard([&] { stream.handlers_.begin(local_name(name), Attributes(attributes)); });
        },
        [](void* self, char const* name) {
            auto& stream = *static_cast<XmlStream*>(self);
            stream.guard([&] { stream.handlers_.end(local_name(name)); });
        });
    XML_SetCharacterDataHandler(parser_, [](void* self, char const* text, int size) {
        auto& stream = *static_cast<XmlStream*>(self);
        stream.guard([&] { stream.handlers_.text({text, static_cast<std::size_t>(size)}); });
    });
    XML_SetStartDoctypeDeclHandler(parser_, [](void* self, char const*, char const*, char const*, int) {
        static_cast<XmlStream*>(self)->stop(damaged());
    });
}

XmlStream::~XmlStream() { XML_ParserFree(parser_); }

void XmlStream::stop(Problem problem) {
    if (!problem_) problem_ = std::move(problem);
    XML_StopParser(parser_, XML_FALSE);
}

Outcome XmlStream::parse(std::string_view part, bool is_last) {
    auto const status = XML_Parse(parser_, part.data(), static_cast<int>(part.size()), is_last ? 1 : 0);
    if (thrown_) std::rethrow_exception(std::exchange(thrown_, nullptr));
    if (problem_) return *problem_;
    return status == XML_STATUS_ERROR ? Outcome(damaged()) : Outcome(Done{});
}

Outcome XmlStream::take(std::string_view part) { return parse(part, false); }
Outcome XmlStream::finish() { return parse({}, true); }

}  // namespace chengxin::table
