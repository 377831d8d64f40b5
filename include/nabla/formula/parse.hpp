// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/formula/error.hpp>
#include <nabla/function.hpp>
#include <nabla/graph/term.hpp>
#include <nabla/meta/decimal.hpp>
#include <nabla/meta/letters.hpp>

namespace nabla {

/// A formula's term, or where it is wrong: the position in the text, from 0, and what was expected
/// there.
struct parsed {
  term value;
  std::size_t position = 0;
  nabla::expected expected = nabla::expected::nothing;
  constexpr explicit operator bool() const { return expected == nabla::expected::nothing; }
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
      : text(formula), g(its_graph) {}

  constexpr parsed read() {
    if (text.size() > 1'000'000) return {{}, 1'000'000, expected::shorter_text};
    while (!failed() && skip_blanks()) {
      if (operand_next)
        read_operand();
      else
        read_operator();
    }
    if (!failed() && operand_next) fail(at, expected::operand);
    if (!failed()) reduce(0);
    if (!failed() && open.size != 0) fail(at, open[open.size - 1].missing());
    if (failed()) return {{}, error_at, error};
    return {operands[0], 0, expected::nothing};
  }

 private:
  enum class kind : unsigned char {
    plus,
    minus,
    times,
    over,
    negative,
    caret,
    parenthesis,
    call,
    choice
  };
  struct waiting {
    kind what;
    int function = 0;   // of a call: its place in the catalogue, or one of the names below
    int arguments = 0;  // that are complete; of a choice the comparison counts as two
    node_kind comparison = node_kind::if_less;
    bool swapped = false;
    constexpr int strength() const {
      switch (what) {
        case kind::plus:
        case kind::minus:
          return 1;
        case kind::times:
        case kind::over:
          return 2;
        case kind::negative:
          return 3;
        case kind::caret:
          return 4;
        default:
          return 0;
      }
    }
    constexpr nabla::expected missing() const {
      if (what == kind::choice && arguments == 0) return expected::comparison;
      return (what == kind::choice && arguments < 3) ||
                     (what == kind::call && arguments + 1 < arity())
                 ? expected::comma
                 : expected::closing;
    }
    constexpr int arity() const { return function < 0 ? 1 : Catalogue::functions[function]->arity; }
  };
  static constexpr int unknown = -1, square_of = -2, stop_of = -3, where_of = -4;

  std::string_view text;
  graph& g;
  std::size_t at = 0;
  bool operand_next = true;
  sequence<term> operands;
  sequence<waiting> open;
  sequence<std::uint32_t> lengths;  // of vectors, by the nodes of their names
  int depth = 0;
  std::size_t error_at = 0;
  nabla::expected error = nabla::expected::nothing;

  constexpr bool failed() const { return error != expected::nothing; }
  constexpr void fail(std::size_t where_it_is, nabla::expected what) {
    error_at = where_it_is, error = what;
  }

  constexpr bool at_name() const { return detail::letter_length(text.substr(at)) > 0; }
  constexpr char peek(std::size_t ahead = 0) const {
    return at + ahead < text.size() ? text[at + ahead] : '\0';
  }
  constexpr bool skip_blanks() {
    while (at < text.size() &&
           (text[at] == ' ' || text[at] == '\t' || text[at] == '\n' || text[at] == '\r'))
      ++at;
    return at < text.size();
  }
  constexpr bool take(char c) {
    if (peek() != c || at >= text.size()) return false;
    ++at;
    return true;
  }

  // Where an operand stands.

