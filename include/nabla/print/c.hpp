// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/kernel/lower.hpp>
#include <nabla/meta/merge_sort.hpp>
#include <nabla/print/c_spelling.hpp>
#include <nabla/print/text.hpp>

namespace nabla::core {

namespace detail {

/// Writes a lowered graph as C: an assignment for each operation.
template <class Lowered>
class c_writer {
  characters& out;
  const decltype(Lowered::nodes)& g;
  node_index root;
  sequence<bool> needed;
  sequence<std::uint32_t> positions;  // by variable: where it is in the array
  sequence<bool> called;              // by function
  sequence<characters> names;         // of the functions that are called, or patterns

 public:
  constexpr c_writer(characters& sink, const Lowered& ready, const sequence<node_index>& in_order)
      : out(sink),
        g(ready.nodes),
        root(ready.root),
        needed(reachable_from(g, root)),
        positions(g.size()),
        called(g.function_count(), false),
        names(g.function_count()) {
    for (std::uint32_t k = 0; k < in_order.size; ++k) positions[in_order[k]] = k;
    name_functions();
  }

  constexpr void write(std::string_view name) const {
    prepare();
    out << "void " << name << "(const double* in, double* out) {\n";
    for (node_index i = 0; i <= root; ++i) {
      if (!needed[i] || !g[i].is_computed()) continue;
      out << "  const double v" << std::int64_t{i} << " = ";
      operation(g[i]);
      out << ";\n";
    }
    results();
    out << "}\n";
  }

  // An operation consists of these pieces.

  constexpr void words(std::string_view text) const { out << text; }
  constexpr void part(node_index i, int = loose) const {
    if (g[i].is_constant())
      value(to<double>(g.number_at(i)));
    else if (g[i].kind() == node_kind::variable)
      out << "in[" << std::int64_t{positions[i]} << "]";
    else
      out << "v" << std::int64_t{i};
  }

