// SPDX-License-Identifier: BSL-1.0
#include "session.hpp"

#include <algorithm>
#include <istream>
#include <ostream>
#include <sstream>

#include "report.hpp"

#ifndef NABLA_VERSION
#define NABLA_VERSION "unknown"
#endif

namespace program {

namespace {

constexpr int fine = 0, wrong = 2;

std::string version_text() { return "gradient, of nabla " NABLA_VERSION "\n"; }

/// Shows what is wrong; in a formula with a caret under the place. Tabs stay tabs, so that the
/// caret stays below.
void complain(std::ostream& errors, const std::runtime_error& what, const std::string& formula) {
  errors << "gradient: " << what.what();
  const std::optional<std::size_t> position = position_of(what);
  if (position) errors << ", at " << *position;
  errors << "\n";
  if (!position) return;
  const std::size_t most = 60, at = *position, start = at > most ? at - most : 0;
  const std::string shown = formula.substr(start, 2 * most);
  std::string below;
  for (const char c : shown.substr(0, at - start))
    if ((c & 0xC0) != 0x80) below += c == '\t' ? '\t' : ' ';
  std::string line = shown;
  std::replace_if(
      line.begin(), line.end(),
      [](char c) { return c != '\t' && static_cast<unsigned char>(c) < 0x20; }, ' ');
  errors << "  " << line << "\n  " << below << "^\n";
}

int answer(const std::string& formula, const request& asked, std::ostream& out,
           std::ostream& errors) {
  if (asked.json) return write_json(out, formula, asked) ? fine : wrong;
  try {
    std::ostringstream report;  // all of it is written, or nothing
    write_report(report, formula, asked);
    out << report.str();
    return fine;
  } catch (const std::runtime_error& what) {
    out.flush();
    complain(errors, what, formula);
    return wrong;
  }
}

/// A formula, and perhaps a tab and a point.
int answer_line(const std::string& line, request asked, std::ostream& out, std::ostream& errors) {
  const std::size_t tab = line.find('\t');
  const std::string formula = line.substr(0, tab);
  if (tab == std::string::npos) return answer(formula, asked, out, errors);
  try {
    asked.at = read_point(line.substr(tab + 1));
  } catch (const std::runtime_error& what) {
    if (asked.json)
      write_json_mistake(out, formula, what);
    else
      complain(errors, what, formula);
    return wrong;
  }
  return answer(formula, asked, out, errors);
}

int answer_stream(std::istream& in, const request& asked, std::ostream& out, std::ostream& errors) {
  int status = fine;
  bool first = true;
  for (std::string line; std::getline(in, line); first = false) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (!first && !asked.json) out << "\n";
    status = std::max(status, answer_line(line, asked, out, errors));
    if (in.rdbuf()->in_avail() <= 0) out.flush();  // someone may be waiting for the answer
  }
  return status;
}

/// Words between blanks.
std::vector<std::string> words_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

/// Reads the lines that someone types at the prompt.
class conversation {
  request asked;  // of every formula
  std::string last_formula;
  request last;  // what was asked of it
  std::ostream &out, &errors;

  /// Shows what is asked of the formula; false where that fails, or where it is help.
  bool show(const std::string& formula, const request& here) {
    if (here.help || here.version) {
      out << (here.help ? help_text() : version_text());
      return false;
    }
    return answer(formula, here, out, errors) == fine;
  }

 public:
  conversation(const request& from_start, std::ostream& to, std::ostream& complaints)
      : asked(from_start), out(to), errors(complaints) {}

  /// Reads a formula and the options behind it, either of which may be empty, or a command in the
  /// formula's place.
  void read(const std::string& formula, const std::vector<std::string>& options) {
    std::vector<std::string> command = command_of(words_of(formula));
    const bool is_command = !command.empty();
    command.insert(command.end(), options.begin(), options.end());
    const request here = read_options(command, is_command ? last : asked);
    if (is_command && last_formula.empty() && !here.help && !here.version)
      throw mistake("type a formula first: " + formula + " asks something of the last one");
    if (is_command)
      show(last_formula, here);
    else if (formula.empty() && !here.help && !here.version)
      asked = here;
    else if (show(formula, here)) {
      last_formula = formula;
      last = here;
    }
  }
};

void prompt(const std::function<bool(std::string&)>& read_line, const request& asked,
            std::ostream& out, std::ostream& errors) {
  out << "Type a formula, such as x^2*y + sin(x*y), with options behind it if you like: --at "
         "x=3,y=4 --steps.\n"
         "Then steps, hessian, at x=1,y=2 or another option's name asks that of it; options alone, "
         "--steps, hold for\n"
         "all that follows. help shows them, quit ends.\n"
      << std::flush;
  conversation with_someone(asked, out, errors);
  for (std::string line; read_line(line);) {
    const std::size_t options = line.starts_with("--") ? 0 : line.find(" --");
    std::string formula = line.substr(0, options);
    while (!formula.empty() && formula.back() == ' ') formula.pop_back();
    if (formula == "quit" || formula == "exit") return;
    try {
      with_someone.read(formula, options == std::string::npos ? std::vector<std::string>()
                                                              : words_of(line.substr(options)));
    } catch (const std::runtime_error& what) {
      complain(errors, what, formula);
    }
    out.flush();
  }
  out << "\n";
}

}  // namespace

int run(const std::vector<std::string>& arguments, std::istream& in, std::ostream& out,
        std::ostream& errors, const std::function<bool(std::string&)>& read_line) {
  request asked;
  try {
    asked = read_options(arguments);
  } catch (const std::runtime_error& what) {
    errors << "gradient: " << what.what() << "\nTry gradient --help.\n";
    return wrong;
  }
  if (asked.help || asked.version) {
    out << (asked.help ? help_text() : version_text());
    return fine;
  }
  if (asked.formulas.empty() && read_line) {
    prompt(read_line, asked, out, errors);
    return fine;
  }
  if (asked.formulas.empty()) return answer_stream(in, asked, out, errors);
  int status = fine;
  for (std::size_t k = 0; k < asked.formulas.size(); ++k) {
    if (k > 0 && !asked.json) out << "\n";
    status = std::max(status, answer(asked.formulas[k], asked, out, errors));
  }
  return status;
}

}  // namespace program