  constexpr void read_operand() {
    const char c = peek();
    if (detail::is_digit(c) || (c == '.' && detail::is_digit(peek(1)))) return read_number();
    if (at_name()) return read_name();
    if (take('-')) return open.push_back({kind::negative});
    if (c == '(') return ++at, open_frame({kind::parenthesis});
    fail(at, expected::operand);
  }
  constexpr void open_frame(waiting frame) {
    if (++depth > 1000) return fail(at - 1, expected::fewer_parentheses);
    open.push_back(frame);
  }
  constexpr void finish_operand(term u) {
    operands.push_back(u);
    operand_next = false;
  }
  constexpr std::size_t end_of_number(std::size_t i) const {
    const auto digit_at = [this](std::size_t place_in_text) {
      return place_in_text < text.size() && detail::is_digit(text[place_in_text]);
    };
    while (digit_at(i)) ++i;
    if (i < text.size() && text[i] == '.') ++i;
    while (digit_at(i)) ++i;
    if (i >= text.size() || (text[i] != 'e' && text[i] != 'E')) return i;
    const std::size_t sign =
        i + 1 < text.size() && (text[i + 1] == '+' || text[i + 1] == '-') ? 2 : 1;
    if (!digit_at(i + sign)) return i;
    for (i += sign; digit_at(i);) ++i;
    return i;
  }
  constexpr void read_number() {
    const std::size_t start = at;
    at = end_of_number(start);
    const std::string_view digits = text.substr(start, at - start);
    if (peek() == '.' || (digits == "0" && at_name())) return fail(at, expected::operator_or_end);
    finish_operand(term(g, g.constant(parse_decimal(digits))));
  }
  constexpr void read_name() {
    const std::size_t start = at;
    const std::string_view name = text.substr(start, detail::name_length(text.substr(start)));
    at += name.size();
    if (name.size() > variable_name::longest) return fail(start, expected::shorter_name);
    if (peek() == '[') return read_element(name);
    const std::size_t end = at;
    const bool called = skip_blanks() && peek() == '(';
    const int function = function_of(name);
    if (function == unknown) {
      if (called) return fail(start, expected::known_function);
      at = end;
      return finish_operand(term(g, g.variable(name)));
    }
    if (function >= 0 && Catalogue::functions[function]->arity == 0) {
      at = end;
      return finish_operand(detail::intern_call(Catalogue::functions[function], nullptr, g));
    }
    if (!called) return fail(at, expected::opening);
    ++at;
    open_frame({function == where_of ? kind::choice : kind::call, function});
  }
  /// The catalogue's function of that name, else what formulas write like a function.
  static constexpr int function_of(std::string_view name) {
    if (const int known = Catalogue::find(name); known >= 0) return known;
    if (name == "where") return where_of;
    if (name == "square") return square_of;
    return name == "stop_gradient" ? stop_of : unknown;
  }
  /// name[position]: the vector is as long as the formula's largest position asks.
  constexpr void read_element(std::string_view name) {
    std::uint32_t position = 0;
    const std::size_t start = ++at;
    if (!read_position(at, position)) return fail(start, expected::position_in_vector);
    if (lengths.size == 0) find_lengths();
    finish_operand(term(g, g.variable(name, lengths[g.name(name)], position)));
  }
  /// The lengths of all vectors, by the nodes of their names.
  constexpr void find_lengths() {
    for (std::size_t i = 0; i < text.size();) {
      const std::size_t start = i;
      if (detail::is_digit(text[i]) || text[i] == '.') i = end_of_number(i);
      const std::size_t name = i;
      i += detail::name_length(text.substr(i));
      std::uint32_t position = 0;
      std::size_t bracket = i + 1;
      if (i > name && i < text.size() && text[i] == '[' && read_position(bracket, position)) {
        const node_index its_name = g.name(text.substr(name, i - name));
        while (lengths.size <= its_name) lengths.push_back(0);
        if (lengths[its_name] <= position) lengths[its_name] = position + 1;
      }
      if (i == start) ++i;
    }
  }
  constexpr bool read_position(std::size_t& from, std::uint32_t& position) const {
    std::size_t i = from;
    for (position = 0; i < text.size() && detail::is_digit(text[i]) && position < 65536; ++i)
      position = 10 * position + static_cast<std::uint32_t>(text[i] - '0');
    if (i == from || i >= text.size() || text[i] != ']' || position >= 65535) return false;
    from = i + 1;
    return true;
  }

  // Where an operator stands.

