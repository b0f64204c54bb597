#include <algorithm>
#include <functional>
#include <stdexcept>

#include "tests/story.hpp"
#include "tests/tidy.hpp"

namespace chengxin::tests {

namespace {

using Words = std::vector<std::string>;

[[noreturn]] void refuse(std::string const& what) { throw std::runtime_error(what); }

Date date_of(std::string const& text) {
    auto const day = parse_date(text);
    if (!day) refuse("not a day: " + text);
    return *day;
}

/// The word after `key`, if it is there.
std::optional<std::string> after(Words const& words, std::string_view key) {
    auto const found = std::ranges::find(words, key);
    if (found == words.end() || std::next(found) == words.end()) return std::nullopt;
    return *std::next(found);
}

/// "yes" and "no", whole numbers, a,b for a list, everything else as it is.
json::Value value_of(std::string const& text) {
    if (text == "yes" || text == "no") return text == "yes";
    bool const number = !text.empty() && text.size() < 6 && text.find_first_not_of("0123456789") == std::string::npos;
    if (number) return std::stoll(text);
    if (text.find(',') == std::string::npos) return json::Value(text);
    json::Array items;
    for (std::size_t at = 0; at <= text.size();) {
        auto const comma = std::min(text.find(',', at), text.size());
        if (comma > at) items.emplace_back(text.substr(at, comma - at));
        at = comma + 1;
    }
    return items;
}

json::Object pairs_of(Words const& words, std::size_t from) {
    json::Object pairs;
    for (auto i = from; i < words.size(); ++i) {
        auto const equals = words[i].find('=');
        if (equals != std::string::npos) pairs[words[i].substr(0, equals)] = value_of(words[i].substr(equals + 1));
    }
    return pairs;
}

/// Moves what belongs to the command itself out of the answers.
void lift(json::Object& command, json::Object& answers, StoryNames& names) {
    for (auto const* key : {"corrects", "author", "ends", "confirmed", "note"}) {
        auto const* value = answers.if_contains(key);
        if (value == nullptr) continue;
        bool const named = std::string_view(key) == "corrects" || std::string_view(key) == "author";
        command[key] = named ? json::Value(to_text(names.id(std::string(value->as_string())))) : *value;
        answers.erase(key);
    }
}

/// A subject by its name in the story. What is neither a place nor a person is a household.
using AboutOf = std::function<json::Object(std::string const& name)>;

/// RECORD, WITHDRAW, CONFIRM and EXCUSE: a push of one command, in one line. in: words from the verb on.
std::optional<json::Object> command_of(Words const& words, StoryNames& names, AboutOf const& about_of) {
    auto const expect = [&](std::size_t least) {
        if (words.size() < least) refuse("too few words after " + words.front());
    };
    json::Object command;
    if (words.front() == "RECORD") {
        expect(5);
        auto answers = pairs_of(words, 5);
        command = {{"command", "record_fact"},
                   {"id", to_text(names.id(words[1]))},
                   {"kind", words[2]},
                   {"day", words[4]},
                   {"about", about_of(words[3])}};
        lift(command, answers, names);
        command["answers"] = std::move(answers);
    } else if (words.front() == "WITHDRAW") {
        expect(5);
        auto const more = pairs_of(words, 5);
        command = {{"command", "withdraw_fact"},
                   {"id", to_text(names.id(words[1]))},
                   {"withdraws", to_text(names.id(words[2]))},
                   {"day", words[3]},
                   {"reason", words[4]}};
        if (more.contains("about")) command["about"] = about_of(std::string(more.at("about").as_string()));
        if (more.contains("kind")) command["kind"] = more.at("kind");
    } else if (words.front() == "EXCUSE") {
        expect(6);
        auto more = pairs_of(words, 6);
        command = {{"command", "excuse_duty"}, {"id", to_text(names.id(words[1]))},
                   {"duty", words[2]},         {"day", words[4]},
                   {"exit", words[5]},         {"about", about_of(words[3])}};
        if (words.size() > 6 && words[6].find('=') == std::string::npos) command["reason"] = words[6];
        lift(command, more, names);
    } else if (words.front() == "CONFIRM") {
        expect(4);
        command = {{"command", "confirm_fact"},
                   {"id", to_text(names.id(words[1]))},
                   {"confirms", to_text(names.id(words[2]))},
                   {"day", words[3]}};
    } else {
        return std::nullopt;
    }
    return command;
}

http::Method method_of(std::string const& word) {
    for (auto const method : {http::Method::get, http::Method::head, http::Method::post, http::Method::put,
                              http::Method::remove, http::Method::options}) {
        if (http::to_text(method) == word) return method;
    }
    refuse("no such method: " + word);
}

Instant noon_of(Date today) { return std::chrono::sys_days{today.time_since_epoch()} + std::chrono::hours{4}; }

/// One story being run.
class Run {
public:
    Run(Story const& story, std::vector<json::Object> const& packs)
        : story_(story),
          served_(noon_of(first_day()), packs) {
        for (auto const& [name, place] : served_.places()) names_.know_id(name, place.id);
    }

