// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <iosfwd>

#include <nabla/expression/image_of.hpp>
#include <nabla/print/text.hpp>

namespace nabla {

namespace detail {

/// Text in an array that is as long as most need; `fits` where it was long enough.
struct spacious_text {
  static constexpr std::uint32_t room = 8192;
  char letters[room]{};
  std::uint32_t size = 0;
  bool fits = false;
};
template <class Write>
constexpr characters written_by() {
  characters out;
  Write::write(out);
  return out;
}
constexpr spacious_text widened(const characters& written) {
  spacious_text wide;
  wide.size = written.items.size;
  wide.fits = wide.size <= wide.room;
  for (std::uint32_t i = 0; wide.fits && i < wide.size; ++i)
    wide.letters[i] = written.items.items[i];
  return wide;
}
template <class Write>
inline constexpr spacious_text spacious_text_of = widened(written_by<Write>());

}  // namespace detail

/// Text that `Write::write(characters&)` writes, as a constant.
template <class Write>
constexpr auto make_text() {
  constexpr const detail::spacious_text& wide = detail::spacious_text_of<Write>;
  std::array<char, wide.size + 1> exact{};
  if constexpr (wide.fits) {
    for (std::uint32_t i = 0; i < wide.size; ++i) exact[i] = wide.letters[i];
  } else {
    const characters written = detail::written_by<Write>();
    for (std::uint32_t i = 0; i < wide.size; ++i) exact[i] = written.items.items[i];
  }
  return exact;
}
template <class Write>
inline constexpr auto text_of = make_text<Write>();
/// The same as a view, which lives as long as the program.
template <class Write>
constexpr std::string_view text_view() {
  return {text_of<Write>.data(), text_of<Write>.size() - 1};
}

namespace detail {

template <class E>
struct canonical_text {
  static constexpr void write(characters& out) {
    graph g;
    const node_index root = copy(image_of<E>, g);
    write_canonical(out, g, root);
  }
};

}  // namespace detail

/// f as a formula, as a person would write it: `2*x*y + y*cos(x*y)`. Text that lives as long as the
/// program.
template <expression E>
constexpr std::string_view to_string(E) {
  return text_view<detail::canonical_text<E>>();
}
/// Writes `to_string(f)` to a stream.
template <class Traits, expression E>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& stream, E f) {
  return stream << to_string(f);
}

}  // namespace nabla
