// SPDX-License-Identifier: BSL-1.0
#pragma once

// A second opinion on LaTeX: reads arithmetic back, as a mathematician would, and computes its
// value.

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <nabla/function.hpp>

namespace test {

class latex_reader {
 public:
  using real = long double;

  /// The value of the text, where x, y and z have these values.
  latex_reader(std::string_view latex, real x, real y, real z) : rest(latex), values{x, y, z} {}
  real value() {
    const real result = sum();
    if (!rest.empty()) throw std::runtime_error("unread: " + std::string(rest));
    return result;
  }

 private:
  std::string_view rest;
  real values[3];

  void skip_blanks() {
    while (rest.starts_with(" ")) rest.remove_prefix(1);
  }
  bool accept(std::string_view words) {
    skip_blanks();
    if (!rest.starts_with(words)) return false;
    rest.remove_prefix(words.size());
    skip_blanks();
    return true;
  }
  void expect(std::string_view words) {
    if (!accept(words))
      throw std::runtime_error(std::string(words) + " is missing before " + std::string(rest));
  }

  real sum() {
    real result = accept("-") ? -product() : product();
    for (;;) {
      if (accept("+"))
        result += product();
      else if (accept("-"))
        result -= product();
      else
        return result;
    }
  }
  bool at_end_of_product() const {
    for (const std::string_view stop :
         {"+", "-", "}", "&", "\\\\", "\\right", ",", ")", "<", "=", "\\le ", "\\ne ", "\\end"})
      if (rest.starts_with(stop)) return true;
    return rest.empty();
  }
  real product() {
    real result = factor();
    for (skip_blanks(); !at_end_of_product(); skip_blanks()) {
      const bool dotted = accept("\\cdot");
      if (!dotted && std::isdigit(static_cast<unsigned char>(rest[0])))
        throw std::runtime_error("digits run together");
      result *= factor();
    }
    return result;
  }
  real factor() {
    const real base = atom();
    const real result = accept("^{") ? std::pow(base, braced()) : base;
    if (rest.starts_with("^")) throw std::runtime_error("two exponents");
    return result;
  }
  real braced() {
    const real result = sum();
    expect("}");
    return result;
  }
  real atom() {
    if (rest.empty()) throw std::runtime_error("nothing where a factor should be");
    if (std::isdigit(static_cast<unsigned char>(rest[0]))) return number();
    for (int k = 0; k < 3; ++k)
      if (accept(std::string_view("xyz").substr(static_cast<std::size_t>(k), 1))) return values[k];
    if (accept("e")) return std::exp(1.0L);
    if (accept("\\pi")) return std::acos(-1.0L);
    if (accept("\\left\\lfloor")) return std::floor(sum_until("\\right\\rfloor"));
    if (accept("\\left\\lceil")) return std::ceil(sum_until("\\right\\rceil"));
    if (accept("\\log\\Gamma\\left(")) return std::lgamma(sum_until("\\right)"));
    if (accept("\\psi^{(")) return polygamma();
    if (accept("\\left(")) return sum_until("\\right)");
    if (accept("\\left|")) return std::abs(sum_until("\\right|"));
    if (accept("\\frac{")) return fraction();
    if (accept("\\sqrt[3]{")) return std::cbrt(braced());
    if (accept("\\sqrt{")) return std::sqrt(braced());
    if (accept("\\begin{cases}")) return cases();
    return call();
  }
  real polygamma() {
    const real order = sum_until(")}\\left(");
    return nabla::core::polygamma_function::value(order, sum_until("\\right)"));
  }
  real number() {
    std::size_t length = 0;
    const real result = std::stold(std::string(rest.substr(0, 40)), &length);
    rest.remove_prefix(length);
    return result;
  }
  real sum_until(std::string_view end) {
    const real result = sum();
    expect(end);
    return result;
  }
  real fraction() {
    const real above = braced();
    expect("{");
    return above / braced();
  }
  real cases() {
    real result = 0;
    for (bool found = false;;) {
      const real branch = sum();
      expect("&");
      bool holds = accept("\\text{otherwise}");
      if (holds) {
        expect("\\end{cases}");
        return found ? result : branch;
      }
      expect("\\text{if }");
      const real left = sum();
      const bool strictly = accept("<");
      if (!strictly) expect("\\le");
      const real right = sum();
      holds = strictly ? left < right : left <= right;
      if (holds && !found) result = branch;
      found = found || holds;
      expect("\\\\");
    }
  }
  real call() {
    std::string name;
    const bool upright = accept("\\operatorname{");
    if (!upright) expect("\\");
    while (!rest.empty() && std::isalnum(static_cast<unsigned char>(rest[0])))
      name += rest[0], rest.remove_prefix(1);
    if (upright) expect("}");
    if (!upright && name == "log" && accept("_{2}")) name = "log2";
    if (!upright && name == "log" && accept("_{10}")) name = "log10";
    const real exponent = accept("^{") ? braced() : 1;
    expect("\\left(");
    const real u = sum(), v = accept(",") ? sum() : 0;
    expect("\\right)");
    const real result = function(name, u, v);
    return exponent == 1 ? result : std::pow(result, exponent);
  }
  static real function(const std::string& name, real u, real v) {
    if (name == "sin") return std::sin(u);
    if (name == "cos") return std::cos(u);
    if (name == "tan") return std::tan(u);
    if (name == "tanh") return std::tanh(u);
    if (name == "sinh") return std::sinh(u);
    if (name == "cosh") return std::cosh(u);
    if (name == "arsinh") return std::asinh(u);
    if (name == "arctan") return std::atan(u);
    if (name == "arcsin") return std::asin(u);
    if (name == "arccos") return std::acos(u);
    if (name == "arcosh") return std::acosh(u);
    if (name == "artanh") return std::atanh(u);
    if (name == "log") return std::log(u);
    if (name == "log2") return std::log2(u);
    if (name == "log10") return std::log10(u);
    if (name == "erf") return std::erf(u);
    if (name == "erfc") return std::erfc(u);
    if (name == "sgn") return (u > 0) - (u < 0);
    if (name == "Gamma") return std::tgamma(u);
    if (name == "psi") return nabla::core::digamma_function::value(u);
    if (name == "sigma") return 1 / (1 + std::exp(-u));
    if (name == "softplus") return std::log1p(std::exp(u));
    if (name == "ReLU") return std::max(u, 0.0L);
    if (name == "max") return std::max(u, v);
    if (name == "min") return std::min(u, v);
    if (name == "hypot") return std::hypot(u, v);
    if (name == "atan2") return std::atan2(u, v);
    if (name == "logsumexp") return std::log(std::exp(u) + std::exp(v));
    throw std::runtime_error("no function is called " + name);
  }
};

}  // namespace test
