// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <limits>
#include <string_view>
#include <type_traits>

namespace nabla {

struct term;

/// Where a function is defined, or its values lie; an end is part of it where it is finite and `closed`.
struct interval {
  double low = -std::numeric_limits<double>::infinity(), high = std::numeric_limits<double>::infinity();
  bool low_closed = false, high_closed = false;
};
inline constexpr interval all_reals{};
inline constexpr interval positive_reals{.low = 0};
inline constexpr interval nonnegative_reals{.low = 0, .low_closed = true};

/// f(-u) = f(u), f(-u) = -f(u), or neither.
enum class parity : unsigned char { none, even, odd };

/// Where an argument rises, f never falls; or never rises; or never falls where the argument's size rises; or none of
/// these. If nothing is known the compiler computes no values, which may be beyond it.
enum class monotonicity : unsigned char { unknown, none, increasing, decreasing, increasing_in_size };

/// What the graph knows of an elementary function.
struct function_info {
  std::string_view name;
  std::uint64_t identity;  ///< the struct's own: two functions may have one name
  int arity;
  int parameters;  ///< how many leading arguments must be constants
  parity symmetry;
  int root = 1;  ///< n where f(u)^n = u wherever f has a value; 1 where there is none
  monotonicity trend;
  const function_info* base;  ///< b where f(u) = b^u, a constant with a name; null where there is none
  bool continues;             ///< there are values outside the domain, and outside the range, too
  bool finite;                ///< value and partials are finite for all finite arguments
  term (*partial)(const term* arguments, term value, int k);  ///< with respect to argument k
  bool (*simplified)(const term* arguments, term& result);    ///< false where nothing simplifies
  double (*evaluate)(const double* arguments);
  interval (*domain)(const term* arguments, int k);     ///< where argument k may lie
  bool (*pole)(const term* arguments, term& not_zero);  ///< false where there is none
  interval range;                                       ///< where all values lie
};

/// A name's hash (FNV-1a), for `identity`.
constexpr std::uint64_t identity_named(std::string_view name) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (char const c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  return hash;
}

/// Whether two pointers are to one function. (With -fsanitize=undefined, g++ does not know while it compiles that two
/// addresses differ.)
constexpr bool same_function(const function_info* f, const function_info* g) {
  return std::is_constant_evaluated() ? f->identity == g->identity : f == g;
}

}  // namespace nabla
