// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/rewrite.hpp>
#include <nabla/print/text.hpp>

namespace nabla::core {

namespace detail {

/// How a node is drawn.
struct dot_style {
  std::string_view name, attributes;
};
inline constexpr dot_style dot_variable{
    "v", "shape=box, style=\"rounded,filled\", fillcolor=\"#e6eefa\", color=\"#7d9cc9\""};
inline constexpr dot_style dot_constant{
    "c", "shape=box, style=\"rounded,filled\", fillcolor=\"#f3f3f3\", color=\"#b4b4b4\""};
inline constexpr dot_style dot_operator{"n",
                                        "shape=circle, width=0.36, fixedsize=true, style=filled, "
                                        "fillcolor=\"#ffffff\", color=\"#8a8a8a\""};
inline constexpr dot_style dot_annotated{
    "n", "shape=box, style=\"rounded,filled\", fillcolor=\"#ffffff\", color=\"#8a8a8a\""};
inline constexpr dot_style dot_call{
    "n", "shape=box, style=\"rounded,filled\", fillcolor=\"#fdf4e3\", color=\"#d3ad6b\""};
inline constexpr dot_style dot_ports{
    "n", "shape=record, style=filled, fillcolor=\"#fdf4e3\", color=\"#d3ad6b\""};
inline constexpr dot_style dot_choice{
    "n", "shape=record, style=filled, fillcolor=\"#f5ecf7\", color=\"#ad86b8\""};
inline constexpr dot_style dot_output{
    "o", "shape=box, style=filled, fillcolor=\"#e7f4ea\", color=\"#82b590\""};

/// Writes what stands in a node.
template <class Graph>
struct dot_label {
  characters& out;
  const Graph& g;

  constexpr void constant(number u) const { write_number(out, u); }
  constexpr void variable(node_index i) const { out << full_name(g, i).view(); }
  constexpr void list(node_index, node_index, node_index) const {}
  constexpr void add(node_index, node_index) const { out << "+"; }
  constexpr void subtract(node_index, node_index) const { out << "−"; }
  constexpr void multiply(node_index, node_index) const { out << "×"; }
  constexpr void divide(node_index, node_index) const { out << "/"; }
  constexpr void negate(node_index) const { out << "−"; }
  constexpr void power(node_index, int n) const { out << "^" << std::int64_t{n}; }
  constexpr void stop(node_index) const { out << "stop_gradient"; }
  constexpr void structural(node_index i, node_index, node_index) const {
    const node n = g[i];
    if (n.kind() == node_kind::count && n.b() != 0)
      out << std::int64_t{n.b()};
    else
      out << structural_name(n) << structural_suffix(g, n);
  }
  constexpr void call(const function_info* f, const node_index*) const { out << f->name; }
  constexpr void choose(node_kind kind, node_index, node_index, node_index, node_index) const {
    out << "a" << traits_of(kind).sign << "b";
  }
};

/// Writes the nodes that the root needs, operands before users, and the edges between them.
template <class Graph>
class dot_writer {
  characters& out;
  const Graph& g;
  const sequence<characters>& notes;  // by node; may be empty

 public:
  constexpr dot_writer(characters& sink, const Graph& nodes,
                       const sequence<characters>& notes_of_nodes)
      : out(sink), g(nodes), notes(notes_of_nodes) {}

  constexpr void write(node_index root) {
    out << "digraph {\n"
           "  rankdir=LR; ranksep=0.35; nodesep=0.18; ordering=in;\n"
           "  node [fontname=\"Helvetica\", fontsize=12, height=0.3, width=0.3, "
           "margin=\"0.09,0.04\", penwidth=0.9];\n"
           "  edge [fontname=\"Helvetica\", fontsize=8, fontcolor=\"#8a8a8a\", color=\"#8a8a8a\", "
           "arrowsize=0.55, "
           "penwidth=0.8];\n";
    const sequence<bool> needed = reachable_from(g, root);
    for (node_index i = 0; i <= root; ++i)
      if (needed[i] && g[i].kind() != node_kind::list && g[i].traits().what != kind_traits::data)
        write_with_edges(i);
    if (g[root].kind() == node_kind::list) write_outputs(root);
    out << "}\n";
  }

