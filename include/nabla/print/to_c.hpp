// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/expression/kernel_of.hpp>
#include <nabla/print/to_string.hpp>

namespace nabla {

namespace detail {

/// A node of a lowered graph as C: names for what has one, the operation for the rest.
struct c_writer {
  characters& out;
  const graph& g;
  const sequence<node_index>& inputs;

  constexpr void operand(node_index i) const {
    if (g[i].is_constant()) return constant(g.number_at(i));
    if (g[i].op() != operation::variable) {
      out << "v" << std::int64_t{i};
      return;
    }
    std::uint32_t k = 0;
    while (inputs[k] != i) ++k;
    out << "in[" << std::int64_t{k} << "]";
  }
  constexpr void constant(number u) const {
    characters text;
    write_double(text, to<double>(u));
    bool const whole = text.view().find_first_of(".en") == std::string_view::npos;
    out << (u.is_negative() ? "(" : "") << text.view() << (whole ? ".0" : "") << (u.is_negative() ? ")" : "");
  }
  constexpr void operation_of(node_index i) const {
    node const n = g[i];
    auto const infix = [&](std::string_view sign) {
      operand(n.a());
      out << sign;
      operand(n.b());
    };
    switch (n.op()) {
      case operation::add:
        return infix(" + ");
      case operation::subtract:
        return infix(" - ");
      case operation::multiply:
        return infix("*");
      case operation::divide:
        return infix("/");
      case operation::negate:
        out << "-";
        return operand(n.a());
      case operation::call:
        return call(n);
      case operation::if_less:
      case operation::if_less_equal:
      case operation::if_equal:
      case operation::if_unequal:
        operand(g[n.a()].a());
        out << comparison_sign(n.op());
        operand(g[n.a()].b());
        out << " ? ";
        operand(g[n.b()].a());
        out << " : ";
        return operand(g[n.b()].b());
      default:
        return operand(i);
    }
  }
  constexpr void call(node n) const {
    const function_info& f = *g.function_at(n.b());
    constexpr std::string_view renamed[][2] = {{"abs", "fabs"},
                                               {"min", "fmin"},
                                               {"max", "fmax"},
                                               {"pi", "3.14159265358979323846"},
                                               {"e", "2.71828182845904523536"}};
    std::string_view name = f.name;
    for (auto const& [ours, theirs] : renamed)
      if (name == ours) name = theirs;
    out << name;
    if (f.arity == 0) return;
    out << "(";
    node_index argument = n.a();
    for (int left = f.arity; left > 1; --left, argument = g[argument].b()) {
      operand(g[argument].a());
      out << ", ";
    }
    operand(argument);
    out << ")";
  }
};

/// The function without `void name`.
template <class E> struct c_text {
  static constexpr void write(characters& out) { write(out, kernel_maker<E, variables_of<E>>::lower()); }

 private:
  static constexpr void write(characters& out, const lowered& ready) {
    graph g = ready.nodes;
    sequence<node_index> inputs;
    for (term const x : variables_of<E>::build(g)) inputs.push_back(x.index);
    c_writer const c{out, g, inputs};
    out << "(const double* in, double* out) {\n";
    sequence<bool> const needed = reachable_from(g, ready.root);
    for (node_index i = 0; i <= ready.root; ++i) {
      node const n = g[i];
      if (!needed[i] || n.op() <= operation::list) continue;
      out << "  const double v" << std::int64_t{i} << " = ";
      c.operation_of(i);
      out << ";\n";
    }
    sequence<node_index> open;
    open.push_back(ready.root);
    for (std::int64_t k = 0; open.size != 0;) {
      node_index const i = open.pop_back();
      if (g[i].op() == operation::list) {
        open.push_back(g[i].b());
        open.push_back(g[i].a());
        continue;
      }
      out << "  out[" << k++ << "] = ";
      c.operand(i);
      out << ";\n";
    }
    out << "}\n";
  }
};

}  // namespace detail

/// Text of a fixed length, by value.
template <std::size_t N> struct text {
  char letters[N + 1]{};
  constexpr operator std::string_view() const { return view(); }
  constexpr std::string_view view() const { return {letters, N}; }
  friend constexpr bool operator==(const text& u, std::string_view v) { return u.view() == v; }
  template <class Traits>
  friend std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& stream, const text& u) {
    return stream << u.view();
  }
};

/// f as straight-line C, `void name(const double* in, double* out)`: the variables in the order of their names,
/// the values one after another. Functions that C does not have (sigmoid, sign, ...) are called by nabla's name.
template <expression E, std::size_t N> constexpr auto to_c(E, const char (&name)[N]) {
  constexpr std::string_view start = "void ",
                             body(text_of<detail::c_text<E>>.data(), text_of<detail::c_text<E>>.size() - 1);
  text<start.size() + N - 1 + body.size()> result;
  std::size_t length = 0;
  for (std::string_view const part : {start, std::string_view(name, N - 1), body})
    for (char const letter : part) result.letters[length++] = letter;
  return result;
}

}  // namespace nabla
