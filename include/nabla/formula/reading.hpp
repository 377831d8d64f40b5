// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/formula/stacks.hpp>
#include <nabla/formula/tokens.hpp>
#include <nabla/graph/variable_name.hpp>

namespace nabla::core::detail {

/// How far a formula is read, what its names mean, and where it is wrong.
template <class Lazy>
struct reading : stacks<Lazy> {
  using stacks<Lazy>::g;

  tokens<> text;
  const sequence<std::string_view>& data;  ///< the names that have a value for each sample
  sequence<term> named = {};               ///< by f(x, y) =
  std::size_t error_at = 0;
  nabla::core::expected error = expected::nothing;

  constexpr reading(std::string_view formula, graph& its_graph,
                    const sequence<std::string_view>& names_of_data)
      : stacks<Lazy>{its_graph}, text{formula}, data(names_of_data) {}

  constexpr bool failed() const { return error != expected::nothing; }
  constexpr void fail(std::size_t where_it_is, nabla::core::expected what) {
    error_at = where_it_is;
    error = what;
  }

  constexpr bool is_data(std::string_view name) const {
    for (const std::string_view known : data)
      if (known == name) return true;
    return false;
  }
  constexpr term variable(std::string_view name) {
    return {g, is_data(name) ? g.variable(name, whole(1, 1, true)) : g.variable(name)};
  }
  /// name[position]
  constexpr term element(std::string_view name, std::uint32_t position) {
    if (lengths.size == 0) lengths = vector_lengths(text.text, g);
    return {g, g.variable(name, lengths[g.name(name)], position)};
  }
  /// The variables that the names in `f(x, y) =` stand for; false where one is there already.
  constexpr bool add_variables(std::string_view name) {
    if (named.size == 0) lengths = vector_lengths(text.text, g);
    const node_index place = g.name(name);
    const std::uint32_t length = place < lengths.size ? lengths[place] : 0;
    const std::uint32_t count = named.size;
    if (length == 0) named.push_back(term(g, g.variable(name)));
    for (std::uint32_t k = 0; k < length; ++k)
      named.push_back(term(g, g.variable(name, length, k)));
    for (std::uint32_t k = 0; k < count; ++k)
      if (named[k].index == named[count].index) return false;
    return true;
  }

 private:
  sequence<std::uint32_t> lengths;  // of vectors, by the nodes of their names
};

}  // namespace nabla::core::detail
