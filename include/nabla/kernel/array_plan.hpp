// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/row_range.hpp>
#include <nabla/meta/sequence.hpp>

// What a plan of a function of whole arrays consists of. The function is computed in steps: loops,
// whose bodies are scalar graphs, and products of matrices. Steps over the samples alternate, tile by
// tile of samples. What needs a sum over the samples is computed in a later pass over them.

namespace nabla::core {

/// Where the numbers of an array lie: behind which pointer, how far, and how far apart by row,
/// column and sample (0: the same for all). The element at distance k in `numbering` is k itself.
struct array_place {
  enum memory : std::uint8_t { nowhere, input, output, workspace, samples_there, numbering };
  memory where = nowhere;
  std::uint32_t pointer = 0, offset = 0;
  std::int32_t row = 0, column = 0, sample = 0;

  /// Of an array that lies row by row, sample by sample.
  static constexpr array_place dense(memory where, std::uint32_t pointer, std::uint32_t offset,
                                     const shape& s) {
    array_place at{where, pointer, offset, 0, 0, 0};
    if (s.rows > 1) at.row = static_cast<std::int32_t>(s.columns);
    if (s.columns > 1) at.column = 1;
    if (s.varies) at.sample = static_cast<std::int32_t>(s.size());
    return at;
  }
  /// Where an element of the first sample lies.
  constexpr std::uint32_t distance(std::uint32_t r, std::uint32_t c) const {
    return offset + r * static_cast<std::uint32_t>(row) + c * static_cast<std::uint32_t>(column);
  }
  constexpr array_place transposed() const { return {where, pointer, offset, column, row, sample}; }
  constexpr array_place sliced(const row_range& r) const {
    return {where,  pointer, distance(r.start, 0), row * static_cast<std::int32_t>(r.step),
            column, sample};
  }
  constexpr bool is_in_order(std::uint32_t columns) const {
    return column == 1 && row == static_cast<std::int32_t>(columns);
  }
  constexpr bool is_one_number() const { return row == 0 && column == 0; }
};

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

/// What a loop runs over. A small array that varies is unrolled: the loop runs over the samples.
struct loop_domain {
  std::uint32_t rows = 1, columns = 1;
  bool varies = false;

  static constexpr std::uint32_t most_unrolled = 16;
  static constexpr bool is_unrolled(const shape& s) {
    return s.varies && s.size() <= most_unrolled;
  }
  static constexpr loop_domain of(const shape& s) {
    return is_unrolled(s) ? loop_domain{1, 1, true} : loop_domain{s.rows, s.columns, s.varies};
  }
  constexpr std::uint32_t size() const { return rows * columns; }
  friend constexpr bool operator==(const loop_domain&, const loop_domain&) = default;
};

/// What becomes of a node.
struct array_value {
  bool is_leaf = false;      ///< a variable, a constant or the number of samples
  bool flows = false;        ///< computed in the body of a loop
  bool is_view = false;      ///< other strides of the place where its operand lies
  bool is_product = false;   ///< of matrices, or a sum of such
  bool is_gathered = false;  ///< a sum of rows that were spread
  bool is_stored = false;
  bool is_dear = false;         ///< its loop calls a function or divides for it
  std::uint32_t level = 0;      ///< in which of its pass's steps it is computed
  std::uint32_t available = 0;  ///< from which on it can be read
  std::uint32_t pass = 0;       ///< in which it can be computed first
  std::uint64_t passes = 0;     ///< in which it is needed, a bit each
  array_place at;
};

/// A loop's result: the node's elements go to a place, where those along `roles` are combined.
struct array_write {
  node_index value;
  array_place to;
  shape extents;  ///< of the value, as written
  std::uint32_t roles = 0;
  bool is_largest = false, adds = false;
  std::uint32_t level = 0;
  std::uint64_t passes = 0;

  constexpr loop_domain domain() const { return loop_domain::of(extents); }
};

/// c (m x n) = a (m x k) b (k x n), for each sample, or summed over them. In an `outer_sum`, k is the
/// number of samples.
struct array_product {
  array_place a, b, c;
  std::uint32_t m = 1, n = 1, k = 1;
  bool sums_samples = false, is_outer_sum = false;
};

struct array_step {
  enum kind : std::uint8_t { zeros, loop, contraction };
  kind what = loop;
  bool varies = false;
  std::uint32_t pass = 0, level = 0;
  loop_domain domain;  ///< of a loop
  array_place filled;  ///< what zeros go to, with rows and columns
  std::uint32_t size = 0;
  array_product factors;

  constexpr bool is_same_loop(const array_step& other) const {
    return what == loop && other.what == loop && pass == other.pass && level == other.level &&
           domain == other.domain;
  }
  /// Passes one after the other; in each first what does not vary, then by level.
  friend constexpr bool operator<(const array_step& u, const array_step& v) {
    if (u.pass != v.pass) return u.pass < v.pass;
    if (u.varies != v.varies) return v.varies;
    if (u.level != v.level) return u.level < v.level;
    return u.what < v.what;
  }
};

/// A plan as a constant.
template <std::size_t Values, std::size_t Writes, std::size_t Steps>
struct array_plan {
  array_value values[Values + 1]{};
  array_write writes[Writes + 1]{};
  array_step steps[Steps + 1]{};
  std::uint32_t workspace = 0;
  std::uint32_t tile = 0;  ///< of how many samples; 0: all
  std::uint32_t passes = 1;
  bool is_small = false;  ///< so small that all steps are one function

  static constexpr std::size_t write_count = Writes, step_count = Steps;
};

}  // namespace nabla::core
