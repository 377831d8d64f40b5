// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/expression/variable.hpp>

namespace nabla::core {

/// What variables are that stand for whole arrays: one node of the graph, whatever their size.
template <class Variable, fixed_string Name, class Layout>
struct whole_variable : function_of<Variable> {
  using layout = Layout;
  static constexpr unsigned tree_size = 1;
  static constexpr bool verbatim = true;
  static constexpr std::string_view name = Name.view();
  static constexpr std::uint32_t elements = Layout::size;
  static_assert(detail::require_variable_name<Name>());

  static constexpr term build(graph& g) { return {g, g.variable(name, layout::shape)}; }

  /// Gives it values, or an expression in its place.
  template <class T>
  constexpr auto operator=(T&& values) const {
    return detail::bind_to<Variable>(static_cast<T&&>(values));
  }
  template <class T, std::size_t N>
  requires(!Layout::varies)
  constexpr auto operator=(T (&&values)[N]) const {
    return binding<Variable, std::array<T, N>>{std::to_array(values)};
  }
};

}  // namespace nabla::core
