// SPDX-License-Identifier: BSL-1.0
#include "diagram.hpp"
#include "picture.hpp"

namespace drawing {

namespace {

using namespace nabla;
using namespace nabla::core;

std::vector<node_index> operands_of(const graph& g, node_index i) {
  const nabla::core::node n = g[i];
  std::vector<node_index> operands;
  const auto take = [&](node_index operand) { operands.push_back(operand); };
  if (n.is_choice()) {
    const choice c(g, n);
    return {c.left, c.right, c.if_true, c.if_false};
  }
  if (n.kind() == node_kind::call)
    for_each_argument(g, n, take);
  else
    for_each_operand(n, take);
  return operands;
}
bool is_square(const graph& g, node_index i) {
  return g[i].kind() == node_kind::multiply && g[i].a() == g[i].b();
}
std::string written(const graph& g, node_index i) {
  if (is_square(g, i)) return "^2";
  characters text;
  visit(g, i, nabla::core::detail::dot_label<nabla::core::graph>{text, g});
  return std::string(text.view());
}

class diagram_maker {
  const graph& g;
  node_index root;
  backpropagation_steps steps;
  bool has_numbers;
  sequence<double> values, adjoints;  // of the nodes; of the letters
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  std::vector<std::size_t> box_of;  // by node
  diagram made;

  std::string number(double value) const { return has_numbers ? rounded(value, 4) : ""; }
  std::size_t add(diagram::box box) {
    made.boxes.push_back(std::move(box));
    return made.boxes.size() - 1;
  }
  /// The box of an operand; constants have one for each use.
  std::size_t source(node_index i) {
    return box_of[i] != none ? box_of[i] : add({written(g, i), diagram::kind::constant});
  }
  void add_operation(node_index i) {
    std::vector<node_index> operands = operands_of(g, i);
    if (is_square(g, i)) operands.pop_back();
    std::vector<std::size_t> sources;
    for (const node_index operand : operands) sources.push_back(source(operand));
    box_of[i] = add({written(g, i), diagram::kind::operation, operands.size(), g[i].is_choice()});
    for (std::size_t port = 0; port < operands.size(); ++port)
      made.wires.push_back({sources[port], box_of[i], port, number(values[operands[port]]),
                            part(i, operands, port)});
  }
  /// What goes back along an edge: of the parts that its user gives to its operand, the one of this
  /// port; of a square, all. What a choice compares gets nothing.
  std::string part(node_index user, const std::vector<node_index>& operands, std::size_t port) {
    std::vector<std::size_t> same;
    for (std::size_t k = g[user].is_choice() ? 2 : 0; k < operands.size(); ++k)
      if (operands[k] == operands[port]) same.push_back(k);
    double total = 0;
    std::size_t seen = 0, taken = 0;
    for (const auto& given : steps.parts)
      if (given.user == user && given.operand == operands[port] && !same.empty() &&
          same[seen++ % same.size()] == port) {
        total += adjoints[given.amount];
        ++taken;
      }
    return taken == 0 ? "" : number(total);
  }
  void add_sums() {
    std::vector<int> parts(made.boxes.size());
    for (const diagram::wire& wire : made.wires) parts[wire.from] += wire.backwards.empty() ? 0 : 1;
    for (const auto& step : steps.backward)
      if (const std::size_t box = box_of[step.of]; box != none && parts[box] > 1)
        made.boxes[box].note = "Σ " + number(adjoints[step.left]);
  }

 public:
  diagram_maker(const graph& nodes, node_index of, const sequence<term>& variables,
                const std::map<std::string, double>& point)
      : g(nodes),
        root(of),
        steps(nodes, of, variables),
        has_numbers(!point.empty()),
        box_of(of + 1, none) {
    const auto value_in = [&](const graph& where, node_index i) {
      const auto found = point.find(std::string(full_name(where, i).view()));
      return found == point.end() ? 0 : found->second;
    };
    values = values_of(g, reachable_from(g, root), [&](node_index i) { return value_in(g, i); });
    adjoints = values_of_letters(steps, [&](node_index i) { return value_in(steps.letters, i); });
  }
  diagram make() {
    const sequence<bool> needed = reachable_from(g, root);
    for (node_index i = 0; i <= root; ++i) {
      const nabla::core::node n = g[i];
      if (!needed[i] || n.kind() == node_kind::list || n.traits().what == kind_traits::data)
        continue;
      if (n.kind() == node_kind::variable)
        box_of[i] = add({written(g, i), diagram::kind::variable});
      else if (n.is_computed() && !operands_of(g, i).empty())
        add_operation(i);
    }
    const std::size_t last = source(root), result = add({"f", diagram::kind::result, 1});
    made.wires.push_back({last, result, 0, number(values[root]), number(1)});
    add_sums();
    return std::move(made);
  }
};

}  // namespace

diagram backpropagation(const graph& g, term f, const std::vector<term>& variables,
                        const std::map<std::string, double>& point) {
  sequence<term> inputs;
  for (const term x : variables) inputs.push_back(x);
  return diagram_maker(g, f.index, inputs, point).make();
}

}  // namespace drawing