 private:
  constexpr void name_functions() {
    for (node_index i = 0; i <= root; ++i)
      if (needed[i] && g[i].kind() == node_kind::call) called[g[i].b()] = true;
    for (std::uint32_t k = 0; k < called.size; ++k)
      if (called[k]) names[k] = name_of(k);
  }
  /// A name that C knows stays; all other functions get different names.
  constexpr characters name_of(std::uint32_t k) const {
    const function_info& f = *g.function_at(k);
    const characters name = c_name(f);
    characters another = name;
    if (!f.c_name.empty() && f.c_definition.empty()) return name;
    for (std::int64_t count = 2; is_name_before(k, another.view()); ++count) {
      another = name;
      another << "_" << count;
    }
    return another;
  }
  constexpr bool is_name_before(std::uint32_t k, std::string_view name) const {
    for (std::uint32_t other = 0; other < k; ++other)
      if (names[other].view() == name) return true;
    return false;
  }
  /// The header and the functions that C does not have, if there are any.
  constexpr void prepare() const {
    bool needs_library = false;
    for (node_index i = 0; i <= root; ++i)
      needs_library = needs_library ||
                      (needed[i] && g[i].is_constant() && !is_finite(to<double>(g.number_at(i))));
    for (std::uint32_t k = 0; k < called.size; ++k)
      needs_library = needs_library || (called[k] && needs_c_library(*g.function_at(k)));
    if (needs_library) out << "#include <math.h>\n";
    for (std::uint32_t k = 0; k < called.size; ++k)
      if (called[k]) write_c_preparation(out, *g.function_at(k), names[k].view());
  }
  static constexpr bool is_finite(double value) {
    return value <= std::numeric_limits<double>::max() &&
           value >= std::numeric_limits<double>::lowest();
  }
  /// The elements of the root, and of lists in it, one after another.
  constexpr void results() const {
    std::int64_t count = 0;
    for_each_element(g, root, [&](node_index element_index) {
      out << "  out[" << count++ << "] = ";
      part(element_index);
      out << ";\n";
    });
  }
  /// Writes the right side of an assignment. (Lowering spells powers out.)
  constexpr void operation(node n) const {
    switch (n.traits().what) {
      case kind_traits::operation:
        if (n.b_is_node()) return infix(n.a(), n.traits().sign, n.b());
        words(n.traits().sign);
        return part(n.a());
      case kind_traits::call:
        return call(n);
      case kind_traits::choice: {
        const choice c(g, n);
        infix(c.left, n.traits().sign, c.right);
        words(" ? ");
        return infix(c.if_true, " : ", c.if_false);
      }
      case kind_traits::data:
      case kind_traits::number:
      case kind_traits::symbol:
      case kind_traits::list:
      case kind_traits::structure:
        break;
    }
  }
  constexpr void infix(node_index u, std::string_view sign, node_index v) const {
    part(u);
    words(sign);
    part(v);
  }
  constexpr void call(node n) const {
    const function_info& f = *g.function_at(n.b());
    const std::string_view name = names[n.b()].view();
    const arguments_of_call arguments(g, n);
    if (is_pattern(name)) return fill_pattern(f, name, arguments.at, *this);
    words(name);
    if (f.arity == 0 && !f.c_name.empty()) return;
    words("(");
    for (int k = 0; k < f.arity; ++k) {
      if (k > 0) words(", ");
      part(arguments.at[k]);
    }
    words(")");
  }
  constexpr void value(double u) const {
    characters digits;
    write_double(digits, u);
    std::string_view text = digits.view();
    const bool is_negative = text[0] == '-';
    if (is_negative) text.remove_prefix(1);
    out << (is_negative ? "(-" : "");
    if (is_finite(u))
      out << text << (text.find_first_of(".e") == std::string_view::npos ? ".0" : "");
    else
      out << (text == "nan" ? "NAN" : "INFINITY");
    out << (is_negative ? ")" : "");
  }
};

}  // namespace detail

/// Writes `void name(const double* in, double* out)` in C, with the functions before it that C does
/// not have: `in[k]` is the variable inputs[k], `out` gets the values one after another.
template <class Lowered>
constexpr void write_c(characters& out, const Lowered& ready, const sequence<node_index>& in_order,
                       std::string_view name) {
  detail::c_writer(out, ready, in_order).write(name);
}

/// The variables of a graph in the order of their names, all elements of a vector one after
/// another.
constexpr sequence<node_index> variables_in_order(auto& g) {
  struct named {
    variable_name name;
    node_index first;
  };
  sequence<named> all;
  sequence<bool> known(g.size());  // by a name's last chunk
  for (node_index i = 0; i < g.size(); ++i) {
    if (g[i].kind() != node_kind::variable || known[g[i].a()]) continue;
    known[g[i].a()] = true;
    all.push_back({variable_name(g, g[i].a()), i});
  }
  merge_sort(all, [](const named& u, const named& v) { return u.name.view() < v.name.view(); });
  sequence<node_index> variables;
  for (const auto& [name, first] : all) {
    if (name.elements == 0) variables.push_back(first);
    for (std::uint32_t k = 0; k < name.elements; ++k)
      variables.push_back(g.variable(name.view(), name.elements, k));
  }
  return variables;
}

/// Whether a function is computed in loops over whole arrays or data.
constexpr bool has_whole_arrays(const auto& g, node_index root) {
  const sequence<bool> needed = reachable_from(g, root);
  for (node_index i = 0; i <= root; ++i)
    if (needed[i] && g.shape_at(g[i].shape_index()).is_whole()) return true;
  return false;
}
/// The same for functions that only the running program knows: the operations as the graph has
/// them, the variables in the order of their names. Of whole arrays or data there is no such C: the
/// text is an #error that says so.
constexpr void write_c(auto& out, const auto& g, node_index root, std::string_view name) {
  if (has_whole_arrays(g, root)) {
    out << "#error \"" << name << " is a function of whole arrays or data, which is computed in "
        << "loops, and not written as C\"\n";
    return;
  }
  lowered written;
  written.root = copy(g, root, written.nodes);
  written.verbatim = sequence<bool>(written.root + 1, true);
  lowered ready = made_ready(static_cast<lowered&&>(written));
  const sequence<node_index> inputs = variables_in_order(ready.nodes);
  write_c(out, ready, inputs, name);
}

}  // namespace nabla::core
