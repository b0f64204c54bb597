#pragma once

#include <boost/describe.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/json.hpp"
#include "ledger/fact.hpp"

/// Built-in kinds: what the roster consists of. They lie in the same ledger and chain as everything else; only their
/// meaning is built in. Each struct is the answers of one kind. source: docs/adr/0005-roster.md
namespace chengxin::roster {

using ledger::Number;
using ledger::Seq;
using ledger::SubjectId;
using ledger::Tenant;

/// Digest under which facts of built-in kinds are checked.
constexpr std::string_view builtin_pack = "builtin-1";

/// County codes that no county has, 439900 to 439999. Invented records live there and nowhere else; the demo in 439923.
constexpr Tenant fictional_county = 439923;
constexpr Tenant fictional_first = 439900;
constexpr Tenant fictional_last = 439999;
constexpr bool is_fictional(Tenant county) { return fictional_first <= county && county <= fictional_last; }

/// What kinds of subject there are; divisions are told apart by their level.
namespace subject_kind {
constexpr std::string_view division = "division";
constexpr std::string_view unit = "unit";
constexpr std::string_view person = "person";
constexpr std::string_view household = "household";
}  // namespace subject_kind

/// 行政区划: a division's code and name, and what it is part of, from a day on.
struct Division {
    static constexpr std::string_view kind_name = "division";
    std::string code;  ///< 12 digits (国家统计局)
    std::string name;
    std::string level;           ///< county, township, village or community
    std::optional<Uuid> parent;  ///< none for the county
    bool is_virtual = false;     ///< class 598: exists in statistics only
    std::optional<std::string> urban_rural_class;
    std::optional<std::int64_t> offset_minutes;  ///< of the county's calendar from UTC; told by what founds a county
};
BOOST_DESCRIBE_STRUCT(Division, (), (code, name, level, parent, is_virtual, urban_rural_class, offset_minutes))

/// 单位: an organisation that employs cadres.
struct Unit {
    static constexpr std::string_view kind_name = "unit";
    std::string name;
    std::string kind;  ///< county_agency, township_government, other
    std::optional<Uuid> parent;
};
BOOST_DESCRIBE_STRUCT(Unit, (), (name, kind, parent))

/// 人员: a cadre or another person with a part in the work. Villagers are members of households.
struct Person {
    static constexpr std::string_view kind_name = "person";
    std::string name;                  ///< sealed
    std::optional<std::string> phone;  ///< sealed
    std::optional<Uuid> unit;
};
BOOST_DESCRIBE_STRUCT(Person, (), (name, phone, unit))

/// 户: where it is and who heads it.
struct Household {
    static constexpr std::string_view kind_name = "household";
    std::string head;                    ///< sealed
    std::optional<std::string> address;  ///< sealed
    std::optional<std::string> phone;    ///< sealed
    Uuid village;
    std::optional<std::string> group;  ///< villager group: "三组"
    bool registered = true;            ///< 户籍在册
    std::int64_t members = 0;          ///< people
};
BOOST_DESCRIBE_STRUCT(Household, (), (head, address, phone, village, group, registered, members))

/// 户内成员: a resident of a household; everything personal is sealed.
struct Member {
    static constexpr std::string_view kind_name = "household_member";
    Uuid member;
    std::string name;                      ///< sealed
    std::optional<std::string> id_number;  ///< sealed, GB 11643
    std::optional<std::string> relation;   ///< to the head
};
BOOST_DESCRIBE_STRUCT(Member, (), (member, name, id_number, relation))

/// 联系、任职: from its day on, the subject is bound to another by a link of a pack.
struct Link {
    static constexpr std::string_view kind_name = "link";
    std::string link;  ///< "resident_cadre"
    Uuid to;
};
BOOST_DESCRIBE_STRUCT(Link, (), (link, to))

/// The end of a link: its day is the first on which the link no longer holds.
struct LinkEnd {
    static constexpr std::string_view kind_name = "link_end";
    Uuid begun;  ///< id of the fact that began it
};
BOOST_DESCRIBE_STRUCT(LinkEnd, (), (begun))

/// 账号: the login of a person. The password is kept outside the ledger.
struct Account {
    static constexpr std::string_view kind_name = "account";
    std::string login;
};
BOOST_DESCRIBE_STRUCT(Account, (), (login))

/// 导入: a table that was imported. What it made has ids that follow from the fact's own and the row.
struct Import {
    static constexpr std::string_view kind_name = "import";
    std::string file;      ///< sealed: its name
    std::string digest;    ///< SHA-256 of its bytes, hex
    std::string table;     ///< what a row is: a kind that is registered, or a link
    std::string shape;     ///< digest over what its columns are called
    json::Object columns;  ///< field → letters of the column
    std::string rows;      ///< that made something: "2-40,55"
    std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(Import, (), (file, digest, table, shape, columns, rows, count))

bool is_built_in(std::string_view kind);

/// 销毁个人信息, 查看完整信息: what was done with the personal values of a subject.
constexpr std::string_view erasure_kind = "erasure";
constexpr std::string_view reveal_kind = "reveal";

/// The fields of a built-in kind that are sealed.
std::span<std::string_view const> sealed_fields(std::string_view kind);

/// The field whose value tells apart several things of the kind that hold for one subject at once, or "".
std::string_view key_field(std::string_view kind);

/// Whether facts of the built-in kind hold until the next one.
bool is_standing(std::string_view kind);

/// Whether the kind is one by which divisions, units, people, households, their members or links are registered.
bool is_registration(std::string_view kind);

/// Whether the fact changes divisions or packs: what the program keeps in memory.
bool changes_roster(std::string_view kind);

}  // namespace chengxin::roster
