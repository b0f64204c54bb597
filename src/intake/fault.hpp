#pragma once

#include <boost/describe.hpp>

#include <cstdint>
#include <string>
#include <string_view>

#include "base/problem.hpp"

/// Import: tables of offices become commands, or a list of what is wrong with them.
namespace chengxin::intake {

/// What is wrong with a cell, and what to do about it.
struct Wrong {
    std::string code;  ///< stable, for programs: "id_number.scientific"
    std::string what;
    std::string remedy;
};

/// Something wrong, with its place. A fault with a row keeps that row out; one without keeps the whole file out.
struct Fault {
    std::string sheet;     ///< "" for a CSV file
    std::int64_t row = 0;  ///< as a spreadsheet shows it; 0 for the whole
    std::string column;    ///< "C"; "" for the whole row
    std::string header;    ///< what the column is called in the file
    std::string code;
    std::string what;
    std::string remedy;
};
BOOST_DESCRIBE_STRUCT(Fault, (), (sheet, row, column, header, code, what, remedy))

/// What a refusal says, its remedy apart.
Wrong wrong_of(Problem const& problem);

/// Codes under which a row is refused only because somebody else looks the same.
constexpr std::string_view duplicate_in_file = "duplicate.file";
constexpr std::string_view duplicate_in_ledger = "duplicate.ledger";

/// "工作表“农户”第 12 行 C 列“电话”：……"
std::string to_line(Fault const& fault);

}  // namespace chengxin::intake
