#include "http/certificate.hpp"

#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <filesystem>
#include <optional>

#include "http/loopback_test.hpp"
#include "metrics/meters.hpp"

namespace chengxin::http {

namespace {

namespace asio = boost::asio;
namespace fs = std::filesystem;

/// A folder with a certificate and a key, made anew as often as one likes.
class Papers {
public:
    Papers() {
        auto pattern = (fs::temp_directory_path() / "chengxin-tls-XXXXXX").string();
        if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
        folder_ = pattern;
        issue("one");
    }
    Papers(Papers const&) = delete;
    ~Papers() { fs::remove_all(folder_); }

    std::string certificate() const { return folder_ / "chain.pem"; }
    std::string key() const { return folder_ / "key.pem"; }

    /// in: `seconds`, how long it holds from now on.
    void issue(std::string const& name, long seconds = 3600) {
        auto* const pair = EVP_EC_gen("P-256");
        auto* const paper = X509_new();
        ASN1_INTEGER_set(X509_get_serialNumber(paper), ++serial_);
        X509_gmtime_adj(X509_getm_notBefore(paper), -7200);
        X509_gmtime_adj(X509_getm_notAfter(paper), seconds);
        X509_set_pubkey(paper, pair);
        auto* const subject = X509_get_subject_name(paper);
        X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC, reinterpret_cast<unsigned char const*>(name.c_str()),
                                   -1, -1, 0);
        X509_set_issuer_name(paper, subject);
        X509_sign(paper, pair, EVP_sha256());
        write(certificate(), [&](std::FILE* file) { PEM_write_X509(file, paper); });
        write(key(), [&](std::FILE* file) { PEM_write_PrivateKey(file, pair, nullptr, nullptr, 0, nullptr, nullptr); });
        X509_free(paper);
        EVP_PKEY_free(pair);
    }

private:
    template <typename Fill>
    static void write(std::string const& path, Fill const& fill) {
        auto* const file = std::fopen(path.c_str(), "w");
        fill(file);
        std::fclose(file);
        ::chmod(path.c_str(), S_IRUSR | S_IWUSR);
    }

