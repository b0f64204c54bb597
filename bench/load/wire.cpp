#include "bench/load/wire.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <stdexcept>
#include <system_error>

#include "base/json.hpp"

namespace chengxin::bench {

namespace {

constexpr std::string_view cookie_is = "Cookie: chengxin_session=";

[[noreturn]] void fail(char const* what) { throw std::system_error(errno, std::generic_category(), what); }

}  // namespace

int connected(std::uint16_t port, bool waits) {
    int const made = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (made < 0) fail("socket");
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(made, reinterpret_cast<sockaddr const*>(&address), sizeof address) != 0) fail("connect");
    int const on = 1;
    ::setsockopt(made, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (!waits) ::fcntl(made, F_SETFL, ::fcntl(made, F_GETFL) | O_NONBLOCK);
    return made;
}

std::string get_request(std::string_view path, std::string_view cookie, std::string_view etag) {
    std::string text("GET ");
    text.append(path).append(" HTTP/1.1\r\nHost: 127.0.0.1\r\n");
    text.append(cookie_is).append(cookie).append("\r\n");
    if (!etag.empty()) text.append("If-None-Match: ").append(etag).append("\r\n");
    return text += "\r\n";
}

std::string post_head(std::string_view path, std::string_view cookie, std::size_t body_size) {
    std::string text("POST ");
    text.append(path).append(" HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n");
    if (!cookie.empty()) text.append(cookie_is).append(cookie).append("\r\n");
    return text.append("Content-Length: ").append(std::to_string(body_size)).append("\r\n\r\n");
}

bool Incoming::read_from(int socket) {
    constexpr std::size_t step = 65'536;
    for (;;) {
        auto const size = text_.size();
        text_.resize(size + step);
        auto const got = ::recv(socket, text_.data() + size, step, 0);
        text_.resize(size + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
        if (got == 0) throw std::runtime_error("the server hung up");
        if (got < 0 && errno != EAGAIN) fail("recv");
        if (is_complete()) return true;
        if (got < 0) return false;
    }
}

bool Incoming::is_complete() {
    if (past_ == 0) {
        auto const end = text_.find("\r\n\r\n");
        if (end == std::string::npos) return false;
        body_at_ = past_ = end + 4;
        auto const length = header("content-length");
        std::size_t size = 0;
        std::from_chars(length.data(), length.data() + length.size(), size);
        past_ += size;
    }
    return text_.size() >= past_;
}

int Incoming::status() const { return text_.size() < 12 ? 0 : std::stoi(text_.substr(9, 3)); }

std::string_view Incoming::header(std::string_view lower_case_name) const {
    auto head = std::string_view(text_).substr(0, body_at_);
    while (!head.empty()) {
        auto const end = head.find("\r\n");
        auto const line = head.substr(0, end);
        head.remove_prefix(end == std::string_view::npos ? head.size() : end + 2);
        if (line.size() <= lower_case_name.size() || line[lower_case_name.size()] != ':') continue;
        bool const same = std::ranges::equal(line.substr(0, lower_case_name.size()), lower_case_name, {},
                                             [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        if (!same) continue;
        auto const value = line.find_first_not_of(' ', lower_case_name.size() + 1);
        return value == std::string_view::npos ? std::string_view() : line.substr(value);
    }
    return {};
}

Asking::Asking(std::uint16_t port) : socket_(connected(port, true)) {}
Asking::~Asking() { ::close(socket_); }

Incoming const& Asking::ask(std::string const& request) {
    for (std::string_view left = request; !left.empty();) {
        auto const sent = ::send(socket_, left.data(), left.size(), MSG_NOSIGNAL);
        if (sent < 0) fail("send");
        left.remove_prefix(static_cast<std::size_t>(sent));
    }
    incoming_.clear();
    while (!incoming_.read_from(socket_)) {}
    return incoming_;
}

Account Asking::sign_in(std::string const& login, std::string const& password) {
    auto const body = boost::json::serialize(json::Object{{"login", login}, {"password", password}});
    auto const& reply = ask(post_head("/api/v1/session", "", body.size()) + body);
    if (reply.status() != 200) throw std::runtime_error("sign in as " + login + ": " + std::string(reply.body()));
    auto const cookie = reply.header("set-cookie");
    auto const value = cookie.substr(cookie.find('=') + 1);
    return {login, std::string(value.substr(0, value.find(';'))), {}};
}

void Asking::take_slice(Account& account) {
    auto const& reply = ask(get_request("/api/v1/slice", account.cookie));
    if (reply.status() != 200) throw std::runtime_error("slice of " + account.login + ": " + std::string(reply.body()));
    auto const slice = boost::json::parse(reply.body());
    for (auto const& household : slice.at("households").as_array()) {
        account.households.emplace_back(household.at("id").as_string());
    }
    if (account.households.empty()) throw std::runtime_error(account.login + " has no households");
}

void Outcomes::add(std::string_view body) {
    constexpr std::string_view name = R"("outcome":")";
    for (auto at = body.find(name); at != std::string_view::npos; at = body.find(name, at + name.size())) {
        auto const outcome = body.substr(at + name.size(), 3);
        ++(outcome == "acc" ? accepted : outcome == "rep" ? repeated : others);
    }
}

}  // namespace chengxin::bench
