#pragma once

#include "document/heading.hpp"
#include "http/message.hpp"

namespace chengxin::api {

/// What a paper is handed over as.
namespace media {
constexpr auto xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
constexpr auto docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
constexpr auto pdf = "application/pdf";
constexpr auto calendar = "text/calendar; charset=utf-8";
}  // namespace media

/// A file to be kept, under a name that people know it by again: "樟坳村走访名单-2026-11-24.pdf".
/// in: `name` without ending and day.
http::Reply handed(std::shared_ptr<TemporaryFile const> file, char const* type, std::string const& name,
                   std::string const& ending, document::Made const& made);

}  // namespace chengxin::api
