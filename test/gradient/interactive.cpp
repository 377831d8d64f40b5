// SPDX-License-Identifier: BSL-1.0
// The interactive gradient as its users meet it: arguments and input in, text, JSON, pictures and
// an exit status out.

#define BOOST_BIND_GLOBAL_PLACEHOLDERS  // for the property tree, which uses them

#include <array>
#include <boost/property_tree/json_parser.hpp>
#include <boost/property_tree/xml_parser.hpp>
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "../random_formula.hpp"
#include "session.hpp"

namespace {

struct outcome {
  int status;
  std::string out, errors;
  bool says(std::string_view text) const { return out.find(text) != std::string::npos; }
};
outcome run(const std::vector<std::string>& arguments, const std::string& input = {}) {
  std::istringstream in(input);
  std::ostringstream out, errors;
  const int status = program::run(arguments, in, out, errors);
  return {status, out.str(), errors.str()};
}
outcome type(std::vector<std::string> lines, const std::vector<std::string>& arguments = {}) {
  std::istringstream in;
  std::ostringstream out, errors;
  auto next = lines.begin();
  const int status = program::run(arguments, in, out, errors, [&](std::string& line) {
    if (next == lines.end()) return false;
    line = *next++;
    return true;
  });
  return {status, out.str(), errors.str()};
}

using json = boost::property_tree::ptree;
std::vector<json> objects_in(const std::string& text) {
  std::vector<json> all;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    std::istringstream one(line);
    boost::property_tree::read_json(one, all.emplace_back());
  }
  return all;
}
std::vector<std::string> elements(const json& object, const char* field) {
  std::vector<std::string> all;
  for (const auto& [name, element] : object.get_child(field)) all.push_back(element.data());
  return all;
}
std::string file_text(const std::filesystem::path& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

const std::string seed = "x^2*y + sin(x*y)";

}  // namespace

BOOST_AUTO_TEST_SUITE(interactive)

BOOST_AUTO_TEST_CASE(shows_the_gradient) {
  const outcome it = run({seed});
  BOOST_TEST(it.status == 0);
  BOOST_TEST(it.out ==
             "f(x, y)  = x^2*y + sin(x*y)\n"
             "∂f/∂x    = 2*x*y + y*cos(x*y)\n"
             "∂f/∂y    = x^2 + x*cos(x*y)\n"
             "gradient = [2*x*y + y*cos(x*y), x^2 + x*cos(x*y)]\n");
  BOOST_TEST(it.errors == "");
  BOOST_TEST(run({"sin(x)^2"}).out == "f(x)  = sin(x)^2\ndf/dx = 2*cos(x)*sin(x)\n");
  BOOST_TEST(run({"-x^2"}).says("df/dx = -2*x\n"));
  BOOST_TEST(run({"2 + 3"}).says("nothing to differentiate by"));
}

BOOST_AUTO_TEST_CASE(shows_values_at_a_point) {
  const outcome it = run({"x^2 + y^2", "--at", "x=3,y=4"});
  BOOST_TEST(it.says("\nat x = 3, y = 4\n"));
  for (const char* const line :
       {"f                            = 25\n", "gradient                     = (6, 8)\n",
        "its norm, the steepest slope = 10\n", "direction of steepest ascent = (0.6, 0.8)\n",
        "unit descent direction       = (-0.6, -0.8)\n",
        "tangent plane                = 25 + 6*(x - 3) + 8*(y - 4)\n"})
    BOOST_TEST(it.says(line), line);
  BOOST_TEST(run({"x^2", "--at", "x=-3"}).says("tangent line = 9 - 6*(x + 3)\n"));
  BOOST_TEST(run({"x*y", "--at=x=0, y=0"}).says("none: the gradient is zero"));
  BOOST_TEST(run({"sin(x)", "--at", "x=pi/6"}).says("= 0.5\n"));
  BOOST_TEST(run({"max(x, y)", "--at", "x=max(1, 2),y=-1e-3"}).says("at x = 2, y = -0.001\n"));
  BOOST_TEST(run({"tanh(x)", "--at", "x=20"}).says("= 1.699341702e-17\n"));
  BOOST_TEST(run({"p[0]*p[2]", "--at", "p[0]=2,p[2]=3"}).says("at p[0] = 2, p[2] = 3\n"));
  BOOST_TEST(run({"log(x - 3)/y", "--at", "x=1,y=2"})
                 .says("log(x - 3) needs x - 3 > 0; here that is -2\n"));
}

