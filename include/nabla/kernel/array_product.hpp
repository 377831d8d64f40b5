// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/kernel/array_loop.hpp>
#include <nabla/kernel/contract.hpp>

// Runs a product of matrices: once, for all samples at once, or for one after the other.

namespace nabla::core {

namespace detail {

/// The pointers of a product's step.
template <class T>
struct product_pointers {
  const T *a, *b;
  T* c;

  constexpr product_pointers(const array_memory<T>& its_memory, const array_product& its_product,
                             std::size_t its_sample)
      : a(its_memory.read(its_product.a, its_sample) + its_product.a.offset),
        b(its_memory.read(its_product.b, its_sample) + its_product.b.offset),
        c(its_memory.write(its_product.c, its_sample) + its_product.c.offset) {}
};

template <const array_product& P, class T>
[[gnu::always_inline]] constexpr void multiply_once(const product_pointers<T>& at, bool adds) {
  contract<T, strides{P.a.row, P.a.column}, strides{P.b.row, P.b.column},
           strides{P.c.row, P.c.column}>(fixed<P.m>{}, fixed<P.n>{}, fixed<P.k>{}, at.a, at.b, at.c,
                                         adds);
}
/// One after the other; the results are added up if they do not vary.
template <const array_product& P, class T>
[[gnu::always_inline]] constexpr void multiply_each(product_pointers<T> at, std::size_t samples,
                                                    bool is_first) {
  for (std::size_t s = 0; s < samples; ++s) {
    multiply_once<P, T>(at, P.sums_samples && !(is_first && s == 0));
    at.a += P.a.sample;
    at.b += P.b.sample;
    at.c += P.c.sample;
  }
}
template <const array_product& P>
inline constexpr bool is_of_columns = P.a.sample == 0 && P.n == 1 && !P.sums_samples;
template <const array_product& P>
inline constexpr bool is_of_rows = P.b.sample == 0 && P.m == 1 && !P.sums_samples;

/// Of the samples' columns, or rows, with one matrix: they are the rows of another one.
template <const array_product& P, class T>
[[gnu::always_inline]] constexpr void multiply_all(const product_pointers<T>& at,
                                                   std::size_t samples) {
  if constexpr (is_of_columns<P>)
    contract<T, strides{P.b.sample, P.b.row}, strides{P.a.column, P.a.row},
             strides{P.c.sample, P.c.row}>(samples, fixed<P.m>{}, fixed<P.k>{}, at.b, at.a, at.c,
                                           false);
  else
    contract<T, strides{P.a.sample, P.a.column}, strides{P.b.row, P.b.column},
             strides{P.c.sample, P.c.column}>(samples, fixed<P.n>{}, fixed<P.k>{}, at.a, at.b, at.c,
                                              false);
}
/// The sum over the samples of a column times a row.
template <const array_product& P, class T>
[[gnu::always_inline]] constexpr void sum_outer(const product_pointers<T>& at, std::size_t samples,
                                                bool is_first) {
  contract<T, strides{P.a.row, P.a.sample}, strides{P.b.sample, P.b.column},
           strides{P.c.row, P.c.column}>(fixed<P.m>{}, fixed<P.n>{}, samples, at.a, at.b, at.c,
                                         !is_first);
}
template <const array_product& P, class T>
constexpr void clear_product(T* c) {
  for (std::size_t i = 0; i < P.m; ++i)
    for (std::size_t j = 0; j < P.n; ++j)
      c[i * static_cast<std::size_t>(P.c.row) + j * static_cast<std::size_t>(P.c.column)] =
          to<T>(number(0));
}

}  // namespace detail

/// The product, which varies or not, of these samples.
template <const array_product& P, bool Varies, class T>
[[gnu::always_inline]] constexpr void run_product(const array_memory<T>& memory,
                                                  sample_range samples) {
  const detail::product_pointers<T> at(memory, P, samples.first);
  const bool is_first = samples.first == 0;
  if constexpr (!Varies)
    detail::multiply_once<P, T>(at, false);
  else if constexpr (P.is_outer_sum)
    detail::sum_outer<P, T>(at, samples.count, is_first);
  else if constexpr (detail::is_of_columns<P> || detail::is_of_rows<P>)
    detail::multiply_all<P, T>(at, samples.count);
  else if (P.sums_samples && samples.count == 0)
    detail::clear_product<P, T>(at.c);
  else
    detail::multiply_each<P, T>(at, samples.count, is_first);
}

}  // namespace nabla::core
