// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tuple>

#include <nabla/expression/inputs.hpp>
#include <nabla/expression/kernel_of.hpp>

namespace nabla {

/// Stands for a result that an error has made impossible, so that the error is the only one.
struct no_value {
  template <class T>
  constexpr operator T() const {
    return T{};
  }
  template <class Stream>
  friend Stream& operator<<(Stream& stream, no_value) {
    return stream;
  }
};

/// Where results go instead of being returned: `f(x = 3.0, into(value, slope))`.
template <class... O>
struct destination {
  std::tuple<O...> places;
};
/// Either one place for all results, one after another in order, matrices row by row; or one for
/// each result of a bundle or a value with its gradient. A place is an array, a span, a vector, a
/// matrix, a number, or a pointer. Among several a null pointer says that this result is not
/// wanted, and it is not computed. Places may not overlap the values they are computed from, but
/// for a `descent_step`.
template <class... O>
constexpr auto into(O&&... places) {
  return destination<O...>{{static_cast<O&&>(places)...}};
}

namespace detail {

template <class D>
inline constexpr bool is_destination = false;
template <class... O>
inline constexpr bool is_destination<destination<O...>> = true;

/// Results are returned.
struct by_value {
  std::tuple<> places;
};

/// Runs a kernel whose results go to several places, so many to each.
template <const auto& Program, class In, class T, std::size_t... Sizes>
[[gnu::always_inline]] constexpr void run_into(In inputs, T* const* places,
                                               std::index_sequence<Sizes...>) {
  if constexpr (sizeof...(Sizes) == 1)
    run<Program, T>(inputs, *places);
  else
    run<Program, T>(inputs, blocks<T, Sizes...>{{(static_cast<void>(Sizes), *places++)...}});
}

/// Runs E's kernel and returns its values.
template <class E, class Variables, class T, class In, std::size_t... Sizes>
[[gnu::always_inline]] constexpr auto computed_at(In inputs, std::index_sequence<Sizes...>) {
  typename E::layout::template result<T> result;
  T* parts[sizeof...(Sizes) + 1];
  E::layout::template list_parts<T>(result, parts);
  run_into<program_of<E, Variables>>(inputs, parts, std::index_sequence<Sizes...>{});
  return result;
}

/// Whether a matrix of these extents takes a result of that shape: another matrix only of the same
/// shape, a column in any row or column.
constexpr bool takes(extents place, shape result) {
  const bool is_column = result.rows == 1 || result.columns == 1;
  if (is_column)
    return place.rows == 1 || place.columns == 1 || place.rows < 0 || place.columns < 0;
  return (place.rows < 0 || place.rows == result.rows) &&
         (place.columns < 0 || place.columns == result.columns);
}

/// Whether O, a reference or an object of its own, is a place for a result of Size numbers of type
/// T.
template <class T, std::size_t Size, class O>
constexpr bool is_place(shape result) {
  using V = std::remove_cvref_t<O>;
  if constexpr (std::is_null_pointer_v<V>)
    return true;
  else if constexpr (std::is_pointer_v<V>)
    return std::is_same_v<V, T*>;
  else if constexpr (!value_traits<V>::is_range)
    return Size == 1 && std::is_same_v<O, T&>;
  else if constexpr (std::is_same_v<decltype(entry(std::declval<const O&>(), 0)), T&>)
    return (length_in_type<V>() == unknown_length || length_in_type<V>() == Size) &&
           takes(extents_in_type<V>(), result);
  else
    return false;
}
constexpr void require_shape([[maybe_unused]] extents place, [[maybe_unused]] shape result) {
  assert(takes(place, result) &&
         "a matrix that takes a result has other rows or columns than the result");
}
/// Where the results for a place are written: there, or one after another in `next` until they are
/// all known.
template <class T, std::size_t Size, bool InPlace, class O>
constexpr T* start_of(O& place, T*& next, [[maybe_unused]] shape result) {
  using V = std::remove_cv_t<O>;
  if constexpr (has_rows_and_columns<V>)
    require_shape({static_cast<long>(place.rows()), static_cast<long>(place.cols())}, result);
  if constexpr (value_traits<V>::is_range) require_length(length_of(place), Size);
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
/// Whether a result of Size numbers would be written over the inputs.
template <std::size_t Inputs, std::size_t Size, class T>
constexpr bool overwrites(const T* inputs, const T* result) {
  return overlap(inputs, Inputs, result, Size);
}
template <std::size_t Inputs, std::size_t Size, class T, std::size_t... Sizes>
constexpr bool overwrites(blocks<const T, Sizes...> inputs, const T* result) {
  const T* const* block = inputs.first;
  return (overlap(*block++, Sizes, result, Size) || ...);
}

constexpr void require_apart([[maybe_unused]] bool overlapping) {
  assert(!overlapping && "results may not be written over the values they are computed from");
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

/// Runs E's kernel and writes a result of each size to a place, none of which is null.
template <class E, class Variables, class T, std::size_t... Sizes, class In, std::size_t... I,
          class... O>
[[gnu::always_inline]] constexpr void write_results(std::index_sequence<Sizes...>, In inputs,
                                                    std::index_sequence<I...>, O&... places) {
  constexpr bool in_place[] = {!E::is_update && (!value_traits<std::remove_cv_t<O>>::is_range ||
                                                 lies_in_a_row<std::remove_cv_t<O>>())...};
  T later[((in_place[I] ? 0 : Sizes) + ... + 1)];
  T* next = later;
  constexpr auto shapes = shapes_of_places<E, sizeof...(O)>();
  T* const first[] = {start_of<T, Sizes, in_place[I]>(places, next, shapes[I])...};
  require_apart((overwrites<Variables::size, Sizes>(inputs, first[I]) || ...));
  run_into<program_of<E, Variables>>(inputs, first, std::index_sequence<Sizes...>{});
  ((in_place[I] ? void() : store<Sizes>(first[I], places)), ...);
}

template <std::size_t K, std::size_t... Sizes>
constexpr std::size_t size_at(std::index_sequence<Sizes...>) {
  constexpr std::size_t sizes[] = {Sizes...};
  return sizes[K];
}
/// The results K of E alone.
template <class E, std::size_t... K>
constexpr auto only(std::index_sequence<K...>) {
  if constexpr (sizeof...(K) == E::layout::results::size())
    return std::type_identity<E>{};
  else
    return std::type_identity<typename E::template only<K...>>{};
}
template <class E, class Variables, class T, class In, class Places, std::size_t... K>
[[gnu::always_inline]] constexpr void write_some(In inputs, const Places& places,
                                                 std::index_sequence<K...> some) {
  using part = typename decltype(only<E>(some))::type;
  using sizes = typename E::layout::results;
  write_results<part, Variables, T>(std::index_sequence<size_at<K>(sizes{})...>{}, inputs,
                                    std::make_index_sequence<sizeof...(K)>{},
                                    std::get<K>(places)...);
}
template <class O>
inline constexpr bool is_nullptr = std::is_null_pointer_v<std::remove_cvref_t<O>>;
/// Which of the places are no nullptr by their type.
template <class... O, std::size_t... K>
constexpr auto wanted(const std::tuple<O...>&, std::index_sequence<K...>) {
  return typename joined_sequences<
      std::conditional_t<is_nullptr<O>, std::index_sequence<>, std::index_sequence<K>>...>::type{};
}
template <class O>
constexpr bool is_there(const O& place) {
  if constexpr (std::is_pointer_v<O>)
    return place != nullptr;
  else
    return true;
}
/// A pointer may turn out to be null: where all are there one kernel computes all, else each result
/// has its own.
template <class E, class Variables, class T, class In, class... O, std::size_t... K>
[[gnu::always_inline]] constexpr void write_wanted(In inputs, const std::tuple<O...>& places,
                                                   std::index_sequence<K...> candidates) {
  if constexpr (sizeof...(K) == 0)
    return;
  else if constexpr (sizeof...(K) == 1 || !(std::is_pointer_v<std::remove_cvref_t<O>> || ...))
    (is_there(std::get<K>(places)) && ...) ? write_some<E, Variables, T>(inputs, places, candidates)
                                           : void();
  else if ((is_there(std::get<K>(places)) && ...))
    write_some<E, Variables, T>(inputs, places, candidates);
  else
    ((is_there(std::get<K>(places))
          ? write_some<E, Variables, T>(inputs, places, std::index_sequence<K>{})
          : void()),
     ...);
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
  return true;
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
/// E's values at the inputs: returned, or written where they are wanted.
template <class E, class Variables, class T, class Out>
struct delivery {
  const Out& out;

  template <class In>
  [[gnu::always_inline]] constexpr auto operator()(In inputs) const {
    if constexpr (std::is_same_v<Out, by_value>)
      return computed_at<E, Variables, T>(inputs, typename E::layout::parts{});
    else
      write(inputs, std::make_index_sequence<std::tuple_size_v<decltype(out.places)>>{});
  }

 private:
  template <class In, std::size_t... K>
  [[gnu::always_inline]] constexpr void write(In inputs, std::index_sequence<K...> all) const {
    if constexpr (sizeof...(K) != 1)
      write_wanted<E, Variables, T>(inputs, out.places, wanted(out.places, all));
    else if constexpr (!is_nullptr<std::tuple_element_t<0, decltype(Out::places)>>)
      write_results<E, Variables, T>(sizes_of_places<E, 1>{}, inputs, all, std::get<0>(out.places));
  }
};

/// The destination among the arguments of a call, then all else.
template <bool Wanted, class A>
constexpr auto keep_if(const A& argument) {
  if constexpr (Wanted)
    return std::tie(argument);
  else
    return std::tuple<>{};
}
template <class... A>
constexpr auto destination_first(const A&... arguments) {
  static_assert((0 + ... + (is_destination<A> ? 1 : 0)) == 1,
                "a call has one into(...), with all places in it");
  return std::tuple_cat(keep_if<is_destination<A>>(arguments)...,
                        keep_if<!is_destination<A>>(arguments)...);
}

}  // namespace detail

}  // namespace nabla
