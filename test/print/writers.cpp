// SPDX-License-Identifier: BSL-1.0
// LaTeX, drawings and C of random formulas: read back, checked and run.

#include <unistd.h>

#include <array>
#include <bit>
#include <boost/test/unit_test.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include <nabla/nabla.hpp>
#include <nabla/print/to_dot.hpp>
#include <nabla/print/to_latex.hpp>
#include <nabla/print/to_mathml.hpp>

#include "../function/namesakes.hpp"
#include "../points.hpp"
#include "latex_reader.hpp"
#include "mathml_reader.hpp"

BOOST_AUTO_TEST_SUITE(writers)

namespace {

using namespace test;

std::string latex_of(const graph& g, node_index i) {
  characters out;
  write_latex(out, g, i);
  return std::string(out.view());
}

std::string mathml_of(const graph& g, node_index i) {
  characters out;
  write_mathml(out, g, i);
  return std::string(out.view());
}
/// The value of a formula of x, y and z.
real value_of(const std::string& formula, const std::map<std::string, real>& at) {
  graph g;
  const parsed result = parse(formula, g);
  if (!result) throw std::runtime_error(formula + " cannot be read");
  const node_index root = result.value.in(g);
  return interpret_all(g, root, at)[root];
}

/// Whether everything that is opened is closed, in order.
bool is_balanced(std::string_view latex) {
  std::vector<std::string_view> open;
  const auto closes = [&](std::string_view what) {
    const bool fits = !open.empty() && open.back() == what;
    if (fits) open.pop_back();
    return fits;
  };
  for (std::size_t i = 0; i < latex.size(); ++i) {
    const std::string_view rest = latex.substr(i);
    if (rest.starts_with("\\left")) open.push_back("\\left");
    if (rest.starts_with("\\begin")) open.push_back("\\begin");
    if (rest.starts_with("{")) open.push_back("{");
    if (rest.starts_with("\\right") && !closes("\\left")) return false;
    if (rest.starts_with("\\end") && !closes("\\begin")) return false;
    if (rest.starts_with("}") && !closes("{")) return false;
  }
  return open.empty();
}

bool is_close(real u, real v, real tolerance) {
  return std::abs(u - v) <= tolerance * (1 + std::abs(v));
}

/// Whether every line is a statement, and every edge joins nodes that are there.
bool is_drawing(const std::string& text) {
  std::istringstream lines(text);
  std::set<std::string> nodes;
  std::string line;
  std::getline(lines, line);
  if (line != "digraph {" || !text.ends_with("\n}\n")) return false;
  for (bool done = false; std::getline(lines, line);) {
    if (done) return false;
    done = line == "}";
    if (done || line.starts_with("  {rank=same; edge [style=invis]; o0")) continue;
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (line[i] == '\\')
        ++i;
      else if (line[i] == '"')
        quoted = !quoted;
    }
    if (quoted || !line.ends_with(";")) return false;
    std::istringstream words(line);
    std::string first, second, third;
    words >> first >> second >> third;
    if (second == "->") {
      if (!nodes.contains(first) || !nodes.contains(third.substr(0, third.find_first_of(":;"))))
        return false;
    } else if (first != "node" && first != "edge" && !first.starts_with("rankdir")) {
      if (!second.starts_with("[label=\"") || !nodes.insert(first).second) return false;
    }
  }
  return true;
}

bool is_missing_in_c(const function_info* f) {
  return f->name == "digamma" || f->name == "polygamma";
}
bool has_only_functions_of_c(const graph& g) {
  for (node_index i = 0; i < g.size(); ++i)
    if (g[i].kind() == node_kind::call && is_missing_in_c(g.function_at(g[i].b()))) return false;
  return true;
}

