// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/evaluate.hpp>

// Functions of whole arrays: what a function must say, and how it is run.

namespace nabla::core {

/// Where a variable node of the image finds its values: behind which of the pointers, how far.
struct array_source {
  node_index variable;
  std::uint32_t pointer, offset;
};

/// Where a result goes: its extents as written (its node may have lost some: then it is repeated
/// along them), to which of the output pointers, how far behind it. One that varies is written row
/// after row of samples, rows*columns numbers each.
struct array_result {
  shape extents;
  std::uint32_t pointer, offset;
};

// A `Function` is a type with
//   static constexpr const auto& image;       the graph, whose last node is a list of the results,
//                                             or the only result
//   static constexpr std::array<array_source, n> sources;    every variable node of the image
//   static constexpr std::array<array_result, m> results;    in the order of the list's entries

namespace detail {

/// Where an element of a variable lies.
template <class Function, class T>
struct value_of_source {
  const T* const* in;
  const graph& g;

  constexpr double operator()(node_index i, array_index at) const {
    const shape s = g.shape_of(i);
    for (const array_source& source : Function::sources)
      if (source.variable == i)
        return static_cast<double>(
            in[source.pointer]
              [source.offset + (at.sample * s.rows + at.row) * s.columns + at.column]);
    return 0;
  }
};

template <class T>
constexpr void write_result(const array_elements<double>& values, const array_result& result,
                            std::uint32_t samples, T* to) {
  const shape& s = result.extents;
  array_index at;
  for (at.sample = 0; at.sample < (s.varies ? samples : 1); ++at.sample)
    for (at.row = 0; at.row < s.rows; ++at.row)
      for (at.column = 0; at.column < s.columns; ++at.column) *to++ = static_cast<T>(values[at]);
}

}  // namespace detail

/// How many numbers of workspace it needs: the same for every scalar type and register width.
template <class Function>
inline constexpr std::size_t workspace_of = 0;

/// in: pointers to the variables' values (arrays row by row, data row-major by sample), out:
/// pointers to where results go; nothing overlaps.
template <class Function, class T>
constexpr void run_arrays(const T* const* in, T* const* out, T*, std::size_t samples) {
  graph g;
  g.load(Function::image);
  const auto count = static_cast<std::uint32_t>(samples);
  const node_index root = g.size() - 1;
  const auto values = array_values_of(g, root, count, detail::value_of_source<Function, T>{in, g});
  std::uint32_t k = 0;
  for_each_element(g, root, [&](node_index entry) {
    const array_result& result = Function::results[k++];
    detail::write_result(values[entry], result, count, out[result.pointer] + result.offset);
  });
}

}  // namespace nabla::core
