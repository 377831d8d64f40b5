// SPDX-License-Identifier: BSL-1.0
#include <cmath>
#include <cstdio>
#include <ostream>

#include "hints.hpp"
#include "report.hpp"

namespace program {

namespace {

/// How many bytes a character in UTF-8 has that begins with this byte; 0 if none begins so.
std::size_t length_after(unsigned char first) {
  if (first < 0x80) return 1;
  if (first < 0xC2 || first >= 0xF5) return 0;
  return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}
/// How many bytes from `i` on are one character in UTF-8; 0 if they are not.
std::size_t length_of_character(const std::string& text, std::size_t i) {
  const auto byte = [&](std::size_t k) {
    return static_cast<unsigned char>(k < text.size() ? text[k] : 0);
  };
  const unsigned char first = byte(i);
  const std::size_t length = length_after(first);
  for (std::size_t k = 1; k < length; ++k)
    if ((byte(i + k) & 0xC0) != 0x80) return 0;
  const bool too_long =
      (first == 0xE0 && byte(i + 1) < 0xA0) || (first == 0xF0 && byte(i + 1) < 0x90);
  const bool surrogate = first == 0xED && byte(i + 1) >= 0xA0,
             too_large = first == 0xF4 && byte(i + 1) >= 0x90;
  return too_long || surrogate || too_large ? 0 : length;
}

void write_string(std::ostream& out, const std::string& text) {
  out << '"';
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = length_of_character(text, i);
    const char c = text[i];
    if (length == 0) {
      out << "\\ufffd";
    } else if (c == '"' || c == '\\') {
      out << '\\' << c;
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
      char code[8];
      std::snprintf(code, sizeof code, "\\u%04x",
                    static_cast<unsigned>(static_cast<unsigned char>(c)));
      out << code;
    } else {
      out.write(text.data() + i, static_cast<std::streamsize>(length));
    }
    i += length == 0 ? 1 : length;
  }
  out << '"';
}
void write_number(std::ostream& out, double value) {
  if (!std::isfinite(value)) {
    out << (std::isnan(value) ? "\"nan\"" : value < 0 ? "\"-inf\"" : "\"inf\"");
    return;
  }
  char digits[32];
  std::snprintf(digits, sizeof digits, "%.17g", value);
  out << digits;
}

/// One object, field by field.
class object_writer {
  std::ostream& out;
  bool first = true;

 public:
  explicit object_writer(std::ostream& to) : out(to) { out << '{'; }
  ~object_writer() { out << "}\n"; }
  object_writer(const object_writer&) = delete;
  object_writer& operator=(const object_writer&) = delete;

  std::ostream& name(const char* field) {
    out << (first ? "\"" : ",\"") << field << "\":";
    first = false;
    return out;
  }
  void string(const char* field, const std::string& text) { write_string(name(field), text); }
  template <class T, class Write>
  void array(const char* field, const std::vector<T>& items, Write write) {
    name(field) << '[';
    for (std::size_t k = 0; k < items.size(); ++k) {
      if (k > 0) out << ',';
      write(out, items[k]);
    }
    out << ']';
  }
};

struct results {
  double value;
  std::vector<double> gradient, hessian;
};
results evaluate(worksheet& sheet, const std::vector<nabla::term>& second, const coordinates& at) {
  std::vector<nabla::term> all = sheet.value_and_gradient();
  all.insert(all.end(), second.begin(), second.end());
  const std::vector<double> values = evaluator(sheet, all)(sheet.point(at));
  const auto start = values.begin() + 1,
             middle = start + static_cast<std::ptrdiff_t>(sheet.gradient.size());
  return {values[0], {start, middle}, {middle, values.end()}};
}

void add_mistake(object_writer& object, const mistake& wrong) {
  object.string("error", wrong.what());
  if (wrong.position)
    object.name("position") << *wrong.position;
  else
    object.name("position") << "null";
}

}  // namespace

void write_json_mistake(std::ostream& out, const std::string& formula, const mistake& wrong) {
  object_writer object(out);
  object.string("formula", formula);
  add_mistake(object, wrong);
}

bool write_json(std::ostream& out, const std::string& formula, const request& asked) {
  object_writer object(out);
  object.string("formula", formula);
  try {
    worksheet sheet(formula, asked.wrt);
    const std::vector<nabla::term> second =
        asked.hessian ? sheet.hessian() : std::vector<nabla::term>();
    std::optional<results> at_point;
    if (asked.at) at_point = evaluate(sheet, second, *asked.at);
    object.array("variables", sheet.by,
                 [&](std::ostream& to, nabla::term x) { write_string(to, sheet.name_of(x)); });
    if (at_point) {
      write_number(object.name("value"), at_point->value);
      object.array("gradient", at_point->gradient, write_number);
    } else {
      object.name("value") << "null";
      object.name("gradient") << "null";
    }
    if (asked.hessian && at_point) object.array("hessian", at_point->hessian, write_number);
    if (asked.hessian && !at_point) object.name("hessian") << "null";
    const bool has_gradient = !sheet.gradient.empty();
    const nabla::core::node_index column = has_gradient ? sheet.column(sheet.gradient).index : 0;
    const bool is_column = sheet.gradient.size() > 1;
    const std::string text = has_gradient ? canonical_text(sheet.g, column) : "";
    object.string("text", is_column ? text : "[" + text + "]");
    const std::string latex = has_gradient ? canonical_latex(sheet.g, column) : "";
    object.string("latex", is_column ? latex : "\\begin{pmatrix} " + latex + " \\end{pmatrix}");
    object.array("hints", hints_for(sheet.formula, sheet.names()), write_string);
    return true;
  } catch (const mistake& wrong) {
    add_mistake(object, wrong);
    return false;
  }
}

}  // namespace program
