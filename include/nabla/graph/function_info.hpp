// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <limits>
#include <string_view>
#include <type_traits>

namespace nabla::core {

struct term;

/// Where a function is defined, or its values lie; an end is part of it where it is finite and
/// `closed`.
struct interval {
  double low = -std::numeric_limits<double>::infinity(),
         high = std::numeric_limits<double>::infinity();
  bool low_closed = false, high_closed = false;
};
inline constexpr interval all_reals{};
inline constexpr interval positive_reals{.low = 0};
inline constexpr interval nonnegative_reals{.low = 0, .low_closed = true};

/// f(-u) = f(u), f(-u) = -f(u), or neither.
enum class parity : unsigned char { none, even, odd };

/// Where an argument rises, f never falls; or never rises; or never falls where the argument's size
/// rises; or none of these. If nothing is known the compiler computes no values, which may be
/// beyond it.
enum class monotonicity : unsigned char {
  unknown,
  none,
  increasing,
  decreasing,
  increasing_in_size
};

/// How tightly written mathematics holds together; a part in a tighter place gets parentheses.
struct precedence {
  enum level { loose, of_sum, of_product, of_power, of_atom };
};

/// How a notation writes a function's calls. Empty words mean that the function's own name serves.
struct spelling {
  std::string_view words = {};  ///< a name, or the whole call with a # for each argument, in order
  precedence::level level = precedence::of_sum;  ///< how tightly such a pattern holds together
  bool takes_powers = false;                     ///< powers stand at the name, as in sin^2 x

  constexpr bool is_pattern() const { return words.find('#') != std::string_view::npos; }
};

struct function_info;
/// Stands where there is no function. (A null pointer would not do: with -fsanitize=undefined, g++
/// does not know while it compiles whether an address is null.)
extern const function_info no_function;

/// A function's struct may have members of these names; these are their defaults.
struct optional_facets {
  // Properties of its values.
  int parameters = 0;                          ///< how many leading arguments must be constants
  parity symmetry = parity::none;              ///< f(-u) = f(u), or -f(u)
  int root = 1;                                ///< n where f(u)^n = u wherever f has a value
  monotonicity trend = monotonicity::unknown;  ///< the compiler computes values where it is known
  bool associative = false;                    ///< f(u, v, w) is f(f(u, v), w) in formulas
  bool continues = false;      ///< there are values outside the domain, and outside the range, too
  unsigned decisive = 0;       ///< in which arguments its value jumps, a bit each
  bool finite = false;         ///< value and partials are finite for all finite arguments
  interval range = all_reals;  ///< where all values lie
  const function_info* base = &no_function;  ///< b where f(u) = b^u, a constant with a name
  // How it is written.
  std::string_view alias =
      {};  ///< one or two other names that formulas may use, with a blank between them
  std::string_view reciprocal = {};  ///< the same of 1/f: sec for 1/cos
  spelling text = {}, latex = {};
  std::string_view c_name = {};        ///< its name in C, or a pattern
  std::string_view c_definition = {};  ///< the body of a C function of u, v, w, t, where C lacks it
  // How kernels compute it.
  const function_info* twin =
      &no_function;              ///< with_twin(u) computes this function and that one together
  bool twin_is_derived = false;  ///< its twin rounds otherwise there: only in derivatives
  const function_info* complement =
      &no_function;          ///< g where 1 - f(u)^n is g(u), or g(u, f(u)), without cancellation
  int complement_power = 0;  ///< that n, in g's struct; its calls count as such differences
  int relatives = 0;         ///< how many other calls of it give its value by less than a call
  bool is_choice = false;    ///< its calls count as choices
  bool reciprocal_overflows = false;  ///< a quotient by it may be finite where 1/f is not
};

/// An elementary function, as the graph knows it.
struct function_info : optional_facets {
  std::string_view name;
  std::uint64_t identity = 0;  ///< the struct's own: two functions may have one name
  int arity = 0;
  term (*partial)(const term* arguments, term value,
                  int k) = nullptr;  ///< with respect to argument k
  bool (*simplified)(const term* arguments,
                     term& result) = nullptr;      ///< false where nothing simplifies
  term (*build)(const term* arguments) = nullptr;  ///< null where every call is a node of its own
  double (*evaluate)(const double* arguments) = nullptr;
  interval (*domain)(const term* arguments, int k) = nullptr;  ///< where argument k may lie
  term (*relative)(const term* arguments,
                   int k) = nullptr;  ///< its last argument in the k-th of these
  term (*from_relative)(const term* arguments, int k,
                        term value) = nullptr;  ///< the value, from that of the k-th
  bool (*pole)(const term* arguments, term& not_zero) = nullptr;  ///< false where it has no pole
};

inline constexpr function_info no_function{};
constexpr bool is_function(const function_info* f) { return f->identity != 0; }

/// A name's hash (FNV-1a), for `identity`.
constexpr std::uint64_t identity_named(std::string_view name) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  return hash;
}

/// Whether two pointers are to one function. (With -fsanitize=undefined, g++ does not know while it
/// compiles that two addresses differ.)
constexpr bool same_function(const function_info* f, const function_info* g) {
  return std::is_constant_evaluated() ? f->identity == g->identity : f == g;
}

}  // namespace nabla::core

namespace nabla {

using core::all_reals;
using core::interval;
using core::monotonicity;
using core::nonnegative_reals;
using core::parity;
using core::positive_reals;
using core::precedence;
using core::spelling;
using core::term;

}  // namespace nabla
