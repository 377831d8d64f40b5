// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/calculus/gradient.hpp>
#include <nabla/expression/at.hpp>
#include <nabla/graph/backpropagation_steps.hpp>
#include <nabla/print/explanation.hpp>
#include <nabla/print/to_string.hpp>

namespace nabla::core {

namespace detail {

/// One pass of backpropagation as aligned lines.
template <class Graph>
class equation_writer {
 public:
  constexpr equation_writer(characters& to, notation style)
      : out(to), latex(style == notation::latex) {}

  constexpr void add(const Graph& left, const Graph& right, node_index letter, node_index what) {
    characters line;
    write(line, left, letter);
    line << (latex ? " &= " : " = ");
    write(line, right, what);
    widest = widest < line.items.size ? line.items.size : widest;
    lines.push_back(line);
  }
  /// With the numbers of these letters, if there are any.
  constexpr void finish(const sequence<backpropagation_steps::equation>& equations,
                        const sequence<double>& values) {
    for (std::uint32_t k = 0; k < lines.size; ++k) {
      out << (latex ? "" : "  ") << lines[k].view();
      if (values.size != 0) {
        for (std::uint32_t blank = lines[k].items.size; !latex && blank < widest; ++blank)
          out << " ";
        out << (latex ? " &&= " : "  = ");
        write_rounded(out, values[equations[k].left], 6);
      }
      out << (latex ? " \\\\\n" : "\n");
    }
  }

 private:
  characters& out;
  bool latex;
  std::uint32_t widest = 0;
  sequence<characters> lines;

  constexpr void write(characters& to, const Graph& g, node_index i) const {
    latex ? write_latex(to, g, i) : write_node(to, g, i);
  }
};

}  // namespace detail

/// Writes the two passes, with numbers where `values` has any: forwards as the function is built,
/// backwards in canonical form.
constexpr void write_backpropagation(auto& out, notation how, auto& steps,
                                     const sequence<double>& values) {
  const bool latex = how == notation::latex;
  out << (latex ? "\\begin{align*}\n" : "forwards\n");
  detail::equation_writer<graph> forward(out, how);
  for (const auto& step : steps.forward)
    forward.add(steps.letters, steps.letters, step.left, step.right);
  forward.finish(steps.forward, values);
  out << (latex ? "" : "backwards, u' being the derivative of the result by u\n");
  if (steps.backward.size != 0) {
    sequence<term> adjoints;
    for (const auto& step : steps.backward) adjoints.push_back(term(steps.letters, step.right));
    graph form;
    const node_index column = list_of(steps.letters, adjoints.items, {adjoints.size, 1}).index;
    const term simple(form, canonical(steps.letters, column, form).in(form));
    const sequence<term> simplified = elements_of(simple, adjoints.size);
    detail::equation_writer<graph> backward(out, how);
    for (std::uint32_t k = 0; k < adjoints.size; ++k)
      backward.add(steps.letters, form, steps.backward[k].left, simplified[k].index);
    backward.finish(steps.backward, values);
  }
  if (latex) out << "\\end{align*}\n";
}

namespace detail {

template <class E, notation How>
struct backpropagation_text {
  static constexpr void write(auto& out) {
    graph g;
    const node_index root = copy_text_image<typename E::function>(g);
    backpropagation_steps steps(g, root, E::variables::build(g));
    write_backpropagation(out, How, steps, {});
  }
};

}  // namespace detail

/// Both passes of backpropagation through F as text; at a point, with numbers.
template <class F, class... X>
struct backpropagation_of {
  using function = F;
  using variables = variable_list<X...>;

  static constexpr std::string_view text() {
    return text_view<detail::backpropagation_text<backpropagation_of, notation::plain>>();
  }
  static constexpr std::string_view latex() {
    return text_view<detail::backpropagation_text<backpropagation_of, notation::latex>>();
  }
  constexpr operator std::string_view() const { return text(); }
  template <class Traits>
  friend std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& stream,
                                                      backpropagation_of) {
    return stream << text();
  }

  /// The equations with their values: of the operations, then of the adjoints.
  template <class... B>
  constexpr characters operator()(const B&... bindings) const {
    const auto point = detail::coordinates_of<variables_of<F>>{}(bindings...);
    graph g;
    const node_index root = copy_text_image<F>(g);
    backpropagation_steps steps(g, root, variables::build(g));
    const sequence<term> inputs = variables_of<F>::build(steps.letters);
    const auto value_of = [&](node_index i) {
      std::uint32_t k = 0;
      while (inputs[k].index != i) ++k;
      return static_cast<double>(point[k]);
    };
    characters out;
    write_backpropagation(out, notation::plain, steps, values_of_letters(steps, value_of));
    return out;
  }
};

/// Backpropagation through f, by the variables or by all of them: `std::cout <<
/// backpropagation(f)`, with numbers `std::cout << backpropagation(f)(w = 0.5, x = 2.0)`.
template <expression F, class... X>
constexpr auto backpropagation(F, variable_list<X...>) {
  detail::require_scalar_function<F>();
  return backpropagation_of<F, X...>{};
}
template <expression F>
constexpr auto backpropagation(F) {
  detail::require_scalar_function<F>();
  return detail::of_variables<backpropagation_of, F>(variables_of<F>{});
}

}  // namespace nabla::core

namespace nabla {

using core::backpropagation;

}  // namespace nabla
