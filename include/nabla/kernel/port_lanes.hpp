// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/kernel/combined_lanes.hpp>
#include <nabla/kernel/loop_ports.hpp>
#include <nabla/math/lanes.hpp>

namespace nabla::core {

namespace detail {

constexpr bool fills_gaps(const loop_port& u, const loop_port& v) {
  return !u.combines() && !v.combines() && u.lane == 2 && v.lane == 2 && u.at.where == v.at.where &&
         u.at.pointer == v.at.pointer && v.offset == u.offset + 1 && u.outer == v.outer &&
         u.sample == v.sample;
}
/// The port that fills the gaps of port k, which is every other element: its index, -2 if port k fills
/// the gaps of another one, -1 if there is none.
constexpr int partner_of(const loop_port* ports, std::size_t count, std::size_t k) {
  for (std::size_t i = 0; i < count; ++i) {
    if (fills_gaps(ports[k], ports[i])) return static_cast<int>(i);
    if (fills_gaps(ports[i], ports[k])) return -2;
  }
  return -1;
}

}  // namespace detail

/// How W lanes come from the memory behind a port of a loop, and go back. The first `valid` of them
/// count.
template <const auto& Code, class T, std::size_t W>
struct port_lanes {
  using L = math::lanes<T, W>;

  template <std::size_t I>
  [[gnu::always_inline]] static constexpr L load(const T* p, std::size_t valid) {
    constexpr loop_port port = Code.loads[I];
    if constexpr (port.lane == 0 || W == 1)
      return math::splat<T, W>(*p);
    else if (valid == W)
      return load_all<I>(p);
    else
      return math::load_first<T, W, port.lane>(p, valid);
  }
  template <bool InLanes>
  [[gnu::always_inline]] static constexpr L row_numbers(std::size_t i, std::size_t outer) {
    if constexpr (!InLanes)
      return math::splat<T, W>(static_cast<T>(outer));
    else if constexpr (W == 1)
      return static_cast<T>(i);
    else
      return math::detail::lane_numbers<T, W>(math::detail::lane_sequence<static_cast<int>(W)>{}) +
             math::splat<T, W>(static_cast<T>(i));
  }
  template <std::size_t O>
  [[gnu::always_inline]] static constexpr void store(T* p, const L* out, std::size_t valid) {
    constexpr loop_port port = Code.stores[O];
    constexpr int partner = detail::partner_of(Code.stores, Code.store_count, O);
    if constexpr (W == 1) {
      *p = out[O];
    } else if (valid < W) {
      math::store_first<T, W, port.lane>(p, out[O], valid);
    } else if constexpr (partner == -1) {
      math::store_strided<T, W, port.lane>(p, out[O]);
    } else if constexpr (partner >= 0) {
      math::store_interleaved<T, W>(p, out[O], out[partner]);
    }
  }
  template <std::size_t O>
  [[gnu::always_inline]] static constexpr void combine(T* p, const L& value, std::size_t valid,
                                                       bool adds_there) {
    constexpr loop_port port = Code.stores[O];
    if constexpr (W == 1) {
      *p = adds_there ? detail::combined<port.is_largest>(*p, value) : value;
    } else if (valid == W) {
      L all = value;
      if (adds_there)
        all = detail::combined<port.is_largest>(math::load_strided<T, W, port.lane>(p), value);
      math::store_strided<T, W, port.lane>(p, all);
    } else {
      L all = value;
      if (adds_there)
        all = detail::combined<port.is_largest>(math::load_first<T, W, port.lane>(p, valid), value);
      math::store_first<T, W, port.lane>(p, all, valid);
    }
  }

 private:
  /// Two loads that fill each other's gaps read the same packs.
  template <std::size_t I>
  [[gnu::always_inline]] static constexpr L load_all(const T* p) {
    constexpr int partner = detail::partner_of(Code.loads, Code.load_count, I);
    if constexpr (partner >= 0)
      return math::load_every_other<T, W, 0>(p);
    else if constexpr (partner == -2)
      return math::load_every_other<T, W, 1>(p - 1);
    else
      return math::load_strided<T, W, Code.loads[I].lane>(p);
  }
};

}  // namespace nabla::core
