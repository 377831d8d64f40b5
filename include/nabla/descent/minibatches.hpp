// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/descent/objective.hpp>
#include <nabla/descent/permutation.hpp>
#include <nabla/descent/some_rows.hpp>

// Batches of rows: which rows are in which, and where they lie.

namespace nabla::core {

/// Rows in the order of the table.
struct in_sequence {
  constexpr in_sequence operator()(std::size_t, std::size_t) const { return {}; }
};
/// In each pass another order, a `permutation` of this seed.
struct shuffled {
  std::uint64_t seed = 0;

  constexpr permutation operator()(std::size_t pass, std::size_t rows) const {
    return permutation(rows, seed, pass);
  }
};

/// See `minibatches`.
template <std::size_t Size, class Order>
struct batches_of_rows {
  static_assert(Size > 0, "a batch has one row at least");
  static constexpr std::size_t size = Size;
  static constexpr std::size_t copied_rows = std::is_same_v<Order, in_sequence> ? 0 : Size;
  Order order;

  /// How many numbers of J's data are copied for a batch.
  template <class J>
  static constexpr std::size_t numbers() {
    std::size_t row = 0;
    for (const auto& its_name : names_of<J>)
      if (its_name.is_data()) row += its_name.array.size();
    return copied_rows * row;
  }
};
/// An option of `minimize`: each step sees Size rows of the data, and an iteration is a pass over all
/// rows, in which the last batch may have fewer. `order(pass, rows)` gives something whose element k
/// is the row at place k: `shuffled{.seed = 1}`; `in_sequence{}`, which reads the rows where they lie;
/// or a function of yours.
template <std::size_t Size, class Order = shuffled>
constexpr auto minibatches(const Order& order = {}) {
  return batches_of_rows<Size, Order>{order};
}

namespace detail {

template <class A>
inline constexpr bool is_minibatches = false;
template <std::size_t Size, class Order>
inline constexpr bool is_minibatches<batches_of_rows<Size, Order>> = true;

/// How many numbers of B a row of J's data has.
template <class J, class B>
constexpr std::size_t width_in_batch() {
  if constexpr (is_data<typename B::variable>)
    for (const auto& its_name : names_of<J>)
      if (its_name.view() == B::variable::name) return its_name.array.size();
  return 0;
}
/// A binding of J's; if it is data, the rows of a batch.
template <class J, class T, class B>
struct batch_of {
  using variable = typename B::variable;
  static constexpr std::size_t width = width_in_batch<J, B>();
  const B& given;
  T* copies;

  constexpr batch_of(const B& its_binding, T*& storage, std::size_t rows)
      : given(its_binding), copies(storage) {
    storage += rows * width;
  }
  constexpr void copy([[maybe_unused]] std::size_t row, [[maybe_unused]] std::size_t place) const {
    for (std::size_t j = 0; j < width; ++j)
      copies[place * width + j] = first_of(given.value)[row * width + j];
  }
  constexpr auto copied(std::size_t count) const { return rows(copies, count); }
  constexpr auto in_place(std::size_t begin, std::size_t count) const {
    if constexpr (width > 0)
      return rows(first_of(given.value) + begin * width, count);
    else
      return rows(copies, count);
  }

 private:
  constexpr auto rows([[maybe_unused]] const T* first, [[maybe_unused]] std::size_t count) const {
    if constexpr (width > 0)
      return binding<variable, some_rows<const T>>{{first, count * width}};
    else
      return binding<variable, const typename B::value_type&>{given.value};
  }
};

/// The bindings of J, with the rows of a batch for all.
template <class J, class T, std::size_t CopiedRows, class... B>
class minibatch {
 public:
  constexpr minibatch(const std::tuple<const B&...>& all, T* storage)
      : parts(std::apply(
            [&storage](const B&... given) {
              return std::tuple<batch_of<J, T, B>...>{{given, storage, CopiedRows}...};
            },
            all)) {}
  /// The rows in these places of an order.
  template <class Rows>
  constexpr auto bindings(const Rows& order, std::size_t begin, std::size_t count) const {
    return std::apply(
        [&](const auto&... part) {
          for (std::size_t k = 0; k < count; ++k)
            (part.copy(static_cast<std::size_t>(order[begin + k]), k), ...);
          return std::tuple{part.copied(count)...};
        },
        parts);
  }
  constexpr auto bindings(in_sequence, std::size_t begin, std::size_t count) const {
    return std::apply(
        [&](const auto&... part) { return std::tuple{part.in_place(begin, count)...}; }, parts);
  }

 private:
  std::tuple<batch_of<J, T, B>...> parts;
};

}  // namespace detail

}  // namespace nabla::core

namespace nabla {

using core::in_sequence;
using core::minibatches;
using core::shuffled;

}  // namespace nabla
