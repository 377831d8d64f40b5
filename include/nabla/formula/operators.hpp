// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/formula/reading.hpp>

namespace nabla::core::detail {

/// Reads what stands where an operator is expected.
template <class Lazy>
struct operator_reader : reading<Lazy> {
  using kind = pending::kind;
  using base = reading<Lazy>;
  using base::base, base::text, base::fail, base::operands, base::open, base::operand_next,
      base::takes_power, base::innermost, base::is_in_bars, base::push_operator, base::reduce,
      base::join_arguments, base::close, base::finish_operand, base::owned, base::applied,
      base::factorial;

  constexpr void read_operator() {
    if (text.at_name()) return multiply_by_name();
    if (text.take('+')) return push_operator(kind::plus, binds::sums);
    if (text.take('-')) return push_operator(kind::minus, binds::sums);
    if (text.take('/')) return push_operator(kind::over, binds::products);
    const char c = text.peek_sign();
    if (c == '*' && text.peek(1) == '*') return fail(text.at, expected::caret);
    if (text.take('*')) return push_operator(kind::times, binds::products);
    if (c == ')' || c == ',' || (c == '|' && is_in_bars())) return end_argument(c);
    if (c == '(' || c == '|' || c == square_root_sign || c == cube_root_sign)
      return push_operator(kind::times, binds::products);
    if (c == '^' || c == '!' || c == '\0') return read_power(c);
    read_comparison();
  }

 private:
  constexpr void multiply_by_name() {
    tokens<> rest = text;
    if (rest.take_name() == "mod") return fail(text.at, expected::remainder);
    push_operator(kind::times, binds::products);
  }
  /// u^v, u! and u², of the operand alone.
  constexpr void read_power(char c) {
    const std::size_t start = text.at;
    int exponent = 0;
    const bool is_raised = text.take_raised(exponent);
    if ((c == '!' && text.peek(1) == '=') || (c == '\0' && !is_raised)) return read_comparison();
    if (!takes_power || (c == '!' && text.peek(1) == '!'))
      return fail(start, expected::one_reading);
    if (!is_raised && text.take('^')) return push_operator(kind::caret, binds::tighter_than_all);
    const bool is_factorial = !is_raised && text.take('!');
    const term u = operands.pop_back();
    finish_operand(owned(is_factorial ? factorial(u) : applied(kind::caret, u, term(exponent))));
    takes_power = !is_raised;
  }
  constexpr void end_argument(char c) {
    reduce(binds::sums);
    const std::size_t here = text.at++;
    if (open.size == 0)
      return fail(
          here, text.is_decimal_comma(here) ? expected::decimal_point : expected::operator_or_end);
    pending& around = innermost();
    const nabla::core::expected missing = around.missing();
    const bool joins = c == ',' && around.takes_more();
    if (!joins && missing != closed_by(c)) return fail(here, missing);
    const nabla::core::expected instead = around.instead(operands[operands.size - 1]);
    if (instead != expected::nothing) return fail(here, instead);
    if (joins) return join_arguments(around);
    ++around.arguments;
    operand_next = c == ',';
    if (c != ',') close();
  }
  static constexpr nabla::core::expected closed_by(char c) {
    if (c == '|') return expected::closing_bar;
    return c == ',' ? expected::comma : expected::closing;
  }
  constexpr void read_comparison() {
    reduce(binds::sums);
    const bool in_condition =
        open.size != 0 && innermost().what == kind::choice && innermost().arguments == 0;
    const bool strict = text.peek(1) != '=';
    const char c = text.peek();
    const bool known = c == '<' || c == '>' || (!strict && (c == '=' || c == '!'));
    if (!in_condition || !known) return fail(text.at, missing_at(c));
    pending& choice = innermost();
    choice.comparison = comparison_of(c, strict);
    choice.swapped = c == '>';
    choice.arguments = 1;
    text.at += strict ? 1 : 2;
    operand_next = true;
  }
  /// What should stand where an operator is expected and none is known.
  constexpr nabla::core::expected missing_at(char c) {
    const bool is_open = open.size != 0;
    if (is_open && innermost().what == kind::choice) return text.instead(innermost().missing());
    if (c == '=' && text.peek(1) != '=') return expected::heading;
    if (c == '<' || c == '>' || c == '=' || c == '!') return expected::comparison_in_where;
    return text.instead(is_open ? innermost().missing() : expected::operator_or_end);
  }
};

}  // namespace nabla::core::detail
