// docs/api/openapi.yaml says what the server does: the same routes, the statuses and codes of refusals, the shape of
// every reply. Replies are those of all stories.

#include <algorithm>
#include <set>

#include "command/device_commands.hpp"
#include "tests/json_schema.hpp"
#include "tests/story.hpp"
#include "tests/tidy.hpp"

namespace chengxin::tests {
namespace {

constexpr std::string_view base_path = "/api/v1";

json::Value const& contract() {
    static json::Value const document = read_yaml("docs/api/openapi.yaml");
    return document;
}

/// Pages for people that stand beside the interface; the document names them with a server of their own.
constexpr std::string_view pages_path = "/ledger/";

bool is_described(std::string_view pattern) {
    return pattern.starts_with(base_path) || pattern.starts_with(pages_path);
}

/// "GET /head", as the document tells operations apart.
std::string name_of(http::Method method, std::string_view pattern) {
    if (pattern.starts_with(base_path)) pattern.remove_prefix(base_path.size());
    return std::string(http::to_text(method)) + " " + std::string(pattern);
}

std::map<std::string, json::Object> operations_of(json::Value const& document) {
    std::map<std::string, json::Object> operations;
    for (auto const& [path, methods] : document.at("paths").as_object()) {
        for (auto const& [method, operation] : methods.as_object()) {
            std::string verb(method);
            std::ranges::transform(verb, verb.begin(), [](char c) { return static_cast<char>(c - 'a' + 'A'); });
            // Where it lies is part of what a caller has to know.
            EXPECT_EQ(operation.as_object().contains("servers"), std::string_view(path).starts_with(pages_path))
                << path;
            operations.emplace(verb + " " + std::string(path), operation.as_object());
        }
    }
    return operations;
}

json::Value const* content_of(json::Object const& described, std::string_view type) {
    auto const* content = described.if_contains("content");
    auto const* media = content == nullptr ? nullptr : content->as_object().if_contains(type);
    return media == nullptr ? nullptr : &media->at("schema");
}

std::set<std::string> codes_of(json::Object const& described) {
    std::set<std::string> codes;
    auto const* written = described.if_contains("x-codes");
    if (written == nullptr) return codes;
    for (auto const& code : written->as_array()) codes.insert(std::string(code.as_string()));
    return codes;
}

/// What is wrong with a reply of an operation.
std::vector<std::string> complaints_about(json::Value const& document, json::Object const& operation,
                                          http::Reply const& reply) {
    auto const* written = operation.at("responses").as_object().if_contains(std::to_string(reply.status));
    if (written == nullptr) return {"the status " + std::to_string(reply.status) + " is not described"};
    auto const& described = resolved(document, *written).as_object();
    auto const type = reply.content_type;
    if (type.empty())
        return reply.body.empty() && !described.contains("content") ? std::vector<std::string>{}
                                                                    : std::vector<std::string>{"no type"};
    auto const* schema = content_of(described, type);
    if (schema == nullptr) return {type + " is not described for " + std::to_string(reply.status)};
    bool const is_json = type.find("json") != std::string::npos;
    auto const bytes = reply.file ? reply.file->bytes() : reply.body;
    auto const body = is_json ? json::parse(bytes).value() : json::Value(bytes);
    auto complaints = violations(document, *schema, body);
    if (type == "application/problem+json") {
        auto const code = std::string(body.at("code").as_string());
        if (!codes_of(described).contains(code)) complaints.push_back("the code " + code + " is not described");
    }
    return complaints;
}

/// Codes of receipts that no row of the document has.
std::vector<std::string> complaints_about_receipts(json::Value const& document, json::Value const& body) {
    std::vector<std::string> complaints;
    auto const* receipts = body.is_object() ? body.get_object().if_contains("receipts") : nullptr;
    if (receipts == nullptr) return complaints;
    auto const codes = codes_of(document.at("components").at("schemas").at("Receipt").as_object());
    for (auto const& receipt : receipts->as_array()) {
        auto const* problem = receipt.as_object().if_contains("problem");
        if (problem == nullptr) continue;
        auto const code = std::string(problem->at("code").as_string());
        if (!codes.contains(code)) complaints.push_back("the code " + code + " of a receipt is not described");
    }
    return complaints;
}

struct Told {
    std::string where;  ///< story and line
    Exchange exchange;
};

std::vector<Told> const& told() {
    static std::vector<Told> const all = [] {
        std::vector<Told> found;
        for (auto const& path : story_files()) {
            for (auto& exchange : run_story(read_story(tidy::read(path))).exchanges) {
                auto const where = path.filename().string() + ":" + std::to_string(exchange.line);
                if (is_described(exchange.pattern)) found.push_back({where, std::move(exchange)});
            }
        }
        return found;
    }();
    return all;
}

std::string lines(std::vector<std::string> const& all) {
    std::string text;
    for (auto const& one : all) text += "\n  " + one;
    return text;
}

TEST(openapi, names_exactly_the_routes) {
    std::set<std::string> described;
    for (auto const& [name, operation] : operations_of(contract())) described.insert(name);
    std::set<std::string> served;
    for (auto const& route : api::routes()) {
        if (is_described(route.pattern)) served.insert(name_of(route.method, route.pattern));
    }
    EXPECT_EQ(described, served);
}

TEST(openapi, names_exactly_the_commands_of_devices) {
    auto const& mapping = contract().at("components").at("schemas").at("Command").at("discriminator").at("mapping");
    std::set<std::string> described;
    for (auto const& [name, schema] : mapping.as_object()) described.emplace(name);
    auto const taken = command::device_commands();
    EXPECT_EQ(described, std::set<std::string>(taken.begin(), taken.end()));
}

TEST(openapi, describes_each_reply_of_the_stories) {
    auto const operations = operations_of(contract());
    for (auto const& [where, exchange] : told()) {
        auto const name = name_of(exchange.method, exchange.pattern);
        ASSERT_TRUE(operations.contains(name)) << name;
        auto complaints = complaints_about(contract(), operations.at(name), exchange.reply);
        if (exchange.reply.content_type == "application/json") {
            auto const more = complaints_about_receipts(contract(), json::parse(exchange.reply.body).value());
            complaints.insert(complaints.end(), more.begin(), more.end());
        }
        EXPECT_TRUE(complaints.empty()) << where << ": " << name << lines(complaints);
    }
}

TEST(openapi, describes_each_request_that_the_stories_are_granted) {
    auto const operations = operations_of(contract());
    for (auto const& [where, exchange] : told()) {
        bool const granted =
            exchange.reply.status < 300 && exchange.reply.body.find("\"refused\"") == std::string::npos;
        if (!granted || exchange.body.empty()) continue;
        auto const& operation = operations.at(name_of(exchange.method, exchange.pattern));
        auto const* schema = content_of(operation.at("requestBody").as_object(), "application/json");
        ASSERT_NE(schema, nullptr) << where;
        auto const complaints = violations(contract(), *schema, json::parse(exchange.body).value());
        EXPECT_TRUE(complaints.empty()) << where << lines(complaints);
    }
}

TEST(openapi, each_operation_succeeds_in_some_story) {
    std::set<std::string> succeeded;
    for (auto const& [where, exchange] : told()) {
        if (exchange.reply.status < 300) succeeded.insert(name_of(exchange.method, exchange.pattern));
    }
    for (auto const& [name, operation] : operations_of(contract())) EXPECT_TRUE(succeeded.contains(name)) << name;
}

TEST(openapi, each_operation_describes_what_every_one_of_its_sort_refuses) {
    for (auto const& [name, operation] : operations_of(contract())) {
        auto const& responses = operation.at("responses").as_object();
        auto const codes = [&](char const* status) {
            auto const* written = responses.if_contains(status);
            return written == nullptr ? std::set<std::string>{} : codes_of(resolved(contract(), *written).as_object());
        };
        if (!operation.contains("security")) {
            EXPECT_TRUE(codes("401").contains("session.none")) << name;
        }
        if (name.starts_with("GET ")) continue;
        EXPECT_TRUE(codes("403").contains("request.cross_site")) << name;
        if (!name.starts_with("POST ")) continue;
        EXPECT_TRUE(codes("415").contains("request.content_type")) << name;
    }
    for (auto const& route : api::routes()) {
        if (!route.pattern.starts_with(base_path) || !route.action) continue;
        auto const operation = operations_of(contract()).at(name_of(route.method, route.pattern));
        auto const& refused = resolved(contract(), operation.at("responses").at("403")).as_object();
        EXPECT_TRUE(codes_of(refused).contains("access.outside")) << route.pattern;
    }
}

TEST(openapi, each_code_it_names_is_one_that_the_program_gives) {
    std::string sources;
    for (auto const& file : tidy::project()) {
        if (file.is_in("src/") && !file.is_test()) sources += file.text;
    }
    std::set<std::string> codes;
    auto const& components = contract().at("components");
    for (auto const& [name, response] : components.at("responses").as_object())
        codes.merge(codes_of(response.as_object()));
    codes.merge(codes_of(components.at("schemas").at("Receipt").as_object()));
    for (auto const& [name, operation] : operations_of(contract())) {
        for (auto const& [status, response] : operation.at("responses").as_object()) {
            codes.merge(codes_of(response.as_object()));
        }
    }
    EXPECT_GT(codes.size(), 30U);
    for (auto const& code : codes) EXPECT_NE(sources.find("\"" + code + "\""), std::string::npos) << code;
}

TEST(openapi, a_reply_that_is_otherwise_is_caught) {
    auto const operation = operations_of(contract()).at("GET /head");
    json::Object const head{{"seq", 3}, {"link", std::string(64, 'a')}, {"recorded_at", "2026-11-24T04:00:00.000Z"}};
    auto const count = [&](int status, json::Object const& body, char const* type = "application/json") {
        return complaints_about(contract(), operation, {status, {}, json::canonical(body), type}).size();
    };
    auto const changed = [&](char const* key, json::Value const& value) {
        auto other = head;
        other[key] = value;
        return other;
    };
    auto lacking = head;
    lacking.erase("link");
    EXPECT_EQ(count(200, head), 0U);
    EXPECT_EQ(count(200, lacking), 1U);
    EXPECT_EQ(count(200, changed("seq", "3")), 1U);
    EXPECT_EQ(count(200, changed("seq", -1)), 1U);
    EXPECT_EQ(count(200, changed("seq", nullptr)), 1U);
    EXPECT_EQ(count(200, changed("recorded_at", "yesterday")), 1U);
    EXPECT_EQ(count(200, changed("more", 1)), 1U);
    EXPECT_EQ(count(201, head), 1U);
    auto const problem = http::problem_json(401, {Refusal::unauthenticated, "session.none", "", "x"});
    auto const other = http::problem_json(401, {Refusal::unauthenticated, "session.other", "", "x"});
    EXPECT_EQ(count(401, problem, "application/problem+json"), 0U);
    EXPECT_EQ(count(401, other, "application/problem+json"), 1U);
}

TEST(openapi, the_checker_knows_its_keywords) {
    auto const count = [](char const* schema, char const* value) {
        return violations(nullptr, json::parse(schema).value(), json::parse(value).value()).size();
    };
    EXPECT_EQ(count(R"({"type":["string","null"]})", "null"), 0U);
    EXPECT_EQ(count(R"({"type":["string","null"]})", "1"), 1U);
    EXPECT_EQ(count(R"({"enum":["a","b"]})", "\"c\""), 1U);
    EXPECT_EQ(count(R"({"type":"array","items":{"type":"integer"},"minItems":2})", "[\"a\"]"), 2U);
    EXPECT_EQ(count(R"({"anyOf":[{"type":"string"},{"type":"null"}]})", "1"), 2U);
    EXPECT_EQ(count(R"({"oneOf":[{"type":"integer"},{"minimum":1}]})", "2"), 1U);
    EXPECT_EQ(count(R"({"type":"string","pattern":"^[0-9]{2}$","maxLength":1})", "\"12\""), 1U);
    EXPECT_EQ(count(R"({"type":"string","format":"date"})", "\"2026-02-30\""), 1U);
    EXPECT_EQ(count(R"({"type":"object","additionalProperties":{"type":"integer"}})", R"({"a":"b"})"), 1U);
    EXPECT_EQ(count(R"({"allOf":[{"properties":{"a":{}}},{"properties":{"b":{}}}]})", R"({"a":1,"b":2,"c":3})"), 1U);
    EXPECT_EQ(count(R"({"multipleOf":2})", "3"), 1U);
}

}  // namespace
}  // namespace chengxin::tests
