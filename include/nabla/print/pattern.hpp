// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/walk.hpp>

// Patterns: the whole of a call with a # for each argument, such as #^{#}.

namespace nabla::core::detail {

using enum precedence::level;

constexpr bool is_one_of(std::string_view letters, char c) {
  return letters.find(c) != std::string_view::npos;
}

/// Whether the text ends with an opening bracket, a bar, \left\lfloor or a comma.
constexpr bool ends_with_opening(std::string_view text) {
  while (text.ends_with(" ")) text.remove_suffix(1);
  if (text.empty() || is_one_of("([{|,", text.back())) return true;
  const std::size_t command = text.rfind('\\');
  return command != std::string_view::npos && text.substr(0, command).ends_with("\\left");
}
/// Whether the text starts with a closing bracket, a bar, \right or a comma.
constexpr bool starts_with_closing(std::string_view text) {
  while (text.starts_with(" ")) text.remove_prefix(1);
  return text.empty() || is_one_of(")]}|,", text.front()) || text.starts_with("\\right");
}

/// The place of a # between what stands before and after it: beside a bracket an argument may be
/// anything, beside a sign of a sum it is a term, beside anything else it must hold together.
constexpr precedence::level place_after(std::string_view before) {
  if (before.ends_with("+ ")) return of_sum;
  if (before.ends_with("-") || before.ends_with("- ")) return of_product;
  return ends_with_opening(before) ? loose : of_atom;
}
constexpr precedence::level place_before(std::string_view after) {
  if (after.starts_with(" +") || after.starts_with(" -")) return of_sum;
  return starts_with_closing(after) ? loose : of_atom;
}
constexpr precedence::level place_between(std::string_view before, std::string_view after) {
  const precedence::level left = place_after(before), right = place_before(after);
  return left < right ? right : left;
}

struct arguments_of_call {
  node_index at[4]{};

  constexpr arguments_of_call(const graph& g, node call) {
    int count = 0;
    for_each_argument(g, call, [&](node_index argument) { at[count++] = argument; });
  }
};

/// Takes a call apart in the order of its pattern: `to` gets words and, with their places, the
/// arguments.
template <class Pieces>
constexpr void fill_pattern(const function_info& f, std::string_view pattern,
                            const node_index* arguments, Pieces& to) {
  std::size_t end = 0;
  for (int k = 0; k < f.arity; ++k) {
    const std::size_t hole = pattern.find('#', end);
    if (hole > end) to.words(pattern.substr(end, hole - end));
    end = hole + 1;
    to.part(arguments[k], place_between(pattern.substr(0, hole), pattern.substr(end)));
  }
  if (end < pattern.size()) to.words(pattern.substr(end));
}

}  // namespace nabla::core::detail
