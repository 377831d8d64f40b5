// SPDX-License-Identifier: BSL-1.0
#include "code.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>

namespace page {

namespace {

/// The variables' names; of vectors the number of elements, of scalars 0.
std::map<std::string, int> sizes_of(const std::vector<std::string>& names) {
  std::map<std::string, int> sizes;
  for (const std::string& name : names) {
    const std::size_t bracket = name.find('[');
    int& size = sizes[name.substr(0, bracket)];
    if (bracket < name.size()) size = std::max(size, 1 + std::atoi(name.c_str() + bracket + 1));
  }
  return sizes;
}
std::string declaration(const std::string& name, int size) {
  const std::string type = size == 0
                               ? "variable<\"" + name + "\"> "
                               : "vector_variable<\"" + name + "\", " + std::to_string(size) + "> ";
  return "constexpr " + type + name + ";\n";
}
std::string binding(const std::string& name, int size) {
  const std::string array = "std::array<double, " + std::to_string(size) + ">{1.0}";
  return name + " = " + (size == 0 ? "1.0" : array);
}
std::string by_what(const ::program::worksheet& sheet) {
  std::vector<std::string> names;
  for (const nabla::term x : sheet.by) names.push_back(sheet.name_of(x));
  return sheet.named > 0 ? ", wrt(" + joined(names, ", ") + ")" : "";
}

}  // namespace

std::string joined(const std::vector<std::string>& parts, const char* between) {
  std::string all;
  for (const std::string& part : parts) all += (all.empty() ? "" : between) + part;
  return all;
}

std::string nabla_code(const ::program::worksheet& sheet) {
  std::string declared;
  std::vector<std::string> bound;
  for (const auto& [name, size] : sizes_of(sheet.names())) {
    declared += declaration(name, size);
    bound.push_back(binding(name, size));
  }
  return "#include <nabla/nabla.hpp>\n\nusing namespace nabla;\nusing namespace "
         "nabla::literals;\n\n" +
         declared + "constexpr auto f = \"" + sheet.body +
         "\"_f;\nconst auto [value, slope] = value_and_gradient(f" + by_what(sheet) + ")(" +
         joined(bound, ", ") + ");\n";
}

}  // namespace page
