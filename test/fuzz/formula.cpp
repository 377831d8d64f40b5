// SPDX-License-Identifier: BSL-1.0
// Any bytes may come in: reading them ends in a formula or in an error with its place, and every
// formula can be differentiated, written in every notation and read again. The tests replay the
// corpus. libFuzzer looks for more, with clang's address and undefined-behaviour sanitizers:
//   cmake --preset clang && cmake --build --preset clang --target fuzz_formula
//   mkdir -p build/found
//   build/clang/test/fuzz_formula -max_len=256 -dict=test/fuzz/words build/found test/fuzz/corpus

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include <nabla/nabla.hpp>
#include <nabla/print/mathml.hpp>
#include <nabla/print/to_dot.hpp>
#include <nabla/print/to_latex.hpp>

namespace {

using namespace nabla;
using namespace nabla::core;

void require(bool holds, const char* what, std::string_view formula) {
  if (holds) return;
  std::fprintf(stderr, "%s: %.*s\n", what, static_cast<int>(formula.size()), formula.data());
  std::abort();
}
bool is_small(const graph& g, node_index root) {  // as text, in which what is shared is repeated
  std::vector<double> letters(root + 1, 1.0);
  for (node_index i = 0; i <= root; ++i) {
    const nabla::core::node n = g[i];
    if (n.a_is_node()) letters[i] += letters[n.a()];
    if (n.b_is_node()) letters[i] += letters[n.b()];
  }
  return letters[root] < 3000;
}
/// Whether equality sees all: powers are multiplications, and numbers stay fractions of 64 bits
/// whatever is folded in whatever order. (A sum that leaves them is rounded, which depends on the
/// order.)
bool is_transparent(const graph& g, node_index root) {
  std::vector<double> bits(root + 1, 0.0);
  for (node_index i = 0; i <= root; ++i) {
    const nabla::core::node n = g[i];
    if (n.is_constant()) {
      const number u = g.number_at(i);
      if (!u.is_exact()) return false;
      bits[i] =
          std::log2(std::abs(static_cast<double>(u.numerator)) + 1) + std::log2(u.denominator);
    }
    if (n.kind() == node_kind::call && g.function_at(n.b()) == &info_of<power_function>)
      return false;
    if (n.a_is_node()) bits[i] += bits[n.a()] + 1;
    if (n.b_is_node()) bits[i] += bits[n.b()];
    if (n.kind() == node_kind::power) bits[i] *= std::abs(n.exponent());
  }
  return bits[root] < 60;
}
/// Equality sees what is left after cancelling: sign(-3x/x) is a number in the canonical form only.
fingerprint meaning(const graph& from, node_index root) {
  graph form;
  return fingerprint_of(canonical(from, root, form));
}
/// Reads what was written of a function; numbers that left 64-bit fractions depend on the order of
/// the operations.
void read_again(std::string_view text, const graph& g, node_index root, bool comparable) {
  graph again;
  const parsed back = parse(text, again);
  require(static_cast<bool>(back), "what was written cannot be read", text);
  const fingerprint before = meaning(g, root), after = meaning(again, back.value.index);
  require(!comparable || before == after || !before.defined || !after.defined,
          "what was read is another function", text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view formula(reinterpret_cast<const char*>(data), size);
  graph g;
  const parsed result = parse(formula, g);
  if (!result) {
    require(result.position <= size && result.expected != expected::nothing,
            "an error without its place", formula);
    require(!words_of(result.expected).empty(), "an error without words", formula);
    return 0;
  }
  const node_index root = result.value.index;
  if (!is_small(g, root)) return 0;

  characters text, canonical_text;
  write_node(text, g, root);
  const bool is_comparable = is_transparent(g, root);
  read_again(text.view(), g, root, is_comparable);
  graph form;
  const node_index canonical_root = canonical(g, root, form).in(form);
  write_node(canonical_text, form, canonical_root);
  read_again(canonical_text.view(), g, root, is_comparable);

  characters latex, mathml, drawing, code;
  write_latex(latex, g, root);
  write_mathml(mathml, latex.view());
  write_dot(drawing, g, root);
  write_c(code, g, root, "f");

  sequence<term> variables;
  for (node_index i = 0; i < g.size() && variables.size < 4; ++i)
    if (g[i].kind() == node_kind::variable) variables.push_back(term(g, i));
  if (variables.size == 0) return 0;
  characters derivation;
  graph copy_of_g = g;
  const sequence<term> x(1, term(copy_of_g, variables[0].index));
  write_derivation(derivation, notation::plain, copy_of_g, root, x);
  characters domain;
  write_domain(domain, g, root);
  const sequence<term> partials = reverse_gradient(term(g, root), variables);
  const node_index column = list_of(g, partials.items, {partials.size, 1}).index;
  values_of(g, reachable_from(g, column), [](node_index i) { return 0.1 * i; });
  jacobian_of(g, partials, variables, true);
  return 0;
}