BOOST_AUTO_TEST_CASE(the_names_in_front_are_the_variables) {
  BOOST_TEST(run({"f(y, x) = x^2 y"}).out ==
             "f(y, x)  = x^2 y\n∂f/∂y    = x^2\n∂f/∂x    = 2*x*y\ngradient = [x^2, 2*x*y]\n");
  // Others are parameters: they need a value, and nothing is differentiated by them.
  const outcome parabola = run({"f(x) = a x² + b", "--at", "x=3,a=2,b=1"});
  BOOST_TEST(parabola.says("f(x)  = a x² + b\n∂f/∂x = 2*a*x\n"));
  BOOST_TEST(parabola.says("f            = 19\n"));
  BOOST_TEST(run({"f(x) = a x", "--wrt", "a"}).says("∂f/∂a = x\n"));
  // One that is not used counts, and needs no value.
  const outcome unused = run({"f(x, y) = x^2", "--at", "x=3", "--hessian"});
  BOOST_TEST(unused.says("gradient = [2*x, 0]\n"));
  BOOST_TEST(unused.says("gradient                     = (6, 0)\n"));
  const std::vector<json> objects = objects_in(run({"f(z, x) = x*y*z", "--json"}).out);
  BOOST_TEST((elements(objects[0], "variables") == std::vector<std::string>{"z", "x"}));
  BOOST_TEST(objects[0].get<std::string>("text") == "[x*y, y*z]");
}

BOOST_AUTO_TEST_CASE(does_what_each_option_says) {
  const auto says = [](std::vector<std::string> arguments, std::string_view text) {
    const outcome it = run(arguments);
    BOOST_TEST(it.status == 0, it.errors);
    BOOST_TEST(it.says(text), it.out);
  };
  says({seed, "--wrt", "y"}, "∂f/∂y   = x^2 + x*cos(x*y)\n");
  says({"x^2", "--wrt", "x,z"}, "∂f/∂z    = 0\n");
  says({"p[0]*p[1]*q", "--wrt", "p"}, "gradient         = [p[1]*q, p[0]*q]\n");
  says({"x^3*y", "--hessian"}, "Hessian\n  [ 6*x*y   3*x^2 ]\n  [ 3*x^2   0     ]\n");
  says({"x^3*y", "--hessian", "--at", "x=1,y=2"}, "Hessian\n  [ 12   3 ]\n  [ 3    0 ]\n");
  says({"x^4", "--order", "3"}, "d²f/dx² = 12*x^2\n\nd³f/dx³ = 24*x\n");
  says({"x^2*y", "--order", "2"}, "∂²f/∂x∂y = 2*x\n");
  says({"x*sin(x)", "--steps"},
       "1. product rule u'v + uv' with u = x, v = sin(x): d/dx(x*sin(x)) = sin(x) + "
       "x*d/dx(sin(x))\n");
  says({"x*y", "--steps"}, "all partial derivatives: gradient(f) = [y, x]\n");
  says({"(w*x - t)^2", "--backpropagation", "--at", "w=2,x=3,t=1"}, "w' = v1'*x     = 30\n");
  says({"(x + 1)*(x - 1)", "--simplify"}, "multiplied out = x^2 - 1\n");
  says({"log(x)/y", "--domain"}, "domain of f            = x > 0 and y != 0\n");
  says({seed, "--check", "--at", "x=3,y=4", "--hessian"}, "∂²f/∂x∂y  13.28272897");
  says({seed, "--latex"}, "\\nabla f                      = \\begin{pmatrix} 2 x y + y \\cos");
  says({"x^3", "--latex", "--order", "2"}, "\\frac{d^{2} f}{d x^{2}} = 6 x\n");
  says({"x*sin(x)", "--latex", "--steps"}, "\\text{product rule $u'v");
  says({"x*y", "--c"}, "void gradient(const double* in, double* out) {");
  says({"x*y", "--dot"}, "digraph {\n");
  says({"--version"}, "gradient, of nabla ");
  BOOST_TEST(!run({"x*y", "--c"}).says("∂"));
}

