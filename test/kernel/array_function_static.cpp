// SPDX-License-Identifier: BSL-1.0
// Functions of whole arrays in constant expressions.

#include <array>

#include <nabla/nabla.hpp>

#include <nabla/kernel/array_function.hpp>

namespace {

using namespace nabla::core;

constexpr bool near(double u, double v) { return u - v < 1e-15 && v - u < 1e-15; }

/// The mean of (y - (a + b x))^2 and its gradient by a and b.
struct regression {
  static constexpr term build(graph& g) {
    const term a(g, g.variable("a")), b(g, g.variable("b"));
    const term x(g, g.variable("x", whole(1, 1, true))), y(g, g.variable("y", whole(1, 1, true)));
    const term error = square(y - (a + b * x));
    const term mean = summed(g, error, over_samples, error.shape()) / sample_count(g);
    sequence<term> variables(1, a);
    variables.push_back(b);
    sequence<term> all(1, mean);
    for (const term partial : reverse_gradient(mean, variables)) all.push_back(partial);
    return list_of(g, all.items, {3, 1});
  }
};
/// z = W2 (W1 x)^2 and the gradient of the mean of z^2 by W1, a 3x2 matrix.
struct network {
  static constexpr term build(graph& g) {
    const term W1(g, g.variable("W1", whole(3, 2))), W2(g, g.variable("W2", whole(1, 3)));
    const term x(g, g.variable("x", whole(2, 1, true)));
    const term z = product_of(g, W2, square(product_of(g, W1, x, 2)), 3);
    const term mean = summed(g, square(z), over_samples, z.shape()) / sample_count(g);
    const term terms[] = {z, reverse_gradient(mean, sequence<term>(1, W1))[0]};
    return list_of(g, terms, {2, 1});
  }
};

template <class Body, array_result... Results>
struct function_of {
  static constexpr const auto& image = image_of<Body>;
  static constexpr bool verbatim = false;
  static constexpr auto count = [] {
    std::size_t variables = 0;
    for (node_index i = 0; i < image.size(); ++i)
      if (image[i].kind() == node_kind::variable) ++variables;
    return variables;
  }();
  static constexpr auto sources = [] {
    std::array<array_source, count> all{};
    std::uint32_t k = 0;
    for (node_index i = 0; i < image.size(); ++i)
      if (image[i].kind() == node_kind::variable) {
        all[k] = {i, k, 0};
        ++k;
      }
    return all;
  }();
  static constexpr std::array<array_result, sizeof...(Results)> results{Results...};
};

constexpr auto line = [] {
  using function = function_of<regression, array_result{{}, 0, 0}, array_result{{}, 0, 1},
                               array_result{{}, 0, 2}>;
  const double a = 1, b = 2, x[] = {1, 2, 3}, y[] = {3, 6, 8};
  const double* in[4]{};
  const graph g = detail::graph_of_function<function>();
  for (const array_source& source : function::sources) {
    const char name = full_name(g, source.variable).view()[0];
    in[source.pointer] = name == 'a' ? &a : name == 'b' ? &b : name == 'x' ? +x : +y;
  }
  std::array<double, 3> result{};
  double* const out[] = {result.data()};
  double workspace[workspace_of<function> + 1]{};
  run_arrays<function, double>(+in, +out, workspace, 3);
  return result;
}();
// The errors are 0, 1 and 1.
static_assert(near(line[0], 2.0 / 3) && near(line[1], -4.0 / 3) && near(line[2], -10.0 / 3));

constexpr auto layers = [] {
  using function =
      function_of<network, array_result{whole(1, 1, true), 0, 0}, array_result{whole(3, 2), 1, 0}>;
  const double W1[6]{1, 0, 0, 1, 0, 0}, W2[3]{1, -1, 2}, x[] = {1, 2, 3, 4};
  const double* in[3]{};
  const graph g = detail::graph_of_function<function>();
  for (const array_source& source : function::sources) {
    const auto name = full_name(g, source.variable);
    in[source.pointer] = name.view() == "W1" ? +W1 : name.view() == "W2" ? +W2 : +x;
  }
  std::array<double, 8> result{1, 1, 1, 1, 1, 1, 1, 1};
  double* const out[] = {result.data(), result.data() + 2};
  double workspace[workspace_of<function> + 1]{};
  run_arrays<function, double>(+in, +out, workspace, 2);
  return result;
}();
static_assert(layers == std::array<double, 8>{-3, -7, -132, -180, 180, 248, 0, 0});

}  // namespace
