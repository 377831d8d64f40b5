// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/function/abs.hpp>
#include <nabla/function/acos.hpp>
#include <nabla/function/acosh.hpp>
#include <nabla/function/asin.hpp>
#include <nabla/function/asinh.hpp>
#include <nabla/function/atan.hpp>
#include <nabla/function/atan2.hpp>
#include <nabla/function/atanh.hpp>
#include <nabla/function/cbrt.hpp>
#include <nabla/function/ceil.hpp>
#include <nabla/function/cos.hpp>
#include <nabla/function/cosh.hpp>
#include <nabla/function/digamma.hpp>
#include <nabla/function/e.hpp>
#include <nabla/function/erf.hpp>
#include <nabla/function/erfc.hpp>
#include <nabla/function/exp.hpp>
#include <nabla/function/exp2.hpp>
#include <nabla/function/expm1.hpp>
#include <nabla/function/floor.hpp>
#include <nabla/function/hypot.hpp>
#include <nabla/function/lgamma.hpp>
#include <nabla/function/log.hpp>
#include <nabla/function/log10.hpp>
#include <nabla/function/log1p.hpp>
#include <nabla/function/log2.hpp>
#include <nabla/function/logsumexp.hpp>
#include <nabla/function/max.hpp>
#include <nabla/function/min.hpp>
#include <nabla/function/pi.hpp>
#include <nabla/function/polygamma.hpp>
#include <nabla/function/pow.hpp>
#include <nabla/function/relu.hpp>
#include <nabla/function/sigmoid.hpp>
#include <nabla/function/sign.hpp>
#include <nabla/function/sin.hpp>
#include <nabla/function/sinh.hpp>
#include <nabla/function/softplus.hpp>
#include <nabla/function/sqrt.hpp>
#include <nabla/function/tan.hpp>
#include <nabla/function/tanh.hpp>
#include <nabla/function/tgamma.hpp>

namespace nabla::core {

/// Elementary functions that belong together; a user's own list is `function_list<my_function,
/// ...>`.
template <class... F>
struct function_list {
  static constexpr std::uint32_t size = sizeof...(F);
  static constexpr const function_info* functions[size] = {announce<F>::info...};

  /// The position of the function of that name, or -1. If several have it, the last one counts, so
  /// that an extended list can have functions of its own under nabla's names.
  static constexpr int find(std::string_view name) {
    for (std::uint32_t i = size; i-- > 0;)
      if (functions[i]->name == name || has_word(functions[i]->alias, name))
        return static_cast<int>(i);
    return -1;
  }
  /// The position of the function whose reciprocal has that name, of cos for sec; or -1.
  static constexpr int find_reciprocal(std::string_view name) {
    for (std::uint32_t i = size; i-- > 0;)
      if (has_word(functions[i]->reciprocal, name)) return static_cast<int>(i);
    return -1;
  }

 private:
  /// Whether it is one of one or two words. (A loop over letters would be dear where the compiler
  /// reads formulas.)
  static constexpr bool has_word(std::string_view words, std::string_view word) {
    if (words.size() <= word.size()) return !word.empty() && words == word;
    const std::size_t rest = words.size() - word.size();
    return (words[word.size()] == ' ' && words.starts_with(word)) ||
           (words[rest - 1] == ' ' && words.ends_with(word));
  }
};

template <class List, class... F>
struct extended_list;
template <class... F, class... G>
struct extended_list<function_list<F...>, G...> {
  using type = function_list<F..., G...>;
};
/// The list with more functions at its end: `extended<catalogue, my_function>`.
template <class List, class... F>
using extended = typename extended_list<List, F...>::type;

/// Every function of nabla's, for formulas, text, tests and the documentation.
using catalogue = function_list<
    // powers, exponentials, logarithms
    square_root, cube_root, power_function, hypotenuse, exponential, binary_exponential,
    exponential_minus_one, natural_logarithm, binary_logarithm, decimal_logarithm,
    logarithm_of_one_plus,
    // circle and hyperbola
    sine, cosine, tangent, arcsine, arccosine, arctangent, angle_of_point, hyperbolic_sine,
    hyperbolic_cosine, hyperbolic_tangent, inverse_hyperbolic_sine, inverse_hyperbolic_cosine,
    inverse_hyperbolic_tangent,
    // with corners and jumps
    absolute_value, signum, integer_below, integer_above, minimum, maximum, rectifier,
    // statistics and learning
    logistic_function, softplus_function, log_sum_exp, error_function, complementary_error_function,
    gamma_function, log_gamma_function, digamma_function, polygamma_function,
    // constants
    circle_number, euler_number>;

}  // namespace nabla::core

namespace nabla {

using core::catalogue;
using core::extended;
using core::function_list;

}  // namespace nabla
