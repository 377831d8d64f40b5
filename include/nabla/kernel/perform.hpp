// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/function/elementary_function.hpp>
#include <nabla/kernel/instruction.hpp>
#include <nabla/math/ieee.hpp>
#include <nabla/math/select.hpp>

namespace nabla::core {

namespace detail {

/// What the compiler computes is what the processor would.
template <unsigned What, class T>
constexpr T ieee_arithmetic(T a, T b) {
  if constexpr (What == instruction::add)
    return math::ieee::add(a, b);
  else if constexpr (What == instruction::subtract)
    return math::ieee::subtract(a, b);
  else if constexpr (What == instruction::multiply)
    return math::ieee::multiply(a, b);
  else
    return math::ieee::divide(a, b);
}
/// In a derivative the compiler may fuse a product and a sum.
template <unsigned What, class T>
[[gnu::always_inline]] constexpr void fusible_arithmetic(T* result, const T* a, const T* b) {
#ifdef __clang__
#pragma clang fp contract(fast)
#endif
  if constexpr (What == instruction::add)
    *result = *a + *b;
  else if constexpr (What == instruction::subtract)
    *result = *a - *b;
  else
    *result = *a * *b;
}
/// A value is computed as it was written.
template <unsigned What, class T>
[[gnu::always_inline]] constexpr void written_arithmetic(T* result, const T* a, const T* b) {
  if constexpr (What == instruction::add)
    *result = *a + *b;
  else if constexpr (What == instruction::subtract)
    *result = *a - *b;
  else if constexpr (What == instruction::multiply)
    *result = *a * *b;
  else
    *result = *a / *b;
}
/// A product that no sum takes up before it is rounded. (clang fuses nothing that was written.)
template <class T>
[[gnu::always_inline]] constexpr T rounded_product(const T& a, const T& b) {
#ifndef __clang__
  if constexpr (math::real<T> || math::pack<T>) return __builtin_assoc_barrier(a * b);
#endif
  return a * b;
}
/// The third of the operands where the first two compare so, else the fourth.
template <unsigned What, class T>
[[gnu::always_inline]] constexpr void perform_choice(T* result, const T* operands) {
  if constexpr (What == instruction::if_less)
    *result = math::select(operands[0] < operands[1], operands[2], operands[3]);
  else if constexpr (What == instruction::if_less_equal)
    *result = math::select(operands[0] <= operands[1], operands[2], operands[3]);
  else if constexpr (What == instruction::if_equal)
    *result = math::select(operands[0] == operands[1], operands[2], operands[3]);
  else
    *result = math::select(operands[0] != operands[1], operands[2], operands[3]);
}
/// The function's value; or its own and its twin's, one after the other.
template <class F, bool WithTwin, class T>
[[gnu::always_inline]] constexpr void perform_call(T* results, const T* a, const T* b) {
  if constexpr (WithTwin) {
    const auto both = F::with_twin(*a);
    results[0] = both.value;
    results[1] = both.twin;
  } else if constexpr (function_traits<F>::arity == 2) {
    *results = F::value(*a, *b);
  } else {
    *results = function_traits<F>::value(a);
  }
}
/// The same of a pack, in all lanes at once, for programs that ask for it: call_in_lanes.hpp has it.
template <class F, bool WithTwin, class T>
constexpr void perform_call_in_lanes(T* results, const T* a, const T* b);

/// An empty class: g++ stores no value of it, as it would for each number.
struct nothing {};

/// One step, of the operands at a and b, or, if there are more than two, of those from a on. (It
/// returns something so that steps can stand in braces, which keep their order.)
template <const auto& Program, class T, unsigned What, bool Derived>
[[gnu::always_inline]] constexpr nothing perform(T* result, const T* a, const T* b) {
  constexpr bool arithmetic = What >= instruction::add && What <= instruction::divide;
  if constexpr (arithmetic && math::real<T>) {
    if (__builtin_is_constant_evaluated()) {
      *result = ieee_arithmetic<What>(*a, *b);
      return {};
    }
  }
  if constexpr (arithmetic && Derived && What != instruction::divide) {
    fusible_arithmetic<What>(result, a, b);
  } else if constexpr (What == instruction::multiply && Program.keeps_products) {
    *result = rounded_product(*a, *b);
  } else if constexpr (arithmetic) {
    written_arithmetic<What>(result, a, b);
  } else if constexpr (What == instruction::copy || What == instruction::carry) {
    *result = *a;
  } else if constexpr (What == instruction::negate) {
    *result = -*a;
  } else if constexpr (What < instruction::first_function) {
    perform_choice<What>(result, a);
  } else {
    constexpr called_function called = Program.functions[What - instruction::first_function];
    using function = function_behind<called.function>;
    if constexpr (math::pack<T> && Program.in_lanes)
      perform_call_in_lanes<function, called.with_twin>(result, a, b);
    else
      perform_call<function, called.with_twin>(result, a, b);
  }
  return {};
}

}  // namespace detail

}  // namespace nabla::core
