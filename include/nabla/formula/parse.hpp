// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/formula/error.hpp>
#include <nabla/formula/pending.hpp>
#include <nabla/formula/tokens.hpp>
#include <nabla/function.hpp>
#include <nabla/graph/variable_name.hpp>
#include <nabla/meta/decimal.hpp>

namespace nabla::core {

/// A formula's term, or where it is wrong: the position in the text, from 0, and what was expected
/// there.
struct parsed {
  term value;
  std::size_t position = 0;
  nabla::core::expected expected = nabla::core::expected::nothing;
  constexpr explicit operator bool() const { return expected == nabla::core::expected::nothing; }
};

/// Reads a formula into a graph, from left to right: operands on one stack, operators and open
/// parentheses that wait for what follows on another. Nothing recurses.
///   + - * / ^ (to the right, tighter than a minus in front: -x^2 is -(x^2)), parentheses, numbers
///   (.5, 5., 1e-3, exact), names (x_1, theta, Greek letters), f(a, b), pi, e; a name or a
///   parenthesis after an operand multiplies (2x, 3(x + 1), x y); where(a < b, u, v) with < <= > >=
///   == !=.
template <class Catalogue>
class formula_reader {
 public:
  constexpr formula_reader(std::string_view formula, graph& its_graph)
      : text{formula}, g(its_graph) {}

  constexpr parsed read() {
    if (text.text.size() > 1'000'000) return {{}, 1'000'000, expected::shorter_text};
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
    return {operands[0], 0, expected::nothing};
  }

 private:
  using pending = detail::pending;
  using kind = pending::kind;
  using binds = detail::binds;

  detail::tokens text;
  graph& g;
  bool operand_next = true;
  sequence<term> operands;
  sequence<pending> open;
  sequence<std::uint32_t> lengths;  // of vectors, by the nodes of their names
  int depth = 0;
  std::size_t error_at = 0;
  nabla::core::expected error = nabla::core::expected::nothing;

  constexpr bool failed() const { return error != expected::nothing; }
  constexpr void fail(std::size_t where_it_is, nabla::core::expected what) {
    error_at = where_it_is;
    error = what;
  }
  constexpr pending& innermost() { return open[open.size - 1]; }

  // Where an operand stands.

  constexpr void read_operand() {
    if (text.at_number()) return read_number();
    if (text.at_name()) return read_name();
    if (text.take('-')) return open.push_back({kind::negative});
    if (text.take('(')) return open_parenthesis({kind::parenthesis});
    fail(text.at, expected::operand);
  }
  constexpr void open_parenthesis(pending what) {
    if (++depth > 1000) return fail(text.at - 1, expected::fewer_parentheses);
    open.push_back(what);
  }
  constexpr void finish_operand(term u) {
    operands.push_back(u);
    operand_next = false;
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
    const std::size_t end = text.at;
    const bool called = text.skip_blanks() && text.peek() == '(';
    pending call{kind::call};
    const bool known = find_function(name, call);
    if (!known && called) return fail(start, expected::known_function);
    if (!known || call.arity() == 0) {
      text.at = end;
      return finish_operand(known ? detail::intern_call(call.function, nullptr, g)
                                  : term(g, g.variable(name)));
    }
    if (!text.take('(')) return fail(text.at, expected::opening);
    open_parenthesis(call);
  }
  /// The catalogue's function of that name, else what formulas write like a function.
  static constexpr bool find_function(std::string_view name, pending& call) {
    if (const int position = Catalogue::find(name); position >= 0)
      call.function = Catalogue::functions[position];
    else if (name == "where")
      call.what = kind::choice;
    else if (name == "square")
      call.what = kind::square;
    else if (name == "stop_gradient")
      call.what = kind::stop;
    else
      return false;
    return true;
  }
  /// name[position]
  constexpr void read_element(std::string_view name) {
    const std::size_t start = text.at;
    std::uint32_t position = 0;
    if (!text.take_position(position)) return fail(start, expected::position_in_vector);
    if (lengths.size == 0) lengths = detail::vector_lengths(text.text, g);
    finish_operand(term(g, g.variable(name, lengths[g.name(name)], position)));
  }

  // Where an operator stands.

