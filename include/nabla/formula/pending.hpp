// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/formula/error.hpp>
#include <nabla/graph/function_info.hpp>
#include <nabla/graph/term.hpp>

namespace nabla::core::detail {

/// How tightly an operator binds its operands.
enum class binds : unsigned char { none, sums, products, signs, powers, tighter_than_all };

/// What waits for the rest of a formula: an operator for its last operand, an open parenthesis for
/// the closing one.
struct pending {
  enum class kind : unsigned char {
    plus,
    minus,
    times,
    over,
    negative,
    caret,
    root,
    bars,
    parenthesis,
    call,
    square,
    stop,
    sum,
    mean,
    choice,
  };
  kind what;
  const function_info* function = &no_function;  ///< of a call, or of a root of the next operand
  int arguments = 0;                             ///< that are complete
  bool in_bars = false;              ///< a call whose argument stands in bars, as in ln|x|
  bool is_divisor = false;           ///< 1/cos u, written sec u
  node_index base = node::none;      ///< of a logarithm
  node_index exponent = node::none;  ///< of the whole call, as in sin^2(u)
  node_kind comparison = node_kind::if_less;
  bool swapped = false;  ///< the comparison's operands are written the other way round

  constexpr binds strength() const {
    switch (what) {
      case kind::plus:
      case kind::minus:
        return binds::sums;
      case kind::times:
      case kind::over:
        return binds::products;
      case kind::negative:
        return binds::signs;
      case kind::caret:
        return binds::powers;
      case kind::root:
      case kind::bars:
      case kind::parenthesis:
      case kind::call:
      case kind::square:
      case kind::stop:
      case kind::sum:
      case kind::mean:
      case kind::choice:
        break;
    }
    return binds::none;
  }
  /// How many operands stand between the parentheses; a choice begins with the two it compares.
  constexpr int arity() const {
    if (what == kind::choice) return 4;
    return is_function(function) ? function->arity : 1;
  }
  /// What comes next between the parentheses when an operand is complete.
  constexpr nabla::core::expected missing() const {
    if (what == kind::choice && arguments == 0) return expected::comparison;
    if (what == kind::bars || in_bars) return expected::closing_bar;
    return arguments + 1 < arity() ? expected::comma : expected::closing;
  }
  /// What the next argument should have been instead of u; nothing where it is right. (Over data,
  /// sum(1) is the number of samples.)
  constexpr nabla::core::expected instead(term u, bool over_data) const {
    const bool is_parameter = is_function(function) && arguments < function->parameters;
    if (is_parameter && !u.is_constant()) return expected::constant;
    const bool counts = over_data && what == kind::sum && u.is_number(1);
    const bool adds_up = (what == kind::sum || what == kind::mean) && !counts;
    return adds_up && !u.shape().varies ? expected::data : expected::nothing;
  }
  /// Whether a comma may follow where the last argument is complete: max(u, v, w).
  constexpr bool takes_more() const {
    return is_function(function) && function->associative && arguments + 1 == function->arity;
  }
};

/// The comparison that c begins: < or <=, > (of the operands swapped), == or !=.
constexpr node_kind comparison_of(char c, bool strict) {
  if (c == '=') return node_kind::if_equal;
  if (c == '!') return node_kind::if_unequal;
  return strict ? node_kind::if_less : node_kind::if_less_equal;
}

}  // namespace nabla::core::detail
