// SPDX-License-Identifier: BSL-1.0
#pragma once

// A second opinion on MathML: reads it back as a formula, and insists on an operator between
// factors.

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace test {

class mathml_reader {
 public:
  explicit mathml_reader(std::string_view mathml) : rest(mathml) {}

  /// As nabla reads formulas.
  std::string formula() {
    const std::string text = row("");
    if (!rest.empty()) throw std::runtime_error("unread: " + std::string(rest));
    return text;
  }

 private:
  std::string_view rest;

  struct element {
    std::string tag, text;
  };

  bool accept(std::string_view words) {
    if (!rest.starts_with(words)) return false;
    rest.remove_prefix(words.size());
    return true;
  }
  std::string until(std::string_view end) {
    const std::string taken(rest.substr(0, rest.find(end)));
    rest.remove_prefix(taken.size());
    if (!accept(end)) throw std::runtime_error(std::string(end) + " is missing");
    return taken;
  }
  /// The next element; its text is a formula.
  element next() {
    if (!accept("<")) throw std::runtime_error("no element at " + std::string(rest));
    std::string tag = until(">");
    tag = tag.substr(0, tag.find(' '));
    const std::string end = "</" + tag + ">";
    if (tag == "mi") return {tag, name(until(end))};
    if (tag == "mo") return {tag, sign(until(end))};
    if (tag == "mn" || tag == "mtext") return {tag, until(end)};
    if (accept("<mo>|</mo>")) return {tag, "abs(" + row("<mo>|</mo>" + end) + ")"};
    if (tag == "mrow" || tag == "mtd") return {tag, row(end)};
    if (tag == "mtable") return {tag, choice(end)};
    return {tag, structure(tag, parts(end))};
  }
  std::vector<element> parts(const std::string& end) {
    std::vector<element> all;
    while (!accept(end)) all.push_back(next());
    return all;
  }
  std::string row(const std::string& end) {
    std::string text;
    bool after_operand = false;
    while (end.empty() ? !rest.empty() : !accept(end)) {
      const element part = next();
      const bool is_operand = part.tag != "mo" && part.tag != "mtext";
      if (is_operand && after_operand) throw std::runtime_error("no operator before " + part.text);
      after_operand = is_operand;
      add(text, part);
    }
    return text;
  }
  static void add(std::string& text, const element& part) {
    if (part.text.empty()) return;
    if (part.text == "tgamma" && text.ends_with("log"))
      text.replace(text.size() - 3, 3, "lgamma");
    else if (text.ends_with("~"))  // polygamma(2, ~ and (u): the bracket is there already
      text = text.substr(0, text.size() - 1) + part.text.substr(1);
    else if (part.tag != "mtext")
      text += part.text;
  }
  static std::string structure(const std::string& tag, const std::vector<element>& of) {
    if (tag == "msqrt") {
      std::string inside;
      for (const element& part : of) inside += part.text;
      return "sqrt(" + inside + ")";
    }
    if (of.size() != 2) throw std::runtime_error(tag + " has not two elements");
    const std::string &u = of[0].text, &v = of[1].text;
    if (tag == "mfrac") return "((" + u + ")/(" + v + "))";
    if (tag == "mroot" && v == "3") return "cbrt(" + u + ")";
    if (tag == "msub") return u + v;
    if (tag != "msup") throw std::runtime_error("an unknown element: " + tag);
    if (u == "digamma" && v.starts_with("("))
      return "polygamma(" + v.substr(1, v.size() - 2) + ", ~";
    if (of[0].tag == "mrow" && u[0] == '(') return u + "^(" + v + ")";
    const bool is_function = u.size() > 1 && of[0].tag != "mn" && u[0] != '(' && !u.ends_with(")");
    return is_function && u != "pi" ? u + "^" + v : "(" + u + ")^(" + v + ")";
  }
  /// where(c, u, v) of rows with u and c, and one with v.
  std::string choice(const std::string& end) {
    std::string text, closing;
    while (!accept(end)) {
      if (!accept("<mtr><mtd>")) throw std::runtime_error("no row");
      const std::string value = row("</mtd>");
      if (accept("<mtd><mtext>otherwise</mtext></mtd></mtr>")) {
        text += value;
      } else {
        if (!accept("<mtd>")) throw std::runtime_error("no condition");
        text += "where(" + row("</mtd>") + ", " + value + ", ";
        closing += ")";
        accept("</mtr>");
      }
    }
    return text + closing;
  }
  static std::string name(const std::string& word) {
    constexpr std::string_view known[][2] = {
        {"arcsin", "asin"},  {"arccos", "acos"},  {"arctan", "atan"}, {"arsinh", "asinh"},
        {"arcosh", "acosh"}, {"artanh", "atanh"}, {"sgn", "sign"},    {"Γ", "tgamma"},
        {"ψ", "digamma"},    {"σ", "sigmoid"},    {"ReLU", "relu"},   {"π", "pi"}};
    for (const auto& [from, to] : known)
      if (word == from) return std::string(to);
    return word;
  }
  static std::string sign(const std::string& word) {
    constexpr std::string_view known[][2] = {
        {"&#x2062;", "*"}, {"&#x2061;", ""}, {"·", "*"}, {"−", "-"},    {"⌊", "floor("},
        {"⌋", ")"},        {"⌈", "ceil("},   {"⌉", ")"}, {"&lt;", "<"}, {"≤", "<="},
        {"=", "=="},       {"≠", "!="},      {"{", ""},  {",", ", "}};
    for (const auto& [from, to] : known)
      if (word == from) return std::string(to);
    return word;
  }
};

}  // namespace test
