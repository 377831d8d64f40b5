// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/print/latex.hpp>
#include <nabla/print/mathml_spelling.hpp>

namespace nabla::core {

namespace detail {

/// Turns LaTeX as nabla writes it into MathML, word by word. So a function has one spelling for
/// both. A stack holds what is open, so that formulas may be deep.
template <class Text>
class mathml_writer {
  enum class item : unsigned char { none, sign, operand, name, fence };
  struct group {
    std::string_view end = {}, index = {};  // what closes it; the index of a root
    std::uint32_t start = 0, last = 0;      // where it and its last item start in the output
    std::uint32_t items = 0;
    item previous = item::none;
    bool is_argument = false;   // must be one element
    bool is_numerator = false;  // the denominator comes next
  };

  characters& out;
  latex_words rest;
  sequence<group> open;
  bool is_spaced = false;  // a blank stands before the next item

 public:
  constexpr mathml_writer(characters& sink, Text latex) : out(sink), rest{latex} {}

  constexpr void write() {
    begin_group({});
    while (!rest.text.empty()) read();
    while (open.size > 1) end_group();
  }

 private:
  constexpr group& current() { return open[open.size - 1]; }
  constexpr bool accept(std::string_view text) { return rest.accept(text); }
  constexpr std::string_view take(std::size_t length) { return rest.take(length); }

  constexpr void read() {
    const char c = rest.text[0];
    if (accept(" ")) {
      is_spaced = true;
    } else if (accept("\\\\")) {
      next_cell("</mtd></mtr><mtr><mtd>");
    } else if (accept("\\")) {
      command(is_latin_letter(rest.text.empty() ? ' ' : rest.text[0])
                  ? rest.take_while(is_latin_letter)
                  : take(1));
    } else if (accept("{")) {
      begin(item::operand);
      begin_argument("");
    } else if (accept("}")) {
      end_group();
    } else if (accept("^") || accept("_")) {
      c == '^' ? script("<msup>", "</msup>") : script("<msub>", "</msub>");
    } else if (accept("&")) {
      next_cell("</mtd><mtd>");
    } else if (accept("'")) {
      insert("<msup>", current().last);
      out << "<mo>′</mo></msup>";
    } else {
      single();
    }
  }
  /// A number, a letter or a sign.
  constexpr void single() {
    const char c = rest.text[0];
    if (is_digit(c) || c == '.')
      element("mn", item::operand,
              rest.take_while([](char digit) { return is_digit(digit) || digit == '.'; }));
    else if (is_latin_letter(c) || static_cast<unsigned char>(c) >= 0x80)
      element("mi", item::operand, take(length_of_first_character(rest.text)));
    else
      element("mo", item::sign, accept("-") ? "−" : take(1));
  }

  static constexpr std::string_view root_command = std::string_view("\\sqrt").substr(1);
  constexpr void command(std::string_view name) {
    if (name == "frac") return fraction();
    if (name == root_command) return root();
    if (name == "left") return left();
    if (name == "right") return right();
    if (name == "begin" || name == "end") return name == "begin" ? begin_table() : end_table();
    if (name == "bar" || name == "overline") return bar();
    if (name == "mathrm") return letters("mi", item::operand);
    if (name == "operatorname") return letters("mi", item::name);
    if (name == "text") return letters("mtext", item::sign);
    if (const std::string_view sign = character_of(mathml_signs, name); !sign.empty())
      return element("mo", item::sign, sign);
    characters letter;
    const bool is_letter = write_mathml_letter(letter, name);
    element("mi", is_letter ? item::operand : item::name, is_letter ? letter.view() : name);
  }
  constexpr void fraction() {
    accept("{");
    begin(item::operand);
    out << "<mfrac>";
    begin_argument("");
    current().is_numerator = true;
  }
  constexpr void root() {
    begin(item::operand);
    if (!accept("[")) {
      accept("{");
      out << "<msqrt>";
      return begin_group({.end = "</msqrt>"});
    }
    const std::string_view index = rest.take_while([](char c) { return c != ']'; });
    accept("]{");
    out << "<mroot>";
    begin_argument("</mroot>");
    current().index = index;
  }
  constexpr void bar() {
    accept("{");
    begin(item::operand);
    out << "<mover>";
    begin_argument("<mo>¯</mo></mover>");
  }
  constexpr void left() {
    begin(item::fence);
    out << "<mrow>";
    delimiter();
    begin_group({});
  }
  constexpr void right() {
    end_group();
    delimiter();
    out << "</mrow>";
  }
  constexpr void delimiter() {
    const std::string_view command = accept("\\") ? rest.take_while(is_latin_letter) : take(1);
    const std::string_view character = character_of(mathml_signs, command);
    out << "<mo>" << (character.empty() ? command : character) << "</mo>";
  }
  constexpr void begin_table() {
    begin(item::fence);
    const bool is_matrix = accept("{pmatrix}");
    if (!is_matrix) accept("{cases}");
    out << (is_matrix ? "<mrow><mo>(</mo><mtable>"
                      : "<mrow><mo>{</mo><mtable columnalign=\"left\">")
        << "<mtr><mtd>";
    begin_group({.end = is_matrix ? "</mtd></mtr></mtable><mo>)</mo></mrow>"
                                  : "</mtd></mtr></mtable></mrow>"});
  }
  constexpr void end_table() {
    rest.take_while([](char c) { return c != '}'; });
    accept("}");
    end_group();
  }
  constexpr void next_cell(std::string_view between) {
    out << between;
    current() = {.end = current().end, .start = out.items.size};
  }

