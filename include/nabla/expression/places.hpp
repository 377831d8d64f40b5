// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/expression/destination.hpp>
#include <nabla/expression/inputs.hpp>
#include <nabla/expression/loops.hpp>
#include <nabla/expression/value_traits.hpp>
#include <nabla/graph/graph.hpp>

namespace nabla::core::detail {

/// Whether a place says by its type that its result is not wanted.
template <class O>
inline constexpr bool is_nullptr = std::is_null_pointer_v<std::remove_cvref_t<O>>;
template <class O>
constexpr bool is_there(const O& place) {
  if constexpr (std::is_pointer_v<O>)
    return place != nullptr;
  else
    return true;
}

/// Whether a matrix of these extents takes a result of that shape: another matrix only of the same
/// shape, a column in any row or column.
constexpr bool takes(extents place, shape result) {
  const bool is_column = result.rows == 1 || result.columns == 1;
  if (is_column)
    return place.rows == 1 || place.columns == 1 || place.rows < 0 || place.columns < 0;
  return (place.rows < 0 || place.rows == std::int64_t{result.rows}) &&
         (place.columns < 0 || place.columns == std::int64_t{result.columns});
}

/// Whether O, a reference or an object of its own, is a place for a result of Size numbers of type
/// T.
template <class T, std::size_t Size, class O>
constexpr bool is_place(shape result) {
  using V = std::remove_cvref_t<O>;
  if constexpr (is_nullptr<V>)
    return true;
  else if constexpr (std::is_pointer_v<V>)
    return std::is_same_v<V, T*>;
  else if constexpr (!value_traits<V>::is_range)
    return Size == 1 && std::is_same_v<O, T&>;
  else if constexpr (std::is_same_v<decltype(entry(std::declval<const O&>(), 0)), T&>)
    return result.varies ||
           ((length_in_type<V>() == unknown_length || length_in_type<V>() == Size) &&
            takes(extents_in_type<V>(), result));
  else
    return false;
}

/// The shapes of what goes into each of so many places.
template <class E, std::size_t Places>
constexpr auto shapes_of_places() {
  using layout = typename E::layout;
  std::array<shape, Places> shapes{};
  for (std::size_t k = 0; k < Places; ++k) shapes[k] = layout::result_shapes[k];
  if (Places != layout::results::size()) shapes[0] = {static_cast<std::uint32_t>(layout::size), 1};
  return shapes;
}

/// How many numbers go into each of so many places.
template <class E, std::size_t Places>
using sizes_of_places = std::conditional_t<Places == 1, std::index_sequence<E::layout::size>,
                                           typename E::layout::results>;
template <class E, class T, class... O, std::size_t... Sizes>
constexpr bool are_places(std::index_sequence<Sizes...>) {
  constexpr auto shapes = shapes_of_places<E, sizeof...(O)>();
  std::size_t position = 0;
  return (is_place<T, Sizes, O>(shapes[position++]) && ...);
}
/// Whether E's results, of type T, can be returned or go where they shall; the compiler says what
/// is wrong.
template <class E, class T>
constexpr bool fit(std::type_identity<by_value>) {
  constexpr bool varies = varies_with_samples<typename E::layout>();
  static_assert(
      !varies,
      "a result for each sample goes into an array of yours, f(xs = ..., into(rows)); for "
      "one number take the sum or the mean");
  return !varies;
}
template <class E, class T, class... O>
constexpr bool fit(std::type_identity<destination<O...>>) {
  using sizes = sizes_of_places<E, sizeof...(O)>;
  constexpr bool counted = sizes::size() == sizeof...(O);
  static_assert(counted, "results go into one place that takes all of them, or into one for each");
  if constexpr (counted) {
    constexpr bool good = are_places<E, T, O...>(sizes{});
    static_assert(good,
                  "a place for results is a pointer, or an array, a span, a block of a matrix or a "
                  "number with a name; it has "
                  "the result's type of numbers, its length, and as a matrix its rows and columns");
    return good;
  } else {
    return false;
  }
}

constexpr void require_shape([[maybe_unused]] extents place, [[maybe_unused]] shape result) {
  assert(takes(place, result) &&
         "a matrix that takes a result has other rows or columns than the result");
}
/// Where the results for a place are written: there, or one after another in `next` until they are
/// all known.
template <class T, std::size_t Size, bool InPlace, class O>
constexpr T* start_of(O& place, T*& next, [[maybe_unused]] shape result, std::size_t samples) {
  using V = std::remove_cv_t<O>;
  if constexpr (has_rows_and_columns<V>)
    if (!result.varies)
      require_shape({static_cast<long>(place.rows()), static_cast<long>(place.cols())}, result);
  if constexpr (value_traits<V>::is_range) require_length(length_of(place), Size * samples);
  if constexpr (!InPlace)
    return std::exchange(next, next + Size);
  else if constexpr (value_traits<V>::is_range)
    return first_of(place);
  else
    return &place;
}
template <std::size_t Size, class T, class O>
constexpr void store(const T* results, O& place) {
  if constexpr (value_traits<std::remove_cv_t<O>>::is_range)
    for (std::size_t k = 0; k < Size; ++k) entry(place, k) = results[k];
  else
    place = *results;
}
/// Whether two ranges overlap. (Addresses as integers: pointers into different arrays have no
/// order.)
template <class T>
constexpr bool overlap(const T* u, std::size_t length_u, const T* v, std::size_t length_v) {
  if (std::is_constant_evaluated()) return false;
  return reinterpret_cast<std::uintptr_t>(u) < reinterpret_cast<std::uintptr_t>(v + length_v) &&
         reinterpret_cast<std::uintptr_t>(v) < reinterpret_cast<std::uintptr_t>(u + length_u);
}
/// Whether a result of `size` numbers would be written over the inputs.
template <std::size_t Inputs, class T>
constexpr bool overwrites(const T* inputs, const T* result, std::size_t size) {
  return overlap(inputs, Inputs, result, size);
}
template <std::size_t Inputs, class T, std::size_t... Sizes>
constexpr bool overwrites(blocks<const T, Sizes...> inputs, const T* result, std::size_t size) {
  const T* const* block = inputs.first;
  return (overlap(*block++, Sizes, result, size) || ...);
}
template <std::size_t Inputs, class T, std::size_t Variables>
constexpr bool overwrites(const array_inputs<T, Variables>* inputs, const T* result,
                          std::size_t size) {
  for (std::size_t k = 0; k < Variables; ++k)
    if (overlap(inputs->values[k], inputs->lengths[k], result, size)) return true;
  return false;
}

constexpr void require_apart([[maybe_unused]] bool overlapping) {
  assert(!overlapping && "results may not be written over the values they are computed from");
}

}  // namespace nabla::core::detail
