// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <cstddef>
#include <utility>

#include <nabla/math/real.hpp>

// Numbers side by side, in one register of the processor: their types, and how they come from
// memory and go back. The width W is a template argument of everything here, and must be one of
// every function that uses it and is not inlined: otherwise two files of one program that are
// compiled for different processors would share a function, and one of them would run the other's.

namespace nabla::core::math {

/// How many bytes a register for vectors has on the target, and how many such registers there are.
#if defined(__AVX512F__)
inline constexpr std::size_t register_bytes = 64, registers = 32;
#elif defined(__AVX__)
inline constexpr std::size_t register_bytes = 32, registers = 16;
#elif defined(__aarch64__)
inline constexpr std::size_t register_bytes = 16, registers = 32;
#else
inline constexpr std::size_t register_bytes = 16, registers = 16;
#endif

/// How many numbers of type T fill a register: 1 of a type that registers do not hold side by side.
template <class T>
inline constexpr std::size_t native_lanes = 1;
template <>
inline constexpr std::size_t native_lanes<float> = register_bytes / sizeof(float);
template <>
inline constexpr std::size_t native_lanes<double> = register_bytes / sizeof(double);

/// The widest lanes, at most native, of which n numbers fill at least one.
template <class T>
constexpr std::size_t lanes_for(std::size_t n) {
  std::size_t width = native_lanes<T>;
  while (width > 1 && width > n) width /= 2;
  return width;
}

template <class T, std::size_t W>
struct lanes_of {
  typedef T type __attribute__((vector_size(sizeof(T) * W)));
  typedef T anywhere __attribute__((vector_size(sizeof(T) * W), aligned(alignof(T)), may_alias));
};
template <class T>
struct lanes_of<T, 1> {
  using type = T;
  using anywhere = T;
};
/// W numbers of type T, W a power of two: a vector-extension type; one number is a T.
template <class T, std::size_t W>
using lanes = typename lanes_of<T, W>::type;

namespace detail {

/// Of the lanes of u and then of v, those whose numbers are Choice(0), Choice(1), ...
template <int (*Choice)(int), class L, int... I>
[[gnu::always_inline]] inline auto shuffle(L u, L v, std::integer_sequence<int, I...>) {
  return __builtin_shufflevector(u, v, Choice(I)...);
}
template <int N>
using lane_sequence = std::make_integer_sequence<int, N>;

/// The choices of lanes that this header needs, of packs of W lanes.
template <int W>
constexpr int in_low_half(int i) {
  return i;
}
template <int W>
constexpr int in_high_half(int i) {
  return W / 2 + i;
}
/// Every other element of two packs, of which the second begins with the last element of the first.
template <int W>
constexpr int at_even_places(int i) {
  return i < W / 2 ? 2 * i : 2 * i + 1;
}
/// Every other element of two packs, from the first or the second on.
template <int First>
constexpr int at_every_other(int i) {
  return 2 * i + First;
}
/// The elements of both packs in turn: the first W of these, and the others.
template <int W>
constexpr int in_turn(int i) {
  return i % 2 * W + i / 2;
}
template <int W>
constexpr int in_turn_later(int i) {
  return in_turn<W>(i) + W / 2;
}

template <class T, std::size_t W, std::ptrdiff_t Stride, int... I>
[[gnu::always_inline]] inline lanes<T, W> gather(const T* p, std::integer_sequence<int, I...>) {
  return lanes<T, W>{p[I * Stride]...};
}
template <class T, std::size_t W, int... I>
[[gnu::always_inline]] inline lanes<T, W> lane_numbers(std::integer_sequence<int, I...>) {
  return lanes<T, W>{static_cast<T>(I)...};
}

}  // namespace detail

/// x in every lane.
template <class T, std::size_t W>
[[gnu::always_inline]] constexpr lanes<T, W> splat(T x) {
  if constexpr (W == 1)
    return x;
  else
    return x - lanes<T, W>{};  // of -0 too
}

/// The sum of all lanes: of the halves, lane by lane, then of the halves of that.
template <class T, std::size_t W>
[[gnu::always_inline]] inline T sum_of_lanes(lanes<T, W> v) {
  if constexpr (W == 1) {
    return v;
  } else if constexpr (W == 2) {
    return v[0] + v[1];
  } else {
    constexpr int width = static_cast<int>(W);
    const detail::lane_sequence<width / 2> half;
    return sum_of_lanes<T, W / 2>(detail::shuffle<detail::in_low_half<width>>(v, v, half) +
                                  detail::shuffle<detail::in_high_half<width>>(v, v, half));
  }
}

/// W numbers that lie at p, wherever that is.
template <class T, std::size_t W>
[[gnu::always_inline]] inline lanes<T, W> load(const T* p) {
  return *reinterpret_cast<const typename lanes_of<T, W>::anywhere*>(p);
}
template <class T, std::size_t W>
[[gnu::always_inline]] inline void store(T* p, const lanes<T, W>& v) {
  *reinterpret_cast<typename lanes_of<T, W>::anywhere*>(p) = v;
}

/// p[0], p[Stride], p[2 Stride], ... Nothing else is read, except between them.
template <class T, std::size_t W, std::ptrdiff_t Stride>
[[gnu::always_inline]] inline lanes<T, W> load_strided(const T* p) {
  constexpr int width = static_cast<int>(W);
  if constexpr (W == 1 || Stride == 0)
    return splat<T, W>(*p);
  else if constexpr (Stride == 1)
    return load<T, W>(p);
  else if constexpr (Stride == 2)  // the last element of one is the first of the other
    return detail::shuffle<detail::at_even_places<width>>(load<T, W>(p), load<T, W>(p + (W - 1)),
                                                          detail::lane_sequence<width>{});
  else
    return detail::gather<T, W, Stride>(p, detail::lane_sequence<width>{});
}

/// p[First], p[First + 2], p[First + 4], ..., First being 0 or 1: both together read each of the 2 W
/// numbers once.
template <class T, std::size_t W, int First>
[[gnu::always_inline]] inline lanes<T, W> load_every_other(const T* p) {
  if constexpr (W == 1)
    return p[First];
  else
    return detail::shuffle<detail::at_every_other<First>>(
        load<T, W>(p), load<T, W>(p + W), detail::lane_sequence<static_cast<int>(W)>{});
}

/// Stores the lanes to p[0], p[Stride], p[2 Stride], ... and touches nothing else.
template <class T, std::size_t W, std::ptrdiff_t Stride>
[[gnu::always_inline]] inline void store_strided(T* p, const lanes<T, W>& v) {
  if constexpr (W == 1) {
    *p = v;
  } else if constexpr (Stride == 1) {
    store<T, W>(p, v);
  } else {
    T numbers[W];  // an index into v itself would keep v in memory
    store<T, W>(numbers, v);
    for (std::size_t i = 0; i < W; ++i) p[static_cast<std::ptrdiff_t>(i) * Stride] = numbers[i];
  }
}

/// Stores u[0], v[0], u[1], v[1], ... to p: two stores of stride 2 that fill each other's gaps.
template <class T, std::size_t W>
[[gnu::always_inline]] inline void store_interleaved(T* p, const lanes<T, W>& u,
                                                     const lanes<T, W>& v) {
  if constexpr (W == 1) {
    p[0] = u;
    p[1] = v;
  } else {
    constexpr int width = static_cast<int>(W);
    const detail::lane_sequence<width> all;
    store<T, W>(p, detail::shuffle<detail::in_turn<width>>(u, v, all));
    store<T, W>(p + W, detail::shuffle<detail::in_turn_later<width>>(u, v, all));
  }
}

/// The mask that holds in the first `valid` lanes, for `select`; of one lane it is a bool.
template <class T, std::size_t W>
[[gnu::always_inline]] inline auto first_lanes(std::size_t valid) {
  if constexpr (W == 1)
    return valid != 0;
  else
    return detail::lane_numbers<T, W>(detail::lane_sequence<static_cast<int>(W)>{}) <
           splat<T, W>(static_cast<T>(valid));
}

/// `load_strided` of the first `valid` numbers alone, 0 < valid < W. The other lanes repeat the first
/// number, so that nothing is computed there that would not be computed anyway.
template <class T, std::size_t W, std::ptrdiff_t Stride>
[[gnu::always_inline]] inline lanes<T, W> load_first(const T* p, std::size_t valid) {
  T numbers[W];
  for (std::size_t i = 0; i < W; ++i)
    numbers[i] = p[static_cast<std::ptrdiff_t>(i < valid ? i : 0) * Stride];
  return load<T, W>(numbers);
}
/// `store_strided` of the first `valid` lanes alone.
template <class T, std::size_t W, std::ptrdiff_t Stride>
[[gnu::always_inline]] inline void store_first(T* p, const lanes<T, W>& v, std::size_t valid) {
  T numbers[W];
  store<T, W>(numbers, v);
  for (std::size_t i = 0; i < valid; ++i) p[static_cast<std::ptrdiff_t>(i) * Stride] = numbers[i];
}

}  // namespace nabla::core::math

namespace nabla {

namespace math = core::math;

}  // namespace nabla
