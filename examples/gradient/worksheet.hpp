// SPDX-License-Identifier: BSL-1.0
#pragma once

// A function that only the running program knows, with its derivatives, in one graph.

#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include <nabla/nabla.hpp>

#include "data/csv_text.hpp"

namespace program {

/// A mistake in the input: a sentence and, for a formula, its position there.
struct mistake : std::runtime_error {
  std::optional<std::size_t> position;
  explicit mistake(const std::string& sentence, std::optional<std::size_t> where = {})
      : std::runtime_error(sentence), position(where) {}
};

/// The position of a mistake that has one.
inline std::optional<std::size_t> position_of(const std::runtime_error& wrong) {
  const auto* const found = dynamic_cast<const mistake*>(&wrong);
  return found == nullptr ? std::optional<std::size_t>() : found->position;
}

/// Values by the variables' names; a vector's element is called p[0].
using coordinates = std::map<std::string, double>;

/// Equally long columns of numbers, by their names.
using columns = std::map<std::string, std::vector<double>>;

/// As a person would write it.
std::string canonical_text(const nabla::graph& g, nabla::core::node_index root,
                           bool expand = false);
std::string canonical_latex(const nabla::graph& g, nabla::core::node_index root);

/// f and its partial derivatives. Throws a mistake where the formula has one.
class worksheet {
 public:
  std::string formula;    ///< as it was typed, on one line
  std::string body;       ///< the same without f(x, y) = in front
  std::size_t named = 0;  ///< how many variables that names
  nabla::graph g;
  nabla::term f;
  std::vector<nabla::term> variables;  ///< f's: as f(x, y) = has them, then by their names
  std::vector<nabla::term>
      by;  ///< those by which it is differentiated: `wrt`, or f(x, y) =, or all
  std::vector<nabla::term> gradient;
  columns data;  ///< of the table, those that f has; they are not among its variables

  /// In the formula the names of the table's columns are data.
  worksheet(const std::string& typed, const std::vector<std::string>& wrt,
            const tour::csv* its_table = nullptr);
  worksheet(const worksheet&) = delete;
  worksheet& operator=(const worksheet&) = delete;

  /// f and its partial derivatives.
  std::vector<nabla::term> value_and_gradient() const;
  /// `by` as the sweeps take it.
  nabla::core::sequence<nabla::term> inputs() const;
  nabla::term derivative(nabla::term u, nabla::term x);
  /// The second derivatives, row by row.
  std::vector<nabla::term> hessian();
  nabla::term column(const std::vector<nabla::term>& elements);

  std::string name_of(nabla::term variable) const;
  /// The names of f's variables, of vectors those of their elements.
  std::vector<std::string> names() const;
  /// Where the variable stands among f's; their number if f does not have it.
  std::size_t position_of(nabla::term x) const;
  /// The values of f's variables: a mistake where one is not given.
  std::vector<double> point(const coordinates& given) const;
  /// Which variables f needs: perhaps not all elements of a vector.
  std::vector<bool> needed_variables() const;

 private:
  const tour::csv* table;

  void read_formula();
  void find_variables();
  bool is_column(const std::string& name) const;
  std::vector<nabla::term> variables_named(const std::string& name);
};

/// Some terms of a worksheet as a function of its variables, without data computed as a kernel does
/// it.
class evaluator {
 public:
  evaluator(const worksheet& sheet, const std::vector<nabla::term>& terms);
  /// The same with other data, which must outlive the evaluator.
  evaluator(const worksheet& sheet, const std::vector<nabla::term>& terms, const columns& data);
  std::vector<double> operator()(const std::vector<double>& point) const;
  /// The first term's values for all rows of the data.
  std::vector<double> in_rows(const std::vector<double>& point) const;

 private:
  nabla::graph nodes;
  std::vector<nabla::core::node_index> roots;
  nabla::core::sequence<bool> needed;
  nabla::core::node_index root;
  std::map<nabla::core::node_index, std::size_t> positions;  // of the variables in a point
  std::map<nabla::core::node_index, const std::vector<double>*> data_of;
  std::size_t rows = 0;

  auto array_values(const std::vector<double>& point) const;
};

/// The value of a formula without variables, such as 2*pi/3; also nan, inf and -inf. `what` names
/// it in a mistake.
double constant_value(const std::string& text, const std::string& what);

}  // namespace program
