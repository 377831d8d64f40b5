// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cmath>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace tour {

namespace detail {

/// Where a cell is in its file, for complaints.
struct cell_position {
  const std::string& file;
  std::size_t line;

  [[noreturn]] void complain(const std::string& what) const {
    throw std::runtime_error(file + ", line " + std::to_string(line) + what);
  }
};
inline std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r");
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}
inline std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end == text.npos ? text.size() : end + 1);
  return line;
}
inline bool is_row(std::string_view line) { return !trimmed(line).empty() && line[0] != '#'; }
/// Takes a cell in quotation marks off the line; a doubled mark within stands for one.
inline std::string take_quoted(std::string_view& line, const cell_position& where) {
  std::string cell;
  for (;;) {
    const std::size_t mark = line.find('"', 1);
    if (mark == line.npos) where.complain(": a quotation mark is not closed");
    cell += line.substr(1, mark - 1);
    line.remove_prefix(mark + 1);
    if (line.empty() || line[0] != '"') return cell;
    cell += '"';
  }
}
inline std::vector<std::string> cells_of(std::string_view line, char separator,
                                         const cell_position& where) {
  std::vector<std::string> cells;
  for (;;) {
    const bool is_quoted = !trimmed(line).empty() && trimmed(line)[0] == '"';
    if (is_quoted) line = trimmed(line);
    cells.push_back(is_quoted ? take_quoted(line, where) : "");
    const std::size_t end = line.find(separator);
    const std::string_view rest = trimmed(line.substr(0, end));
    if (is_quoted && !rest.empty())
      where.complain(": \"" + std::string(rest) + "\" stands behind a quotation mark");
    if (!is_quoted) cells.back() = rest;
    if (end == line.npos) return cells;
    line.remove_prefix(end + 1);
  }
}

}  // namespace detail

/// A table of comma-separated values (RFC 4180, but a row is one line): the first line names the
/// columns. Lines that are empty or begin with # are left out. What is wrong is a
/// std::runtime_error that names the file, the line and the column.
class csv {
 public:
  csv(std::string_view text, std::string name, char separator = ',') : file(std::move(name)) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);  // of UTF-8
    for (std::size_t number = 1; !text.empty(); ++number) {
      const std::string_view line = detail::take_line(text);
      if (detail::is_row(line)) add(detail::cells_of(line, separator, {file, number}), number);
    }
    if (names.empty()) throw std::runtime_error(file + " is empty: a first line names the columns");
  }

  std::size_t rows() const { return lines.size(); }
  const std::vector<std::string>& columns() const { return names; }
  /// A column of finite numbers, at least one.
  std::vector<double> operator[](std::string_view column) const {
    std::vector<double> numbers;
    const std::size_t first = position_of(column);
    for (std::size_t row = 0; row < rows(); ++row)
      numbers.push_back(number(cells[row * names.size() + first], lines[row], column));
    if (numbers.empty()) throw std::runtime_error(file + " has no rows below the columns' names");
    return numbers;
  }
  /// A column as it is written.
  std::vector<std::string> text(std::string_view column) const {
    std::vector<std::string> found;
    for (std::size_t k = position_of(column); k < cells.size(); k += names.size())
      found.push_back(cells[k]);
    return found;
  }

 private:
  std::string file;
  std::vector<std::string> names, cells;  // cells row by row
  std::vector<std::size_t> lines;         // where the rows are in the file

  void name(std::vector<std::string> found, std::size_t line) {
    names = std::move(found);
    for (std::size_t k = 0; k < names.size(); ++k)
      if (position_of(names[k]) != k)
        detail::cell_position{file, line}.complain(": two columns have the name " + names[k]);
  }
  void add(std::vector<std::string> found, std::size_t line) {
    if (names.empty()) return name(std::move(found), line);
    if (found.size() != names.size())
      detail::cell_position{file, line}.complain(": " + std::to_string(found.size()) +
                                                 " values for " + std::to_string(names.size()) +
                                                 " columns");
    cells.insert(cells.end(), found.begin(), found.end());
    lines.push_back(line);
  }
  std::size_t position_of(std::string_view column) const {
    std::string all;
    for (std::size_t k = 0; k < names.size(); ++k) {
      if (names[k] == column) return k;
      all += (k == 0 ? "" : ", ") + names[k];
    }
    throw std::runtime_error(file + " has no column " + std::string(column) + ", but " + all);
  }
  double number(const std::string& cell, std::size_t line, std::string_view column) const {
    char* end = nullptr;
    const double value = std::strtod(cell.c_str(), &end);
    const bool is_decimal = cell.find_first_not_of("0123456789+-.eE") == cell.npos;
    if (cell.empty() || !is_decimal || *end != '\0' || !std::isfinite(value))
      detail::cell_position{file, line}.complain(", column " + std::string(column) + ": " +
                                                 (cell.empty() ? "nothing" : "\"" + cell + "\"") +
                                                 " is no finite number");
    return value;
  }
};

/// What separates the cells of a table: of tab, semicolon and comma the first that stands in the line
/// of its columns' names.
inline char separator_in(std::string_view text) {
  std::string_view line = detail::take_line(text);
  while (!text.empty() && !detail::is_row(line)) line = detail::take_line(text);
  for (const char separator : {'\t', ';'})
    if (line.find(separator) != line.npos) return separator;
  return ',';
}
/// A table in a text, with whatever separates its cells.
inline csv csv_in(std::string_view text, std::string name) {
  return csv(text, std::move(name), separator_in(text));
}

}  // namespace tour
