// SPDX-License-Identifier: BSL-1.0
// Exercise 10: a writer is a visitor whose values are texts; a reader needs a stack and nothing else.
#include <nabla/nabla.hpp>

#include <cmath>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

using namespace nabla;
using namespace nabla::literals;

/// Operands first, then what is done with them. No parentheses, no precedence.
struct reverse_polish {
  const graph& g;
  using text = std::string;

  text constant(core::number u) const {
    const text top = std::to_string(u.numerator);
    return u.denominator == 1 ? top : top + " " + std::to_string(u.denominator) + " /";
  }
  text variable(core::node_index i) const { return text(core::full_name(g, i).view()); }
  text list(core::node_index, const text& u, const text& v) const { return u + " " + v; }
  text add(const text& u, const text& v) const { return u + " " + v + " +"; }
  text subtract(const text& u, const text& v) const { return u + " " + v + " -"; }
  text multiply(const text& u, const text& v) const { return u + " " + v + " *"; }
  text divide(const text& u, const text& v) const { return u + " " + v + " /"; }
  text negate(const text& u) const { return "0 " + u + " -"; }
  text power(const text& u, int n) const { return u + " " + std::to_string(n) + " ^"; }
  text stop(const text& u) const { return u; }
  text structural(core::node_index, const text& u, const text&) const { return u + " ?"; }
  text call(const core::function_info* f, const text* arguments) const {
    text all;
    for (int k = 0; k < f->arity; ++k) all += arguments[k] + " ";
    return all + text(f->name);
  }
  text choose(core::node_kind, const text& u, const text& v, const text& p, const text& q) const {
    return u + " " + v + " " + p + " " + q + " where";
  }
};

template <expression E>
std::string to_reverse_polish(E) {
  graph g;
  const core::node_index root = E::build(g).in(g);
  return core::fold<std::string>(g, core::reachable_from(g, root), reverse_polish{g})[root];
}

/// Computes what such a text says, of + - * / ^ and sin.
double value_of(const std::string& text, const std::map<std::string, double>& values) {
  std::vector<double> stack;
  const auto take = [&stack] {
    const double top = stack.back();
    stack.pop_back();
    return top;
  };
  std::istringstream words(text);
  for (std::string word; words >> word;) {
    if (values.count(word) != 0) {
      stack.push_back(values.at(word));
    } else if (word == "sin") {
      stack.push_back(std::sin(take()));
    } else if (std::isdigit(static_cast<unsigned char>(word.back())) != 0) {
      stack.push_back(std::stod(word));
    } else {
      const double v = take(), u = take();
      stack.push_back(word == "+"   ? u + v
                      : word == "-" ? u - v
                      : word == "*" ? u * v
                      : word == "/" ? u / v
                                    : std::pow(u, v));
    }
  }
  return stack.back();
}

int main() {
  constexpr variable<"x"> x;
  constexpr variable<"y"> y;
  constexpr auto f = x * x * y + sin(x * y) / 2_c - 0.75_c;
  const std::string text = to_reverse_polish(f);
  const double read = value_of(text, {{"x", 3}, {"y", 4}}), expected = f(x = 3.0, y = 4.0);
  std::cout << f << "\nis   " << text << "\nat (3, 4): " << read << "\n";
  return read == expected ? 0 : 1;
}
