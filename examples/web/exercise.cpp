// SPDX-License-Identifier: BSL-1.0
#include "answer.hpp"

namespace page {

namespace {

/// Makes functions for a rule. The same seed gives the same function.
class exercise_maker {
  std::uint64_t state;
  unsigned level;

  unsigned below(unsigned n) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    return static_cast<unsigned>(state >> 33) % n;
  }
  template <std::size_t count>
  std::string one_of(const char* const (&choices)[count]) {
    return choices[below(count)];
  }
  std::string number(unsigned least, unsigned most) {
    return std::to_string(least + below(most - least + 1));
  }
  std::string sign() { return below(2) == 0 ? " + " : " - "; }
  std::string power_of(const std::string& x) {
    constexpr const char* harder[] = {"^(1/2)", "^(-1)", "^(-2)", "^(3/2)"};
    return x + (level > 2 && below(2) == 0 ? one_of(harder) : "^" + number(2, 5));
  }
  std::string outer() {
    constexpr const char *easy[] = {"sin", "cos", "exp"},
                         *hard[] = {"sin", "cos", "exp", "ln", "sqrt", "tan", "arctan"};
    return level < 2 ? one_of(easy) : one_of(hard);
  }
  std::string inner() {
    return level < 2 ? number(2, 9) + "*x" + sign() + number(1, 9)
                     : power_of("x") + sign() + number(2, 9) + "*x";
  }

  std::string power() {
    std::string all = number(2, 9) + "*" + power_of("x");
    for (unsigned k = 0; k < level; ++k) all += sign() + number(2, 9) + "*" + power_of("x");
    return all;
  }
  std::string product() {
    const std::string first = level < 2 ? power_of("x") : "(" + inner() + ")";
    return first + "*" + outer() + (level < 3 ? "(x)" : "(" + number(2, 5) + "*x)");
  }
  std::string quotient() {
    const std::string above = level < 2   ? "x" + sign() + number(1, 9)
                              : level < 3 ? inner()
                                          : outer() + "(x)";
    return "(" + above + ")/(x^2 + " + number(1, 9) + ")";
  }
  std::string chain() {
    std::string all = inner();
    if (level < 3 && below(3) == 0) return "(" + all + ")^" + number(3, 6);
    for (unsigned k = 0; k < (level < 3 ? 1U : 2U); ++k) all = outer() + "(" + all + ")";
    return all;
  }
  std::string partial() {
    const std::string easy = power_of("x") + "*" + power_of("y") + sign() + number(2, 9) + "*x*y";
    if (level < 2) return easy;
    const std::string call = outer() + (level < 3 ? "(x*y)" : "(x^2*y" + sign() + "y)");
    return power_of("x") + "*y" + sign() + call;
  }

 public:
  exercise_maker(unsigned seed, unsigned its_level)
      : state(seed * 2654435761U + 12345U), level(its_level) {
    for (int k = 0; k < 4; ++k) below(2);
  }

  std::string make(const std::string& rule) {
    if (rule == "power") return power();
    if (rule == "product") return product();
    if (rule == "quotient") return quotient();
    return rule == "partial" ? partial() : chain();
  }
};

}  // namespace

void write_exercise(::program::object_writer& out, const question& asked) {
  out.string("formula", exercise_maker(asked.seed, asked.level).make(asked.rule));
}

}  // namespace page
