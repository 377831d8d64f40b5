// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/formula/error.hpp>
#include <nabla/graph/function_info.hpp>
#include <nabla/graph/graph.hpp>

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
    parenthesis,
    call,
    square,
    stop,
    choice,
  };
  kind what;
  const function_info* function = nullptr;  ///< of a call
  int arguments = 0;                        ///< that are complete
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
      case kind::parenthesis:
      case kind::call:
      case kind::square:
      case kind::stop:
      case kind::choice:
        break;
    }
    return binds::none;
  }
  /// How many operands stand between the parentheses; a choice begins with the two it compares.
  constexpr int arity() const {
    if (what == kind::choice) return 4;
    return function == nullptr ? 1 : function->arity;
  }
  /// What comes next between the parentheses when an operand is complete.
  constexpr nabla::core::expected missing() const {
    if (what == kind::choice && arguments == 0) return expected::comparison;
    return arguments + 1 < arity() ? expected::comma : expected::closing;
  }
};

}  // namespace nabla::core::detail
