// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/expression/variable.hpp>
#include <nabla/formula/parse.hpp>

namespace nabla::core {

template <std::size_t Position, char... Formula>
inline constexpr bool formula_is_right_at = false;

namespace detail {

struct formula_check {
  std::size_t position = 0;
  nabla::core::expected expected = nabla::core::expected::nothing;
};
template <class Catalogue>
constexpr formula_check check_formula(std::string_view text) {
  graph g;
  const parsed result = parse<Catalogue>(text, g);
  return {result.position, result.expected};
}

/// Fail with the sentence for what was expected; the compiler shows the position and the formula's
/// letters.
template <nabla::core::expected What, std::size_t At, char... Formula>
constexpr void require_right_choice() {
  if constexpr (What == expected::comparison_in_where)
    static_assert(
        formula_is_right_at<At, Formula...>,
        "wrong formula: here no comparison was expected, which stands in where(a < b, u, v)");
  else if constexpr (What == expected::choice)
    static_assert(formula_is_right_at<At, Formula...>,
                  "wrong formula: here where(a < b, u, v) was expected instead of if");
  else if constexpr (What == expected::remainder)
    static_assert(formula_is_right_at<At, Formula...>,
                  "wrong formula: here x - n*floor(x/n) was expected for x mod n, or * before a "
                  "variable mod");
  else if constexpr (What == expected::shorter_name)
    static_assert(formula_is_right_at<At, Formula...>,
                  "wrong formula: here a name of at most 63 characters was expected");
  else
    static_assert(formula_is_right_at<At, Formula...>, "wrong formula: it is too long or too deep");
}
template <nabla::core::expected What, std::size_t At, char... Formula>
constexpr void require_right_meaning() {
  if constexpr (What == expected::decimal_point)
    static_assert(formula_is_right_at<At, Formula...>,
                  "wrong formula: here a point was expected in a number, as in 3.5");
  else if constexpr (What == expected::known_sign)
    static_assert(
        formula_is_right_at<At, Formula...>,
        "wrong formula: here a sign was expected that formulas have: (1/2) for a fraction, x_1 for "
        "a small index, (u)/(v) for LaTeX; no infinity, no integral and no ' of a derivative");
  else if constexpr (What == expected::one_reading)
    static_assert(formula_is_right_at<At, Formula...>,
                  "wrong formula: here a form with one meaning was expected, as asin(x) or "
                  "1/sin(x), sqrt(x^2) or sqrt(x)^2");
  else if constexpr (What == expected::heading)
    static_assert(formula_is_right_at<At, Formula...>,
                  "wrong formula: here no = was expected, but f(x, y) = ... at the start, or u - v "
                  "for the equation u = v");
  else if constexpr (What == expected::names_of_variables)
    static_assert(formula_is_right_at<At, Formula...>,
                  "wrong formula: here the name of a variable was expected, each once");
  else
    require_right_choice<What, At, Formula...>();
}
template <nabla::core::expected What, std::size_t At, char... Formula>
constexpr void require_right_call() {
  if constexpr (What == expected::comparison)
    static_assert(formula_is_right_at<At, Formula...>,
                  "wrong formula: here a comparison was expected, as in where(a < b, u, v)");
  else if constexpr (What == expected::known_function)
    static_assert(formula_is_right_at<At, Formula...>,
                  "wrong formula: here the name of a function was expected before '(' (a product "
                  "is written with *)");
  else if constexpr (What == expected::constant)
    static_assert(formula_is_right_at<At, Formula...>,
                  "wrong formula: here a constant was expected");
  else if constexpr (What == expected::data)
    static_assert(formula_is_right_at<At, Formula...>,
                  "wrong formula: here data was expected, which a formula's names are not: write "
                  "mean(square(ys - (a + b*xs))) with data xs and ys");
  else if constexpr (What == expected::position_in_vector)
    static_assert(formula_is_right_at<At, Formula...>,
                  "wrong formula: here an element's position was expected, as in p[0]");
  else if constexpr (What == expected::round_parentheses)
    static_assert(formula_is_right_at<At, Formula...>,
                  "wrong formula: here '(' or ')' was expected instead of this");
  else if constexpr (What == expected::caret)
    static_assert(formula_is_right_at<At, Formula...>,
                  "wrong formula: here '^' was expected for a power, as in x^2");
  else
    require_right_meaning<What, At, Formula...>();
}
template <nabla::core::expected What, std::size_t At, char... Formula>
constexpr void require_right_formula() {
  if constexpr (What == expected::operand)
    static_assert(formula_is_right_at<At, Formula...>,
                  "wrong formula: here a number, a variable, a function or '(' was expected");
  else if constexpr (What == expected::operator_or_end)
    static_assert(formula_is_right_at<At, Formula...>,
                  "wrong formula: here an operator or the end was expected");
  else if constexpr (What == expected::closing)
    static_assert(formula_is_right_at<At, Formula...>, "wrong formula: here ')' was expected");
  else if constexpr (What == expected::closing_bar)
    static_assert(formula_is_right_at<At, Formula...>,
                  "wrong formula: here '|' was expected, as in |x|");
  else if constexpr (What == expected::comma)
    static_assert(formula_is_right_at<At, Formula...>, "wrong formula: here ',' was expected");
  else if constexpr (What == expected::opening)
    static_assert(formula_is_right_at<At, Formula...>,
                  "wrong formula: here '(' was expected after a function's name, as in sin(x)");
  else
    require_right_call<What, At, Formula...>();
}

}  // namespace detail

/// A formula that the compiler reads: `formula<"x^2*y + sin(x*y)">`, the same as `"x^2*y +
/// sin(x*y)"_f`. A catalogue with one's own functions may follow: `formula<"2 mine(x)",
/// extended<catalogue, my_function>>`.
template <fixed_string Text, class Catalogue = catalogue>
struct formula : function_of<formula<Text, Catalogue>> {
  using layout = scalar_layout;
  static constexpr unsigned tree_size = 1;
  static constexpr bool verbatim = true;
  static constexpr term build(graph& g) {
    const parsed result = parse<Catalogue>(Text.view(), g);
    return result ? result.value : term(0);
  }
  /// The names in `f(x, y) =`.
  static constexpr sequence<variable_name> heading() {
    sequence<variable_name> names;
    detail::tokens<> front{Text.view()};
    if (sequence<std::string_view> all; !front.take_heading(all)) return names;
    graph g;
    node_index last = node::none;
    for (const term variable : parse<Catalogue>(Text.view(), g).variables) {
      const node_index chunk = variable.node_here().a();
      if (chunk != last) names.push_back(variable_name(g, chunk));
      last = chunk;
    }
    return names;
  }

 private:
  static constexpr detail::formula_check check = detail::check_formula<Catalogue>(Text.view());
  template <std::size_t... I>
  static constexpr bool complain(std::index_sequence<I...>) {
    detail::require_right_formula<check.expected, check.position, Text.characters[I]...>();
    return true;
  }
  static constexpr bool is_right() {
    if constexpr (check.expected == expected::nothing)
      return true;
    else
      return complain(std::make_index_sequence<Text.view().size()>{});
  }

 public:
  constexpr formula() { static_cast<void>(std::bool_constant<is_right()>{}); }
};

namespace literals {

/// "x^2*y + sin(x*y)"_f: a formula as an expression, read by the compiler.
template <fixed_string Text>
constexpr auto operator""_f() {
  return formula<Text>{};
}

}  // namespace literals

}  // namespace nabla::core

namespace nabla {

using core::formula;
namespace literals = core::literals;

}  // namespace nabla