    StoryRun run() {
        for (auto const& step : story_.steps) {
            for (auto const& line : step.source) out_.text += line + "\n";
            try {
                take(step);
            } catch (std::runtime_error const& fault) {
                refuse("line " + std::to_string(step.line) + ": " + fault.what());
            }
        }
        return std::move(out_);
    }

private:
    Date first_day() const {
        for (auto const& step : story_.steps) {
            if (step.words.size() >= 2 && step.words.front() == "today") return date_of(step.words[1]);
        }
        refuse("a story says what day it is: `today 2026-11-24`");
    }

    void take(StoryStep const& step) {
        if (step.words.empty()) return;
        auto const& words = step.words;
        auto const& verb = words.front();
        if (verb == ">") return ask(step);
        if (verb == "check") return expect_nothing(step, served_.check());
        if (verb == "verify") return expect_nothing(step, served_.verify());
        if (words.size() < 2) refuse("what is `" + verb + "`?");
        if (verb == "today") return served_.set_now(std::max(noon_of(date_of(words[1])), served_.now()));
        if (verb == "person") return add_person(words);
        if (verb == "posting") return add_posting(words[1], Words(words.begin() + 2, words.end()));
        if (verb == "household") return add_household(words);
        if (verb == "account") return add_account(words);
        if (verb == "unit" && words.size() == 3) return add_unit(words[1], words[2]);
        if (verb == "member" && words.size() == 3) return join_unit(words[1], words[2]);
        if (verb == "erase") return erase(words[1]);
        refuse("no such line: `" + verb + "`");
    }

    void expect_nothing(StoryStep const& step, std::string const& findings) {
        if (!findings.empty()) differ(step, findings);
    }

    void differ(StoryStep const& step, std::string const& difference) {
        out_.difference += "line " + std::to_string(step.line) + ": " + step.source.front() + "\n" + difference;
    }

    /// person NAME [posted LINK PLACE from DAY [until DAY]]
    void add_person(Words const& words) {
        auto const& name = words[1];
        ledger::Tenant tenant = county_code;
        bool const is_posted = words.size() > 4 && words[2] == "posted";
        if (is_posted && served_.places().contains(words[4])) tenant = served_.place(words[4]).tenant;
        SubjectId const id(names_.id(name));
        served_.add_person(tenant, id, name);
        people_[name] = {tenant, served_.sign_in(tenant, id)};
        if (is_posted) add_posting(name, Words(words.begin() + 3, words.end()));
    }

    /// in: LINK PLACE from DAY [until DAY]
    void add_posting(std::string const& name, Words const& words) {
        auto const from = after(words, "from");
        auto const person = people_.find(name);
        if (words.size() < 4 || !from || person == people_.end()) refuse("a posting is `LINK PLACE from DAY`");
        bool const is_place = served_.places().contains(words[1]);
        command::About const target{is_place ? "division" : "household", SubjectId(names_.id(words[1]))};
        SubjectId const id(names_.id(name));
        auto const begun = served_.begin_link(person->second.tenant, id, words[0], target, date_of(*from));
        names_.know_id("posting_of_" + name, begun);
        if (auto const until = after(words, "until")) {
            served_.end_link(person->second.tenant, id, begun, date_of(*until));
        }
    }

    /// household NAME in VILLAGE [from DAY] [head=…] [registered=no] …
    void add_household(Words const& words) {
        auto const village = after(words, "in");
        if (!village) refuse("a household is `household NAME in VILLAGE`");
        json::Object answers{{"head", words[1]}, {"members", 4}, {"registered", true}};
        for (auto const& [key, value] : pairs_of(words, 4)) answers[key] = value;
        auto const from = after(words, "from");
        served_.add_household(*village, SubjectId(names_.id(words[1])), std::move(answers),
                              from ? date_of(*from) : served_from);
    }

    /// unit NAME KIND
    void add_unit(std::string const& name, std::string const& kind) {
        register_anew("unit", name, {{"name", name}, {"kind", kind}});
    }

    /// member PERSON UNIT
    void join_unit(std::string const& name, std::string const& unit) {
        if (!people_.contains(name)) refuse("who is " + name + "?");
        register_anew("person", name, {{"name", name}, {"unit", to_text(names_.id(unit))}});
    }

    void register_anew(std::string const& kind, std::string const& name, json::Object answers) {
        served_.locally(
            county_code,
            command::RegisterSubject{
                served_.fact_id(), kind, {kind, SubjectId(names_.id(name))}, served_from, std::move(answers), {}, {}});
    }

