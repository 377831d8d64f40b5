// SPDX-License-Identifier: BSL-1.0
// Prints the table of functions in include/nabla/function/README.md; the argument is that folder. A
// definition is the first sentence of the comment above the function's struct; all else is
// computed.

#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <utility>

#include <nabla/nabla.hpp>

namespace {

using namespace nabla;
using namespace nabla::core;

std::string contents(const std::filesystem::path& file) {
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  return text.str();
}

/// The comment above the struct whose name is that, its lines joined by line breaks.
std::string comment_above(const std::string& header, std::string_view name) {
  const std::size_t place = header.find("name = \"" + std::string(name) + "\"");
  std::istringstream lines(header.substr(0, place));
  std::string comment, last;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("/// "))
      comment += line.substr(4) + "\n";
    else if (line.starts_with("struct ") && line.ends_with("{"))
      last = std::exchange(comment, "");
    else
      comment.clear();
  }
  return last;
}
/// The text before the rule of differentiation, at most one sentence.
std::string definition(const std::string& comment) {
  std::string text = comment;
  for (const std::string_view rule : {"      d ", "\nd "}) text = text.substr(0, text.find(rule));
  for (const std::string_view end : {".\n", ". "})
    if (const std::size_t place = text.find(end);
        place != std::string::npos && !text.substr(0, place).ends_with(".."))
      text.resize(place);
  if (text.ends_with(".") && !text.ends_with("...")) text.pop_back();
  for (char& letter : text)
    if (letter == '\n') letter = ' ';
  return text;
}

std::string cell(std::string_view text) {
  std::string escaped;
  for (const char letter : text)
    escaped += letter == '|' ? std::string("\\|") : std::string(1, letter);
  return escaped;
}
std::string code(const characters& text) { return "`" + cell(text.view()) + "`"; }

/// Writes the partial derivatives by the arguments that are not parameters.
void write_partials(const function_info& f, const sequence<term>& partials, graph& g) {
  for (int k = f.parameters; k < f.arity; ++k) {
    const term result = partials[static_cast<std::uint32_t>(k)];
    characters partial;
    write_canonical(partial, g, result.in(g));
    std::cout << (k > f.parameters ? ", " : "") << code(partial);
  }
}

/// A row: the call, what it is, where it has values, and its partial derivatives.
void write_row(const function_info& f, const std::string& header) {
  graph g;
  const std::string_view letters[] = {f.parameters > 0 ? "n" : "u", f.parameters > 0 ? "u" : "v"};
  sequence<term> arguments;
  for (int k = 0; k < f.arity; ++k) arguments.push_back({g, g.variable(letters[k])});
  const term call = nabla::core::detail::intern_call(&f, arguments.items, g);
  characters name, domain;
  name << f.name;
  for (int k = 0; k < f.arity; ++k) name << (k == 0 ? "(" : ", ") << letters[k];
  name << (f.arity == 0 ? "" : ")");
  std::cout << "| " << code(name) << " | " << cell(definition(comment_above(header, f.name)))
            << " | ";
  if (f.arity > 0) {
    write_domain(domain, g, call.index);
    std::cout << cell(domain.view());
  }
  std::cout << " | ";
  if (f.arity > 0) write_partials(f, reverse_gradient(call, arguments), g);
  std::cout << " |\n";
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::cerr << "usage: table include/nabla/function\n";
    return 1;
  }
  std::cout << "| function | what it is | domain | partial derivatives |\n|---|---|---|---|\n";
  for (const function_info* const f : catalogue::functions)
    write_row(*f, contents(std::filesystem::path(arguments[1]) / (std::string(f->name) + ".hpp")));
}
