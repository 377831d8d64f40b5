// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/calculus/gradient.hpp>
#include <nabla/expression/at.hpp>
#include <nabla/graph/evaluate.hpp>
#include <nabla/print/explanation.hpp>
#include <nabla/print/to_string.hpp>

namespace nabla {

/// Reverse accumulation as it is drawn on a blackboard. Forwards, every operation gets a letter: v1
/// = w*x, v2 = ...; backwards, every letter its adjoint, v1' (in LaTeX with a bar): the derivative
/// of f by it, which is the sum over all that uses it of their adjoints times partial derivatives,
/// made by the rules of differentiation.
struct backpropagation_steps {
  struct equation {
    node_index of, left, right;  // a node of the function; a letter and what it is
  };
  graph letters;
  sequence<equation> forward, backward;

  constexpr backpropagation_steps(const graph& g, node_index root, const sequence<term>& variables)
      : places(root + 1, node::none), operations(root + 1) {
    name_operations(g, root);
    find_adjoints(g, root, active_nodes(g, variables));
  }

 private:
  sequence<node_index>
      places;  // by node of the function: its letter, or what has none; `none` if not needed
  sequence<node_index> operations;  // by node of the function: the same of letters
  sequence<node_index> letter_of;   // by node of the letters' graph: an operation's letter
  sequence<node_index> lettered;    // by node of the letters' graph: the same in terms of letters

  static constexpr bool has_letter(node n) { return n.kind() > node_kind::list && !n.is_fixed(); }

  constexpr void name_operations(const graph& g, node_index root) {
    const sequence<bool> needed = reachable_from(g, root);
    const char prefix = free_letter(g, "vtabchkmnpqrsuwz");
    const std::string_view result = free_letter(g, "f") == 'f' ? "f" : "";
    for (node_index i = 0; i <= root; ++i) {
      if (!needed[i]) continue;
      operations[i] = places[i] = move_node(g, g[i], places.items, letters);
      if (!has_letter(g[i])) continue;
      characters letter;
      if (i == root && !result.empty())
        letter << result;
      else
        letter << std::string_view(&prefix, 1) << std::int64_t{forward.size + 1};
      places[i] = letters.variable(letter.view());
      forward.push_back({i, places[i], operations[i]});
    }
    letter_of = sequence<node_index>(letters.size(), node::none);
    for (const equation& step : forward) letter_of[step.right] = step.left;
  }
  /// The first of the letters with which no variable's name begins; else the first.
  static constexpr char free_letter(const graph& g, std::string_view candidates) {
    for (const char c : candidates) {
      bool taken = false;
      for (node_index i = 0; i < g.size(); ++i)
        taken = taken ||
                (g[i].kind() == node_kind::variable && variable_name(g, g[i].a()).text[0] == c);
      if (!taken) return c;
    }
    return candidates.size() > 1 ? candidates[0] : '\0';
  }

  constexpr void find_adjoints(const graph& g, node_index root, const sequence<bool>& active) {
    const simplifying_scope simplifying(letters);
    sequence<term> moving;
    for (node_index i = 0; i <= root; ++i)
      if (active[i] && places[i] < letter_of.size) moving.push_back(term(letters, places[i]));
    const sequence<bool> active_letters = active_nodes(letters, moving);
    const hazards unsafe(letters);
    sequence<guarded> adjoints(letters.size());
    adjoints[places[root]] = term(1);
    for (node_index i = root + 1; i-- > 0;) {
      if (!active[i] || places[i] == node::none || g[i].kind() == node_kind::list ||
          !adjoints[places[i]].present)
        continue;
      const term adjoint(letters, adjoint_letter(places[i]));
      const node_index found = settled(letters, adjoints[places[i]]).in(letters);
      backward.push_back({i, adjoint.index, in_letters(found)});
      if (!has_letter(g[i])) continue;
      contribute(letters, operations[i], guarded(adjoint, adjoints[places[i]].guard),
                 active_letters, unsafe, [&](node_index operand, const guarded& part) {
                   adjoints[operand] = sum(letters, adjoints[operand], part);
                 });
    }
  }
  constexpr node_index adjoint_letter(node_index letter) {
    characters name;
    write_node(name, letters, letter);
    name << "'";
    return letters.variable(name.view());
  }
  /// With the letters of operations in the operations' places.
  constexpr node_index in_letters(node_index root) {
    for (node_index i = lettered.size; i <= root; ++i) {
      const node n = letters[i];
      const bool same = (!n.a_is_node() || lettered[n.a()] == n.a()) &&
                        (!n.b_is_node() || lettered[n.b()] == n.b());
      if (i < letter_of.size && letter_of[i] != node::none)
        lettered.push_back(letter_of[i]);
      else
        lettered.push_back(same ? i : move_node(letters, n, lettered.items, letters));
    }
    return lettered[root];
  }
};

/// The numbers beside the equations: the values forwards, the adjoints backwards.
constexpr sequence<double> values_of_letters(const backpropagation_steps& steps,
                                             auto value_of_variable) {
  const graph& g = steps.letters;
  sequence<double> known(g.size());
  sequence<bool> is_known(g.size(), false);
  const auto learn = [&](const backpropagation_steps::equation& step) {
    const auto value_of = [&](node_index i) {
      return is_known[i] ? known[i] : value_of_variable(i);
    };
    known[step.left] = values_of(g, reachable_from(g, step.right), value_of)[step.right];
    is_known[step.left] = true;
  };
  for (const auto& step : steps.forward) learn(step);
  for (const auto& step : steps.backward) learn(step);
  return known;
}

namespace detail {

/// One pass of backpropagation as aligned lines.
class equation_writer {
 public:
  constexpr equation_writer(characters& to, notation style)
      : out(to), latex(style == notation::latex) {}

  constexpr void add(const graph& left, const graph& right, node_index letter, node_index what) {
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

  constexpr void write(characters& to, const graph& g, node_index i) const {
    latex ? write_latex(to, g, i) : write_node(to, g, i);
  }
};

}  // namespace detail

/// Writes the two passes, with numbers where `values` has any: forwards as the function is built,
/// backwards in canonical form.
constexpr void write_backpropagation(characters& out, notation how, backpropagation_steps& steps,
                                     const sequence<double>& values) {
  const bool latex = how == notation::latex;
  out << (latex ? "\\begin{align*}\n" : "forwards\n");
  detail::equation_writer forward(out, how);
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
    detail::equation_writer backward(out, how);
    for (std::uint32_t k = 0; k < adjoints.size; ++k)
      backward.add(steps.letters, form, steps.backward[k].left, simplified[k].index);
    backward.finish(steps.backward, values);
  }
  if (latex) out << "\\end{align*}\n";
}

namespace detail {

template <class E, notation How>
struct backpropagation_text {
  static constexpr void write(characters& out) {
    graph g;
    const node_index root = copy(image_of<typename E::function>, g);
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
    const node_index root = copy(image_of<F>, g);
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

}  // namespace nabla
