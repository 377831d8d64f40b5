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
constexpr void require_rows([[maybe_unused]] std::size_t length, [[maybe_unused]] std::size_t row) {
  assert(length != unknown_length && "a pointer does not say how many samples there are");
  assert(length % row == 0 && "the length of a table of data is no multiple of its row");
}
constexpr void require_samples([[maybe_unused]] std::size_t samples) {
  assert(samples != 0 && "there are no samples");
}
constexpr void require_same_count([[maybe_unused]] std::size_t first,
                                  [[maybe_unused]] std::size_t other) {
  assert((first == 0 || first == other) && "columns of data have different numbers of samples");
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
/// The number of samples, if X is data.
template <class X, class V>
constexpr void count_samples(const V& value, std::size_t& samples) {
  if constexpr (varies_with_samples<typename X::layout>()) {
    constexpr std::size_t row = X::layout::size;
    require_rows(length_of(value), row);
    require_same_count(samples, length_of(value) / row);
    samples = length_of(value) / row;
  }
}

/// Calls `use` with the values of the variables, and with a workspace for so many numbers.
template <std::size_t Workspace, class T, class Use, class Storage, class... X, class... V>
constexpr auto with_arrays(const Use& use, const Storage& storage, const binding<X, V>&... values) {
  T copies[(copied_numbers<T, X, std::remove_cvref_t<V>>() + ... + 1)];
  [[maybe_unused]] T* next = copies;
  std::size_t samples = 0;
  (count_samples<X>(values.value, samples), ...);
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