    fs::path folder_;
    int serial_ = 0;
};

/// A caller by TLS. Gives up after five seconds.
class SecureCaller {
public:
    explicit SecureCaller(Running const& running, int newest = TLS1_3_VERSION, char const* protocols = nullptr)
        : socket_(io_),
          context_(SSL_CTX_new(TLS_client_method()), SSL_CTX_free),
          stream_(SSL_new(context_.get()), SSL_free) {
        socket_.connect({asio::ip::make_address("127.0.0.1"), running.server.port()});
        timeval const limit{5, 0};
        ::setsockopt(socket_.native_handle(), SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
        SSL_set_fd(stream_.get(), socket_.native_handle());
        SSL_set_min_proto_version(stream_.get(), TLS1_VERSION);
        SSL_set_max_proto_version(stream_.get(), newest);
        SSL_set_security_level(stream_.get(), 0);
        SSL_set_cipher_list(stream_.get(), "ALL");
        if (protocols != nullptr) {
            SSL_set_alpn_protos(stream_.get(), reinterpret_cast<unsigned char const*>(protocols),
                                static_cast<unsigned>(std::string_view(protocols).size()));
        }
        shaken_ = SSL_connect(stream_.get()) == 1;
    }

    bool is_shaken() const { return shaken_; }
    std::string version() const { return SSL_get_version(stream_.get()); }
    std::string cipher() const { return SSL_get_cipher(stream_.get()); }
    std::string protocol() const {
        unsigned char const* name = nullptr;
        unsigned length = 0;
        SSL_get0_alpn_selected(stream_.get(), &name, &length);
        return {reinterpret_cast<char const*>(name), length};
    }
    std::string shown_name() const {
        auto* const paper = SSL_get1_peer_certificate(stream_.get());
        char name[64] = "";
        X509_NAME_get_text_by_NID(X509_get_subject_name(paper), NID_commonName, name, sizeof name);
        X509_free(paper);
        return name;
    }

    void write(std::string_view bytes) { SSL_write(stream_.get(), bytes.data(), static_cast<int>(bytes.size())); }
    /// One reply of GET, with its body.
    std::string ask(std::string_view bytes) {
        write(bytes);
        std::string text;
        for (char c = 0; SSL_read(stream_.get(), &c, 1) == 1;) {
            text += c;
            auto const end = text.find("\r\n\r\n");
            if (end == std::string::npos) continue;
            auto const length = std::stoul(text.substr(text.find("Content-Length: ") + 16));
            if (text.size() == end + 4 + length) break;
        }
        return text;
    }
    /// Everything until the server ends. out: nothing if it ended without saying so.
    std::optional<std::string> rest() {
        std::string text;
        char c = 0;
        int got = 0;
        while ((got = SSL_read(stream_.get(), &c, 1)) == 1) text += c;
        bool const told = SSL_get_error(stream_.get(), got) == SSL_ERROR_ZERO_RETURN;
        if (told) SSL_shutdown(stream_.get());
        return told ? std::optional(text) : std::nullopt;
    }

private:
    asio::io_context io_;
    asio::ip::tcp::socket socket_;
    std::unique_ptr<SSL_CTX, void (*)(SSL_CTX*)> context_;
    std::unique_ptr<SSL, void (*)(SSL*)> stream_;
    bool shaken_ = false;
};

Router echo_router() {
    Router made;
    made.add(Method::get, "/echo", [](Request request) -> asio::awaitable<Reply> {
        co_return Reply{200, {}, request.is_secure ? "secure" : "plain", "text/plain"};
    });
    made.add(Method::post, "/echo",
             [](Request request) -> asio::awaitable<Reply> { co_return Reply{200, {}, request.body, "text/plain"}; });
    return made;
}
Router const router = echo_router();

Limits quick() {
    Limits limits;
    limits.handshake_ms = 100;
    limits.header_ms = 100;
    limits.idle_ms = 100;
    limits.body_bytes = 50'000;
    return limits;
}

Beside with(Certificate& certificate) { return {&certificate, nullptr, {}}; }

TEST(certificate, tls_1_3_is_spoken_and_1_2_by_ephemeral_aead_ciphers_only) {
    Papers const papers;
    Certificate certificate(papers.certificate(), papers.key());
    Running running(router, {}, with(certificate));
    SecureCaller newest(running);
    EXPECT_EQ(newest.version(), "TLSv1.3");
    auto const reply = newest.ask(get("/echo"));
    EXPECT_EQ(body_of(reply), "secure");
    EXPECT_TRUE(has(reply, "\r\nStrict-Transport-Security: max-age=31536000\r\n"));
    EXPECT_EQ(body_of(newest.ask(get("/echo"))), "secure");
    SecureCaller older(running, TLS1_2_VERSION);
    EXPECT_EQ(older.version(), "TLSv1.2");
    EXPECT_TRUE(older.cipher().starts_with("ECDHE-") && (has(older.cipher(), "GCM") || has(older.cipher(), "CHACHA20")))
        << older.cipher();
    EXPECT_EQ(body_of(older.ask(get("/echo"))), "secure");
    EXPECT_FALSE(SecureCaller(running, TLS1_1_VERSION).is_shaken());
}

TEST(certificate, http_1_1_is_chosen_and_nothing_else) {
    Papers const papers;
    Certificate certificate(papers.certificate(), papers.key());
    Running running(router, {}, with(certificate));
    EXPECT_EQ(SecureCaller(running, TLS1_3_VERSION, "\x02h2\x08http/1.1").protocol(), "http/1.1");
    EXPECT_FALSE(SecureCaller(running, TLS1_3_VERSION, "\x02h2").is_shaken());
}

TEST(certificate, plain_http_on_the_port_of_tls_is_closed) {
    Papers const papers;
    Certificate certificate(papers.certificate(), papers.key());
    metrics::Meters meters;
    Running running(router, {}, {&certificate, &meters, {}});
    Caller plain(running);
    plain.write(get("/echo"));
    EXPECT_FALSE(has(plain.rest(), "HTTP/"));
    EXPECT_TRUE(has(meters.text(), "chengxin_tls_handshakes_total{result=\"failed\"} 1"));
}

TEST(certificate, the_limits_hold_under_tls) {
    Papers const papers;
    Certificate certificate(papers.certificate(), papers.key());
    Running running(router, quick(), with(certificate));
    Caller silent(running);
    EXPECT_EQ(silent.rest(), "") << "a handshake has its time";
    SecureCaller idle(running);
    EXPECT_EQ(idle.rest(), "") << "and the end is told";
    SecureCaller slow(running);
    slow.write("GET /echo HTTP/1.1\r\nHo");
    EXPECT_TRUE(slow.rest().value_or("").starts_with("HTTP/1.1 408 "));
    SecureCaller large(running);
    large.write(post("/echo", std::string(60'000, 'x')));
    EXPECT_TRUE(large.rest().value_or("").starts_with("HTTP/1.1 413 "));
    SecureCaller within(running);
    EXPECT_EQ(body_of(within.ask(post("/echo", std::string(50'000, 'x')))).size(), 50'000U);
}

TEST(certificate, callers_above_the_limit_are_told_so_by_tls) {
    Papers const papers;
    Certificate certificate(papers.certificate(), papers.key());
    Limits limits;
    limits.connections = 1;
    Running running(router, limits, with(certificate));
    SecureCaller first(running);
    EXPECT_EQ(body_of(first.ask(get("/echo"))), "secure");
    SecureCaller second(running);
    auto const told = second.rest();
    ASSERT_TRUE(told.has_value());
    EXPECT_TRUE(told->starts_with("HTTP/1.1 503 ")) << *told;
    EXPECT_TRUE(has(*told, "Strict-Transport-Security"));
}

TEST(certificate, a_stop_ends_callers_under_tls_in_order) {
    Papers const papers;
    Certificate certificate(papers.certificate(), papers.key());
    Running running(router, {}, with(certificate));
    Caller shaking(running);
    SecureCaller idle(running);
    EXPECT_EQ(body_of(idle.ask(get("/echo"))), "secure");
    running.server.stop();
    EXPECT_EQ(idle.rest(), "");
    EXPECT_EQ(shaking.rest(), "");
    running.join();
}

TEST(certificate, a_new_one_is_taken_while_connections_go_on) {
    Papers papers;
    Certificate certificate(papers.certificate(), papers.key());
    Limits limits;
    limits.look_ms = 10;
    metrics::Meters meters;
    Running running(router, limits, {&certificate, &meters, {}});
    SecureCaller before(running);
    EXPECT_EQ(before.shown_name(), "one");
    papers.issue("two");
    std::string name;
    for (int i = 0; i < 2000 && name != "two"; ++i) name = SecureCaller(running).shown_name();
    EXPECT_EQ(name, "two");
    EXPECT_EQ(body_of(before.ask(get("/echo"))), "secure");
    EXPECT_TRUE(has(meters.text(), "chengxin_tls_certificates_total{result=\"used\"} 1"));
}

TEST(certificate, a_bad_new_one_is_refused_and_the_old_one_stays) {
    Papers papers;
    Certificate certificate(papers.certificate(), papers.key());
    auto const first = certificate.context();
    auto const expires_at = certificate.expires_at();
    EXPECT_GT(expires_at, 1'700'000'000);
    EXPECT_FALSE(certificate.has_changed());
    auto const refused = [&](auto const& spoil) {
        papers.issue("two", 7200);
        spoil();
        bool const changed = certificate.has_changed();
        return changed && !certificate.reload() && certificate.context() == first &&
               certificate.expires_at() == expires_at && !certificate.has_changed();
    };
    EXPECT_TRUE(refused([&] { ::chmod(papers.key().c_str(), 0640); })) << "others read the key";
    EXPECT_TRUE(refused([&] { fs::remove(papers.key()); }));
    EXPECT_TRUE(refused([&] { fs::remove(papers.certificate()); }));
    EXPECT_TRUE(refused([&] { fs::resize_file(papers.certificate(), 100); }));
    EXPECT_TRUE(refused([&] { papers.issue("three", -60); })) << "expired";
    auto const other = papers.key() + ".other";
    EXPECT_TRUE(refused([&] {
        fs::copy_file(papers.key(), other, fs::copy_options::overwrite_existing);
        papers.issue("three");
        fs::copy_file(other, papers.key(), fs::copy_options::overwrite_existing);
    })) << "not a pair";
    papers.issue("four", 9000);
    EXPECT_TRUE(certificate.reload());
    EXPECT_NE(certificate.context(), first);
    EXPECT_GT(certificate.expires_at(), expires_at);
}

TEST(certificate, at_the_start_a_bad_one_is_refused_with_a_sentence) {
    Papers papers;
    auto const said = [&] {
        try {
            Certificate const certificate(papers.certificate(), papers.key());
        } catch (std::runtime_error const& fault) {
            return std::string(fault.what());
        }
        return std::string();
    };
    EXPECT_EQ(said(), "");
    ::chmod(papers.key().c_str(), 0604);
    EXPECT_TRUE(has(said(), "别人也能读")) << said();
    papers.issue("two");
    fs::resize_file(papers.certificate(), 10);
    EXPECT_TRUE(has(said(), "读不出证书")) << said();
    fs::copy_file(papers.key(), papers.certificate(), fs::copy_options::overwrite_existing);
    EXPECT_TRUE(has(said(), "读不出证书")) << said();
    fs::remove(papers.key());
    EXPECT_TRUE(has(said(), "找不到")) << said();
}

}  // namespace

}  // namespace chengxin::http