  /// An element with words in it, in which a backslash stands before what LaTeX would not take.
  constexpr void letters(std::string_view tag, item what) {
    accept("{");
    characters words;
    while (!rest.text.empty() && !accept("}")) {
      if (accept("\\backslash "))
        words << "\\";
      else if (accept("\\wedge "))
        words << "^";
      else if (accept("\\sim "))
        words << "~";
      else if (accept(" "))
        words << "\u00A0";
      else if (!accept("\\"))
        words << take(1);
    }
    element(tag, what, words.view());
  }
  constexpr void element(std::string_view tag, item what, std::string_view words) {
    begin(what);
    out << "<" << tag << ">";
    write_escaped(out, words);
    out << "</" << tag << ">";
  }
  constexpr void script(std::string_view tag, std::string_view end) {
    if (rest.text.empty()) return;
    insert(tag, current().last);
    const item before = current().previous;
    if (accept("{")) return begin_argument(end);
    current().previous = item::none;
    single();
    out << end;
    current().previous = before;
  }

  /// Starts an item: after another operand one sees nothing, but hears that it is a factor, or the
  /// argument of a function.
  constexpr void begin(item what) {
    group& g = current();
    if (g.previous > item::sign && what != item::sign) {
      const bool is_applied = !is_spaced && (g.previous == item::name || what == item::fence);
      out << (is_applied ? "<mo>&#x2061;</mo>" : "<mo>&#x2062;</mo>");
      ++g.items;
    }
    g.last = out.items.size;
    ++g.items;
    g.previous = what;
    is_spaced = false;
  }
  constexpr void begin_group(group opened) {
    opened.start = opened.last = out.items.size;
    open.push_back(opened);
  }
  constexpr void begin_argument(std::string_view end) {
    begin_group({.end = end, .is_argument = true});
  }
  constexpr void end_group() {
    if (open.size == 1) return;
    const group ended = open.pop_back();
    is_spaced = false;
    if (ended.is_argument && ended.items != 1) {
      insert("<mrow>", ended.start);
      out << "</mrow>";
    }
    if (!ended.index.empty()) out << "<mn>" << ended.index << "</mn>";
    out << ended.end;
    if (!ended.is_numerator) return;
    accept("{");
    begin_argument("</mfrac>");
  }
  constexpr void insert(std::string_view text, std::uint32_t at) { write_before(out, text, at); }
};

}  // namespace detail

/// Writes what stands between <math> and </math> for LaTeX as nabla writes it. A command that it
/// does not know becomes an upright name.
constexpr void write_mathml(characters& out, std::string_view latex) {
  detail::mathml_writer(out, latex).write();
}
/// Writes a node as MathML, exactly as the graph has it.
constexpr void write_mathml(characters& out, const auto& g, node_index root) {
  characters latex;
  write_latex(latex, g, root);
  write_mathml(out, latex.view());
}

}  // namespace nabla::core
