// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/formula/error.hpp>
#include <nabla/formula/function_names.hpp>
#include <nabla/formula/operators.hpp>
#include <nabla/meta/decimal.hpp>

namespace nabla::core {

/// A formula's term, or where it is wrong: the position in the text, from 0, and what was expected
/// there. `f(x, y) =` in front names the first variables, in their order, used or not.
struct parsed {
  term value;
  std::size_t position = 0;
  nabla::core::expected expected = nabla::core::expected::nothing;
  sequence<term> variables = {};
  constexpr explicit operator bool() const { return expected == nabla::core::expected::nothing; }
};

/// Reads a formula into a graph, from left to right. Nothing recurses.
///   + - * / ^ (to the right, tighter than a minus in front: -x^2 is -(x^2)), parentheses, numbers
///   (.5, 5., 1e-3, exact), names (x_1, theta, Greek letters), f(a, b), pi, e; a name or a
///   parenthesis after an operand multiplies (2x, 3(x + 1), x y); where(a < b, u, v) with < <= > >=
///   == !=. And what books write: +x, |x|, x², sin²(x), sin^2(x), x!, ·, ×, ÷, −, √, ∛, sec(x),
///   log_2(x), max(x, y, z), ln|x|, and `f(x, y) =` in front. mean(u) and sum(u), over the samples,
///   of what has a value for each.
template <class Catalogue>
class formula_reader : detail::operator_reader<Catalogue> {
  using base = detail::operator_reader<Catalogue>;
  using base::g, base::text, base::operands, base::open, base::depth, base::operand_next,
      base::innermost, base::is_in_bars, base::reduce, base::finish_operand, base::failed,
      base::fail, base::error, base::error_at, base::named, base::is_data, base::variable,
      base::element, base::add_variables, base::read_operator;

 public:
  using base::base;

  constexpr parsed read() {
    if (text.text.size() > 1'000'000) return {{}, 1'000'000, expected::shorter_text};
    read_heading();
    while (!failed() && text.skip_blanks()) {
      if (operand_next)
        read_operand();
      else
        read_operator();
    }
    if (!failed() && operand_next) fail(text.at, expected::operand);
    if (!failed()) reduce(binds::none);
    if (!failed() && open.size != 0) fail(text.at, innermost().missing());
    if (failed()) return {{}, error_at, error};
    return {operands[0], 0, expected::nothing, named};
  }

 private:
  using pending = detail::pending;
  using kind = pending::kind;
  using binds = detail::binds;
  using names = detail::function_names<Catalogue>;

  constexpr void read_heading() {
    detail::tokens<> rest = text;
    sequence<std::string_view> in_front;
    if (!rest.take_heading(in_front)) return;
    for (const std::string_view name : in_front) {
      const auto place = static_cast<std::size_t>(name.data() - text.text.data());
      if (name.size() > variable_name::longest) return fail(place, expected::shorter_name);
      if (pending known{kind::call};
          names::find(name, known) || is_data(name) || !add_variables(name))
        return fail(place, expected::names_of_variables);
    }
    text = rest;
  }

  // Where an operand stands.

  constexpr void read_operand() {
    if (text.at_number()) return read_number();
    if (text.at_name()) return read_name();
    if (const function_info* const root = root_here(); is_function(root))
      return open.push_back({kind::root, root});
    if (open.size != 0 && innermost().what == kind::root && text.peek() != '(' &&
        text.peek() != '|')
      return fail(text.at, expected::opening);
    if (text.take('-')) return open.push_back({kind::negative});
    if (text.take('+')) return;
    if (text.take('(')) return open_parenthesis({kind::parenthesis});
    if (text.take('|')) return open_parenthesis({kind::bars});
    fail(text.at, text.instead(expected::operand));
  }
  constexpr const function_info* root_here() {
    if (text.take(detail::square_root_sign)) return detail::info_in<Catalogue, square_root>;
    return text.take(detail::cube_root_sign) ? detail::info_in<Catalogue, cube_root> : &no_function;
  }
  constexpr void open_parenthesis(pending what) {
    if (++depth > 1000) return fail(text.at - 1, expected::fewer_parentheses);
    open.push_back(what);
  }
  constexpr void read_number() {
    const std::string_view digits = text.take_number();
    if (text.peek() == '.' || (digits == "0" && text.at_name()))
      return fail(text.at, expected::operator_or_end);
    finish_operand(term(g, g.constant(parse_decimal(digits))));
  }
  constexpr void read_name() {
    const std::size_t start = text.at;
    const std::string_view name = text.take_name();
    if (name.size() > variable_name::longest) return fail(start, expected::shorter_name);
    if (text.take('[')) return read_element(name);
    pending call{kind::call};
    if (names::find(name, call)) return read_call(call);
    const std::size_t end = text.at;
    if (name.size() > 2 && names::find_textbook(name, call, g) && is_called(call))
      return read_call(call);
    text.at = end;
    if (text.skip_blanks() && text.peek() == '(')
      return fail(start, name == "if" ? expected::choice : expected::known_function);
    text.at = end;
    finish_operand(variable(name));
  }
  /// Whether an argument follows; also one without parentheses, which is a mistake.
  constexpr bool is_called(const pending& call) {
    const std::size_t end = text.at;
    int exponent = 0;
    text.take_exponent(exponent);
    text.skip_blanks();
    const bool called = text.at_name() || text.at_number() || opens(call);
    text.at = end;
    return called;
  }
  /// Whether a parenthesis or a bar opens here.
  constexpr bool opens(const pending& call) const {
    return text.peek() == '(' || (text.peek() == '|' && call.arity() == 1 && !is_in_bars());
  }
  /// sin(u); sin^2(u) and sin²(u), which are squares; ln|u|. But sin^-1(u) has two readings.
  constexpr void read_call(pending call) {
    if (call.arity() == 0) return finish_operand(detail::intern_call(call.function, nullptr, g));
    const std::size_t end = text.at;
    int exponent = 0;
    if (text.take_exponent(exponent)) call.exponent = g.constant(exponent);
    if (exponent < 0) return fail(end, expected::one_reading);
    text.skip_blanks();
    if (!opens(call)) return fail(text.at, expected::opening);
    call.in_bars = text.take('|');
    if (!call.in_bars) text.take('(');
    open_parenthesis(call);
  }
  /// name[position]
  constexpr void read_element(std::string_view name) {
    const std::size_t start = text.at;
    std::uint32_t position = 0;
    if (!text.take_position(position)) return fail(start, expected::position_in_vector);
    finish_operand(element(name, position));
  }
};

/// Reads a formula into the graph, keeping what is written; `(bool)` tells whether it could. The
/// variables with the names of `data` have a value for each sample: they are what mean(u) and sum(u)
/// run over. Never throws.
template <class Catalogue = catalogue>
constexpr parsed parse(std::string_view formula, graph& g,
                       const sequence<std::string_view>& data = {}) {
  return formula_reader<Catalogue>(formula, g, data).read();
}

}  // namespace nabla::core

namespace nabla {

using core::parse;
using core::parsed;

}  // namespace nabla
