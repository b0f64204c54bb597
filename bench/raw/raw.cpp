// The limit that the program is measured against: see README.md beside it.

#include <CLI/CLI.hpp>

#include <iostream>
#include <memory>

#include "bench/raw/limit.hpp"
#include "bench/raw/product.hpp"

namespace chengxin::bench {

namespace {

void add_record(CLI::App& app, json::Object& report) {
    auto const asked = std::make_shared<Recording>();
    auto* const command =
        app.add_subcommand("record", "lets the product work on a store, and keeps the rows it writes");
    command->add_option("--store", asked->store, "sqlite:FILE, a copy")->required();
    command->add_option("--key", asked->key, "key file; else beside the store");
    command->add_option("--county", asked->county)->capture_default_str();
    command->add_option("--today", asked->today)->capture_default_str();
    command->add_option("--facts", asked->facts)->capture_default_str();
    command->add_option("--group", asked->group, "commands a group")->capture_default_str();
    command->add_option("--seed", asked->seed)->capture_default_str();
    command->add_option("--rows", asked->rows, "file; without it the product alone is measured");
    command->callback([asked, &report] { report = record(*asked); });
}

void add_write(CLI::App& app, json::Object& report, char const* name, json::Object (*write)(Writing const&)) {
    auto const asked = std::make_shared<Writing>();
    auto* const command = app.add_subcommand(name, "writes recorded rows to another copy of the store");
    command->add_option("--store", asked->store, "a copy")->required();
    command->add_option("--rows", asked->rows)->required();
    command->add_option("--first", asked->first, "facts to pass over")->capture_default_str();
    command->add_option("--seconds", asked->seconds, "at most")->capture_default_str();
    command->add_flag("--ledger-only", asked->ledger_only, "without what is derived");
    command->add_option("--tree", asked->watched.trees, "process of the database, counted with its children");
    command->callback([asked, &report, write] { report = write(*asked); });
}

}  // namespace

}  // namespace chengxin::bench

int main(int count, char** words) {
    using namespace chengxin;
    CLI::App app("what writing the product's rows costs at the least; prints one JSON object");
    app.require_subcommand(1);
    json::Object report;
    bench::add_record(app, report);
    bench::add_write(app, report, "write", bench::write_sqlite);
    bench::add_write(app, report, "write-postgres", bench::write_postgres);
    try {
        app.parse(count, words);
    } catch (CLI::ParseError const& wrong) {
        return app.exit(wrong);
    } catch (std::exception const& failure) {
        std::cerr << failure.what() << "\n";
        return 1;
    }
    std::cout << boost::json::serialize(report) << std::endl;
    return 0;
}
