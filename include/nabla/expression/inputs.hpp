// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/expression/value_traits.hpp>
#include <nabla/kernel/run.hpp>

namespace nabla::core::detail {

/// What kernels need of a scalar at least.
template <class T>
concept calculates = std::is_arithmetic_v<T> || requires(const T& u) {
  u + u;
  u - u;
  u* u;
  u / u;
};

/// The numbers in a value for a variable of so many elements (0: a scalar variable).
template <class V, std::size_t Elements>
constexpr auto numbers_in() {
  if constexpr (Elements != 0 && !value_traits<V>::is_range && has_brackets<V>)
    return std::type_identity<typename range_traits<V>::scalar>{};
  else
    return std::type_identity<typename value_traits<V>::scalar>{};
}
template <class V, std::size_t Elements>
using scalar_in = typename decltype(numbers_in<V, Elements>())::type;

/// The type in which all are computed: that of the one that is not a plain number, if there is one.
template <class... V>
struct common_scalar;
template <>
struct common_scalar<> {
  using type = double;
};
template <class T>
struct common_scalar<T> {
  using type = T;
};
template <class T, class U, class... V>
struct common_scalar<T, U, V...> {
  static constexpr auto join() {
    if constexpr (std::is_floating_point_v<T> && std::is_floating_point_v<U>)
      return std::common_type<T, U>{};
    else if constexpr (std::is_floating_point_v<T>)
      return std::type_identity<U>{};
    else
      return std::type_identity<T>{};
  }
  using type = typename common_scalar<typename decltype(join())::type, V...>::type;
};

template <class T, class V>
constexpr T as_scalar(const V& value) {
  if constexpr (std::is_same_v<T, V>)
    return value;
  else if constexpr (std::is_arithmetic_v<V> &&
                     requires { requires std::is_floating_point_v<typename T::value_type>; })
    return T(static_cast<typename T::value_type>(value));
  else if constexpr (requires { static_cast<T>(value); })
    return static_cast<T>(value);
  else
    return T{} + static_cast<std::remove_cvref_t<decltype(T{}[0])>>(value);
}

/// Whether V is text, whose characters do not count as numbers.
template <class V>
inline constexpr bool is_text =
    std::is_same_v<entry_of<V>, char> || std::is_same_v<entry_of<V>, wchar_t>;

/// Whether a value goes with a variable of so many elements (0: a scalar variable), as far as its
/// type tells.
template <class V>
constexpr bool goes_with(std::size_t elements, bool has_any_length = false) {
  if constexpr (std::is_arithmetic_v<V>) {
    return elements == 0;
  } else if constexpr (value_traits<V>::is_range || has_brackets<V>) {
    if (elements == 0) return !value_traits<V>::is_range;
    if constexpr (!is_text<V> && calculates<typename range_traits<V>::scalar>)
      return has_any_length || length_in_type<V>() == unknown_length ||
             length_in_type<V>() == elements;
    else
      return false;
  } else {
    return elements == 0;
  }
}

/// Whether a kernel can read the value where it lies.
template <class T, class V>
constexpr bool is_read_in_place() {
  if constexpr (value_traits<V>::is_range)
    return lies_in_a_row<V>() && std::is_same_v<entry_of<V>, T>;
  else
    return false;
}
// Assertions stand in functions of their own, which do not drag the names of expressions into the
// program.
constexpr void require_length([[maybe_unused]] std::size_t length,
                              [[maybe_unused]] std::size_t wanted) {
  assert((length == wanted || length == unknown_length) &&
         "a range that is given for a vector, or takes results, has another length");
}

/// Where Size numbers of T lie: in the value itself, or where they are copied to.
template <class T, std::size_t Size, class V>
constexpr const T* locate(const V& value, T*& next) {
  constexpr bool is_vector = value_traits<V>::is_range || Size > 1;
  if constexpr (is_vector) require_length(length_of(value), Size);
  if constexpr (is_read_in_place<T, V>()) {
    return first_of(value);
  } else {
    const T* const here = next;
    if constexpr (is_vector)
      for (std::size_t k = 0; k < Size; ++k) *next++ = as_scalar<T>(entry_of<V>(entry(value, k)));
    else
      *next++ = as_scalar<T>(value);
    return here;
  }
}

/// How values go into the inputs of a kernel: those that are copied lie together where they follow
/// each other.
template <std::size_t Count>
struct block_plan {
  std::size_t begins[Count + 1]{},
      sizes[Count + 1]{};  // of the blocks: their first values, their lengths
  std::size_t blocks = 0, copied = 0;

  constexpr block_plan(const bool (&in_place)[Count + 1], const std::size_t (&lengths)[Count + 1]) {
    for (std::size_t k = 0; k < Count; ++k) {
      const bool continues = k > 0 && !in_place[k] && !in_place[k - 1];
      if (!continues) begins[blocks++] = k;
      sizes[blocks - 1] += lengths[k];
      if (!in_place[k]) copied += lengths[k];
    }
  }
};

template <auto Plan, class T, class Use, std::size_t... I>
[[gnu::always_inline]] constexpr auto use_blocks(const T* const* places, const Use& use,
                                                 std::index_sequence<I...>) {
  if constexpr (sizeof...(I) <= 1)
    return use(places[0]);
  else
    return use(blocks<const T, Plan.sizes[I]...>{{places[Plan.begins[I]]...}});
}
/// Calls `use` with the inputs of a kernel, as a pointer or as `blocks`: each value has one of the
/// lengths.
template <class T, std::size_t... Lengths, class Use, class... V>
[[gnu::always_inline]] constexpr auto with_inputs(std::index_sequence<Lengths...>, const Use& use,
                                                  const V&... values) {
  constexpr block_plan<sizeof...(V)> plan({is_read_in_place<T, V>()..., false}, {Lengths..., 0});
  T copies[plan.copied + 1];
  copies[plan.copied] = T{};
  [[maybe_unused]] T* next = copies;
  const T* const places[] = {locate<T, Lengths>(values, next)..., copies};
  return use_blocks<plan>(places, use, std::make_index_sequence<plan.blocks>{});
}

}  // namespace nabla::core::detail