BOOST_AUTO_TEST_CASE(minimizes_by_each_method) {
  for (const std::string method :
       {"adagrad,rate=1", "adam,rate=0.1", "adamw,rate=0.1", "bfgs", "conjugate_gradient",
        "gradient_descent,rate=0.1", "l_bfgs", "momentum,rate=0.03", "nesterov,rate=0.03", "newton",
        "steepest_descent", "trust_region"}) {
    const outcome it = run(
        {"(x - 1)^2 + (y + 2)^2 + a", "--wrt", "x,y", "--at", "x=3,y=4,a=7", "--minimize", method});
    BOOST_TEST_CONTEXT(method << it.out) {
      BOOST_TEST(it.status == 0);
      BOOST_TEST((method.starts_with("adamw") || it.says("converged after ")));
    }
  }
  const outcome valley =
      run({"100(y - x^2)^2 + (1 - x)^2", "--at", "x=-1.2,y=1", "--minimize", "newton"});
  BOOST_TEST(valley.says("minimization by newton"));
  BOOST_TEST(valley.says("converged after 23 steps"));
  BOOST_TEST(run({"x^2", "--at", "x=1", "--minimize", "rmsprop,rate=0.1,steps=5"})
                 .says("iteration limit after 5 steps, 6 evaluations"));
  BOOST_TEST(run({"log(x)", "--at", "x=-1", "--minimize", "bfgs"}).says("has no finite value"));
}
BOOST_AUTO_TEST_CASE(descends) {
  const outcome it = run({"x^2 + y^2", "--at", "x=3,y=4", "--descend", "rate=0.1,steps=50"});
  BOOST_TEST(it.says("     0             3             4            25            10\n"));
  BOOST_TEST(it.says("     1           2.4           3.2            16             8\n"));
  BOOST_TEST(it.says("    50  0.0000428174  0.0000570899"));
  BOOST_TEST(run({"x^2", "--at", "x=1", "--descend", "rate=0.5"}).says("The gradient is zero"));
  BOOST_TEST(run({"x^2", "--at", "x=1", "--descend", "rate=1.5"}).says("a smaller rate may help"));
  BOOST_TEST(run({"x^4", "--at", "x=10", "--descend", "rate=1"})
                 .says("no finite value: a smaller rate may help"));
}

