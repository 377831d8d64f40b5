// SPDX-License-Identifier: BSL-1.0
// A user's functions. Many have the names of nabla's functions or of words of other languages.
#pragma once

#include <nabla/nabla.hpp>

namespace namesakes {

using nabla::term;

/// factor u
template <int Factor>
struct multiple {
  static constexpr nabla::interval domain = nabla::all_reals;
  template <class T>
  static constexpr T value(T u) {
    return u * T(Factor);
  }
  static constexpr term derivative(term, term) { return Factor; }
};

/// u, and u/8 below 0
struct relu {
  static constexpr std::string_view name = "relu";
  static constexpr nabla::interval domain = nabla::all_reals;
  template <class T>
  static constexpr T value(T u) {
    return u < T(0) ? T(u * T(0.125)) : u;
  }
  static constexpr term derivative(term u, term) { return where(u < 0, nabla::ratio(1, 8), 1); }
};
/// u^3
struct pow {
  static constexpr std::string_view name = "pow";
  static constexpr nabla::interval domain = nabla::all_reals;
  template <class T>
  static constexpr T value(T u) {
    return u * u * u;
  }
  static constexpr term derivative(term u, term) { return 3 * square(u); }
};
/// u - v
struct pow_of_two {
  static constexpr std::string_view name = "pow";
  static constexpr nabla::interval domain[] = {nabla::all_reals, nabla::all_reals};
  template <class T>
  static constexpr T value(T u, T v) {
    return u - v;
  }
  static constexpr term derivative(term, term, term, int k) { return k == 0 ? 1 : -1; }
};
/// u + 1
struct sqrt {
  static constexpr std::string_view name = "sqrt";
  static constexpr nabla::interval domain = nabla::all_reals;
  template <class T>
  static constexpr T value(T u) {
    return u + T(1);
  }
  static constexpr term derivative(term, term) { return 1; }
};
/// u^2
struct sin {
  static constexpr std::string_view name = "sin";
  static constexpr nabla::interval domain = nabla::all_reals;
  template <class T>
  static constexpr T value(T u) {
    return u * u;
  }
  static constexpr term derivative(term u, term) { return 2 * u; }
};
/// 2 u, with the rule that tanh has
struct tanh {
  static constexpr std::string_view name = "tanh";
  static constexpr nabla::interval domain = nabla::all_reals;
  template <class T>
  static constexpr T value(T u) {
    return u * T(2);
  }
  static constexpr term derivative(term, term f) { return 1 - square(f); }
};
/// u v
struct hypot {
  static constexpr std::string_view name = "hypot";
  static constexpr nabla::interval domain[] = {nabla::all_reals, nabla::all_reals};
  template <class T>
  static constexpr T value(T u, T v) {
    return u * v;
  }
  static constexpr term derivative(term u, term v, term, int k) { return k == 0 ? v : u; }
};
struct exp : multiple<2> {
  static constexpr std::string_view name = "exp";
};
struct atan2 : multiple<-1> {
  static constexpr std::string_view name = "atan2";
};
struct e : multiple<4> {
  static constexpr std::string_view name = "e";
};
struct pi : multiple<5> {
  static constexpr std::string_view name = "pi";
};
struct ln : multiple<6> {
  static constexpr std::string_view name = "ln";
};
struct square : multiple<7> {
  static constexpr std::string_view name = "square";
};
struct where : multiple<8> {
  static constexpr std::string_view name = "where";
};
struct stop_gradient : multiple<9> {
  static constexpr std::string_view name = "stop_gradient";
};
struct keyword : multiple<10> {
  static constexpr std::string_view name = "int";
};
struct value_of_c : multiple<11> {
  static constexpr std::string_view name = "v2";
};
struct sign_of_root : multiple<12> {
  static constexpr std::string_view name = "√";
};
struct nameless : multiple<13> {
  static constexpr std::string_view name = "";
};
/// u + 1, as a function of one argument
struct min {
  static constexpr std::string_view name = "min";
  static constexpr nabla::interval domain = nabla::all_reals;
  template <class T>
  static constexpr T value(T u) {
    return u + T(1);
  }
  static constexpr term derivative(term, term) { return 1; }
};
namespace other {
struct relu : multiple<14> {
  static constexpr std::string_view name = "relu";
};
}  // namespace other

// Functions that say how they are written and computed.

/// u, and with its twin 2 - u
struct fast_sine {
  static constexpr std::string_view name = "fast_sine";
  static constexpr nabla::spelling latex = {.words = "\\operatorname{fsin}", .takes_powers = true};
  static constexpr std::string_view c_name = "fsin";
  static constexpr nabla::interval domain = nabla::all_reals;
  template <class T>
  static constexpr T value(T u) {
    return u;
  }
  static constexpr term derivative(term, term) { return 1; }
};
/// 2 - u; with its twin 1 - u, so that one sees which of the two computed it
struct fast_cosine {
  static constexpr std::string_view name = "fast_cosine";
  using twin = fast_sine;
  static constexpr nabla::interval domain = nabla::all_reals;
  template <class T>
  static constexpr T value(T u) {
    return T(2) - u;
  }
  template <class T>
  static constexpr nabla::twin_values<T> with_twin(T u) {
    return {T(1) - u, u};
  }
  static constexpr term derivative(term, term) { return -1; }
};
/// 3 - u, which shares its twin with fast_cosine
struct slow_cosine {
  static constexpr std::string_view name = "slow_cosine";
  using twin = fast_sine;
  static constexpr nabla::interval domain = nabla::all_reals;
  template <class T>
  static constexpr T value(T u) {
    return T(3) - u;
  }
  template <class T>
  static constexpr nabla::twin_values<T> with_twin(T u) {
    return {value(u), u};
  }
  static constexpr term derivative(term, term) { return -1; }
};
/// u!
struct factorial {
  static constexpr std::string_view name = "factorial";
  static constexpr nabla::spelling text = {"#!", nabla::precedence::of_atom}, latex = text;
  static constexpr std::string_view c_name = "tgamma(1.0 + #)";
  static constexpr nabla::interval domain = nabla::positive_reals;
  template <class T>
  static constexpr T value(T u) {
    return nabla::math::tgamma(u + T(1));
  }
  static constexpr term derivative(term u, term f) { return f * digamma(u + 1); }
};
/// u - 2 v
struct loss {
  static constexpr std::string_view name = "loss";
  static constexpr nabla::spelling text = {"# - 2*#", nabla::precedence::of_sum};
  static constexpr nabla::spelling latex = {"# - 2 #", nabla::precedence::of_sum};
  static constexpr std::string_view c_name = "my_loss", c_definition = "return u - 2.0*v;";
  static constexpr nabla::interval domain[] = {nabla::all_reals, nabla::all_reals};
  template <class T>
  static constexpr T value(T u, T v) {
    return u - v * T(2);
  }
  static constexpr term derivative(term, term, term, int k) { return k == 0 ? 1 : -2; }
};
/// u - v
struct difference : pow_of_two {
  static constexpr std::string_view name = "difference";
  static constexpr nabla::spelling text = {"# - #", nabla::precedence::of_sum};
};
struct one_minus_ramp;
/// u, with the rule u (1 - u); its complement is 1000 - u, so that one sees whether a kernel takes
/// it
struct ramp {
  static constexpr std::string_view name = "ramp";
  using complement = one_minus_ramp;
  static constexpr nabla::interval domain = nabla::all_reals;
  template <class T>
  static constexpr T value(T u) {
    return u;
  }
  static constexpr term derivative(term, term f) { return f * (1 - f); }
};
/// the same with a rule of 1 - f^2, which is not its complement
struct square_of_ramp : ramp {
  static constexpr std::string_view name = "square_of_ramp";
  static constexpr term derivative(term, term f) { return 1 - nabla::square(f); }
};
struct one_minus_ramp {
  static constexpr std::string_view name = "one_minus_ramp";
  static constexpr int complement_power = 1;
  static constexpr nabla::interval domain = nabla::all_reals;
  template <class T>
  static constexpr T value(T u) {
    return T(1000) - u;
  }
  static constexpr term derivative(term, term) { return -1; }
};

}  // namespace namesakes
