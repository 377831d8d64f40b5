// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/operators.hpp>

namespace nabla::core {

/// Marks every type that is an expression.
struct expression_base {};
template <class U>
concept expression = std::is_base_of_v<expression_base, std::remove_cvref_t<U>>;
/// What a function of nabla's takes that <cmath> has too: a term or an expression, so that numbers
/// stay with <cmath>.
template <class U>
concept operand = std::is_same_v<std::remove_cvref_t<U>, term> || expression<U>;
/// A number to calculate with, of any type, built in or not: neither a term nor an expression, nor
/// a container of numbers.
template <class U>
concept plain_number =
    std::is_arithmetic_v<U> || (std::is_class_v<U> && !operand<U> && requires(const U& u) {
      requires std::is_convertible_v<decltype(u + u), U>;
      requires std::is_convertible_v<decltype(u * u), U>;
      requires !requires { u.size(); };
    });
/// What a function takes that <cmath> lacks: operands, one of which may be a number, or plain
/// numbers.
template <class... U>
concept function_arguments = (operand<U> || ...) || requires {
  requires(plain_number<U> && ...);
  typename std::common_type_t<U...>;
};

}  // namespace nabla::core

namespace nabla {

using core::expression;
using core::operand;

}  // namespace nabla
