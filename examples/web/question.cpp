// SPDX-License-Identifier: BSL-1.0
#include "question.hpp"

#include <algorithm>
#include <cmath>

namespace page {

using ::program::constant_value;
using ::program::mistake;

namespace {

struct line {
  std::string word, rest;
};
/// The first word, and what stands behind the blank.
line split(const std::string& text) {
  const std::size_t blank = text.find(' ');
  return {text.substr(0, blank), blank == std::string::npos ? "" : text.substr(blank + 1)};
}
unsigned count(const std::string& text, double most) {
  return static_cast<unsigned>(std::clamp(constant_value(text, "a number"), 0.0, most));
}
void read_coordinate(question& q, const std::string& text) {
  const line part = split(text);
  if (part.rest.empty()) throw mistake(part.word + " has no value");
  if (!q.asked.at) q.asked.at.emplace();
  (*q.asked.at)[part.word] = constant_value(part.rest, part.word);
}
void read_range(question& q, const std::string& text) {
  const line name = split(text), ends = split(name.rest);
  const drawing::range found{constant_value(ends.word, name.word),
                             constant_value(ends.rest, name.word)};
  if (!(found.high > found.low) || !std::isfinite(found.high - found.low))
    throw mistake("the range of " + name.word + " is empty: write the smaller end first");
  q.asked.ranges[name.word] = found;
}
::program::descent& descent_of(question& q) {
  if (!q.asked.descend) q.asked.descend.emplace();
  return *q.asked.descend;
}
void read_line(question& q, const line& part) {
  if (part.word == "ask") q.ask = part.rest;
  if (part.word == "formula") q.formula = part.rest;
  if (part.word == "at") read_coordinate(q, part.rest);
  if (part.word == "rate") descent_of(q).rate = constant_value(part.rest, "the rate");
  if (part.word == "steps") descent_of(q).steps = static_cast<int>(count(part.rest, 1000));
  if (part.word == "range") read_range(q, part.rest);
  if (part.word == "by") q.by = part.rest;
  if (part.word == "row") q.table += part.rest + "\n";
  if (part.word == "answer") q.answer = part.rest;
  if (part.word == "rule") q.rule = part.rest;
  if (part.word == "level") q.level = count(part.rest, 3);
  if (part.word == "seed") q.seed = count(part.rest, 4e9);
}

}  // namespace

question read_question(const std::string& text) {
  question q;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    read_line(q, split(text.substr(start, end - start)));
    start = end + 1;
  }
  if (!q.table.empty())
    q.asked.table = std::make_shared<tour::csv>(tour::csv_in(q.table, "the table"));
  return q;
}

}  // namespace page