  constexpr void read_operator() {
    const char c = peek();
    if (at_name() || c == '(') return push_operator({kind::times}, 2);
    if (take('+')) return push_operator({kind::plus}, 1);
    if (take('-')) return push_operator({kind::minus}, 1);
    if (take('*')) return push_operator({kind::times}, 2);
    if (take('/')) return push_operator({kind::over}, 2);
    if (take('^')) return push_operator({kind::caret}, 5);
    if (c == ')' || c == ',') return end_argument(c);
    read_comparison();
  }
  constexpr void push_operator(waiting op, int strength) {
    reduce(strength);
    open.push_back(op);
    operand_next = true;
  }
  /// Applies the operators that hold at least as tightly.
  constexpr void reduce(int strength) {
    while (open.size != 0 && open[open.size - 1].strength() != 0 &&
           open[open.size - 1].strength() >= strength) {
      const waiting op = open.pop_back();
      const term v = operands.pop_back();
      if (op.what == kind::negative) {
        operands.push_back(owned(-v));
        continue;
      }
      const term u = operands.pop_back();
      operands.push_back(owned(op.what == kind::plus    ? u + v
                               : op.what == kind::minus ? u - v
                               : op.what == kind::times ? u * v
                               : op.what == kind::over  ? u / v
                                                        : power_function::build(u, v)));
    }
  }
  constexpr term owned(term u) { return {g, u.in(g)}; }

  constexpr void end_argument(char c) {
    reduce(1);
    const std::size_t here = at++;
    if (open.size == 0) return fail(here, expected::operator_or_end);
    waiting& frame = open[open.size - 1];
    const nabla::expected missing = frame.missing();
    if (missing != (c == ',' ? expected::comma : expected::closing)) return fail(here, missing);
    if (frame.what == kind::call && frame.function >= 0 &&
        frame.arguments < Catalogue::functions[frame.function]->parameters &&
        !operands[operands.size - 1].is_constant())
      return fail(here, expected::constant);
    ++frame.arguments;
    operand_next = c == ',';
    if (c == ')') close();
  }
  constexpr void close() {
    const waiting frame = open.pop_back();
    --depth;
    if (frame.what == kind::parenthesis) return;
    term arguments[4];
    const int count = frame.what == kind::choice ? 4 : frame.arity();
    for (int k = count; k-- > 0;) arguments[k] = operands.pop_back();
    if (frame.what == kind::choice) {
      const term &left = arguments[frame.swapped ? 1 : 0],
                 &right = arguments[frame.swapped ? 0 : 1];
      operands.push_back(
          owned(where(condition{frame.comparison, left, right}, arguments[2], arguments[3])));
    } else if (frame.function == square_of) {
      operands.push_back(owned(square(arguments[0])));
    } else if (frame.function == stop_of) {
      operands.push_back(arguments[0].is_constant() ? arguments[0]
                                                    : make(node_kind::stop, arguments[0]));
    } else {
      const function_info* const f = Catalogue::functions[frame.function];
      operands.push_back(f->build != nullptr ? owned(f->build(arguments))
                                             : make_call(f, arguments));
    }
  }
  constexpr void read_comparison() {
    reduce(1);
    const bool in_condition = open.size != 0 && open[open.size - 1].what == kind::choice &&
                              open[open.size - 1].arguments == 0;
    const bool strict = peek(1) != '=';
    const char c = peek();
    const bool known = c == '<' || c == '>' || (!strict && (c == '=' || c == '!'));
    if (!in_condition || !known)
      return fail(at, in_condition     ? expected::comparison
                      : open.size != 0 ? open[open.size - 1].missing()
                                       : expected::operator_or_end);
    waiting& frame = open[open.size - 1];
    frame.comparison = c == '='   ? node_kind::if_equal
                       : c == '!' ? node_kind::if_unequal
                       : strict   ? node_kind::if_less
                                  : node_kind::if_less_equal;
    frame.swapped = c == '>';
    frame.arguments = 1;
    at += strict ? 1 : 2;
    operand_next = true;
  }
};

/// Reads a formula into the graph, keeping what is written; `(bool)` tells whether it could. Never
/// throws.
template <class Catalogue = catalogue>
constexpr parsed parse(std::string_view formula, graph& g) {
  return formula_reader<Catalogue>(formula, g).read();
}

}  // namespace nabla