BOOST_AUTO_TEST_CASE(says_what_is_wrong_and_where) {
  const outcome formula = run({"2*(x +"});
  BOOST_TEST(formula.status == 2);
  BOOST_TEST(formula.out == "");
  BOOST_TEST(
      formula.errors ==
      "gradient: expected a number, a variable, a function or '(', at 6\n  2*(x +\n        ^\n");
  BOOST_TEST(run({"é*x"}).errors.ends_with("  é*x\n  ^\n"));
  BOOST_TEST(run({"θ + é"}).errors.ends_with("  θ + é\n      ^\n"));
  BOOST_TEST(run({"x + y·½"}).errors.ends_with("  x + y·½\n        ^\n"));
  const std::string longer = std::string(500, 'x') + "*+";
  BOOST_TEST(run({longer}).errors.size() < 300);

  const auto complains = [](std::vector<std::string> arguments, std::string_view text) {
    const outcome it = run(arguments);
    BOOST_TEST(it.status == 2);
    BOOST_TEST(it.out == "");
    BOOST_TEST(it.errors.find(text) != std::string::npos, it.errors);
    BOOST_TEST(std::count(it.errors.begin(), it.errors.end(), '\n') <= 3);
  };
  complains({"x", "--nonsense"}, "'--nonsense'");
  complains({"x", "--at"}, "--at");
  complains({"x*y", "--at", "x=3"}, "--at gives no value for y");
  complains({"x", "--at", "x"}, "--at wants x=3,y=4, not 'x'");
  complains({"x", "--at", "x=1,x=2"}, "--at gives x twice");
  complains({"x", "--at", "x=y"}, "x is 'y', which is not a number");
  complains({"x", "--order", "0"}, "--order is a whole number from 1 to 8, not '0'");
  complains({"x", "--wrt", "2"}, "'2' is not the name of a variable");
  complains({"x", "--check"}, "--check needs a point: --at x=3,y=4");
  complains({"x", "--descend", "rate=1"}, "--descend needs a point");
  complains({"x", "--minimize", "bfgs"}, "--minimize needs a point");
  complains({"x", "--at", "x=1", "--minimize", "sgd"}, "--minimize knows adagrad, adam, ");
  complains({"x", "--at", "x=1", "--minimize", "bfgs,rate=1"}, "bfgs finds its rate by itself");
  complains({"x", "--at", "x=1", "--minimize", "adam,speed=1"},
            "knows rate and steps, not 'speed'");
  complains({"x", "--at", "x=1", "--minimize", "bfgs", "--descend", "rate=1"},
            "ask for one of them");
  complains({"x", "--descend", "speed=1", "--at", "x=1"},
            "--descend knows rate and steps, not 'speed'");
  complains({"x", "--range", "x=3:1", "--plot", "a.svg"}, "the range of x is empty");
  complains({"x*y*z", "--plot", "a.svg"}, "--plot draws functions of one or two variables");
  complains({"x", "--plot", "/nowhere/at/all.svg"}, "cannot write /nowhere/at/all.svg");
  complains({"x", "--graph", "/nowhere/at/all.svg"}, "cannot write /nowhere/at/all.svg");
  std::string long_sum = "x";
  for (int k = 0; k < 200; ++k) long_sum = "sin(" + long_sum + ") + x";
  complains({long_sum, "--graph", "a.svg"}, "more than 300 boxes");

  const auto advises = [](const std::string& typed, const std::string& advised) {
    const outcome it = run({typed});
    BOOST_TEST(it.status == 2);
    BOOST_TEST(it.errors.find(": write " + advised + ", at ") != std::string::npos, it.errors);
    BOOST_TEST(run({advised}).status == 0, advised);
  };
  advises("sin x", "sin(x)");
  advises("3 + 2 cos 2x", "cos(2x)");
  advises("sin^2 x", "sin^2(x)");
  advises("csc x", "csc(x)");
  advises("log_2 x", "log_2(x)");
  advises("exp -x", "exp(-x)");
  advises("sin x^2", "sin(x^2)");
  advises("y = x^2", "x^2");
  advises("x^2 + y^2 = 25", "x^2 + y^2 - (25)");
  advises("2 + x(x+1)", "x*(x+1)");
  advises("log_a(x)", "log(x)/log(a)");

  const outcome batch = run({"x^2", "2+", "x^3"});
  BOOST_TEST(batch.status == 2);
  BOOST_TEST((batch.says("2*x") && batch.says("3*x^2")));
}

BOOST_AUTO_TEST_CASE(helps) {
  const outcome help = run({"--help"});
  BOOST_TEST(help.status == 0);
  BOOST_TEST(run({"-h"}).out == help.out);
  for (const nabla::core::function_info* const f : nabla::catalogue::functions)
    if (f->arity > 0) BOOST_TEST(help.says(" " + std::string(f->name)), f->name);
  std::istringstream lines(help.out);
  for (std::string line; std::getline(lines, line);) BOOST_TEST(line.size() <= 110, line);
}

