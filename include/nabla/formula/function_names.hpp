// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/formula/pending.hpp>
#include <nabla/formula/tokens.hpp>
#include <nabla/function.hpp>
#include <nabla/meta/decimal.hpp>

namespace nabla::core::detail {

/// A function of nabla's that a formula can have. (A template, so that who reads no formula does not
/// compile its rules.)
template <class Lazy, class F>
inline constexpr const function_info* info_in = announce<F>::info;

/// The names of functions in formulas: those of the catalogue, and those that books have besides.
template <class Catalogue>
struct function_names {
  using kind = pending::kind;

  /// The catalogue's function of that name, else what formulas write like a function.
  static constexpr bool find(std::string_view name, pending& call) {
    if (const int position = Catalogue::find(name); position >= 0)
      call.function = Catalogue::functions[position];
    else if (name == "where")
      call.what = kind::choice;
    else if (name == "square")
      call.what = kind::square;
    else if (name == "stop_gradient")
      call.what = kind::stop;
    else
      return false;
    return true;
  }
  /// Functions whose names are variables' where no argument follows: mean(u), sec(x), log_2(x).
  static constexpr bool find_textbook(std::string_view name, pending& call, graph& g) {
    call.what = name == "sum" ? kind::sum : name == "mean" ? kind::mean : kind::call;
    if (call.what != kind::call) return true;
    const int divisor = Catalogue::find_reciprocal(name);
    call.is_divisor = divisor >= 0;
    call.function = call.is_divisor ? Catalogue::functions[divisor] : &no_function;
    return call.is_divisor || (name.starts_with("log_") && find_logarithm(name.substr(4), call, g));
  }

 private:
  static constexpr bool find_logarithm(std::string_view base, pending& call, graph& g) {
    tokens<> rest{base};
    const std::string_view digits = rest.take_number();
    call.function = info_in<Catalogue, natural_logarithm>;
    if (digits == "2")
      call.function = info_in<Catalogue, binary_logarithm>;
    else if (digits == "10")
      call.function = info_in<Catalogue, decimal_logarithm>;
    else
      call.base = g.constant(parse_decimal(digits));
    return !digits.empty() && rest.at_end();
  }
};

}  // namespace nabla::core::detail