/// A folder that goes when its owner goes.
struct temporary_folder {
  std::filesystem::path path =
      std::filesystem::temp_directory_path() / ("nabla_writers." + std::to_string(getpid()));
  temporary_folder() { std::filesystem::create_directory(path); }
  ~temporary_folder() { std::filesystem::remove_all(path); }
  temporary_folder(const temporary_folder&) = delete;
  temporary_folder& operator=(const temporary_folder&) = delete;
};

/// Functions of up to three variables as one C program that prints their values' bits, one a line.
class c_program {
  std::ostringstream functions, names, rows;
  int count = 0;

 public:
  std::vector<double> expected;
  std::vector<std::string> texts;
  std::string linked;  // the user's functions

  void add(const graph& g, node_index root, const std::vector<std::array<double, 3>>& points) {
    characters text;
    const std::string name = "f" + std::to_string(count);
    write_c(text, g, root, name);
    functions << text.view();
    names << "  " << name << ",\n";
    graph own;
    const node_index own_root = copy(g, root, own);
    const sequence<node_index> inputs = variables_in_order(own);
    for (const auto& at : points) {
      rows << "  {" << count;
      for (const double value : at) rows << ", " << std::bit_cast<std::uint64_t>(value) << "u";
      rows << "},\n";
      const auto value_of = [&](node_index i) {
        std::uint32_t position = 0;
        while (inputs[position] != i) ++position;
        return at[position];
      };
      expected.push_back(values_of(own, reachable_from(own, own_root), value_of)[own_root]);
      texts.emplace_back(text.view());
    }
    ++count;
  }
  std::string source() const {
    return "#include <stdint.h>\n#include <stdio.h>\n#include <string.h>\n" + functions.str() +
           linked + "static void (*const functions[])(const double*, double*) = {\n" + names.str() +
           "};\nstatic const uint64_t rows[][4] = {\n" + rows.str() +
           "};\nint main(void) {\n"
           "  for (size_t k = 0; k < sizeof rows/sizeof rows[0]; ++k) {\n"
           "    double in[3], out;\n    uint64_t bits;\n    memcpy(in, rows[k] + 1, sizeof in);\n"
           "    functions[rows[k][0]](in, &out);\n    memcpy(&bits, &out, sizeof bits);\n"
           "    printf(\"%llu\\n\", (unsigned long long)bits);\n  }\n  return 0;\n}\n";
  }
  /// The values that the program prints; it prints nothing if there is no C compiler.
  std::vector<double> run() const {
    if (std::system("cc --version > /dev/null 2>&1") != 0) return {};
    const temporary_folder folder;
    const std::string file = (folder.path / "functions").string();
    std::ofstream(file + ".c") << source();
    const std::string compile =
        "cc -std=c99 -w -O1 -fno-builtin -ffp-contract=off " + file + ".c -o " + file + " -lm";
    BOOST_REQUIRE_EQUAL(std::system(compile.c_str()), 0);
    BOOST_REQUIRE_EQUAL(std::system((file + " > " + file + ".txt").c_str()), 0);
    std::ifstream results(file + ".txt");
    std::vector<double> values;
    for (std::uint64_t bits; results >> bits;) values.push_back(std::bit_cast<double>(bits));
    return values;
  }
  void check() const {
    const std::vector<double> values = run();
    if (values.empty()) BOOST_TEST_MESSAGE("there is no C compiler here");
    if (values.empty()) return;
    BOOST_REQUIRE_EQUAL(values.size(), expected.size());
    for (std::size_t k = 0; k < values.size(); ++k) {
      const bool same =
          std::bit_cast<std::uint64_t>(values[k]) == std::bit_cast<std::uint64_t>(expected[k]) ||
          (std::isnan(values[k]) && std::isnan(expected[k]));
      BOOST_CHECK_MESSAGE(same, values[k] << " is not " << expected[k] << "\n" << texts[k]);
    }
  }
};

}  // namespace