BOOST_AUTO_TEST_CASE(writes_json) {
  const outcome it = run({seed, "2+", "log(x)", "--json", "--at", "x=0.1,y=4", "--hessian"});
  BOOST_TEST(it.status == 2);
  const std::vector<json> objects = objects_in(it.out);
  BOOST_TEST_REQUIRE(objects.size() == 3U);
  const double x = 0.1, y = 4;
  BOOST_TEST(objects[0].get<std::string>("formula") == seed);
  BOOST_TEST((elements(objects[0], "variables") == std::vector<std::string>{"x", "y"}));
  BOOST_TEST(objects[0].get<double>("value") == x * x * y + std::sin(x * y));
  const std::vector<std::string> gradient = elements(objects[0], "gradient"),
                                 hessian = elements(objects[0], "hessian");
  BOOST_TEST_REQUIRE((gradient.size() == 2 && hessian.size() == 4));
  BOOST_TEST(std::abs(std::stod(gradient[0]) - (2 * x * y + y * std::cos(x * y))) < 1e-15);
  BOOST_TEST(std::abs(std::stod(hessian[3]) + x * x * std::sin(x * y)) < 1e-15);
  BOOST_TEST(hessian[1] == hessian[2]);
  BOOST_TEST(objects[0].get<std::string>("text") == "[2*x*y + y*cos(x*y), x^2 + x*cos(x*y)]");
  BOOST_TEST(objects[0].get<std::string>("latex").starts_with(
      "\\begin{pmatrix} 2 x y + y \\cos\\left(x y\\right) \\\\"));
  BOOST_TEST(objects[1].get<std::string>("error") ==
             "expected a number, a variable, a function or '('");
  BOOST_TEST(objects[1].get<int>("position") == 2);
  BOOST_TEST(!objects[2].get_child_optional("error"));

  const std::vector<json> without_point = objects_in(run({"x^2", "7", "--json"}).out);
  BOOST_TEST(without_point[0].get<std::string>("value") == "null");
  BOOST_TEST(without_point[0].get<std::string>("text") == "[2*x]");
  BOOST_TEST(without_point[1].get<std::string>("text") == "[]");
}

BOOST_AUTO_TEST_CASE(reads_formulas_one_a_line) {
  const outcome it =
      run({"--json"}, "x^2\tx=3\r\nlog(x)\tx=-1\n1/x\tx=0\n\n-1/x^2\tx=0\nx\tx=\nx*y\tx=1,y=0.1");
  BOOST_TEST(it.status == 2);
  BOOST_TEST(it.errors == "");
  const std::vector<json> objects = objects_in(it.out);
  BOOST_TEST_REQUIRE(objects.size() == 7U);
  BOOST_TEST(objects[0].get<double>("value") == 9);
  BOOST_TEST(objects[1].get<std::string>("value") == "nan");
  BOOST_TEST(objects[2].get<std::string>("value") == "inf");
  BOOST_TEST(objects[3].get<int>("position") == 0);
  BOOST_TEST(objects[4].get<std::string>("value") == "-inf");
  BOOST_TEST(objects[5].get<std::string>("position") == "null");
  BOOST_TEST(objects[6].get<std::string>("value") == "0.10000000000000001");

  const outcome text = run({}, "x^2\nx^\nx^3\tx=2\n");
  BOOST_TEST(text.status == 2);
  BOOST_TEST((text.says("df/dx = 2*x") && text.says("df/dx = 3*x^2") && text.says("at x = 2")));
  BOOST_TEST(run({}, "").status == 0);
}

BOOST_AUTO_TEST_CASE(answers_at_its_prompt) {
  const outcome it = type({"x^2 --at x=3", "x^3", "--at x=2 --hessian", "x^3", "2+", "x --nonsense",
                           "help", "quit", "x^9"});
  BOOST_TEST(it.status == 0);
  BOOST_TEST((it.says("at x = 3") && it.says("at x = 2") && it.says("\nHessian\n") &&
              it.says("--backpropagation")));
  BOOST_TEST(!it.says("9*x^8"));
  BOOST_TEST((it.errors.find("at 2\n  2+\n    ^\n") != std::string::npos));
  BOOST_TEST((it.errors.find("'--nonsense'") != std::string::npos));
  BOOST_TEST(type({"x*y"}).says("gradient = [y, x]"));
}

