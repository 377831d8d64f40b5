// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/expression/inputs.hpp>
#include <nabla/expression/kernel_of.hpp>
#include <nabla/expression/layout.hpp>
#include <nabla/expression/loops.hpp>
#include <nabla/expression/places.hpp>
#include <nabla/kernel/run_packs.hpp>

namespace nabla::core {

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

namespace detail {

/// Runs E's kernel, whose results go to several places, so many to each.
template <class E, class Variables, class T, std::size_t N, std::size_t... Sizes>
[[gnu::always_inline]] constexpr void run_into(const array_inputs<T, N>* inputs, T* const* places,
                                               std::index_sequence<Sizes...> lengths) {
  run_arrays<array_function<E, decltype(lengths)>, T>(inputs->values, places, inputs->workspace,
                                                      inputs->samples);
}
template <class E, class Variables, class In, class T, std::size_t... Sizes>
[[gnu::always_inline]] constexpr void run_into(In inputs, T* const* places,
                                               std::index_sequence<Sizes...>) {
  if constexpr (sizeof...(Sizes) == 1)
    run_at_best<program_of<E, Variables>, T>(inputs, *places);
  else
    run_at_best<program_of<E, Variables>, T>(
        inputs, blocks<T, Sizes...>{{(static_cast<void>(Sizes), *places++)...}});
}

template <class T, std::size_t N>
constexpr std::size_t samples_in(const array_inputs<T, N>* inputs) {
  return inputs->samples;
}
constexpr std::size_t samples_in(auto) { return 1; }

/// Whether a place has room for the results of loops; calls of scalars trust it.
template <std::size_t Size, class T, std::size_t N, class O>
constexpr bool takes_all(const array_inputs<T, N>*, [[maybe_unused]] const O& place,
                         [[maybe_unused]] std::size_t samples) {
  if constexpr (value_traits<std::remove_cv_t<O>>::is_range) {
    require_length(length_of(place), Size * samples);
    return length_of(place) == Size * samples || length_of(place) == unknown_length;
  } else {
    return true;
  }
}
template <std::size_t>
constexpr bool takes_all(auto, const auto&, std::size_t) {
  return true;
}

/// Runs E's kernel and returns its values.
template <class E, class Variables, class T, class In, std::size_t... Sizes>
[[gnu::always_inline]] constexpr auto computed_at(In inputs, std::index_sequence<Sizes...>) {
  typename E::layout::template result<T> result;
  T* parts[sizeof...(Sizes) + 1];
  E::layout::template list_parts<T>(result, parts);
  run_into<E, Variables>(inputs, parts, std::index_sequence<Sizes...>{});
  return result;
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
  const std::size_t samples = samples_in(inputs);
  if (!(takes_all<Sizes>(inputs, places, shapes[I].varies ? samples : 1) && ...)) return;
  T* const first[] = {
      start_of<T, Sizes, in_place[I]>(places, next, shapes[I], shapes[I].varies ? samples : 1)...};
  require_apart(
      (overwrites<Variables::size>(inputs, first[I], shapes[I].varies ? Sizes * samples : Sizes) ||
       ...));
  run_into<E, Variables>(inputs, first, std::index_sequence<Sizes...>{});
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
/// The places whose type is not that of nullptr.
template <class... O, std::size_t... K>
constexpr auto wanted(const std::tuple<O...>&, std::index_sequence<K...>) {
  return typename joined_sequences<
      std::conditional_t<is_nullptr<O>, std::index_sequence<>, std::index_sequence<K>>...>::type{};
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
/// Writes NaN to a place, as far as its length is known.
template <class T, class O>
constexpr void spoil(O& place) {
  constexpr T nothing = std::numeric_limits<T>::quiet_NaN();
  if constexpr (std::is_pointer_v<O>) {
    if (place != nullptr) *place = nothing;
  } else if constexpr (value_traits<std::remove_cv_t<O>>::is_range) {
    for (std::size_t k = 0; k < length_of(place); ++k) entry(place, k) = nothing;
  } else if constexpr (!is_nullptr<O>) {
    place = nothing;
  }
}
/// The result that has NaN for all its numbers.
template <class Layout, class T, std::size_t... Sizes>
constexpr auto spoilt_result(std::index_sequence<Sizes...>) {
  typename Layout::template result<T> result{};
  T* parts[sizeof...(Sizes) + 1];
  Layout::template list_parts<T>(result, parts);
  const std::size_t sizes[] = {Sizes...};
  for (std::size_t part = 0; part < sizeof...(Sizes); ++part)
    for (std::size_t k = 0; k < sizes[part]; ++k)
      parts[part][k] = std::numeric_limits<T>::quiet_NaN();
  return result;
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
  /// What there is instead of them where they cannot be computed.
  constexpr auto without_results() const {
    if constexpr (std::is_same_v<Out, by_value>)
      return spoilt_result<typename E::layout, T>(typename E::layout::parts{});
    else
      std::apply([](auto&... all_places) { (spoil<T>(all_places), ...); }, out.places);
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

}  // namespace detail

}  // namespace nabla::core
