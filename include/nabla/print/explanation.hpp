// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/function/pow.hpp>
#include <nabla/print/derivative_sign.hpp>
#include <nabla/print/rule_in_letters.hpp>

namespace nabla::core {

/// How mathematics is written: for a terminal, or in LaTeX.
enum class notation : unsigned char { plain, latex };

/// Writes derivations line by line: numbered steps with their reasons, or a LaTeX `align*`.
template <class Lazy = void>
class explanation_writer {
  using derivation = core::derivation<Lazy>;
  using derivative_sign = detail::derivative_sign<Lazy>;

  characters& out;
  notation how;
  bool started = false;
  std::int64_t lines = 0;

  constexpr bool in_latex() const { return how == notation::latex; }
  constexpr void write(auto& to, const graph& g, node_index i) const {
    in_latex() ? write_latex(to, g, i) : write_node(to, g, i);
  }
  constexpr characters as_canonical(const graph& g, node_index i) const {
    characters text;
    graph form;
    const node_index root = readable(g, i, form).in(form);
    write(text, form, root);
    return text;
  }

  /// The reason, and left = right.
  constexpr void line(auto left, auto right, auto reason) {
    out << (in_latex() ? " \\\\\n" : "\n");
    if (in_latex()) {
      equation(left, " &= ", right);
      out << " && \\text{";
      reason();
      out << "}";
    } else {
      out << ++lines << ". ";
      reason();
      out << ": ";
      equation(left, " = ", right);
    }
  }
  constexpr void equation(auto left, std::string_view equals, auto right) {
    left();
    out << equals;
    right();
  }
  /// A formula among words.
  constexpr void inline_formula(auto formula) {
    out << (in_latex() ? "$" : "");
    formula();
    out << (in_latex() ? "$" : "");
  }
  constexpr void state(const derivation& d) {
    out << (in_latex() ? "f &= " : "f = ");
    write(out, d.g, d.f);
    if (!in_latex()) out << "\n";
    started = true;
  }
  /// The results of all steps, and behind them the whole derivative, with products and sums in order.
  /// Fractions stay as the rules have them.
  constexpr sequence<term> in_order(derivation& d, graph& form) const {
    sequence<term> results;
    for (const derivation_step& step : d.steps) results.push_back(term(d.g, step.result));
    results.push_back(term(d.g, d.together));
    const node_index column = list_of(d.g, results.items, {results.size, 1}).index;
    const term all = canonical_form(d.g, form, canonical_pass::first)(column);
    return elements_of(term(form, all.in(form)), results.size);
  }
  constexpr void show_steps(derivation& d, const sequence<term>& simple) {
    for (std::uint32_t k = 0; k < d.steps.size; ++k) {
      const derivation_step step = d.steps[k];
      const bool keeps_order = step.rule == rule::sum || step.rule == rule::product ||
                               (step.rule == rule::quotient && d.is_active(d.g[step.of].a()));
      const term right = keeps_order ? term(d.g, step.result) : simple[k];
      line([&] { write(out, d.g, step.left); }, [&] { write(out, *right.owner, right.index); },
           [&] { explain_rule(d, step); });
    }
  }
  constexpr void explain_rule(const derivation& d, const derivation_step& step) {
    const node n = d.g[step.of];
    const bool is_power = n.kind() == node_kind::call && is_fixed_power(d, n);
    out << detail::name_of(is_power && step.rule == rule::function ? rule::power : step.rule);
    if (step.rule == rule::sum && d.has_constant_term(step.of)) out << ", constants drop out";
    if (step.rule == rule::product) name_both("u'v + uv'", "u'v + uv'", d, n);
    if (step.rule == rule::quotient) name_both("(u'v - uv')/v^2", "\\frac{u'v - uv'}{v^2}", d, n);
    if (step.rule == rule::chain || step.rule == rule::function) show_partials(d, step);
  }
  static constexpr bool is_fixed_power(const derivation& d, node n) {
    return same_function(d.g.function_at(n.b()), &info_of<power_function>) &&
           !d.is_active(d.g[n.a()].b());
  }
  /// A rule in u and v, and what they are.
  constexpr void name_both(std::string_view formula, std::string_view latex, const derivation& d,
                           node n) {
    out << " ";
    inline_formula([&] { out << (in_latex() ? latex : formula); });
    out << " with ";
    name_operand("u", d, n.a());
    out << ", ";
    name_operand("v", d, n.b());
  }
  constexpr void name_operand(std::string_view letter, const derivation& d, node_index operand) {
    inline_formula([&] {
      out << letter << " = ";
      write(out, d.g, operand);
    });
  }
  /// What stands for the letters, and the derivatives by them. Of the variable alone the step shows it.
  constexpr void show_partials(const derivation& d, const derivation_step& step) {
    const detail::rule_in_letters<Lazy> letters(d, step.of);
    if (step.rule == rule::function && letters.letters.size == 1) return;
    const bool is_partial = detail::has_several_variables(letters.g, letters.whole.index);
    for (std::uint32_t k = 0; k < letters.letters.size; ++k) {
      const derivative_sign name(letters.g, letters.letters[k].index, is_partial);
      const function_info sign = name.function();
      graph g = letters.g;  // its own, since the sign lives no longer
      const term whole(g, letters.whole.index);
      out << (k == 0 ? " with " : ", ");
      name_operand(variable_name(g, g[letters.letters[k].index].a()).view(), d,
                   letters.operands[k]);
      out << ", ";
      inline_formula([&] {
        write(out, g, detail::intern_call(&sign, &whole, g).index);
        out << " = " << as_canonical(g, letters.partials[k].in(g)).view();
      });
    }
  }
  /// The whole derivative: as the steps give it, and in its simplest form.
  constexpr void conclude(term symbol, const derivation& d, term together, term simplest) {
    characters first, last;
    write(first, *together.owner, together.index);
    write(last, *simplest.owner, simplest.index);
    const bool is_simple = first.view() == last.view();
    if (is_simple && d.steps.size == 1) return;
    const auto left = [&] { write(out, *symbol.owner, symbol.index); };
    if (is_simple || d.steps.size > 1)
      line(left, [&] { out << first.view(); }, [&] { out << "put together"; });
    if (is_simple) return;
    const bool is_split = together.is(node_kind::divide) && !simplest.is(node_kind::divide);
    line(
        left, [&] { out << last.view(); },
        [&] { out << (is_split ? "term by term" : "simplified"); });
  }

