// SPDX-License-Identifier: BSL-1.0
#include "option_values.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>

#include "options.hpp"

namespace program {

std::vector<std::string> parts_of(const std::string& text) {
  std::vector<std::string> parts(1);
  int depth = 0;
  for (const char c : text) {
    depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    if (c == ',' && depth == 0)
      parts.emplace_back();
    else if (c != ' ')
      parts.back() += c;
  }
  return parts;
}

int whole_number(const std::string& text, const std::string& what, int least, int most) {
  const double value = constant_value(text, what);
  if (!(value >= least && value <= most) || value != std::floor(value))
    throw mistake(what + " is a whole number from " + std::to_string(least) + " to " +
                  std::to_string(most) + ", not '" + text + "'");
  return static_cast<int>(value);
}

namespace {

struct assignment {
  std::string name, value;
};
std::vector<assignment> assignments_of(const std::string& text, const std::string& option,
                                       const std::string& example) {
  std::vector<assignment> all;
  for (const std::string& part : parts_of(text)) {
    const std::size_t sign = part.find('=');
    if (sign == std::string::npos || sign == 0 || sign + 1 == part.size())
      throw mistake(option + " wants " + example + ", not '" + text + "'");
    all.push_back({part.substr(0, sign), part.substr(sign + 1)});
  }
  return all;
}

/// Whether it is one of the two that every way down has.
template <class WayDown>
bool read_rate_or_steps(const std::string& name, const std::string& value, WayDown& down) {
  if (name == "rate")
    down.rate = constant_value(value, "the rate");
  else if (name == "steps")
    down.steps = whole_number(value, "the number of steps", 1, 1'000'000);
  else
    return false;
  return true;
}

}  // namespace

descent read_descent(const std::string& text) {
  descent result;
  for (const auto& [name, value] : assignments_of(text, "--descend", "rate=0.1,steps=50")) {
    if (!read_rate_or_steps(name, value, result))
      throw mistake("--descend knows rate and steps, not '" + name + "'");
  }
  return result;
}

minimization read_minimization(const std::string& text) {
  const std::size_t comma = std::min(text.find(','), text.size());
  minimization result{text.substr(0, comma)};
  if (comma == text.size()) return result;
  for (const auto& [name, value] :
       assignments_of(text.substr(comma + 1), "--minimize", "adam,rate=0.1,steps=500")) {
    if (!read_rate_or_steps(name, value, result))
      throw mistake("behind its method --minimize knows rate and steps, not '" + name + "'");
  }
  return result;
}

std::map<std::string, range> read_ranges(const std::string& text) {
  std::map<std::string, range> all;
  for (const auto& [name, value] : assignments_of(text, "--range", "x=-5:5,y=-5:5")) {
    const std::size_t colon = value.find(':');
    if (colon == std::string::npos)
      throw mistake("--range wants x=-5:5,y=-5:5, not '" + text + "'");
    const range found{constant_value(value.substr(0, colon), "the range of " + name),
                      constant_value(value.substr(colon + 1), "the range of " + name)};
    if (!(found.high > found.low) || !std::isfinite(found.high - found.low))
      throw mistake("the range of " + name + " is empty: write the smaller end first");
    all[name] = found;
  }
  return all;
}

std::shared_ptr<const tour::csv> read_table(const std::string& name) {
  std::ifstream file(name);
  if (!file) throw mistake("there is no file " + name + " here");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  return std::make_shared<tour::csv>(tour::csv_in(text, name));
}

coordinates read_point(const std::string& text) {
  coordinates point;
  for (const auto& [name, value] : assignments_of(text, "--at", "x=3,y=4"))
    if (!point.emplace(name, constant_value(value, name)).second)
      throw mistake("--at gives " + name + " twice");
  return point;
}

}  // namespace program
