// SPDX-License-Identifier: BSL-1.0
#pragma once

namespace nabla::core::detail {

/// What Make makes, in a constant that has room for most of its kind; `fits` where it had.
template <class Make>
struct roomy_constant {
  typename Make::template held<Make::room> held{};
  typename Make::extent extent{};
  bool fits = false;
};
template <class Make, class Value>
constexpr roomy_constant<Make> with_room(const Value& value) {
  roomy_constant<Make> wide;
  wide.extent = Make::extent_of(value);
  wide.fits = wide.extent.fits(Make::room);
  if (wide.fits) Make::write(value, wide.extent, wide.held);
  return wide;
}
// (No local variable holds what a long computation returns: clang would evaluate its initializer
// once more.)
template <class Make>
inline constexpr roomy_constant<Make> roomy = with_room<Make>(Make::make());

/// What `Make::make()` returns, as a constant of exactly its size. That size is known only when it
/// is made, so the compiler makes it in a constant with room for most, and copies it from there;
/// only what has no room there is made twice.
///   Make::extent               how large it is: a structural type with `fits(room)`
///   Make::extent_of(value)     that of what was made
///   Make::held<extent>         the constant; Make::room is the extent that most need
///   Make::write(from, extent, to)    copies what was made, or a constant, into another
template <class Make>
constexpr auto exact_constant_of() {
  constexpr const roomy_constant<Make>& wide = roomy<Make>;
  typename Make::template held<wide.extent> exact{};
  if constexpr (wide.fits)
    Make::write(wide.held, wide.extent, exact);
  else
    Make::write(Make::make(), wide.extent, exact);
  return exact;
}

}  // namespace nabla::core::detail
