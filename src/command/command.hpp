#pragma once

#include <optional>
#include <string>
#include <variant>

#include "base/json.hpp"
#include "command/record_import.hpp"
#include "ledger/fact.hpp"

/// What can be asked of the county's ledger: one struct a command. How each is decided stands in the file of its name,
/// or of its twin (end_link, reveal). Devices, the command line and the demo use these: there is no other way in.
namespace chengxin::command {

using ledger::FactId;
using ledger::Number;
using ledger::SubjectId;
using ledger::Tenant;

/// A subject as it is named outside: "household" and its id.
struct About {
    std::string type;
    SubjectId id;
};
BOOST_DESCRIBE_STRUCT(About, (), (type, id))

/// Something was seen or done: a fact of a kind that a pack declares.
struct RecordFact {
    FactId id;
    std::string kind;
    About about;
    Date day{};
    json::Object answers;
    std::optional<FactId> corrects;
    std::optional<SubjectId> author;  ///< who saw or did it, when another puts it in
    std::optional<bool> ends;         ///< for standing kinds: from `day` on it no longer holds
    std::optional<bool> confirmed;    ///< yes, the day is meant although it is more than 400 days ago
};
BOOST_DESCRIBE_STRUCT(RecordFact, (), (id, kind, about, day, answers, corrects, author, ends, confirmed))

/// A fact was typed wrong: as though it had never been recorded. Withdrawing a withdrawal brings it back.
struct WithdrawFact {
    FactId id;
    FactId withdraws;
    Date day{};
    std::string reason;
    std::optional<About> about;  ///< needed only while what is withdrawn has not arrived
    std::optional<std::string> kind;
};
BOOST_DESCRIBE_STRUCT(WithdrawFact, (), (id, withdraws, day, reason, about, kind))

/// Why a duty was not done: an honest exit.
struct ExcuseDuty {
    FactId id;
    std::string duty;
    About about;
    Date day{};
    std::string exit;
    std::optional<std::string> reason;
    std::optional<std::string> note;
    std::optional<FactId> corrects;
};
BOOST_DESCRIBE_STRUCT(ExcuseDuty, (), (id, duty, about, day, exit, reason, note, corrects))

/// A division, unit, person, household or member, as it is from a day on.
struct RegisterSubject {
    FactId id;
    std::string kind;  ///< division, unit, person, household, household_member
    About about;
    Date day{};
    json::Object answers;
    std::optional<FactId> corrects;
    std::optional<bool> ends;
};
BOOST_DESCRIBE_STRUCT(RegisterSubject, (), (id, kind, about, day, answers, corrects, ends))

/// Someone is bound to something from a day on: a posting, a role, a pairing.
struct BeginLink {
    FactId id;
    std::string link;  ///< declared by a pack
    About from;
    About to;
    Date day{};
    std::optional<FactId> corrects;
};
BOOST_DESCRIBE_STRUCT(BeginLink, (), (id, link, from, to, day, corrects))

/// A link no longer holds from `day` on.
struct EndLink {
    FactId id;
    About from;
    FactId begun;  ///< the fact that began it
    Date day{};
};
BOOST_DESCRIBE_STRUCT(EndLink, (), (id, from, begun, day))

/// A person can sign in. The password never enters the ledger.
struct OpenAccount {
    FactId id;
    SubjectId person;
    std::string login;  ///< county code, full stop, name: "439923.village"
    std::string password;
    Date day{};
};
BOOST_DESCRIBE_STRUCT(OpenAccount, (), (id, person, login, password, day))

/// A work method is in force from a day on.
struct InstallPack {
    FactId id;
    json::Object pack;  ///< as `chengxin pack build` writes it
    Date day{};
};
BOOST_DESCRIBE_STRUCT(InstallPack, (), (id, pack, day))

/// The personal values of a subject are destroyed; the chain stays whole.
struct EraseSealed {
    FactId id;
    About about;
    Date day{};
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(EraseSealed, (), (id, about, day, reason))

/// Someone looked at personal data in full, and says what for.
struct Reveal {
    FactId id;
    About about;
    Date day{};
    std::string purpose;
};
BOOST_DESCRIBE_STRUCT(Reveal, (), (id, about, day, purpose))

using Command = std::variant<RecordFact, WithdrawFact, ExcuseDuty, RegisterSubject, BeginLink, EndLink, OpenAccount,
                             InstallPack, EraseSealed, Reveal, RecordImport>;

FactId id_of(Command const& command);

/// Who asks for it: no person, whoever may run the program on the machine. Roles are read when it is decided.
struct Origin {
    std::optional<SubjectId> person;
};
struct Submission {
    Origin origin;
    Command command;
};

}  // namespace chengxin::command