    /// account PERSON LOGIN PASSWORD
    void add_account(Words const& words) {
        if (words.size() != 4 || !people_.contains(words[1])) refuse("an account is `account PERSON LOGIN PASSWORD`");
        auto const tenant = people_.at(words[1]).tenant;
        served_.locally(tenant, command::OpenAccount{served_.fact_id(), SubjectId(names_.id(words[1])), words[2],
                                                     words[3], served_from});
    }

    /// erase HOUSEHOLD: its personal values are destroyed, by whoever runs the program.
    void erase(std::string const& household) {
        served_.locally(county_code, command::EraseSealed{served_.fact_id(),
                                                          {"household", SubjectId(names_.id(household))},
                                                          day_at(served_.now(), std::chrono::hours{8}),
                                                          "户主要求删除"});
    }

    void ask(StoryStep const& step) {
        auto const& words = step.words;
        if (words.size() < 4) refuse("a request is `> WHO METHOD PATH`");
        if (words[1] != "nobody" && !people_.contains(words[1])) refuse("who is " + words[1] + "?");
        Asked asked;
        asked.cookie = words[1] == "nobody" ? "" : people_.at(words[1]).cookie;
        Words told(words.begin() + 2, words.end());
        for (auto& word : told) word = names_.filled(word);
        auto const command = command_of(told, names_, [this](std::string const& name) { return about_of(name); });
        asked.method = command ? http::Method::post : method_of(words[2]);
        asked.target = command ? "/api/v1/sync/push" : names_.filled(words[3]);
        asked.body = command ? json::canonical(json::Object{{"commands", json::Array{*command}}})
                             : tidy::trimmed(names_.filled(step.body));
        for (auto const& [name, value] : step.headers) asked.headers.emplace_back(name, names_.filled(value));
        served_.set_now(served_.now() + std::chrono::seconds{1});
        auto const answered = served_.ask(asked);
        auto const parsed = json::parse(answered.reply.body);
        auto const body = parsed ? *parsed : json::Value(answered.reply.body);
        names_.learn(body);
        for (auto const& [path, name] : step.keeps) keep(answered.reply, body, path, name);
        tell(step, command.has_value(), answered.reply, body);
        out_.exchanges.push_back({step.line, asked.method, answered.pattern, asked.body, answered.reply});
    }

    json::Object about_of(std::string const& name) {
        auto const* type = served_.places().contains(name) ? "division"
                           : people_.contains(name)        ? "person"
                                                           : "household";
        return {{"type", type}, {"id", to_text(names_.id(name))}};
    }

    void keep(http::Reply const& reply, json::Value const& body, std::string const& path, std::string const& name) {
        for (auto const& [header, value] : reply.headers) {
            if (header == path) return names_.keep(name, value);
        }
        auto const value = value_at(body, path);
        names_.keep(name, value.is_string() ? std::string(value.get_string()) : json::canonical(value));
    }

    /// Compares the reply with what is expected, and writes down what came.
    void tell(StoryStep const& step, bool is_command, http::Reply const& reply, json::Value const& body) {
        auto status = std::to_string(reply.status);
        std::string shown;
        if (reply.content_type == "application/problem+json") {
            status += " " + refusal(body);
        } else if (is_command && step.show.empty()) {
            auto const& receipt = body.at("receipts").at(0).as_object();
            status = std::string(receipt.at("outcome").as_string());
            if (receipt.contains("problem")) status += " " + refusal(receipt.at("problem"));
        } else if (!reply.body.empty()) {
            shown = story_json(shown_of(names_.told(body), step.show));
        }
        out_.text += "< " + status + "\n" + shown;
        auto const expected = json::parse(step.expected);
        bool const same_body = step.expected.empty() ? shown.empty() : expected && is_same(*expected, shown);
        if (same_body && step.status == status) return;
        auto const before = expected ? story_json(*expected) : step.expected;
        differ(step, line_difference("< " + step.status + "\n" + before, "< " + status + "\n" + shown));
    }

    static bool is_same(json::Value const& expected, std::string const& shown) {
        return !shown.empty() && expected == json::parse(shown).value();
    }

    static std::string refusal(json::Value const& problem) {
        std::string said(problem.at("code").as_string());
        if (!problem.at("at").as_string().empty()) said += " at " + std::string(problem.at("at").as_string());
        return said;
    }

    struct Signed {
        ledger::Tenant tenant = 0;
        std::string cookie;
    };
    Story const& story_;
    ServedStore served_;
    StoryNames names_;
    std::map<std::string, Signed> people_;
    StoryRun out_;
};

}  // namespace

StoryRun run_story(Story const& story, std::vector<json::Object> const& packs) { return Run(story, packs).run(); }

std::vector<std::filesystem::path> story_files() {
    std::vector<std::filesystem::path> files;
    for (auto const& entry : std::filesystem::directory_iterator("tests/stories")) {
        if (entry.path().extension() == ".story") files.push_back(entry.path());
    }
    std::ranges::sort(files);
    return files;
}

}  // namespace chengxin::tests