BOOST_AUTO_TEST_CASE(names_of_options_ask_of_the_last_formula) {
  BOOST_TEST(type({"x*sin(x)", "steps"}).says("1. product rule "));
  BOOST_TEST(type({"x^3*y", "hessian"}).says("Hessian\n  [ 6*x*y   3*x^2 ]\n"));
  BOOST_TEST(type({"x^3*y", "hessian --at x=1,y=2"}).says("Hessian\n  [ 12   3 ]\n"));
  BOOST_TEST(type({"x^3", "at x = 2"}).says("tangent line = 8 + 12*(x - 2)\n"));
  BOOST_TEST(type({"x^3*y", "order 2"}).says("∂²f/∂x∂y = 3*x^2\n"));
  BOOST_TEST(type({"x*y", "wrt y"}).says("∂f/∂y   = x\n"));
  const outcome both = type({"x^2*y", "domain simplify"});
  BOOST_TEST((both.says("domain of f ") && both.says("simplified")));
  BOOST_TEST(type({"x^2", "json"}).says("\"formula\":\"x^2\""));
  BOOST_TEST(type({"version"}).says("gradient, of nabla "));
  BOOST_TEST(type({"help"}).says("--backpropagation"));
  BOOST_TEST(type({"x^2 --help"}).says("--backpropagation"));

  // Of that formula, once, and with what was asked of it; a wrong one is not the last.
  const outcome once = type({"x^2 --at x=3", "2+", "hessian", "x^3"});
  BOOST_TEST(once.says("  Hessian\n  [ 2 ]\n"));
  BOOST_TEST(once.out.find("Hessian", once.out.find("x^3")) == std::string::npos);
  BOOST_TEST(type({"steps"}).errors ==
             "gradient: type a formula first: steps asks something of the last one\n");
  BOOST_TEST((type({"x^2", "at"}).errors.find("--at") != std::string::npos));
  BOOST_TEST((type({"x^2", "order nine"}).errors.find("--order") != std::string::npos));

  // Formulas are formulas.
  BOOST_TEST(type({"steps + 1"}).says("df/dsteps = 1\n"));
  BOOST_TEST(type({"at * x"}).says("∂f/∂at   = x\n"));
  BOOST_TEST(type({"2c"}).says("df/dc = 2\n"));
  BOOST_TEST(run({"steps"}).says("df/dsteps = 1\n"));
}

BOOST_AUTO_TEST_CASE(names_like_functions_have_a_hint) {
  const auto hint = [](const std::string& formula) {
    const std::string out = run({formula}).out;
    const std::size_t at = out.find("note: ");
    return at == std::string::npos ? std::string()
                                   : out.substr(at + 6, out.find('\n', at) - at - 6);
  };
  BOOST_TEST(hint("sinx") == "sinx is one variable: for sin of x write sin(x)");
  BOOST_TEST(hint("2sinx") == "sinx is one variable: for sin of x write sin(x)");
  BOOST_TEST(hint("cos2x") == "cos2x is one variable: for cos of 2x write cos(2x)");
  BOOST_TEST(hint("lnx") == "lnx is one variable: for ln of x write ln(x)");
  BOOST_TEST(hint("tanhx1") == "tanhx1 is one variable: for tanh of x1 write tanh(x1)");
  BOOST_TEST(hint("secθ") == "secθ is one variable: for sec of θ write sec(θ)");
  BOOST_TEST(hint("sint + t") == "sint is one variable: for sin of t write sin(t)");
  BOOST_TEST(hint("expxy[2]") == "expxy is one variable: for exp of xy write exp(xy)");
  BOOST_TEST(hint("3log_2") == "log_2 is one variable: for the logarithm to base 2 write log_2(x)");
  BOOST_TEST(hint("log_10") ==
             "log_10 is one variable: for the logarithm to base 10 write log_10(x)");
  BOOST_TEST(hint("log_3 + x") ==
             "log_3 is one variable: for the logarithm to base 3 write log_3(x)");
  BOOST_TEST(hint("csc + 1") == "csc is a variable: for the function csc write csc(x)");
  BOOST_TEST(hint("lg + 1") == "lg is a variable: for the function lg write log10(x)");
  BOOST_TEST(hint("arcsinx") == "arcsinx is one variable: for arcsin of x write arcsin(x)");
  BOOST_TEST(hint("xy") == "xy is one variable: for a product write x*y");
  BOOST_TEST(hint("a + b + 2abx") == "abx is one variable: for a product write a*b*x");
  BOOST_TEST(hint("i x") == "i is a variable like any other, not the imaginary unit");
  BOOST_TEST(hint("d/dx x^2").starts_with("d/dx is read as d divided by dx"));
  for (const char* const innocent :
       {"single",  "expected", "cost",     "since",    "maxima", "log_likelihood",
        "tangent", "second",   "absorbed", "sign2",    "exp1",   "sint",
        "maxx",    "sin(x)",   "x",        "logistic", "signal", "log_x",
        "log_",    "cosmos",   "sqrt2",    "e1"})
    BOOST_TEST(hint(innocent) == "", innocent);

  // A formula can be written as its hint advises; then it gives no hint.
  for (const auto& [typed, advised] : {std::pair{"cos2x", "cos(2x)"},
                                       {"secx", "sec(x)"},
                                       {"1/2x", "1/(2x)"},
                                       {"xy", "x*y"},
                                       {"e^2x", "e^(2x)"},
                                       {"√2x", "√(2x)"},
                                       {"log_2", "log_2(x)"}}) {
    BOOST_TEST(hint(typed).find(advised) != std::string::npos, typed);
    BOOST_TEST(run({advised}).status == 0, advised);
    BOOST_TEST(hint(advised) == "", advised);
  }
  const std::vector<json> objects = objects_in(run({"2sinx/3y", "sin(x)", "--json"}).out);
  BOOST_TEST((elements(objects[0], "hints") ==
              std::vector<std::string>{
                  "sinx is one variable: for sin of x write sin(x)",
                  "2sinx/3y is read as (2sinx/3)*y: write 2sinx/(3y) to divide by both"}));
  BOOST_TEST(elements(objects[1], "hints").empty());
}

