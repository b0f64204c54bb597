#include "access/account_store.hpp"

#include <sodium.h>

#include <array>
#include <chrono>

namespace chengxin::access {

namespace {

constexpr std::size_t password_characters_min = 10;
constexpr auto memory_bytes = std::size_t{19} * 1024 * 1024;
constexpr unsigned long long passes = 2;
constexpr auto session_time = std::chrono::hours{24 * 30};
constexpr auto slow_time = std::chrono::minutes{10};
constexpr int tries_max = 5;

struct Credential {
    SubjectId person;
    std::string password;
};
BOOST_DESCRIBE_STRUCT(Credential, (), (person, password))

Problem refused() {
    return {Refusal::unauthenticated, "session.refused", "",
            "账号或密码不对，请核对后再试；忘记密码请联系管理员重设。"};
}

/// A hash that no password has: an unknown login costs the same time as a wrong password.
std::string const& nobody() {
    static std::string const hash = hash_password("no password is this long and this odd");
    return hash;
}

ledger::Hash token_digest(std::string_view cookie) { return ledger::digest({bytes_of(cookie)}); }

}  // namespace

std::string hash_password(std::string const& password) {
    CHECK(sodium_init() >= 0);
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    if (crypto_pwhash_str(hash.data(), password.data(), password.size(), passes, memory_bytes) != 0) {
        throw std::runtime_error("libsodium: no memory for a password hash");
    }
    return hash.data();
}

Outcome check_new_password(std::string_view login, std::string_view password) {
    if (character_count(password).value_or(0) < password_characters_min) {
        return Problem{Refusal::invalid, "account.password.short", "/password",
                       "密码至少 10 个字符，请换一个长一些的。"};
    }
    if (password.find(login) != std::string_view::npos) {
        return Problem{Refusal::invalid, "account.password.known", "/password", "密码里不能有账号，请换一个。"};
    }
    return Done{};
}

void set_credential(store::Connection& connection, Tenant tenant, std::string const& login, SubjectId const& person,
                    std::string const& password_hash) {
    connection.run(
        "insert into credential (tenant, login, person, password) values ($1, $2, $3, $4)"
        " on conflict (tenant, login) do update set password = excluded.password"
        " where credential.person = excluded.person",
        tenant, login, person, password_hash);
    connection.run("delete from session where tenant = $1 and login = $2 and person = $3", tenant, login, person);
}

std::optional<SubjectId> find_login(store::Connection& connection, Tenant tenant, std::string const& login) {
    auto const found = connection.row<Credential>(
        "select person, password from credential where tenant = $1 and login = $2", tenant, login);
    return found ? std::optional(found->person) : std::nullopt;
}

Outcome Attempts::begin(std::string const& login, Instant now) {
    std::lock_guard const lock(mutex_);
    constexpr std::size_t kept_max = 10'000;
    if (tries_.size() > kept_max) forget_old(now);
    auto& tries = tries_[login];
    if (now - tries.last >= slow_time) tries.count = 0;
    if (tries.count >= tries_max) {
        return Problem{Refusal::busy, "session.slow_down", "",
                       "密码连续错了多次，请 10 分钟后再试，或联系管理员重设。"};
    }
    ++tries.count;
    tries.last = now;
    return Done{};
}

void Attempts::forget_old(Instant now) {
    std::erase_if(tries_, [&](auto const& one) { return now - one.second.last >= slow_time; });
}

void Attempts::succeeded(std::string const& login) {
    std::lock_guard const lock(mutex_);
    tries_.erase(login);
}

Result<SubjectId> check_password(store::Connection& connection, Tenant tenant, std::string const& login,
                                 std::string const& password) {
    auto const found = connection.row<Credential>(
        "select person, password from credential where tenant = $1 and login = $2", tenant, login);
    auto const& hash = found ? found->password : nobody();
    bool const right = crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
    if (!found || !right) return refused();
    return found->person;
}

std::string open_session(store::Connection& connection, Tenant tenant, std::string const& login,
                         SubjectId const& person, Instant now) {
    std::array<std::uint8_t, 32> random{};
    ledger::fill_random(random);
    auto const cookie = std::to_string(tenant) + "." + to_hex(random);
    connection.run("delete from session where tenant = $1 and expires_at < $2", tenant, now);
    connection.run(
        "insert into session (tenant, token, person, login, made_at, expires_at) values ($1, $2, $3, $4, $5, $6)",
        tenant, token_digest(cookie), person, login, now, Instant{now + session_time});
    return cookie;
}

void close_session(store::Connection& connection, Tenant tenant, std::string_view cookie) {
    connection.run("delete from session where tenant = $1 and token = $2", tenant, token_digest(cookie));
}

std::optional<Session> find_session(store::Connection& connection, Tenant tenant, std::string_view cookie,
                                    Instant now) {
    if (!cookie.starts_with(std::to_string(tenant) + ".")) return std::nullopt;
    auto found = connection.row<Session>(
        "select person, login, expires_at from session where tenant = $1 and token = $2", tenant, token_digest(cookie));
    if (!found || found->expires_at <= now) return std::nullopt;
    return found;
}

}  // namespace chengxin::access
