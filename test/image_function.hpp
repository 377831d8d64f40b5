// SPDX-License-Identifier: BSL-1.0
#pragma once

// Runs functions of whole arrays on made-up numbers, as kernels and node by node.

#include <array>
#include <cmath>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include <nabla/kernel/array_function.hpp>
#include <nabla/nabla.hpp>

namespace test {

using namespace nabla::core;

/// A function that `Body` builds: `Body::build(g)` is a list of results, whose extents are
/// `Body::extents()`. Each variable has a pointer of its own, and so has each result; what lies there
/// may begin some numbers behind it.
template <class Body, bool Shifts = true>
struct image_function {
  static constexpr const auto& image = image_of<Body>;
  static constexpr bool verbatim = false;
  static constexpr std::size_t source_count = [] {
    std::size_t count = 0;
    for (node_index i = 0; i < image.size(); ++i)
      if (image[i].kind() == node_kind::variable) ++count;
    return count;
  }();
  static constexpr auto sources = [] {
    std::array<array_source, source_count> all{};
    std::uint32_t k = 0;
    for (node_index i = 0; i < image.size(); ++i)
      if (image[i].kind() == node_kind::variable) all[k] = {i, k, Shifts ? k % 3 : 0}, ++k;
    return all;
  }();
  static constexpr auto results = [] {
    constexpr std::size_t count = Body::extents().size;
    std::array<array_result, count> all{};
    for (std::uint32_t k = 0; k < count; ++k) all[k] = {Body::extents()[k], k, Shifts ? k % 2 : 0};
    return all;
  }();
};

/// A value for each element of each variable, made of its name and position.
template <class T>
T made_up(const std::string& name, std::size_t position) {
  const std::size_t bits = std::hash<std::string>()(name + std::to_string(position));
  return static_cast<T>(static_cast<double>(bits % 2001) / 1000 - 1);
}

template <class T>
using numbers = std::vector<T>;

inline std::size_t size_of(const shape& s, std::size_t samples) {
  return s.size() * (s.varies ? samples : 1);
}

/// The values of the variables, and the results, each in memory of exactly its size.
template <class Function, class T>
class array_run {
  graph g;
  std::size_t samples;
  std::vector<std::unique_ptr<T[]>> values, outputs;

 public:
  explicit array_run(std::size_t sample_count) : samples(sample_count) {
    g.load(Function::image);
    for (const array_source& source : Function::sources) {
      const std::size_t size = size_of(g.shape_of(source.variable), samples);
      values.emplace_back(new T[source.offset + size]);
      const std::string name(full_name(g, source.variable).view());
      for (std::size_t i = 0; i < size; ++i) values.back()[source.offset + i] = made_up<T>(name, i);
    }
    for (const array_result& result : Function::results) {
      const std::size_t size = result.offset + size_of(result.extents, samples);
      outputs.emplace_back(new T[size]);
      for (std::size_t i = 0; i < size; ++i)
        outputs.back()[i] = std::numeric_limits<T>::quiet_NaN();
    }
  }

  /// The results one after the other, as the kernel computes them.
  numbers<T> by_kernel() {
    std::vector<const T*> in;
    std::vector<T*> out;
    for (const auto& block : values) in.push_back(block.get());
    for (const auto& block : outputs) out.push_back(block.get());
    const std::unique_ptr<T[]> workspace(new T[workspace_of<Function>]);
    for (std::size_t i = 0; i < workspace_of<Function>; ++i)
      workspace[i] = std::numeric_limits<T>::quiet_NaN();
    run_arrays<Function, T>(in.data(), out.data(), workspace.get(), samples);
    numbers<T> all;
    for (std::size_t k = 0; k < outputs.size(); ++k) {
      const array_result& result = Function::results[k];
      const T* const first = out[k] + result.offset;
      all.insert(all.end(), first, first + size_of(result.extents, samples));
    }
    return all;
  }
  /// The same, node by node in double.
  numbers<double> by_nodes() const {
    const auto count = static_cast<std::uint32_t>(samples);
    const node_index root = g.size() - 1;
    const auto elements = array_values_of(g, root, count, [this](node_index i, array_index at) {
      const shape s = g.shape_of(i);
      std::size_t k = 0;
      while (Function::sources[k].variable != i) ++k;
      const std::size_t position = (at.sample * s.rows + at.row) * s.columns + at.column;
      return static_cast<double>(values[k][Function::sources[k].offset + position]);
    });
    numbers<double> all;
    std::size_t k = 0;
    for_each_element(g, root, [&](node_index entry) {
      const shape s = Function::results[k++].extents;
      for (std::uint32_t sample = 0; sample < (s.varies ? count : 1); ++sample)
        for (std::uint32_t r = 0; r < s.rows; ++r)
          for (std::uint32_t c = 0; c < s.columns; ++c)
            all.push_back(elements[entry][{sample, r, c}]);
    });
    return all;
  }
};

template <class T>
bool close(T u, double v, double tolerance) {
  return std::abs(static_cast<double>(u) - v) <= tolerance * std::max(1.0, std::abs(v)) ||
         (std::isnan(u) && std::isnan(v));
}

}  // namespace test