BOOST_AUTO_TEST_CASE(says_how_it_read_a_division) {
  const auto says = [](const std::string& formula, const std::string& hint) {
    const outcome it = run({formula});
    BOOST_TEST(it.says("note: " + hint + "\n"), it.out);
  };
  says("1/2x", "1/2x is read as (1/2)*x: write 1/(2x) to divide by both");
  says("x/2y", "x/2y is read as (x/2)*y: write x/(2y) to divide by both");
  says("3 + x^2/2y^2 - 1", "x^2/2y^2 is read as (x^2/2)*y^2: write x^2/(2y^2) to divide by both");
  says("sin(1/2(x + 1))",
       "1/2(x + 1) is read as (1/2)*(x + 1): write 1/(2(x + 1)) to divide by both");
  says("1/sin(x)cos(x)",
       "1/sin(x)cos(x) is read as (1/sin(x))*cos(x): write 1/(sin(x)cos(x)) to divide by both");
  says("(x + 1)/ 2.5e-1y",
       "(x + 1)/ 2.5e-1y is read as ((x + 1)/ 2.5e-1)*y: write (x + 1)/ (2.5e-1y) to divide by "
       "both");
  says("1/2^-3x", "1/2^-3x is read as (1/2^-3)*x: write 1/(2^-3x) to divide by both");
  says("x²/2y² + 1", "x²/2y² is read as (x²/2)*y²: write x²/(2y²) to divide by both");
  says("1÷2x", "1/2x is read as (1/2)*x: write 1/(2x) to divide by both");
  says("√2x + 1", "√2x is read as √2*x: write √(2x) for the other");
  says("3e^2x", "e^2x is read as e^2*x: write e^(2x) for the other");
  says("1/2π", "1/2π is read as (1/2)*π: write 1/(2π) to divide by both");
  for (const char* const plain :
       {"1/2",    "x/2*y",    "1/(2x)", "x/y",         "1/2 x", "2x/3",  "x/2 + y",
        "x/p[0]", "x/sin(y)", "x/1e3",  "max(1/2, x)", "x/y^2", "x/2^y", "√2 x",
        "√(2x)",  "e^(2x)",   "e^2 x",  "e^x",         "x²/2",  "x^2y"})
    BOOST_TEST(!run({plain}).says("note:"), plain);
  // As it says.
  BOOST_TEST(run({"1/2x", "--at", "x=4"}).says("f            = 2\n"));
  BOOST_TEST(run({"1/(2x)", "--at", "x=4"}).says("f            = 0.125\n"));
}

