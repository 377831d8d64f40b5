// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <iosfwd>

#include <nabla/expression/image_of.hpp>
#include <nabla/print/text.hpp>

namespace nabla {

/// Text that `Write::write(characters&)` writes, as a constant.
template <class Write> constexpr auto make_text() {
  constexpr std::size_t size = [] {
    characters written;
    Write::write(written);
    return written.items.size;
  }();
  std::array<char, size + 1> result{};
  characters written;
  Write::write(written);
  for (std::uint32_t i = 0; i < size; ++i) result[i] = written.items[i];
  return result;
}
template <class Write> inline constexpr auto text_of = make_text<Write>();

namespace detail {

template <class E> struct canonical_text {
  static constexpr void write(characters& out) {
    graph g;
    node_index const root = copy(image_of<E>, g);
    write_canonical(out, g, root);
  }
};

}  // namespace detail

/// f as a formula, as a person would write it: `2*x*y + y*cos(x*y)`. Text that lives as long as the program.
template <expression E> constexpr std::string_view to_string(E) {
  using text = detail::canonical_text<E>;
  return {text_of<text>.data(), text_of<text>.size() - 1};
}
/// Writes `to_string(f)` to a stream.
template <class Traits, expression E>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& stream, E f) {
  return stream << to_string(f);
}

}  // namespace nabla