  constexpr void read_operator() {
    const char c = text.peek();
    if (text.at_name() || c == '(') return push_operator(kind::times, binds::products);
    if (text.take('+')) return push_operator(kind::plus, binds::sums);
    if (text.take('-')) return push_operator(kind::minus, binds::sums);
    if (text.take('*')) return push_operator(kind::times, binds::products);
    if (text.take('/')) return push_operator(kind::over, binds::products);
    if (text.take('^')) return push_operator(kind::caret, binds::tighter_than_all);
    if (c == ')' || c == ',') return end_argument(c);
    read_comparison();
  }
  /// An operator waits for its right operand. Its left one is complete, with what binds so tightly.
  constexpr void push_operator(kind what, binds strength) {
    reduce(strength);
    open.push_back({what});
    operand_next = true;
  }
  /// Applies the operators that bind at least as tightly.
  constexpr void reduce(binds strength) {
    while (open.size != 0 && innermost().strength() != binds::none &&
           innermost().strength() >= strength) {
      const kind what = open.pop_back().what;
      const term v = operands.pop_back();
      if (what == kind::negative)
        operands.push_back(owned(-v));
      else
        operands.push_back(owned(applied(what, operands.pop_back(), v)));
    }
  }
  static constexpr term applied(kind what, term u, term v) {
    if (what == kind::plus) return u + v;
    if (what == kind::minus) return u - v;
    if (what == kind::times) return u * v;
    if (what == kind::over) return u / v;
    return power_function::build(u, v);
  }
  constexpr term owned(term u) { return {g, u.in(g)}; }

  constexpr void end_argument(char c) {
    reduce(binds::sums);
    const std::size_t here = text.at++;
    if (open.size == 0) return fail(here, expected::operator_or_end);
    pending& around = innermost();
    const nabla::core::expected missing = around.missing();
    if (missing != (c == ',' ? expected::comma : expected::closing)) return fail(here, missing);
    if (around.function != nullptr && around.arguments < around.function->parameters &&
        !operands[operands.size - 1].is_constant())
      return fail(here, expected::constant);
    ++around.arguments;
    operand_next = c == ',';
    if (c == ')') close();
  }
  constexpr void close() {
    const pending closed = open.pop_back();
    --depth;
    if (closed.what == kind::parenthesis) return;
    term arguments[4];
    for (int k = closed.arity(); k-- > 0;) arguments[k] = operands.pop_back();
    operands.push_back(value_of(closed, arguments));
  }
  constexpr term value_of(const pending& closed, const term* arguments) {
    const term u = arguments[0];
    if (closed.what == kind::choice) {
      const term v = arguments[1];
      return owned(
          where(condition{closed.comparison, closed.swapped ? v : u, closed.swapped ? u : v},
                arguments[2], arguments[3]));
    }
    if (closed.what == kind::square) return owned(square(u));
    if (closed.what == kind::stop) return u.is_constant() ? u : make(node_kind::stop, u);
    const function_info* const f = closed.function;
    return f->build != nullptr ? owned(f->build(arguments)) : make_call(f, arguments);
  }
  constexpr void read_comparison() {
    reduce(binds::sums);
    const bool in_condition =
        open.size != 0 && innermost().what == kind::choice && innermost().arguments == 0;
    const bool strict = text.peek(1) != '=';
    const char c = text.peek();
    const bool known = c == '<' || c == '>' || (!strict && (c == '=' || c == '!'));
    if (!in_condition || !known)
      return fail(text.at, open.size != 0 ? innermost().missing() : expected::operator_or_end);
    pending& choice = innermost();
    choice.comparison = comparison_of(c, strict);
    choice.swapped = c == '>';
    choice.arguments = 1;
    text.at += strict ? 1 : 2;
    operand_next = true;
  }
  static constexpr node_kind comparison_of(char c, bool strict) {
    if (c == '=') return node_kind::if_equal;
    if (c == '!') return node_kind::if_unequal;
    return strict ? node_kind::if_less : node_kind::if_less_equal;
  }
};

/// Reads a formula into the graph, keeping what is written; `(bool)` tells whether it could. Never
/// throws.
template <class Catalogue = catalogue>
constexpr parsed parse(std::string_view formula, graph& g) {
  return formula_reader<Catalogue>(formula, g).read();
}

}  // namespace nabla::core

namespace nabla {

using core::parse;
using core::parsed;

}  // namespace nabla
