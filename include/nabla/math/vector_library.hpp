// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <cstddef>

#include <nabla/math/lanes.hpp>

// The functions of glibc's libmvec, which compute all lanes at once, at most 4 ulp off. They are in
// glibc for x86-64, and g++ and clang++ link them without a flag: libm.so names libmvec.
// -D NABLA_NO_VECTOR_LIBRARY refuses them.

#if !defined(__x86_64__) || !defined(__GLIBC__) || defined(NABLA_NO_VECTOR_LIBRARY)
#define NABLA_VECTOR_LIBRARY 0
#elif __GLIBC_PREREQ(2, 35)
#define NABLA_VECTOR_LIBRARY 2
#elif __GLIBC_PREREQ(2, 22)
#define NABLA_VECTOR_LIBRARY 1
#else
#define NABLA_VECTOR_LIBRARY 0
#endif

/// Each function is an overload set: of 2 doubles, 2 and 4 floats, and as many as the target's
/// registers hold; of nothing where there is no library. (A macro makes them, since the name of a
/// symbol cannot be a template's argument. The names here are ours: those of the library are the
/// compiler's.)
namespace nabla::core::math::vector_library {

#define NABLA_SYMBOL(set, number, arguments, name) \
  noexcept __asm__("_ZGV" #set "N" #number #arguments "_" #name)
#define NABLA_WIDTH(set, doubles, floats, name)                                            \
  lanes<double, doubles> name(lanes<double, doubles>) NABLA_SYMBOL(set, doubles, v, name); \
  lanes<float, floats> name(lanes<float, floats>) NABLA_SYMBOL(set, floats, v, name##f);
#define NABLA_WIDTH_2(set, doubles, floats, name)                             \
  lanes<double, doubles> name(lanes<double, doubles>, lanes<double, doubles>) \
      NABLA_SYMBOL(set, doubles, vv, name);                                   \
  lanes<float, floats> name(lanes<float, floats>, lanes<float, floats>)       \
      NABLA_SYMBOL(set, floats, vv, name##f);

#if defined(__AVX512F__)
#define NABLA_WIDER(width, name) width(d, 4, 8, name) width(e, 8, 16, name)
#elif defined(__AVX2__)
#define NABLA_WIDER(width, name) width(d, 4, 8, name)
#elif defined(__AVX__)
#define NABLA_WIDER(width, name) width(c, 4, 8, name)
#else
#define NABLA_WIDER(width, name)
#endif

#define NABLA_NOTHING(name) void name(not_there);
#define NABLA_UNARY(name)                                                 \
  NABLA_WIDTH(b, 2, 4, name)                                              \
  NABLA_WIDER(NABLA_WIDTH, name)                                          \
  [[gnu::always_inline]] inline lanes<float, 2> name(lanes<float, 2> x) { \
    return first_two(name(twice(x)));                                     \
  }
#define NABLA_BINARY(name)                                                                   \
  NABLA_WIDTH_2(b, 2, 4, name)                                                               \
  NABLA_WIDER(NABLA_WIDTH_2, name)                                                           \
  [[gnu::always_inline]] inline lanes<float, 2> name(lanes<float, 2> x, lanes<float, 2> y) { \
    return first_two(name(twice(x), twice(y)));                                              \
  }

struct not_there;

[[gnu::always_inline]] inline lanes<float, 4> twice(lanes<float, 2> x) {
  return __builtin_shufflevector(x, x, 0, 1, 0, 1);
}
[[gnu::always_inline]] inline lanes<float, 2> first_two(lanes<float, 4> x) {
  return __builtin_shufflevector(x, x, 0, 1);
}

#if NABLA_VECTOR_LIBRARY >= 1
#define NABLA_OF_2015(kind, name) kind(name)
#else
#define NABLA_OF_2015(kind, name) NABLA_NOTHING(name)
#endif
#if NABLA_VECTOR_LIBRARY >= 2
#define NABLA_OF_2022(kind, name) kind(name)
#else
#define NABLA_OF_2022(kind, name) NABLA_NOTHING(name)
#endif

NABLA_OF_2015(NABLA_UNARY, exp)
NABLA_OF_2015(NABLA_UNARY, log)
NABLA_OF_2015(NABLA_UNARY, sin)
NABLA_OF_2015(NABLA_UNARY, cos)
NABLA_OF_2015(NABLA_BINARY, pow)
NABLA_OF_2022(NABLA_UNARY, exp2)
NABLA_OF_2022(NABLA_UNARY, expm1)
NABLA_OF_2022(NABLA_UNARY, log2)
NABLA_OF_2022(NABLA_UNARY, log10)
NABLA_OF_2022(NABLA_UNARY, log1p)
NABLA_OF_2022(NABLA_UNARY, tan)
NABLA_OF_2022(NABLA_UNARY, asin)
NABLA_OF_2022(NABLA_UNARY, acos)
NABLA_OF_2022(NABLA_UNARY, atan)
NABLA_OF_2022(NABLA_BINARY, atan2)
NABLA_OF_2022(NABLA_UNARY, sinh)
NABLA_OF_2022(NABLA_UNARY, cosh)
NABLA_OF_2022(NABLA_UNARY, tanh)
NABLA_OF_2022(NABLA_UNARY, asinh)
NABLA_OF_2022(NABLA_UNARY, acosh)
NABLA_OF_2022(NABLA_UNARY, atanh)
NABLA_OF_2022(NABLA_UNARY, cbrt)
NABLA_OF_2022(NABLA_BINARY, hypot)
NABLA_OF_2022(NABLA_UNARY, erf)
NABLA_OF_2022(NABLA_UNARY, erfc)

#undef NABLA_OF_2022
#undef NABLA_OF_2015
#undef NABLA_BINARY
#undef NABLA_UNARY
#undef NABLA_NOTHING
#undef NABLA_WIDER
#undef NABLA_WIDTH_2
#undef NABLA_WIDTH
#undef NABLA_SYMBOL
#undef NABLA_VECTOR_LIBRARY

}  // namespace nabla::core::math::vector_library