 public:
  constexpr explanation_writer(characters& to, notation style) : out(to), how(style) {
    if (in_latex()) out << "\\begin{align*}\n";
  }
  constexpr void finish() {
    if (in_latex()) out << "\n\\end{align*}";
  }

  /// The derivatives of the root by these variables, one after another; returns the last.
  constexpr node_index differentiate(graph& g, node_index root, const sequence<term>& by) {
    const bool is_partial = detail::has_several_variables(g, root);
    sequence<derivative_sign> names(by.size);
    sequence<function_info> signs(by.size);
    graph symbols;
    term symbol(symbols, symbols.variable("f"));
    for (std::uint32_t k = 0; k < by.size; ++k) {
      names[k] = derivative_sign(g, by[k].index, is_partial);
      signs[k] = names[k].function();
      symbol = detail::intern_call(&signs[k], &symbol, symbols);
      derivation d(g, root, by[k], signs[k]);
      if (!started) state(d);
      graph form;
      const sequence<term> simple = in_order(d, form);
      show_steps(d, simple);
      root = reverse_gradient(term(g, root), sequence<term>(1, by[k]))[0].in(g);
      graph best;
      conclude(symbol, d, simple[d.steps.size], canonical(g, root, best));
    }
    return root;
  }
  /// The partial derivatives as one column.
  constexpr void collect(graph& g, const sequence<term>& partials) {
    const node_index column = list_of(g, partials.items, {partials.size, 1}).index;
    line([&] { out << (in_latex() ? "\\nabla f" : "gradient(f)"); },
         [&] { out << as_canonical(g, column).view(); }, [&] { out << "all partial derivatives"; });
  }
};

/// Writes how the derivative by these variables, one after another, comes about. For functions that
/// only the running program knows; the last line is the derivative.
template <class Lazy = void>
constexpr void write_derivation(characters& out, notation how, graph& g, node_index root,
                                const sequence<term>& variables) {
  explanation_writer<Lazy> writer(out, how);
  writer.differentiate(g, root, variables);
  writer.finish();
}
/// The same for the gradient: each partial derivative, then all of them.
template <class Lazy = void>
constexpr void write_gradient_derivation(characters& out, notation how, graph& g, node_index root,
                                         const sequence<term>& variables) {
  explanation_writer<Lazy> writer(out, how);
  sequence<term> partials;
  for (const term x : variables)
    partials.push_back(term(g, writer.differentiate(g, root, sequence<term>(1, x))));
  writer.collect(g, partials);
  writer.finish();
}

}  // namespace nabla::core
