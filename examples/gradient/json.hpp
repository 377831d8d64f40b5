// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <vector>

#include <nabla/meta/characters.hpp>

namespace program {

using nabla::core::characters;

/// Text in quotes. What is not UTF-8 becomes U+FFFD.
void write_string(characters& out, const std::string& text);
/// With 17 digits; what is not finite as text: "nan", "inf", "-inf".
void write_number(characters& out, double value);

/// One object, field by field.
class object_writer {
  characters& out;
  bool first = true;

 public:
  explicit object_writer(characters& to);
  ~object_writer();
  object_writer(const object_writer&) = delete;
  object_writer& operator=(const object_writer&) = delete;

  characters& name(const char* field);
  void string(const char* field, const std::string& text) { write_string(name(field), text); }
  template <class T, class Write>
  void array(const char* field, const std::vector<T>& items, Write write) {
    name(field) << "[";
    for (std::size_t k = 0; k < items.size(); ++k) {
      if (k > 0) out << ",";
      write(out, items[k]);
    }
    out << "]";
  }
};

}  // namespace program
