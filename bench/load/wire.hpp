#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// As much of HTTP/1.1 as a load needs of a server that it knows: replies with a length, connections that stay open.
namespace chengxin::bench {

/// A connection to a port of this machine, without waiting where `waits` is false. throws: std::system_error
int connected(std::uint16_t port, bool waits);

std::string get_request(std::string_view path, std::string_view cookie, std::string_view etag = {});
/// The head of a request with a JSON body; the body follows.
std::string post_head(std::string_view path, std::string_view cookie, std::size_t body_size);

/// A reply as it comes in.
class Incoming {
public:
    void clear() { text_.clear(), body_at_ = past_ = 0; }
    /// Reads what is there. out: whether the reply is complete. throws: std::runtime_error when the server hung up.
    bool read_from(int socket);
    int status() const;
    std::string_view body() const { return std::string_view(text_).substr(body_at_, past_ - body_at_); }
    std::string_view header(std::string_view lower_case_name) const;

private:
    bool is_complete();

    std::string text_;
    std::size_t body_at_ = 0;
    std::size_t past_ = 0;
};

/// Somebody who is signed in.
struct Account {
    std::string login;
    std::string cookie;
    std::vector<std::string> households;  ///< that the slice holds
};

/// One request after the other; waits for each reply. For what is done before the load.
class Asking {
public:
    explicit Asking(std::uint16_t port);
    Asking(Asking const&) = delete;
    ~Asking();
    Incoming const& ask(std::string const& request);

    /// throws: std::runtime_error when it is refused.
    Account sign_in(std::string const& login, std::string const& password);
    void take_slice(Account& account);

private:
    int socket_;
    Incoming incoming_;
};

/// What became of pushed commands, counted in the text of a reply.
struct Outcomes {
    std::int64_t accepted = 0;
    std::int64_t repeated = 0;
    std::int64_t others = 0;

    void add(std::string_view body);
};

}  // namespace chengxin::bench
