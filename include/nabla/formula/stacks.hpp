// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/formula/pending.hpp>
#include <nabla/function.hpp>
#include <nabla/graph/whole_array.hpp>

namespace nabla::core::detail {

/// What is read of a formula: complete operands on one stack, operators and open parentheses that
/// wait for what follows on another. (A template, as all that read formulas, so that who reads none
/// does not compile it.)
template <class Lazy>
struct stacks {
  using kind = pending::kind;

  graph& g;
  sequence<term> operands = {};
  sequence<pending> open = {};
  int depth = 0;             ///< of parentheses
  bool operand_next = true;  ///< whether an operand must follow, or an operator
  /// Whether the last operand may have a power: not √x, x² or sin²(x), where it would be in doubt.
  bool takes_power = true;

  constexpr pending& innermost() { return open[open.size - 1]; }
  /// Whether the innermost parentheses are bars.
  constexpr bool is_in_bars() const {
    for (std::uint32_t k = open.size; k-- > 0;)
      if (open[k].strength() == binds::none) return open[k].what == kind::bars || open[k].in_bars;
    return false;
  }

  constexpr void finish_operand(term u) {
    operand_next = false;
    takes_power = true;
    while (open.size != 0 && innermost().what == kind::root) {
      u = owned(make_call(open.pop_back().function, &u));
      takes_power = false;
    }
    operands.push_back(u);
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
  static constexpr term applied(kind what, auto u, auto v) {
    if (what == kind::plus) return u + v;
    if (what == kind::minus) return u - v;
    if (what == kind::times) return u * v;
    if (what == kind::over) return u / v;
    return power_function::build(u, v);
  }

  /// max(u, v, w) is max(max(u, v), w).
  constexpr void join_arguments(const pending& around) {
    const term v = operands.pop_back(), u = operands.pop_back();
    const term both[] = {u, v};
    operands.push_back(owned(make_call(around.function, both)));
    operand_next = true;
  }
  /// The innermost parenthesis has all its arguments.
  constexpr void close() {
    const pending closed = open.pop_back();
    --depth;
    term arguments[4];
    for (int k = closed.arity(); k-- > 0;) arguments[k] = operands.pop_back();
    finish_call(closed, arguments);
  }
  constexpr void finish_call(const pending& closed, auto* arguments) {
    if (closed.in_bars) arguments[0] = owned(abs(arguments[0]));
    auto u = value_of(closed, arguments);
    if (closed.base != node::none) u = u / log(decltype(u)(g, closed.base));
    if (closed.is_divisor) u = 1 / u;
    if (closed.exponent != node::none)
      u = power_function::build(u, decltype(u)(g, closed.exponent));
    finish_operand(owned(u));
    takes_power = closed.exponent == node::none && takes_power;
  }
  constexpr term value_of(const pending& closed, const auto* arguments) {
    const auto u = arguments[0];
    if (closed.what == kind::parenthesis) return u;
    if (closed.what == kind::bars) return abs(u);
    if (closed.what == kind::choice) {
      const auto v = arguments[1];
      return owned(
          where(condition{closed.comparison, closed.swapped ? v : u, closed.swapped ? u : v},
                arguments[2], arguments[3]));
    }
    if (closed.what == kind::square) return owned(square(u));
    if (closed.what == kind::stop) return u.is_constant() ? u : make(node_kind::stop, u);
    if (closed.what == kind::sum || closed.what == kind::mean) return total(closed.what, u);
    const function_info* const f = closed.function;
    return f->build != nullptr ? owned(f->build(arguments)) : make_call(f, arguments);
  }
  /// The sum or the mean over the samples.
  constexpr term total(kind what, term u) {
    const term sum = summed(g, u, over_samples, u.shape());
    return owned(what == kind::sum ? sum : sum / sample_count(g));
  }
  static constexpr term factorial(auto u) {
    if (!power_function::is_integer_up_to(20, u) || u.value().is_negative()) return tgamma(u + 1);
    std::int64_t product = 1;
    for (std::int64_t k = u.value().numerator; k > 1; --k) product *= k;
    return number(product);
  }
  constexpr term owned(term u) { return {g, u.in(g)}; }
};

}  // namespace nabla::core::detail
