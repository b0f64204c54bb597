#include "access/account_store.hpp"
#include "command/decide.hpp"

namespace chengxin::command {

namespace {

constexpr std::size_t login_bytes_max = 40;

Outcome check_login(std::string const& login, Scene const& scene) {
    auto const prefix = std::to_string(scene.caller.tenant) + ".";
    bool const plain = login.size() > prefix.size() && login.size() <= login_bytes_max && login.starts_with(prefix) &&
                       login.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789._-") == std::string::npos;
    if (plain) return Done{};
    return Problem{Refusal::invalid, "account.login", "/login",
                   "账号要写成“" + prefix + "名字”，名字用小写字母和数字，最长 40 位。"};
}

}  // namespace

Result<Draft> decide(OpenAccount const& command, Scene const& scene) {
    if (auto const done = check_login(command.login, scene); !done) return done.error();
    if (auto const done = access::check_new_password(command.login, command.password); !done) return done.error();
    if (auto const done = check_day(command.day, scene, true); !done) return done.error();
    About const about{std::string(roster::subject_kind::person), command.person};
    auto const subject = find_subject(about, scene, "/person");
    if (!subject) return subject.error();
    if (!scene.caller.is_local) {
        auto const grant = access::may_somewhere(scene.caller, access::Action::manage_accounts);
        if (!grant) return grant.error();
    }
    auto const owner = scene.read.logins.find(command.login);
    if (owner != scene.read.logins.end() && owner->second != command.person) {
        return Problem{Refusal::conflict, "account.login.taken", "/login", "这个账号已经是别人的，请换一个名字。"};
    }
    auto draft = told(command, scene);
    draft.place = scene.world.divisions.county();
    return draft;
}

}  // namespace chengxin::command
