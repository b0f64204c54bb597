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

/// The person a login belongs to.
std::optional<SubjectId> find_login(store::Connection& connection, Tenant tenant, std::string const& login);

/// A new password ends the sessions of the login. A login of somebody else stays as it is.
void set_credential(store::Connection& connection, Tenant tenant, std::string const& login, SubjectId const& person,
                    std::string const& password_hash);

/// A session under way.
struct Session {
    SubjectId person;
    std::string login;
    Instant expires_at{};
};
BOOST_DESCRIBE_STRUCT(Session, (), (person, login, expires_at))

/// Slows down whoever tries passwords: five of a login within ten minutes, then it waits. An attempt is counted before the
/// password is looked at, so that many at once are no way round.
class Attempts {
public:
    /// fails: busy `session.slow_down`.
    Outcome begin(std::string const& login, Instant now);
    /// It was the right password: nothing is held against the login.
    void succeeded(std::string const& login);

private:
    struct Tries {
        int count = 0;
        Instant last{};
    };
    void forget_old(Instant now);

    std::mutex mutex_;
    std::map<std::string, Tries> tries_;
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
