#pragma once

#include <map>
#include <string>
#include <vector>

#include "indicator/definition.hpp"
#include "roster/roster_store.hpp"

/// From the canonical JSON of installed packs to what the engines run on. source: docs/packs.md
namespace chengxin::pack {

/// The answers of an installed pack: a fact of the built-in kind "pack" about the county.
struct Installed {
    static constexpr std::string_view kind_name = "pack";
    std::string name;
    std::string version;
    std::string digest;  ///< SHA-256 of the canonical JSON, hex
    json::Object pack;
};
BOOST_DESCRIBE_STRUCT(Installed, (), (name, version, digest, pack))

/// What a pack says of itself.
struct Header {
    std::string name;
    std::string version;
    std::string digest;
};

/// in: a pack with a head, else texts are empty.
Header header_of(json::Object const& pack);

/// A link or a seat: who may be bound to what by it, and who may say so.
struct LinkRule {
    std::string title;
    std::string from;                    ///< subject kind
    std::string to;                      ///< subject kind; village, township and county are levels of divisions
    std::vector<std::string> made_by{};  ///< links; empty: only whoever may run the program on the machine
};

/// Everything the installed packs declare, ready to run: kinds, duties, indicators, and which links there are.
class Method {
public:
    fact::Catalogue catalogue;
    fact::ByStream<duty::Rule> duties;
    fact::ByStream<indicator::Definition> indicators;
    std::vector<Installed> packs;  ///< in the order in which they need one another
    std::string digest;            ///< over the digests of all packs: changes when any of them does

    duty::Rule const* duty(std::string_view name) const;
    indicator::Definition const* indicator(std::string_view name) const;
    /// Null if no pack declares the link or seat.
    LinkRule const* link(std::string_view name) const;
    /// The day from which the county counts: "program.start" of its packs.
    Date start() const;
    /// What people call a link or seat; the name itself if no pack declares it.
    std::string link_title(std::string_view name) const;
    /// The digest of the pack that declares the kind; that of the built-in kinds for all others.
    std::string pack_of(std::string_view kind) const;
    /// What devices need: the files of fact kinds, lists and the numbers in force on `day`, as JSON.
    json::Object kinds_json(Date day) const;

    /// Whether the pack can be added to these: checked, nothing missing, nothing this program cannot run.
    /// fails: invalid with the first finding and its place.
    Result<Header> may_add(json::Object const& pack) const;

    /// in: packs that may_add() let pass, in any order.
    static Method of(std::vector<Installed> packs);

private:
    Outcome may_still_rest_on(json::Object const& pack, std::string const& name) const;

    std::map<std::string, std::string, std::less<>> declared_by_;  ///< kind → digest
    std::map<std::string, LinkRule, std::less<>> links_;           ///< links and seats
    std::vector<json::Object> fact_files_;
    std::vector<json::Object> list_files_;

    friend class Compiler;
};

/// The packs in force in a county. throws: StoreFailure when they do not fit together.
Method load_method(store::Connection& connection, ledger::Tenant tenant, ledger::Words const& words,
                   ledger::Number county);

}  // namespace chengxin::pack
