// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <initializer_list>
#include <utility>

#include <nabla/function/elementary_function.hpp>
#include <nabla/kernel/schedule.hpp>
#include <nabla/math/ieee.hpp>
#include <nabla/math/select.hpp>

namespace nabla {

namespace detail {

template <unsigned What, class T>
constexpr void perform_constant(T& result, T a, T b) {
  if constexpr (What == instruction::add)
    result = math::ieee::add(a, b);
  else if constexpr (What == instruction::subtract)
    result = math::ieee::subtract(a, b);
  else if constexpr (What == instruction::multiply)
    result = math::ieee::multiply(a, b);
  else
    result = math::ieee::divide(a, b);
}

/// result = what(a, b), with the operands of a longer operation following a. In a derivative the
/// compiler may fuse a product and a sum; a value is computed as it was written.
template <const auto& Program, unsigned What, bool Derived, class T>
[[gnu::always_inline]] constexpr void perform(T& result, const T& a, const T& b) {
  constexpr bool arithmetic = What >= instruction::add && What <= instruction::divide;
  if constexpr (arithmetic && math::real<T>)
    if (__builtin_is_constant_evaluated()) return perform_constant<What>(result, a, b);
  if constexpr (Derived && What >= instruction::add && What <= instruction::multiply) {
#ifdef __clang__
#pragma clang fp contract(fast)
#endif
    if constexpr (What == instruction::add)
      result = a + b;
    else if constexpr (What == instruction::subtract)
      result = a - b;
    else
      result = a * b;
  } else if constexpr (What == instruction::copy) {
    result = a;
  } else if constexpr (What == instruction::add) {
    result = a + b;
  } else if constexpr (What == instruction::subtract) {
    result = a - b;
  } else if constexpr (What == instruction::multiply) {
    result = a * b;
  } else if constexpr (What == instruction::divide) {
    result = a / b;
  } else if constexpr (What == instruction::negate) {
    result = -a;
  } else if constexpr (What == instruction::if_less) {
    result = math::select(a < (&a)[1], (&a)[2], (&a)[3]);
  } else if constexpr (What == instruction::if_less_equal) {
    result = math::select(a <= (&a)[1], (&a)[2], (&a)[3]);
  } else if constexpr (What == instruction::if_equal) {
    result = math::select(a == (&a)[1], (&a)[2], (&a)[3]);
  } else if constexpr (What == instruction::if_unequal) {
    result = math::select(a != (&a)[1], (&a)[2], (&a)[3]);
  } else {
    constexpr called_function called = Program.functions[What - instruction::first_function];
    using function = function_behind<called.function>;
    constexpr int arity = function_traits<function>::arity;
    if constexpr (called.with_twin) {
      const auto both = function::with_twin(a);
      result = both.value;
      (&result)[1] = both.twin;
    } else if constexpr (arity == 0)
      result = function::template value<T>();
    else if constexpr (arity == 1)
      result = function::value(a);
    else if constexpr (arity == 2)
      result = function::value(a, b);
    else
      result = function_traits<function>::value(&a);
  }
}

template <const auto& Program, class T>
struct constant_table {
  T values[std::remove_cvref_t<decltype(Program)>::constant_count + 1];
  constexpr constant_table() : values{} {
    for (std::size_t k = 0; k < Program.constant_count; ++k)
      values[k] = to<T>(Program.constants[k]);
  }
};
template <const auto& Program, class T>
inline constexpr constant_table<Program, T> constants_of{};

/// The whole program in one function that owns the slots, so that they become registers; inputs are
/// read where they are used and outputs written as soon as they are known. (An instruction is taken
/// apart by shifts: nine calls of accessors for each node were half of clang's work here.)
template <const auto& Program, class T, class In, class Out, std::uint64_t... I>
#ifdef __clang__
[[gnu::nodebug]]
#endif
[[gnu::always_inline]] constexpr void
expand([[maybe_unused]] In in, [[maybe_unused]] Out out, [[maybe_unused]] const T* constants) {
  [[maybe_unused]] T v[Program.slots + 2];
  (void)std::initializer_list<int>{
      0, (perform < Program, static_cast<unsigned>(I >> 57), (I >> 56 & 1) != 0,
          T > ((I >> 55 & 1) != 0 ? out[I >> 38 & instruction::largest_index]
                                  : *(v + (I >> 38 & instruction::largest_index)),
               (I >> 36 & 3) == 1
                   ? in[I >> 19 & instruction::largest_index]
                   : ((I >> 36 & 3) == 0 ? v : constants)[I >> 19 & instruction::largest_index],
               (I >> 17 & 3) == 1
                   ? in[I & instruction::largest_index]
                   : ((I >> 17 & 3) == 0 ? v : constants)[I & instruction::largest_index]),
          0)...};
}

template <const auto& Program, class T, class In, class Out, std::size_t... K>
[[gnu::always_inline]] constexpr void expand_all(In in, Out out, std::index_sequence<K...>) {
  if constexpr (math::real<T>) {
    expand<Program, T, In, Out, Program.instructions[K]...>(in, out,
                                                            constants_of<Program, T>.values);
  } else {
    const constant_table<Program, T> constants;
    expand<Program, T, In, Out, Program.instructions[K]...>(in, out, constants.values);
  }
}
template <const auto& Program, class T, class In, class Out>
[[gnu::noinline]] constexpr void expand_apart(In in, Out out) {
  expand_all<Program, T>(in, out, std::make_index_sequence<Program.size>{});
}

}  // namespace detail

/// Numbers that lie in several places, counted from the first place on: a pointer to each, and how
/// many are there.
template <class T, std::size_t... Sizes>
struct blocks {
  T* first[sizeof...(Sizes)];

  [[gnu::always_inline]] constexpr T& operator[](std::size_t i) const {
    std::size_t block = 0, begin = 0, end = 0;
    ((end += Sizes, i >= end ? (++block, begin = end) : begin), ...);
    return first[block][i - begin];
  }
};

/// Runs the program on inputs and outputs that do not overlap, each behind a pointer or in
/// `blocks`. A short one is inlined; a longer one stands apart, where its stores keep the compiler
/// from loading all inputs first.
template <const auto& Program, class T, class In, class Out>
[[gnu::always_inline]] constexpr void run(In in, Out out) {
  constexpr std::size_t longest_inlined = 32;
  if constexpr (Program.size <= longest_inlined)
    detail::expand_all<Program, T>(in, out, std::make_index_sequence<Program.size>{});
  else
    detail::expand_apart<Program, T>(in, out);
}

}  // namespace nabla