BOOST_AUTO_TEST_CASE(latex_reads_back_as_the_same_function) {
  dice d(20240601);
  int compared = 0;
  for (int k = 0, count = formula_count(10000); k < count; ++k) {
    graph g, form;
    const node_index root = build(random_formula(d, 3 + d.below(20)), g).in(g);
    const node_index simple = canonical(g, root, form).in(form);
    const std::string verbatim = latex_of(g, root), short_form = latex_of(form, simple);
    BOOST_CHECK_MESSAGE(is_balanced(verbatim) && is_balanced(short_form), verbatim << "\n"
                                                                                   << short_form);
    for (const auto& at : harmless_points(g, root, d)) {
      const real x = at.at("x"), y = at.at("y"), z = at.at("z"),
                 value = interpret_all(g, root, at)[root];
      const real again = latex_reader(verbatim, x, y, z).value();
      BOOST_CHECK_MESSAGE(is_close(again, value, 1e-12L),
                          verbatim << " is " << again << ", not " << value);
      const real simplified = latex_reader(short_form, x, y, z).value();
      BOOST_CHECK_MESSAGE(is_close(simplified, value, 1e-9L),
                          short_form << " is " << simplified << ", not " << value);
      ++compared;
    }
  }
  BOOST_TEST(compared > formula_count(10000) / 2);
}

BOOST_AUTO_TEST_CASE(mathml_reads_back_as_the_same_function) {
  dice d(20240604);
  int compared = 0;
  for (int k = 0, count = formula_count(3000); k < count; ++k) {
    graph g, form;
    const node_index root = build(random_formula(d, 3 + d.below(20)), g).in(g);
    const node_index simple = canonical(g, root, form).in(form);
    const std::string verbatim = mathml_reader(mathml_of(g, root)).formula(),
                      short_form = mathml_reader(mathml_of(form, simple)).formula();
    for (const auto& at : harmless_points(g, root, d)) {
      const real value = interpret_all(g, root, at)[root];
      const real again = value_of(verbatim, at), simplified = value_of(short_form, at);
      BOOST_CHECK_MESSAGE(is_close(again, value, 1e-12L),
                          verbatim << " is " << again << ", not " << value);
      BOOST_CHECK_MESSAGE(is_close(simplified, value, 1e-9L),
                          short_form << " is " << simplified << ", not " << value);
      ++compared;
    }
  }
  BOOST_TEST(compared > formula_count(3000) / 2);
}

BOOST_AUTO_TEST_CASE(long_formulas_need_no_stack) {
  graph g;
  term u(g, g.variable("x")), x = u;
  for (int k = 0; k < 20000; ++k) u = k % 3 == 0 ? x - u : k % 3 == 1 ? x * u : u + x;
  const std::string latex = latex_of(g, u.index);
  BOOST_TEST(is_balanced(latex));
  BOOST_TEST(mathml_of(g, u.index).ends_with("</mrow>"));
}

BOOST_AUTO_TEST_CASE(drawings_are_well_formed) {
  dice d(20240602);
  for (int k = 0, count = formula_count(2000); k < count; ++k) {
    graph g;
    const term u = build(random_formula(d, 3 + d.below(20)), g), v = build(random_formula(d, 9), g);
    const term parts[] = {{g, u.in(g)}, {g, v.in(g)}, {g, g.variable("a \"name \\ of its own")}};
    const node_index root = k % 2 == 0 ? parts[0].index : list_of(g, parts, {3, 1}).index;
    characters plain, annotated;
    write_dot(plain, g, root);
    sequence<characters> notes(root + 1);
    for (node_index i = 0; i <= root; ++i) notes[i] << "\"" << std::int64_t{i} << "\\";
    write_dot(annotated, g, root, notes);
    BOOST_CHECK_MESSAGE(is_drawing(std::string(plain.view())), plain);
    BOOST_CHECK_MESSAGE(is_drawing(std::string(annotated.view())), annotated);
  }
}

