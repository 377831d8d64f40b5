// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/expression/array_function.hpp>
#include <nabla/expression/binding.hpp>
#include <nabla/expression/inputs.hpp>
#include <nabla/expression/layout.hpp>
#include <nabla/expression/workspace.hpp>

// Calls of functions of whole arrays and data: where the values of variables lie.

namespace nabla::core {

template <std::size_t Numbers>
inline constexpr bool workspace_given = false;

namespace detail {

/// How many numbers of workspace E needs, however its results are handed over.
template <class E>
constexpr std::size_t workspace_needed() {
  if constexpr (has_loops<E>)
    return workspace_of<array_function<E, typename E::layout::parts>>;
  else
    return 0;
}
template <std::size_t Numbers>
constexpr void require_a_workspace() {
  static_assert(workspace_given<Numbers>,
                "this function needs a workspace of so many numbers: give it storage in the call, "
                "f(x = ..., workspace(storage)), of f.workspace numbers");
}

/// How many numbers a value for a variable has: data has as many rows as are there.
template <class X, class V>
constexpr std::size_t numbers_of(const V& value) {
  if constexpr (!varies_with_samples<typename X::layout>())
    return X::layout::size;
  else
    return length_of(value);
}
constexpr void require_samples([[maybe_unused]] std::size_t samples) {
  assert(samples != 0 && "there are no samples");
}
/// How many rows a value for X has, if X is data and the value's type tells.
template <class X, class V>
constexpr std::size_t rows_in_type() {
  constexpr std::size_t length = length_in_type<V>();
  if constexpr (!varies_with_samples<typename X::layout>() || length == unknown_length) {
    return unknown_length;
  } else {
    static_assert(length % X::layout::size == 0,
                  "the length of a table of data is no multiple of its row");
    return length / X::layout::size;
  }
}
/// Whether all that is known is the same.
constexpr bool agree(std::initializer_list<std::size_t> counts) {
  std::size_t known = unknown_length;
  for (const std::size_t count : counts) {
    if (count == unknown_length) continue;
    if (known != unknown_length && known != count) return false;
    known = count;
  }
  return true;
}
template <class... X, class... V>
constexpr void require_one_count(const binding<X, V>&...) {
  static_assert(agree({rows_in_type<X, std::remove_cvref_t<V>>()...}),
                "all data of a function has one number of samples: what is summed over another "
                "table is another function, and values of both are added, loss(...) + "
                "penalty(...)");
}

/// Whether a table is made of rows, as many as other data has. (No other is known yet, if its count
/// is `unknown_length`.)
constexpr bool has_rows(std::size_t length, std::size_t row, std::size_t count) {
  assert(length != unknown_length && "a pointer does not say how many samples there are");
  const bool is_whole = length % row == 0;
  const bool fits = count == unknown_length || length / row == count;
  assert(is_whole && "the length of a table of data is no multiple of its row");
  assert(fits && "columns of data have different numbers of samples");
  return length != unknown_length && is_whole && fits;
}
/// Whether a value has the numbers that variable X needs; `count` becomes the number of samples.
template <class X, class V>
constexpr bool has_numbers([[maybe_unused]] const V& value, [[maybe_unused]] std::size_t& count) {
  constexpr std::size_t size = X::layout::size;
  if constexpr (varies_with_samples<typename X::layout>()) {
    if (!has_rows(length_of(value), size, count)) return false;
    count = length_of(value) / size;
    return true;
  } else if constexpr (std::is_pointer_v<V>) {
    return value != nullptr;
  } else if constexpr (value_traits<V>::is_range) {
    require_length(length_of(value), size);
    return length_of(value) == size || length_of(value) == unknown_length;
  } else {
    return true;
  }
}

/// Where the numbers of variable X lie; data is never copied.
template <class T, class X, class V>
constexpr const T* locate_array(const V& value, T*& next) {
  if constexpr (varies_with_samples<typename X::layout>()) {
    static_assert(is_read_in_place<T, V>(),
                  "data is read where it lies: it must be a range of numbers one after another, of "
                  "the type in which the function is computed");
    return first_of(value);
  } else {
    return locate<T, X::layout::size>(value, next);
  }
}
template <class T, class X, class V>
constexpr std::size_t copied_numbers() {
  return varies_with_samples<typename X::layout>() || is_read_in_place<T, V>() ? 0
                                                                               : X::layout::size;
}
/// Calls `use` with the values of the variables, and with a workspace for so many numbers. Where a
/// value has another length than it must have, nothing is read, and the results are NaN.
template <std::size_t Workspace, class T, class Use, class Storage, class... X, class... V>
constexpr auto with_arrays(const Use& use, const Storage& storage, const binding<X, V>&... values) {
  require_one_count(values...);
  std::size_t samples = unknown_length;
  if (!(has_numbers<X>(values.value, samples) && ... && true)) return use.without_results();
  if (samples == unknown_length) samples = 0;
  T copies[(copied_numbers<T, X, std::remove_cvref_t<V>>() + ... + 1)];
  [[maybe_unused]] T* next = copies;
  array_inputs<T, sizeof...(X)> inputs{{locate_array<T, X>(values.value, next)..., nullptr},
                                       {numbers_of<X>(values.value)..., 0},
                                       nullptr,
                                       samples};
  const auto* const there = &inputs;  // copies of so much memory take longer than small functions
  constexpr bool is_divided = requires { use_in_parallel(use, inputs, storage); };
  if constexpr (!is_divided && (varies_with_samples<typename X::layout>() || ...))
    require_samples(samples);
  if constexpr (is_divided) {
    return use_in_parallel(use, inputs, storage);
  } else if constexpr (!std::is_same_v<Storage, no_workspace>) {
    if (!is_workspace_for<Workspace>(storage)) return use.without_results();
    inputs.workspace = storage_in<T, Workspace>(storage);
    return use(there);
  } else if constexpr (Workspace > largest_own_workspace) {
    require_a_workspace<Workspace>();
    return use(there);
  } else {
    T own[Workspace + 1];
    if (std::is_constant_evaluated())
      for (T& number : own) number = T();
    inputs.workspace = own;
    return use(there);
  }
}

}  // namespace detail

}  // namespace nabla::core