 private:
  constexpr void write_with_edges(node_index i) {
    const node n = g[i];
    characters label;
    visit(g, i, dot_label<Graph>{label, g});
    if (i < notes.size && notes[i].items.size != 0) label << "\n" << notes[i].view();
    if (n.is_choice()) return write_with_ports(i, label);
    if (n.kind() == node_kind::call && g.function_at(n.b())->arity > 1)
      return write_with_ports(i, label);
    write_box(style_of(n, label.items.size > 3), i, label);
    if (!n.is_computed()) return;
    const bool is_cut = n.kind() == node_kind::slice || n.kind() == node_kind::spread;
    if (is_cut) return edge(n.a(), i);
    const bool is_ordered = n.b_is_node() && !n.traits().commutes;
    std::string_view place = is_ordered ? " [headlabel=\"1\", labeldistance=1.3]" : "";
    for_each_operand(n, [&](node_index operand) {
      edge(operand, i, place);
      if (is_ordered) place = " [headlabel=\"2\", labeldistance=1.3]";
    });
  }
  /// A choice or a call, with a port for each operand.
  constexpr void write_with_ports(node_index i, const characters& label) {
    const node n = g[i];
    const sequence<node_index> operands = operands_of(n);
    constexpr std::string_view numbers[] = {"1", "2", "3", "4"},
                               choices[] = {"a", "b", "then", "else"};
    characters ports;
    for (std::uint32_t k = 0; k < operands.size; ++k)
      ports << (k == 0 ? "{{" : "|") << "<" << numbers[k] << "> "
            << (n.is_choice() ? choices : numbers)[k];
    out << "  n" << std::int64_t{i} << " [label=\"" << ports.view() << "}|";
    write_escaped(label.view(), "\"\\<>|{} ");
    out << "}\", " << (n.is_choice() ? dot_choice : dot_ports).attributes << "];\n";
    for (std::uint32_t k = 0; k < operands.size; ++k) {
      characters port(":");
      port << numbers[k] << ":w";
      edge(operands[k], i, port.view());
    }
  }
  constexpr sequence<node_index> operands_of(node n) const {
    sequence<node_index> operands;
    if (n.is_choice()) {
      const choice c(g, n);
      for (const node_index k : {c.left, c.right, c.if_true, c.if_false}) operands.push_back(k);
    } else {
      for_each_argument(g, n, [&](node_index argument) { operands.push_back(argument); });
    }
    return operands;
  }
  /// The elements of a list, and of lists in it, one after another.
  constexpr void write_outputs(node_index root) {
    const bool is_matrix = g.shape_of(root).columns > 1;
    const std::int64_t columns = g.shape_of(root).columns;
    std::int64_t count = 0;
    for_each_element(g, root, [&](node_index element) {
      characters label("[");
      if (is_matrix) label << count / columns << ", ";
      label << (is_matrix ? count % columns : count) << "]";
      write_box(dot_output, static_cast<node_index>(count), label);
      out << "  ";
      write_name(element);
      out << " -> o" << count++ << ";\n";
    });
    out << "  {rank=same; edge [style=invis]; o0";
    for (std::int64_t k = 1; k < count; ++k) out << " -> o" << k;
    out << ";}\n";
  }

  static constexpr const dot_style& style_of(node n, bool is_wide) {
    if (n.is_constant() || (n.kind() == node_kind::call && !n.a_is_node())) return dot_constant;
    if (n.kind() == node_kind::variable) return dot_variable;
    if (n.kind() == node_kind::call || n.kind() == node_kind::stop) return dot_call;
    return is_wide ? dot_annotated : dot_operator;
  }
  constexpr void write_name(node_index i) const {
    out << style_of(g[i], false).name << std::int64_t{i};
  }
  constexpr void write_box(const dot_style& style, node_index i, const characters& label) {
    out << "  " << style.name << std::int64_t{i} << " [label=\"";
    write_escaped(label.view(), "\"\\");
    out << "\", " << style.attributes << "];\n";
  }
  constexpr void write_escaped(std::string_view text, std::string_view special) {
    for (const char c : text) {
      if (c == '\n')
        out << "\\n";
      else
        out << (special.find(c) != std::string_view::npos ? "\\" : "") << std::string_view(&c, 1);
    }
  }
  constexpr void edge(node_index from, node_index to, std::string_view how = "") {
    out << "  ";
    write_name(from);
    out << " -> ";
    write_name(to);
    out << how << ";\n";
  }
};

}  // namespace detail

/// Writes what a node computes as a drawing for Graphviz: every distinct subexpression once, from
/// the inputs at the left to the results at the right. Notes, by node, go below the nodes' names.
constexpr void write_dot(characters& out, const auto& g, node_index root,
                         const sequence<characters>& notes = {}) {
  detail::dot_writer(out, g, notes).write(root);
}

}  // namespace nabla::core