BOOST_AUTO_TEST_CASE(c_computes_the_same_bits) {
  dice d(20240603);
  c_program program;
  for (int k = 0; k < 400; ++k) {
    graph g;
    const node_index root = build(random_formula(d, 3 + d.below(25)), g).in(g);
    if (!has_only_functions_of_c(g)) continue;
    std::vector<std::array<double, 3>> points;
    for (int n = 0; n < 4; ++n)
      points.push_back({d.between(-2, 2), d.between(-2, 2), d.between(0, 3)});
    program.add(g, root, points);
  }
  program.check();
}

BOOST_AUTO_TEST_CASE(c_has_every_function) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  const std::vector<double> special{0.0, -0.0, 1,   -1,   0.3,      -0.7,      2.5,
                                    40,  -40,  800, -800, infinity, -infinity, std::nan("")};
  c_program program;
  for (const function_info* const f : catalogue::functions) {
    if (is_missing_in_c(f)) continue;
    graph g;
    const term arguments[] = {{g, g.variable("x")}, {g, g.variable("y")}};
    std::vector<std::array<double, 3>> points;
    for (const double x : special)
      for (const double y : special) points.push_back({x, y, 0});
    program.add(g, nabla::core::detail::intern_call(f, arguments, g).index, points);
  }
  program.check();
}

BOOST_AUTO_TEST_CASE(c_calls_the_users_functions) {
  graph g;
  const term x(g, g.variable("x")), y(g, g.variable("y"));
  using namespace namesakes;
  const term both_relus = 8 * nabla::apply<namesakes::relu>(x) + nabla::relu(x);
  const term both_powers =
      nabla::apply<namesakes::pow>(x) - nabla::apply<namesakes::sin>(y) * nabla::sin(x);
  const term written =
      nabla::apply<factorial>(y * y) * nabla::apply<loss>(x, y) * nabla::apply<fast_sine>(x);
  const term odd =
      nabla::apply<keyword>(x) + nabla::apply<value_of_c>(y) + nabla::apply<sign_of_root>(x * y);
  c_program program;
  for (const term f : {both_relus, both_powers, written, odd})
    program.add(g, f.in(g), {{-2, 0.5, 0}, {-0.25, 3, 0}, {0, 0, 0}, {1.5, -1, 0}});
  program.linked =
      "double relu(double u) { return u < 0.0 ? u*0.125 : u; }\n"
      "double user_pow(double u) { return u*u*u; }\ndouble user_sin(double u) { return u*u; }\n"
      "double fsin(double u) { return u; }\ndouble user_int(double u) { return 10.0*u; }\n"
      "double user_v2(double u) { return 11.0*u; }\ndouble user__E2_88_9A(double u) { return "
      "12.0*u; }\n";
  program.check();
}

BOOST_AUTO_TEST_CASE(c_of_functions_of_data_says_that_there_is_none) {
  sequence<std::string_view> data;
  data.push_back("x");
  for (const std::string_view formula : {"sum(x*y)", "x*y", "sum(1)*y"}) {
    graph g;
    characters text;
    write_c(text, g, parse(formula, g, data).value.in(g), "f");
    BOOST_TEST(text.view() ==
               "#error \"f is a function of whole arrays or data, which is computed in loops, and "
               "not written as C\"\n");
  }
}

BOOST_AUTO_TEST_CASE(c_is_complete) {
  constexpr variable<"x"> x;
  constexpr variable<"y"> y;
  constexpr auto text = to_c(gradient(sigmoid(x * y) + min(x, y)), "slope");
  BOOST_TEST(text.view().starts_with("#include <math.h>\n"));
  BOOST_TEST(text.view().find("static inline double nabla_sigmoid_complement(double u)") !=
             std::string_view::npos);
  BOOST_TEST(text.view().find("void slope(const double* in, double* out) {") !=
             std::string_view::npos);
  static_assert(to_c(x * y, "area")
                    .view()
                    .starts_with("void area(const double* in, double* out) {\n  const double v"));
  static_assert(to_c(digamma(x), "f").view().starts_with("double digamma(double u);"));
}

BOOST_AUTO_TEST_SUITE_END()
