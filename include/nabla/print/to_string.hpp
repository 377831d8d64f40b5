// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <iosfwd>

#include <nabla/expression/image_of.hpp>
#include <nabla/meta/constant_array.hpp>
#include <nabla/print/text.hpp>

namespace nabla::core {

namespace detail {

/// Text that ends in a 0.
template <class Write>
struct text_maker : array_maker<char, 8192, 1> {
  static constexpr sequence<char> make() {
    characters out;
    Write::write(out);
    return out.items;
  }
};

}  // namespace detail

/// Text that `Write::write(characters&)` writes, as a constant. (Writers take an `auto&`: what they
/// call is then compiled only where somebody asks for the text.)
template <class Write>
inline constexpr auto text_of = detail::exact_constant_of<detail::text_maker<Write>>();
/// The same as a view, which lives as long as the program.
template <class Write>
constexpr std::string_view text_view() {
  return {text_of<Write>.data(), text_of<Write>.size() - 1};
}

namespace detail {

template <class E>
struct canonical_text {
  static constexpr void write(auto& out) {
    graph g;
    const node_index root = copy_text_image<E>(g);
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

}  // namespace nabla::core

namespace nabla {

using core::to_string;

}  // namespace nabla