// Whatever its letters are, a line of input gives one JSON object, and the right status.
BOOST_AUTO_TEST_CASE(any_bytes_are_answered) {
  test::dice d(99);
  for (int k = 0; k < 300; ++k) {
    std::string line;
    for (int i = d.below(20); i >= 0; --i) {
      const char c =
          d.below(3) == 0 ? static_cast<char>(d.below(256)) : "xy+*^()sin, 0.9"[d.below(15)];
      line += c == '\n' ? ' ' : c;
    }
    const outcome it = run({"--json"}, line);
    const std::vector<json> objects = objects_in(it.out);
    BOOST_TEST(objects.size() == 1U);
    BOOST_TEST((it.status == (objects[0].get_child_optional("error") ? 2 : 0)));
  }
  const std::string deep(100'000, '(');
  BOOST_TEST(run({"--json"}, deep).status == 2);
  BOOST_TEST(run({"--json"}, "1/(1 + x" + std::string(20'000, '*') + ")").status == 2);
}

BOOST_AUTO_TEST_CASE(what_is_too_long_is_not_written) {
  std::string f = "x";
  for (int k = 0; k < 300; ++k)
    f = "sin(" + f + "*" + (k % 50 == 0 ? f.substr(0, 5000) : std::string("x")) + ")";
  BOOST_TEST(run({f, "--order", "3", "--at", "x=0.5"}).out.size() < 20'000'000U);
}

BOOST_AUTO_TEST_CASE(draws) {
  const auto folder = std::filesystem::temp_directory_path() / "nabla_gradient_program";
  std::filesystem::create_directories(folder);
  const std::string svg = (folder / "bowl.svg").string();
  const outcome it =
      run({"x^2 + y^2", "--at", "x=3,y=4", "--descend", "rate=0.1,steps=20", "--plot", svg});
  BOOST_TEST(it.says("wrote " + svg));
  boost::property_tree::ptree drawing;
  boost::property_tree::read_xml(svg, drawing);  // it is XML
  const std::string text = file_text(svg);
  const auto count = [&](std::string_view what) {
    std::size_t found = 0;
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1))
      ++found;
    return found;
  };
  BOOST_TEST(count("<circle") == 21U);
  BOOST_TEST(count(">(3, 4)</text>") == 1U);
  BOOST_TEST(count(">25</text>") == 1U);  // the level through (3, 4)
  BOOST_TEST(count("nan") == 0U);

  BOOST_TEST(text == file_text(NABLA_BOWL));  // the README's picture

  for (const char* const f : {"tan(x)", "1/x", "log(x)", "x*0 + 3", "floor(x)", "a < b & \"c\""}) {
    const outcome curve = run({f, "--plot", svg, "--at", "x=1"});
    if (curve.status != 0) continue;  // the last is not a formula
    boost::property_tree::read_xml(svg, drawing);
    BOOST_TEST(file_text(svg).find("nan") == std::string::npos, f);
  }
  for (const char* const f :
       {"1/(x*y)", "log(x) + sqrt(y)", "x*0 + y*0", "where(x < y, x, 1e300*y)"}) {
    BOOST_TEST(run({f, "--plot", svg, "--range", "x=-2:2,y=0:8"}).status == 0);
    boost::property_tree::read_xml(svg, drawing);
    BOOST_TEST(file_text(svg).find("nan") == std::string::npos, f);
  }
  BOOST_TEST(run({"x*y + sin(x)", "--at", "x=1,y=2", "--graph", svg}).says("wrote " + svg));
  boost::property_tree::read_xml(svg, drawing);
  BOOST_TEST(file_text(svg).find(">Σ 2.54</text>") != std::string::npos);  // y + cos(x)
  BOOST_TEST(run({"x*y", "--graph", svg}).status == 0);
  if (std::system("gnuplot --version > /dev/null 2>&1") == 0) {
    const std::string png = (folder / "bowl.png").string();
    BOOST_TEST(
        run({"x^2 + y^2", "--at", "x=3,y=4", "--descend", "steps=9", "--plot", png}).status == 0);
    BOOST_TEST(file_text(png).substr(1, 3) == "PNG");
  }
  std::filesystem::remove_all(folder);
}

BOOST_AUTO_TEST_SUITE_END()
