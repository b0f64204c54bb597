#pragma once

#include <exception>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"

struct XML_ParserStruct;

namespace chengxin::table {

/// The attributes of an element, by their names without a prefix.
class Attributes {
public:
    explicit Attributes(char const** pairs) : pairs_(pairs) {}
    /// "" where it is not there.
    std::string_view get(std::string_view name) const;

private:
    char const** pairs_;
};

/// XML as it streams by: memory does not grow with the document. Names come without their prefix.
class XmlStream {
public:
    struct Handlers {
        std::function<void(std::string_view name, Attributes const&)> begin;
        std::function<void(std::string_view name)> end;
        std::function<void(std::string_view text)> text;
    };

    explicit XmlStream(Handlers handlers);
    XmlStream(XmlStream const&) = delete;
    XmlStream& operator=(XmlStream const&) = delete;
    ~XmlStream();

    /// fails: invalid `table.damaged`: not well-formed, or with a document type, which tables have no use for; or what
    ///        stop() was told.
    Outcome take(std::string_view part);
    Outcome finish();
    /// From a handler: nothing more is read.
    void stop(Problem problem);

private:
    Outcome parse(std::string_view part, bool is_last);
    template <typename Call>
    void guard(Call&& call);

    Handlers handlers_;
    XML_ParserStruct* parser_;
    std::optional<Problem> problem_;
    std::exception_ptr thrown_;
};

}  // namespace chengxin::table
