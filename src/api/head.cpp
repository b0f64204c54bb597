#include "api/resources.hpp"
#include "base/text.hpp"

namespace chengxin::api {

namespace asio = boost::asio;

namespace {

/// What everybody may see of a county's ledger.
struct Published {
    ledger::Tenant county = 0;
    std::string name;
    ledger::Head head;
    std::vector<ledger::DayHead> days;
};

template <typename Head>
json::Object head_json(Head const& head) {
    return {{"seq", head.seq}, {"link", to_hex(head.link)}, {"recorded_at", to_text(head.recorded_at)}};
}

Published read_published(Counties& counties, Served& served) {
    return counties.store().read([&](store::Connection& connection) {
        auto& county = served.county;
        auto const now = counties.now();
        auto const world = county.world(connection);
        auto const* division = world->divisions.at(world->divisions.county(), county.today(now));
        return Published{county.tenant(), division == nullptr ? std::string() : division->name,
                         ledger::load_head(connection, county.tenant()),
                         served.day_heads.before(connection, county.tenant(), county.offset(), now)};
    });
}

http::Reply json_of(Published const& published) {
    json::Array days;
    for (auto const& head : published.days) {
        auto one = head_json(head);
        one["day"] = to_text(head.day);
        days.push_back(std::move(one));
    }
    return http::json_reply(200, json::Object{{"county", published.county},
                                              {"name", published.name},
                                              {"head", head_json(published.head)},
                                              {"days", std::move(days)}});
}

std::string escaped(std::string_view text) {
    std::string out;
    for (auto const c : text) {
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else
            out += c;
    }
    return out;
}

std::string table_row(std::string const& when, ledger::Seq seq, ledger::Hash const& link) {
    return "<tr><th scope=\"row\">" + when + "</th><td>" + std::to_string(seq) + "</td><td><code>" + to_hex(link) +
           "</code></td></tr>\n";
}

http::Reply page_of(Published const& published) {
    std::string page =
        "<!doctype html>\n<html lang=\"zh-CN\">\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width\">\n"
        "<link rel=\"stylesheet\" href=\"/ledger.css\">\n<title>";
    page += escaped(published.name) + "的账头</title>\n<main>\n<h1>";
    page += escaped(published.name) + "的账头</h1>\n";
    page += "<p>把其中任一行（第几条、链值）抄在纸上或存成文件，放到管理员够不着的地方；";
    page +=
        "日后请人执行 <code>chengxin verify --head 文件</code>，或用 <code>tools/verify_ledger.py</code> "
        "查验导出的账本：";
    page += "那一条和它以前的记录，哪怕改动一个字，都会被指出来。</p>\n";
    page += "<table>\n<tr><th>时间</th><th>第几条</th><th>链值</th></tr>\n";
    page += table_row("现在", published.head.seq, published.head.link);
    for (auto const& head : published.days) page += table_row(to_text(head.day) + " 止", head.seq, head.link);
    page += "</table>\n<p>同样的内容，供程序读取：<a href=\"/api/v1/heads/" + std::to_string(published.county) +
            "\">JSON</a></p>\n</main>\n</html>\n";
    return {200, {}, std::move(page), "text/html; charset=utf-8"};
}

/// Without a session: heads are digests, and say nothing of anybody.
asio::awaitable<http::Reply> published_reply(Counties& counties, http::Request request,
                                             http::Reply (*show)(Published const&)) {
    auto* served = counties.find(request.parameters.at("county"));
    if (served == nullptr) {
        co_return http::problem_reply(
            {Refusal::missing, "county.unknown", "", "这里没有这个县的账本，请核对网址里的六位代码。"});
    }
    std::function<http::Reply()> const work = [&counties, served, show] {
        return show(read_published(counties, *served));
    };
    co_return co_await apart(counties.readers(), work);
}

}  // namespace

http::Reply get_head(sync::Reading& reading, http::Request const&) {
    return http::json_reply(200, head_json(ledger::load_head(reading.ledger().connection, reading.ledger().tenant)));
}

asio::awaitable<http::Reply> get_heads(Counties& counties, http::Request request) {
    return published_reply(counties, std::move(request), json_of);
}

asio::awaitable<http::Reply> get_heads_page(Counties& counties, http::Request request) {
    return published_reply(counties, std::move(request), page_of);
}

}  // namespace chengxin::api
