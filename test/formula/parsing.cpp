// SPDX-License-Identifier: BSL-1.0
// Reading formulas at run time: what is printed reads back as the same function, and no text does
// harm.
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <nabla/nabla.hpp>

#include "../random_formula.hpp"

using namespace nabla;
using namespace nabla::core;

BOOST_AUTO_TEST_SUITE(parsing)

namespace {

std::string printed(const graph& g, node_index root) {
  characters out;
  write_canonical(out, g, root);
  return std::string(out.view());
}
/// The fingerprint of the canonical form, in which the usual identities are folded.
fingerprint meaning(const graph& g, node_index root) {
  graph form;
  return fingerprint_of(canonical(g, root, form));
}
/// Whether the canonical form has numbers that are rounded, or powers that are read as calls of
/// pow.
bool is_beyond_multiplication(const graph& g, node_index root) {
  graph form;
  canonical(g, root, form);
  for (node_index i = 0; i < form.size(); ++i) {
    if (form[i].is_constant() && !form.number_at(i).is_exact()) return true;
    if (form[i].kind() == node_kind::power && (form[i].exponent() > 64 || form[i].exponent() < -64))
      return true;
  }
  return false;
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_is_printed_reads_back) {
  test::dice d(7);
  int undefined = 0;
  for (int i = 0; i < test::formula_count(3000); ++i) {
    graph g, again;
    const term f = test::build(test::random_formula(d, 1 + i % 30), g);
    const std::string text = printed(g, f.in(g));
    const parsed result = parse(text, again);
    BOOST_TEST_REQUIRE(bool(result), text << ": expected " << words_of(result.expected) << " at "
                                          << result.position);
    const fingerprint before = meaning(g, f.in(g));
    undefined += before.defined ? 0 : 1;
    if (!before.defined) continue;  // something is divided by zero everywhere
    if (is_beyond_multiplication(g, f.in(g))) continue;
    BOOST_TEST(printed(again, result.value.index) == text);
    BOOST_TEST((before == meaning(again, result.value.index)), text);
  }
  BOOST_TEST(10 * undefined < test::formula_count(3000));
}

BOOST_AUTO_TEST_CASE(what_is_printed_as_it_was_written_reads_back) {
  test::dice d(9);
  int compared = 0;
  for (int i = 0; i < test::formula_count(3000); ++i) {
    graph g, again;
    const term f = test::build(test::random_formula(d, 1 + i % 30), g);
    characters text;
    write_node(text, g, f.in(g));
    const parsed result = parse(text.view(), again);
    BOOST_TEST_REQUIRE(bool(result), text << ": expected " << words_of(result.expected) << " at "
                                          << result.position);
    const fingerprint before = meaning(g, f.in(g));
    if (!before.defined || is_beyond_multiplication(g, f.in(g))) continue;
    BOOST_TEST((before == meaning(again, result.value.index)), text);
    ++compared;
  }
  BOOST_TEST(2 * compared > test::formula_count(3000));
}

BOOST_AUTO_TEST_CASE(the_signs_of_books_read_as_the_plain_ones) {
  test::dice d(10);
  const auto replace = [](std::string text, std::string_view plain, std::string_view sign) {
    for (std::size_t at = text.find(plain); at != std::string::npos;
         at = text.find(plain, at + sign.size()))
      text.replace(at, plain.size(), sign);
    return text;
  };
  for (int i = 0; i < test::formula_count(2000); ++i) {
    graph g;
    const node_index root = test::build(test::random_formula(d, 1 + i % 30), g).in(g);
    characters text;
    write_node(text, g, root);
    const std::string plain(text.view());
    std::string typed = "f(z, x) = +" + replace(plain, "*", d.below(2) == 0 ? "·" : " × ");
    typed = replace(replace(typed, " - ", " − "), "/", "÷");
    typed = replace(replace(typed, "^2*", "²*"), "pi", "π");
    typed = replace(replace(typed, "asin(", "arcsin("), "log(", "ln(");
    graph read, again;
    const parsed first = parse(typed, read), second = parse("f(z, x) = " + plain, again);
    BOOST_TEST_REQUIRE(bool(first), typed << ": expected " << words_of(first.expected));
    characters ours, theirs;
    write_node(ours, read, first.value.index);
    write_node(theirs, again, second.value.index);
    BOOST_TEST(ours.view() == theirs.view());
    BOOST_TEST(first.variables.size == 2U);
  }
}

BOOST_AUTO_TEST_CASE(any_bytes_give_a_formula_or_an_error) {
  test::dice d(8);
  const std::string pieces = "xyz0123456789.eE+-*/^()[],<>=!|_ \t$#\\\"'";
  const std::vector<std::string> words = {
      "sin(",   "where(",    "atan2(", "pi", "ln(",  "p[1]",   "polygamma(1,",
      "max(x,", "1e-3",      "<=",     "²",  "⁻",    "√",      "∛",
      "·",      "×",         "÷",      "−",  "|x|",  "ln|",    "sec",
      "log_2(", "f(x, y) =", "!",      "½",  "sin²", "sin^2(", "₁",
      "π",      "θ"};
  int right = 0;
  for (int i = 0; i < 20000; ++i) {
    std::string text;
    for (int k = d.below(12); k >= 0; --k) {
      const int choice = d.below(10);
      if (choice < 3)
        text += words[static_cast<std::size_t>(d.below(static_cast<int>(words.size())))];
      else if (choice < 9)
        text += pieces[static_cast<std::size_t>(d.below(static_cast<int>(pieces.size())))];
      else
        text += static_cast<char>(d.below(256));
    }
    graph g;
    const parsed result = parse(text, g);
    if (result)
      BOOST_TEST((result.value.owner == &g && result.value.index < g.size()), text);
    else
      BOOST_TEST(result.position <= text.size(), text);
    right += result ? 1 : 0;
  }
  BOOST_TEST(right > 100);
  BOOST_TEST(right < 10000);
}

BOOST_AUTO_TEST_CASE(depth_and_length_are_no_danger) {
  const auto mistake_in = [](const std::string& text) {
    graph g;
    return parse(text, g).expected;
  };
  const std::string deep(10'000, '(');
  BOOST_CHECK(mistake_in(deep) == expected::fewer_parentheses);
  BOOST_CHECK(mistake_in(deep + "x" + std::string(10'000, ')')) == expected::fewer_parentheses);
  std::string calls;
  for (int i = 0; i < 10'000; ++i) calls += "sin(";
  BOOST_CHECK(mistake_in(calls) == expected::fewer_parentheses);
  BOOST_CHECK(mistake_in(std::string(900, '(') + "x" + std::string(900, ')')) == expected::nothing);
  BOOST_CHECK(mistake_in(std::string(500'000, '-') + "x") == expected::nothing);
  BOOST_CHECK(mistake_in(std::string(2'000'000, 'x')) == expected::shorter_text);
  BOOST_CHECK(mistake_in(std::string(100, 'x')) == expected::shorter_name);
  std::string sum = "x";
  for (int i = 0; i < 400'000; ++i) sum += "+x";
  BOOST_CHECK(mistake_in(sum) == expected::nothing);
  std::string powers = "x";
  for (int i = 0; i < 100'000; ++i) powers += "^y";
  BOOST_CHECK(mistake_in(powers) == expected::nothing);
  BOOST_CHECK(mistake_in("1" + std::string(100'000, '0') + "x") == expected::nothing);
}

BOOST_AUTO_TEST_SUITE_END()
