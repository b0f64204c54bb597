#include "http/certificate.hpp"

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <spdlog/spdlog.h>
#include <sys/stat.h>

#include <algorithm>
#include <boost/asio/ssl/context.hpp>
#include <ctime>
#include <stdexcept>
#include <string_view>

namespace chengxin::http {

namespace ssl = boost::asio::ssl;

namespace {

// What is left of TLS 1.2 once key exchange is ephemeral and the cipher authenticates. 1.3 has nothing else.
constexpr char const* ciphers_1_2 = "ECDHE+AESGCM:ECDHE+CHACHA20";
constexpr char const* curves = "X25519:P-256:P-384";
constexpr std::string_view only_protocol = "\x08http/1.1";

[[noreturn]] void refuse(std::string const& what) {
    ERR_clear_error();
    throw std::runtime_error(what);
}

int choose_protocol(SSL*, unsigned char const** chosen, unsigned char* length, unsigned char const* offered,
                    unsigned int offered_length, void*) {
    auto const* ours = reinterpret_cast<unsigned char const*>(only_protocol.data());
    unsigned char* found = nullptr;
    auto const outcome = SSL_select_next_proto(&found, length, ours, static_cast<unsigned>(only_protocol.size()),
                                               offered, offered_length);
    *chosen = found;
    return outcome == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_ALERT_FATAL;
}

/// A key under a passphrase would otherwise be asked for at the terminal.
int no_passphrase(char*, int, int, void*) { return 0; }

std::shared_ptr<ssl::context> bare_context() {
    auto context = std::make_shared<ssl::context>(ssl::context::tls_server);
    auto* const native = context->native_handle();
    SSL_CTX_set_min_proto_version(native, TLS1_2_VERSION);
    SSL_CTX_set_options(native, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_CIPHER_SERVER_PREFERENCE |
                                    SSL_OP_PRIORITIZE_CHACHA);
    SSL_CTX_set_mode(native, SSL_MODE_RELEASE_BUFFERS);
    // Tickets only: what is resumed is kept by the caller, under a key that lives as long as this context.
    SSL_CTX_set_session_cache_mode(native, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_default_passwd_cb(native, no_passphrase);
    SSL_CTX_set_alpn_select_cb(native, choose_protocol, nullptr);
    bool const set = SSL_CTX_set_cipher_list(native, ciphers_1_2) == 1 && SSL_CTX_set1_groups_list(native, curves) == 1;
    if (!set) refuse("系统的 OpenSSL 不支持所需的加密方式：请升级 libssl3。");
    return context;
}

std::int64_t expiry_of(SSL_CTX const* context) {
    std::tm moment{};
    auto const* certificate = SSL_CTX_get0_certificate(context);
    if (certificate == nullptr || ASN1_TIME_to_tm(X509_get0_notAfter(certificate), &moment) != 1) return 0;
    return ::timegm(&moment);
}

bool has_expired(SSL_CTX const* context) {
    return X509_cmp_current_time(X509_get0_notAfter(SSL_CTX_get0_certificate(context))) < 0;
}

void must_be_private(std::string const& path) {
    struct stat status{};
    if (::stat(path.c_str(), &status) != 0)
        refuse("找不到 TLS 私钥文件 " + path + "：请核对 --tls-key 的路径和上级目录的权限。");
    if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        refuse("TLS 私钥文件 " + path + " 别人也能读，请执行 chmod 600 后再试。");
}

std::shared_ptr<ssl::context> context_of(std::string const& certificate_path, std::string const& key_path) {
    must_be_private(key_path);
    auto context = bare_context();
    auto* const native = context->native_handle();
    if (SSL_CTX_use_certificate_chain_file(native, certificate_path.c_str()) != 1)
        refuse("TLS 证书文件 " + certificate_path + " 读不出证书：请核对 --tls-cert 的路径，须为 PEM，证书链在后。");
    // OpenSSL compares the two while it takes the key.
    if (SSL_CTX_use_PrivateKey_file(native, key_path.c_str(), SSL_FILETYPE_PEM) != 1 ||
        SSL_CTX_check_private_key(native) != 1) {
        refuse("TLS 私钥文件 " + key_path + " 与证书 " + certificate_path +
               " 不是一对，或不是没有口令的 PEM 私钥：请把同一次签发的两个文件放好。");
    }
    return context;
}

std::string trace_of(std::string const& path) {
    struct stat status{};
    if (::stat(path.c_str(), &status) != 0) return "-";
    auto const number = [](auto value) { return std::to_string(value) + " "; };
    return number(status.st_dev) + number(status.st_ino) + number(status.st_size) + number(status.st_mode) +
           number(status.st_mtim.tv_sec) + number(status.st_mtim.tv_nsec);
}

}  // namespace

Certificate::Certificate(std::string certificate_path, std::string key_path)
    : certificate_path_(std::move(certificate_path)),
      key_path_(std::move(key_path)),
      seen_(trace_of(certificate_path_) + trace_of(key_path_)),
      context_(context_of(certificate_path_, key_path_)),
      expires_at_(expiry_of(context_->native_handle())) {
    // Serving with it beats not serving: whoever calls is warned by the browser and can tell somebody.
    if (has_expired(context_->native_handle()))
        spdlog::warn("TLS 证书 {} 已过期：浏览器会拒绝连接，请换上新证书。", certificate_path_);
}

Certificate::~Certificate() = default;

bool Certificate::has_changed() const { return seen_ != trace_of(certificate_path_) + trace_of(key_path_); }

bool Certificate::reload() {
    seen_ = trace_of(certificate_path_) + trace_of(key_path_);  // before reading: a change meanwhile is another one
    try {
        auto context = context_of(certificate_path_, key_path_);
        if (has_expired(context->native_handle()))
            throw std::runtime_error("TLS 证书 " + certificate_path_ + " 已过期：请换上新证书。");
        context_ = std::move(context);
    } catch (std::exception const& fault) {
        spdlog::error("new certificate refused, the old one stays: {}", fault.what());
        return false;
    }
    expires_at_ = expiry_of(context_->native_handle());
    spdlog::info("new certificate in use: {}", certificate_path_);
    return true;
}

}  // namespace chengxin::http
