#pragma once

#include <string>
#include <vector>

#include "base/json.hpp"

/// As much of JSON Schema 2020-12 as docs/api/openapi.yaml uses; a keyword that is not understood is a complaint.
namespace chengxin::tests {

/// YAML as JSON: plain scalars are null, booleans and whole numbers where they look like it. throws: on a broken file.
json::Value read_yaml(std::string const& path);

/// What a #/a/b reference of a document stands for. throws: std::runtime_error when it leads nowhere.
json::Value const& resolved(json::Value const& document, json::Value const& schema);

/// What is wrong with a value, each with its place. An object may have only members that are described, unless its
/// schema says `additionalProperties`: what is sent is what is written down.
std::vector<std::string> violations(json::Value const& document, json::Value const& schema, json::Value const& value);

}  // namespace chengxin::tests
