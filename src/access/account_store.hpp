#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "access/rights.hpp"

/// Secrets of those who sign in: outside the ledger. source: docs/outside-the-ledger.md
namespace chengxin::access {

/// out: the hash to keep. Costs about 30 ms on purpose.
std::string hash_password(std::string const& password);

/// fails: invalid `account.password.short` under 10 characters, `account.password.known` when it holds the login.
Outcome check_new_password(std::string_view login, std::string_view password);

void set_credential(store::Connection& connection, Tenant tenant, std::string const& login, SubjectId const& person,
                    std::string const& password_hash);

/// A session under way.
struct Session {
    SubjectId person;
    std::string login;
    Instant expires_at{};
};
BOOST_DESCRIBE_STRUCT(Session, (), (person, login, expires_at))

/// Slows down whoever tries passwords: after five failures of a login within ten minutes it waits.
class Attempts {
public:
    /// fails: busy `session.slow_down`.
    Outcome may_try(std::string const& login, Instant now);
    void failed(std::string const& login, Instant now);
    void succeeded(std::string const& login);

private:
    struct Failures {
        int count = 0;
        Instant last{};
    };
    std::mutex mutex_;
    std::map<std::string, Failures> failures_;
};

/// out:   the person of the login. Takes as long for an unknown login as for a wrong password.
/// fails: unauthenticated `session.refused`.
Result<SubjectId> check_password(store::Connection& connection, Tenant tenant, std::string const& login,
                                 std::string const& password);

/// out: the cookie's value: tenant, full stop, 32 random bytes in hex. Only its digest is kept.
std::string open_session(store::Connection& connection, Tenant tenant, std::string const& login,
                         SubjectId const& person, Instant now);
void close_session(store::Connection& connection, Tenant tenant, std::string_view cookie);
/// out: nothing if there is none, it is over, or the cookie is another tenant's.
std::optional<Session> find_session(store::Connection& connection, Tenant tenant, std::string_view cookie, Instant now);

}  // namespace chengxin::access
