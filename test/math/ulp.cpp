// SPDX-License-Identifier: BSL-1.0
// ulp [points] [float|double|long|quadruple]: the largest error of every function of nabla/math.hpp
// against MPFR, in units of the last place of the true value; the types in parallel. Links with
// mpfr, gmp and the thread library. A star marks the run-time path, where it is our own, or made of
// the C library's functions. "in lanes" are ours, "libmvec" the vector library's, if it is there.

#include <mpfr.h>

#include <algorithm>
#include <atomic>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <future>
#include <limits>
#include <nabla/function.hpp>
#include <nabla/math.hpp>
#include <nabla/math/vectorized.hpp>
#include <random>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace {

namespace math = nabla::math;
using nabla::core::floating_limits;
using namespace math;

thread_local std::mt19937_64 random_bits(20260726);
int points = 100'000;
std::atomic<bool> failed = false;

struct number {
  mpfr_t value;
  explicit number(mpfr_prec_t bits) { mpfr_init2(value, bits); }
  number(const number&) = delete;
  ~number() { mpfr_clear(value); }
};

/// x, which has 113 bits, from its bits: sign, exponent, fraction.
template <class T>
void assign_from_bits(mpfr_t y, T x) {
  using math::detail::two_limbs;
  const auto bits = std::bit_cast<two_limbs>(x);
  const int exponent = static_cast<int>(bits >> 112 & 0x7FFF);
  if (isnan(x)) return mpfr_set_nan(y);
  if (isinf(x)) return mpfr_set_inf(y, x > 0 ? 1 : -1);
  const two_limbs fraction = (bits << 16 >> 16) | two_limbs{exponent == 0 ? 0U : 1U} << 112;
  mpfr_set_ui_2exp(y, static_cast<std::uint64_t>(fraction >> 64), 64, MPFR_RNDN);
  mpfr_add_ui(y, y, static_cast<std::uint64_t>(fraction), MPFR_RNDN);
  mpfr_mul_2si(y, y, std::max(exponent, 1) - 16383 - 112, MPFR_RNDN);
  mpfr_setsign(y, y, bits >> 127 != 0 ? 1 : 0, MPFR_RNDN);
}

template <class T>
void assign(mpfr_t y, T x) {
  if constexpr (floating_limits<T>::digits == 113)
    assign_from_bits(y, x);
  else
    mpfr_set_ld(y, static_cast<long double>(x), MPFR_RNDN);
}

/// x, which is moderate, as T.
template <class T>
T value_of(mpfr_srcptr x) {
  number rest(mpfr_get_prec(x));
  const long double leading = mpfr_get_ld(x, MPFR_RNDN);
  assign(rest.value, leading);
  mpfr_sub(rest.value, x, rest.value, MPFR_RNDN);
  return static_cast<T>(static_cast<T>(leading) +
                        static_cast<T>(mpfr_get_ld(rest.value, MPFR_RNDN)));
}

/// The number next to x, above or below it.
template <class T>
T neighbour(T x, bool above) {
  using limits = floating_limits<T>;
  if constexpr (limits::digits <= 64) {
    return std::nextafter(x, above ? limits::infinity() : -limits::infinity());
  } else {
    if (isnan(x) || x == (above ? limits::infinity() : -limits::infinity())) return x;
    if (x == 0) return above ? limits::denorm_min() : -limits::denorm_min();
    const auto bits = std::bit_cast<math::detail::two_limbs>(x);
    return std::bit_cast<T>((x > 0) == above ? bits + 1 : bits - 1);
  }
}

/// |computed - exact| in ulps of T at `exact`; 0 when both are the same infinity or NaN.
template <class T>
double error(T computed, mpfr_t exact) {
  using limits = floating_limits<T>;
  if (mpfr_nan_p(exact) != 0 || math::isnan(computed))
    return mpfr_nan_p(exact) != 0 && math::isnan(computed) ? 0 : 1e9;
  if (computed == 0 && math::signbit(computed) != (mpfr_signbit(exact) != 0)) return 1e9;
  if (mpfr_inf_p(exact) != 0)
    return math::isinf(computed) && (computed < 0) == (mpfr_sgn(exact) < 0) ? 0 : 1e9;
  static thread_local number difference(256);
  const int largest = limits::max_exponent, smallest = limits::min_exponent;
  const int exponent =
      mpfr_zero_p(exact) != 0
          ? smallest
          : static_cast<int>(std::clamp<long>(mpfr_get_exp(exact), smallest, largest));
  if (math::isinf(computed)) {  // right if the true value rounds to 2^largest or lies beyond
    mpfr_set_si_2exp(difference.value, computed < 0 ? -1 : 1, largest, MPFR_RNDN);
    if ((computed < 0) == (mpfr_sgn(exact) < 0) && mpfr_cmpabs(exact, difference.value) >= 0)
      return 0;
  } else {
    assign(difference.value, computed);
  }
  mpfr_sub(difference.value, difference.value, exact, MPFR_RNDN);
  mpfr_mul_2si(difference.value, difference.value, limits::digits - exponent, MPFR_RNDN);
  return std::min(1e9, std::abs(mpfr_get_d(difference.value, MPFR_RNDN)));
}

template <class T>
T random_sign(T x) {
  return (random_bits() & 1) != 0 ? -x : x;
}

/// A random multiple of 2^-bits, from 0 to 1.
template <class T>
T random_fraction(int bits) {
  if (bits <= 64) return math::detail::scaled(static_cast<T>(random_bits() >> (64 - bits)), -bits);
  return random_fraction<T>(64) + math::detail::scaled(random_fraction<T>(bits - 64), -64);
}

/// A random significand times 2^exponent, low <= exponent < high.
template <class T>
T random_at(int low, int high) {
  return math::detail::scaled(1 + random_fraction<T>(floating_limits<T>::digits - 1),
                              std::uniform_int_distribution<int>(low, high - 1)(random_bits));
}

template <class T>
T random_between(T low, T high) {
  return low + (high - low) * random_fraction<T>(53);
}

template <class T>
T rounded_to_integer(T x) {
  return math::floor(x + T(0.5));
}

/// A few units of the last place away from x.
template <class T>
T next_to(T x) {
  for (int steps = static_cast<int>(random_bits() % 8), up = static_cast<int>(random_bits() & 1);
       steps > 0; --steps)
    x = neighbour(x, up != 0);
  return x;
}

/// long double, or T if that is wider.
template <class T>
using wider = std::common_type_t<T, long double>;

template <class T>
struct domain {
  T low, high;            ///< where the interesting values are
  std::vector<T> hard{};  ///< points to test the neighbourhood of
  T multiples_of = 0;     ///< and, if not 0, the multiples of this
};

/// Half over all exponents, the rest spread over the interesting part, near its hard points, and at
/// the special values.
template <class T>
T pick(const domain<T>& d) {
  using limits = floating_limits<T>;
  constexpr int least = limits::min_exponent - limits::digits;
  const auto kind = random_bits() % 16;
  if (kind < 3) return random_sign(random_at<T>(least, limits::max_exponent));
  if (kind < 8) return random_sign(random_at<T>(-limits::digits - 2, 16));
  if (kind < 12) return random_between(d.low, d.high);
  if (kind < 13 && d.multiples_of != 0)
    return next_to(static_cast<T>(rounded_to_integer(random_at<T>(-1, 60)) *
                                  static_cast<wider<T>>(d.multiples_of)));
  if (kind < 15 && !d.hard.empty()) return next_to(d.hard[random_bits() % d.hard.size()]);
  const T ends[]{0,
                 -T(0),
                 limits::infinity(),
                 -limits::infinity(),
                 limits::quiet_NaN(),
                 1,
                 -1,
                 2,
                 -2,
                 0.5,
                 -0.5,
                 limits::min(),
                 limits::denorm_min(),
                 limits::max(),
                 -limits::max(),
                 limits::epsilon(),
                 -limits::epsilon(),
                 d.low,
                 d.high};
  return next_to(ends[random_bits() % std::size(ends)]);
}

void report(std::string& table, const char* name, const char* type, double worst, double limit,
            long double x, long double y) {
  char line[160];
  int length = std::snprintf(line, sizeof line, "%-18s %-12s %8.4f  at %La", name, type, worst, x);
  table.append(line, static_cast<std::size_t>(length));
  if (y != 0) {
    length = std::snprintf(line, sizeof line, ", %La", y);
    table.append(line, static_cast<std::size_t>(length));
  }
  table += worst > limit ? "   TOO LARGE\n" : "\n";
  if (worst > limit) failed = true;
}

template <class T>
constexpr const char* type_name = floating_limits<T>::digits == 113 ? "113 bits" : "long double";
template <>
constexpr const char* type_name<float> = "float";
template <>
constexpr const char* type_name<double> = "double";

using one_argument = int (*)(mpfr_ptr, mpfr_srcptr, mpfr_rnd_t);
using two_arguments = int (*)(mpfr_ptr, mpfr_srcptr, mpfr_srcptr, mpfr_rnd_t);

int log_of_gamma(mpfr_ptr y, mpfr_srcptr x, mpfr_rnd_t rounding) {
  int sign = 0;
  return mpfr_lgamma(y, &sign, x, rounding);
}

/// MPFR has NaN for digamma at 0.
int digamma_with_signed_poles(mpfr_ptr y, mpfr_srcptr x, mpfr_rnd_t rounding) {
  if (mpfr_zero_p(x) == 0) return mpfr_digamma(y, x, rounding);
  mpfr_set_inf(y, mpfr_signbit(x) != 0 ? 1 : -1);
  return 0;
}

/// Stands for F where its run-time path is our own.
template <class F>
struct called_at_run_time {
  static auto constant(auto x) { return F::run_time(x); }
};

/// Stands for a function of the catalogue, as kernels call it.
template <class F>
struct called_by_kernels {
  static auto constant(auto... x) { return F::value(x...); }
};
/// 1 - tanh^2 u as kernels compute it, from u and tanh u.
struct tanh_slope {
  static auto constant(auto x) {
    return nabla::core::hyperbolic_complement::value(x, nabla::math::tanh(x));
  }
};

/// e^-|x|
void decay(mpfr_ptr y, mpfr_srcptr x) {
  mpfr_abs(y, x, MPFR_RNDN);
  mpfr_neg(y, y, MPFR_RNDN);
  mpfr_exp(y, y, MPFR_RNDN);
}
int logistic(mpfr_ptr y, mpfr_srcptr x, mpfr_rnd_t rounding) {
  number small(mpfr_get_prec(y));
  decay(small.value, x);
  mpfr_add_ui(y, small.value, 1, rounding);
  mpfr_ui_div(y, 1, y, rounding);
  if (mpfr_signbit(x) != 0) mpfr_mul(y, y, small.value, rounding);
  return 0;
}
int logistic_complement(mpfr_ptr y, mpfr_srcptr x, mpfr_rnd_t rounding) {
  number opposite(113);
  mpfr_neg(opposite.value, x, rounding);
  return logistic(y, opposite.value, rounding);
}
int softplus(mpfr_ptr y, mpfr_srcptr x, mpfr_rnd_t rounding) {
  decay(y, x);
  mpfr_log1p(y, y, rounding);
  if (mpfr_sgn(x) > 0) mpfr_add(y, y, x, rounding);
  return 0;
}
int square_of_hyperbolic_secant(mpfr_ptr y, mpfr_srcptr x, mpfr_rnd_t rounding) {
  mpfr_sech(y, x, rounding);
  return mpfr_sqr(y, y, rounding);
}
int log_sum_exp(mpfr_ptr z, mpfr_srcptr x, mpfr_srcptr y, mpfr_rnd_t rounding) {
  number larger(113);
  mpfr_max(larger.value, x, y, rounding);
  if (mpfr_equal_p(x, y) != 0)
    mpfr_set_zero(z, 1);
  else
    mpfr_sub(z, x, y, rounding);
  decay(z, z);
  mpfr_log1p(z, z, rounding);
  return mpfr_add(z, z, larger.value, rounding);
}

/// For every exponent (of wider types: for some) the numbers next to multiples of pi/2:
/// denominators of the convergents of 2^e 2/pi. (Kahan; Muller, Elementary Functions, 11.2.)
template <class T>
std::vector<T> hardest_angles() {
  using limits = floating_limits<T>;
  std::vector<T> angles;
  const int step = limits::max_exponent > 2000 ? 64 : 1;
  for (int e = 1 - limits::digits; e + limits::digits <= limits::max_exponent; e += step) {
    number rest(std::max(e, 0) + 3 * limits::digits + 64), part(mpfr_get_prec(rest.value));
    mpfr_const_pi(rest.value, MPFR_RNDN);
    mpfr_ui_div(rest.value, 2, rest.value, MPFR_RNDN);
    mpfr_mul_2si(rest.value, rest.value, e, MPFR_RNDN);
    wider<T> before = 0, denominator = 1;
    while (math::detail::scaled(denominator, -limits::digits) < 1) {
      if (denominator > 1) angles.push_back(math::detail::scaled(static_cast<T>(denominator), e));
      mpfr_floor(part.value, rest.value);
      mpfr_sub(rest.value, rest.value, part.value, MPFR_RNDN);
      mpfr_ui_div(rest.value, 1, rest.value, MPFR_RNDN);
      mpfr_floor(part.value, rest.value);
      const wider<T> next = mpfr_get_ld(part.value, MPFR_RNDN) * denominator + before;
      before = denominator;
      denominator = next;
    }
  }
  return angles;
}

template <class F, class T>
void test_one(std::string& table, const char* name, one_argument oracle, double limit,
              const domain<T>& d, const std::vector<T>& more = {}) {
  number x(113), exact(floating_limits<T>::digits + 40);
  double worst = -1;
  T worst_at = 0;
  for (std::size_t i = 0; i < more.size() + static_cast<std::size_t>(points); ++i) {
    const T u = i < more.size() ? more[i] : pick(d);
    assign(x.value, u);
    oracle(exact.value, x.value, MPFR_RNDN);
    const double e = error(F::constant(u), exact.value);
    if (e > worst) worst = e, worst_at = u;
  }
  report(table, name, type_name<T>, worst, limit, static_cast<long double>(worst_at), 0);
}

/// Every pair of values with a rule of its own.
template <class T>
std::vector<std::pair<T, T>> special_pairs() {
  using limits = floating_limits<T>;
  std::vector<T> values{limits::quiet_NaN()};
  for (const T x : {T(0), limits::denorm_min(), limits::min(), T(0.5), T(1), 1 + limits::epsilon(),
                    T(1.5), T(2), T(3), T(8), limits::max(), limits::infinity()})
    values.insert(values.end(), {x, -x});
  std::vector<std::pair<T, T>> pairs;
  for (const T x : values)
    for (const T y : values) pairs.emplace_back(x, y);
  return pairs;
}

template <class F, class T, class Pick>
void test_two(std::string& table, const char* name, two_arguments oracle, double limit,
              Pick pick_two, bool at_special_pairs = true) {
  number x(113), y(113), exact(floating_limits<T>::digits + 40);
  double worst = -1;
  T worst_x = 0, worst_y = 0;
  const auto special = at_special_pairs ? special_pairs<T>() : std::vector<std::pair<T, T>>{};
  for (std::size_t i = 0; i < special.size() + static_cast<std::size_t>(points); ++i) {
    const auto [u, v] = i < special.size() ? special[i] : pick_two();
    assign(x.value, u);
    assign(y.value, v);
    oracle(exact.value, x.value, y.value, MPFR_RNDN);
    const double e = error(F::constant(u, v), exact.value);
    if (e > worst) worst = e, worst_x = u, worst_y = v;
  }
  report(table, name, type_name<T>, worst, limit, static_cast<long double>(worst_x),
         static_cast<long double>(worst_y));
}

// Roots of digamma and of lgamma (log |gamma| = 0).
constexpr long double digamma_roots[]{
    1.46163214496836234126266L,   -0.5040830082644554092582693L, -1.573498473162390458778286L,
    -2.610720868444144650001538L, -3.635293366436901097839182L,  -4.653237761743142441714598L,
    -5.667162441556885535849474L, -6.678418213073426742829856L,  -7.687788325031626037440099L,
    -8.695764163816401266488776L, -9.702672540001863736084427L,  -10.70874083825414465198832L,
    -11.71413306122895384213498L, -12.71897102574920749079618L,  -13.72334745736382676476341L,
    -14.72733441601852892086968L, -15.7309889063328823876691L,   -16.7343567239557356845191L,
    -17.73747515997758890292521L, -18.74037494478009968777083L,  -19.74308167259021763897521L,
    -20.74561686360752594372392L, -21.74799876820112965241394L,  -22.75024298430606008445984L,
    -23.75236293738518174620953L};
constexpr long double lgamma_roots[]{
    -2.747682646727412601391488L, -2.457024738220800623039454L, -3.955294284858597928532797L,
    -3.143580888349980058694359L, -4.99154464056004772234526L,  -4.039361839740536874234577L,
    -5.998607480080875629442408L, -5.008218168322593521552368L, -6.999801507890637697892097L,
    -6.001385294453155097261982L, -7.999975197095820664154336L, -7.000198333407324751606981L,
    -8.999997244250977468194357L, -8.00002480027068195969771L,  -9.999999724426629166468352L,
    -9.000002755714822650346361L, -10.99999997494789008152378L, -10.00000027557301364660025L,
    -11.99999999791232429020392L, -11.00000002505210685240754L, -12.99999999983940956156466L,
    -12.00000000208767568777754L, -13.99999999998852925440192L, -13.00000000016059043830109L,
    -14.99999999999923528362682L, -14.00000000001147074559738L, -15.99999999999995220522668L,
    -15.00000000000076471637318L, -16.99999999999999718854275L, -16.00000000000004779477332L,
    -17.99999999999999984380793L, -17.00000000000000281145725L, -18.99999999999999999177936L,
    -18.00000000000000015619207L};

/// The root of f near x, to the digits of T: by the secant method.
template <class T>
T root_near(long double x, one_argument f) {
  constexpr mpfr_prec_t bits = 3 * floating_limits<T>::digits;
  number u(bits), v(bits), f_of_u(bits), f_of_v(bits);
  assign(u.value, x);
  mpfr_mul_d(v.value, u.value, 1 + 0x1p-40, MPFR_RNDN);
  f(f_of_u.value, u.value, MPFR_RNDN);
  for (int i = 0; i < 6 && mpfr_equal_p(u.value, v.value) == 0; ++i) {
    f(f_of_v.value, v.value, MPFR_RNDN);
    mpfr_sub(u.value, v.value, u.value, MPFR_RNDN);
    mpfr_mul(u.value, u.value, f_of_v.value, MPFR_RNDN);
    mpfr_sub(f_of_u.value, f_of_v.value, f_of_u.value, MPFR_RNDN);
    if (mpfr_zero_p(f_of_u.value) != 0) break;
    mpfr_div(u.value, u.value, f_of_u.value, MPFR_RNDN);
    mpfr_sub(u.value, v.value, u.value, MPFR_RNDN);
    mpfr_swap(u.value, v.value);
    mpfr_swap(f_of_u.value, f_of_v.value);
  }
  return value_of<T>(v.value);
}

template <class T, std::size_t n>
std::vector<T> roots_near(const long double (&x)[n], one_argument f) {
  std::vector<T> r;
  for (const long double v : x) r.push_back(root_near<T>(v, f));
  return r;
}

/// The functions that kernels make of the C library's.
template <class T>
void test_made_of_others(std::string& table, const domain<T>& exponents) {
  test_one<called_by_kernels<nabla::core::logistic_function>, T>(table, "sigmoid*", logistic, 4,
                                                                 exponents);
  test_one<called_by_kernels<nabla::core::logistic_complement>, T>(
      table, "1-sigm.*", logistic_complement, 4, exponents);
  test_one<tanh_slope, T>(table, "1-tanh2*", square_of_hyperbolic_secant, 5, exponents);
  test_one<called_by_kernels<nabla::core::softplus_function>, T>(table, "softpl.*", softplus, 4,
                                                                 exponents);
  test_two<called_by_kernels<nabla::core::log_sum_exp>, T>(  // where it does not cross zero
      table, "lse*", log_sum_exp, 4,
      [&] {
        const T x = pick(exponents), y = random_bits() % 2 == 0 ? pick(exponents) : next_to(x);
        return (x >= 0 && y >= 0) || (x < -2 && y < -2) ? std::pair{x, y} : std::pair{T(1), T(2)};
      },
      false);
}

/// F in packs: x is in one lane, what came before it in the others.
template <class F, bool Ours, std::size_t W>
struct called_in_lanes {
  template <class... T>
  static auto constant(T... x) {
    using N = std::common_type_t<T...>;
    static thread_local N arguments[sizeof...(T)][W]{};
    static thread_local std::size_t last = 0;
    last = (last + 1) % W;
    std::size_t k = 0;
    ((arguments[k++][last] = x), ...);
    const auto pack = [](std::size_t i) { return math::load<N, W>(arguments[i]); };
    N results[W];
    if constexpr (!Ours && sizeof...(T) == 2)
      math::store<N, W>(results, math::detail::by_library(F{}, pack(0), pack(1)));
    else if constexpr (Ours)
      math::store<N, W>(results, math::detail::by_us(F{}, pack(0)));
    else
      math::store<N, W>(results, math::detail::by_library(F{}, pack(0)));
    return results[last];
  }
};
template <class F, std::size_t W, class T>
void test_width(std::string& table, const char* name, one_argument oracle, double limit,
                const domain<T>& d) {
  using L = math::lanes<T, W>;
  const std::string who = name + (" *" + std::to_string(W));
  if constexpr (requires(L x) { math::detail::by_us(F{}, x); })
    test_one<called_in_lanes<F, true, W>, T>(table, (who + " in lanes").c_str(), oracle, limit, d);
  if constexpr (requires(L x) { math::detail::by_library(F{}, x); })
    test_one<called_in_lanes<F, false, W>, T>(table, (who + " libmvec").c_str(), oracle, 4, d);
}
template <class F, class T>
void test_two_in_lanes(std::string& table, const char* name, two_arguments oracle) {
  constexpr std::size_t width = math::native_lanes<T>;
  const domain<T> moderate{-4, 4, {1, -1}};
  const auto pick_two = [&] { return std::pair{pick(moderate), pick(moderate)}; };
  if constexpr (requires(math::lanes<T, width> x) { math::detail::by_library(F{}, x, x); })
    test_two<called_in_lanes<F, false, width>, T>(table, (name + std::string(" libmvec")).c_str(),
                                                  oracle, 4, pick_two);
}
template <class F, class T>
void test_lanes(std::string& table, const char* name, one_argument oracle, double limit,
                const domain<T>& d) {
  test_width<F, 2, T>(table, name, oracle, limit, d);
  if constexpr (math::native_lanes<T> > 2)
    test_width<F, math::native_lanes<T>, T>(table, name, oracle, limit, d);
}
/// Of floats ours are computed in double, hence nearly exact.
template <class T>
void test_in_lanes(std::string& table, const domain<T>& exponents, const domain<T>& logarithms) {
  using namespace nabla::math::detail;
  constexpr bool exact = std::is_same_v<T, float>;
  const domain<T> unit{-1, 1, {1, -1, T(0.5)}}, everywhere{-4, 4, {1, -1, T(0.0625)}};
  const T half_pi = static_cast<T>(1.57079632679489661923L);
  const domain<T> angles{-10, 10, {half_pi, T(0x1p20)}, half_pi};
  test_lanes<exponential_function, T>(table, "exp", mpfr_exp, exact ? 0.5001 : 1, exponents);
  test_lanes<exponential_minus_one, T>(table, "expm1", mpfr_expm1, exact ? 0.5001 : 1, exponents);
  test_lanes<hyperbolic_tangent, T>(table, "tanh", mpfr_tanh, exact ? 0.5001 : 2.5, everywhere);
  test_lanes<natural_logarithm, T>(table, "log", mpfr_log, exact ? 0.5001 : 1, logarithms);
  test_lanes<logarithm_of_one_plus, T>(table, "log1p", mpfr_log1p, exact ? 0.5001 : 1,
                                       {-1, 3, {-1, 0, T(0.0625), T(-0.0625), T(-0.5), 1}});
  test_lanes<sine_function, T>(table, "sin", mpfr_sin, exact ? 0.5001 : 1, angles);
  test_lanes<cosine_function, T>(table, "cos", mpfr_cos, exact ? 0.5001 : 1, angles);
  test_lanes<power_of_two, T>(table, "exp2", mpfr_exp2, 0, exponents);
  test_lanes<binary_logarithm, T>(table, "log2", mpfr_log2, 0, logarithms);
  test_lanes<decimal_logarithm, T>(table, "log10", mpfr_log10, 0, logarithms);
  test_lanes<tangent_function, T>(table, "tan", mpfr_tan, 0, angles);
  test_lanes<arc_sine, T>(table, "asin", mpfr_asin, 0, unit);
  test_lanes<arc_cosine, T>(table, "acos", mpfr_acos, 0, unit);
  test_lanes<arc_tangent, T>(table, "atan", mpfr_atan, 0, everywhere);
  test_lanes<hyperbolic_sine, T>(table, "sinh", mpfr_sinh, 0, exponents);
  test_lanes<hyperbolic_cosine, T>(table, "cosh", mpfr_cosh, 0, exponents);
  test_lanes<inverse_hyperbolic_sine, T>(table, "asinh", mpfr_asinh, 0, everywhere);
  test_lanes<inverse_hyperbolic_cosine, T>(table, "acosh", mpfr_acosh, 0, {1, 4, {1}});
  test_lanes<inverse_hyperbolic_tangent, T>(table, "atanh", mpfr_atanh, 0, unit);
  test_lanes<cube_root_function, T>(table, "cbrt", mpfr_cbrt, 0, everywhere);
  test_lanes<error_function, T>(table, "erf", mpfr_erf, 0, {-8, 8, {3, -3}});
  test_lanes<complementary_error_function, T>(table, "erfc", mpfr_erfc, 0, {-8, 27, {3, -3}});
  test_two_in_lanes<power_function, T>(table, "pow", mpfr_pow);
  test_two_in_lanes<angle_of_point, T>(table, "atan2", mpfr_atan2);
  test_two_in_lanes<hypotenuse, T>(table, "hypot", mpfr_hypot);
}

/// Functions must have exact values where there are such: (function, argument, value) in small
/// integers and powers.
template <class T>
void test_exact(std::string& table) {
  using namespace nabla::math::detail;
  using limits = floating_limits<T>;
  int wrong = 0;
  const auto expect = [&](T found, T expected) { wrong += found == expected ? 0 : 1; };
  for (int n = limits::min_exponent - limits::digits; n < limits::max_exponent; ++n) {
    expect(power_of_two::constant(T(n)), math::detail::scaled(T(1), n));
    expect(binary_logarithm::constant(math::detail::scaled(T(1), n)), T(n));
    expect(power_function::constant(T(2), T(n)), math::detail::scaled(T(1), n));
  }
  T ten = 1;
  for (int n = 0; n < limits::digits * 3 / 7; ++n, ten *= 10) {  // 5^n has so many bits
    expect(decimal_logarithm::constant(ten), T(n));
    expect(power_function::constant(T(10), T(n)), ten);
  }
  for (int n = 1; n < 200; ++n) {
    const T u = T(n), square = u * u, cube = square * u;
    expect(square_root_function::constant(square), u),
        expect(cube_root_function::constant(-cube), -u);
    expect(power_function::constant(-u, T(3)), -cube),
        expect(power_function::constant(square, T(0.5)), u);
    expect(power_function::constant(square, T(1.5)), cube),
        expect(power_function::constant(u, T(1)), u);
    expect(hypotenuse::constant(T(2 * n), square - 1), square + 1);
  }
  T factorial = 1;
  for (int n = 1; math::detail::scaled(factorial, -limits::digits) < 1 && n < 20;
       factorial *= T(n++))
    expect(gamma_function::constant(T(n)), factorial);
  expect(natural_logarithm::constant(T(1)), 0), expect(exponential_function::constant(-T(0)), 1);
  expect(arc_cosine::constant(T(1)), 0), expect(inverse_hyperbolic_cosine::constant(T(1)), 0);
  expect(cosine_function::constant(T(0)), 1), expect(log_gamma_function::constant(T(2)), 0);
  report(table, "exact", type_name<T>, wrong, 0, 0, 0);
}

template <class T>
std::string test_all() {
  std::string table;
  using namespace nabla::math::detail;
  using limits = floating_limits<T>;
  const T half_pi = static_cast<T>(1.57079632679489661923L), log_max = math::log(limits::max()),
          log_min = math::log(limits::denorm_min());
  const domain<T> angles{-10,
                         10,
                         {half_pi, 2 * half_pi, 3 * half_pi, half_pi / 2,
                          static_cast<T>(6381956970095103.0 * math::detail::scaled(1.0, 797))},
                         half_pi};
  const std::vector<T> near_quarters = hardest_angles<T>();
  test_one<sine_function, T>(table, "sin", mpfr_sin, 0.5001, angles, near_quarters);
  test_one<cosine_function, T>(table, "cos", mpfr_cos, 0.5001, angles, near_quarters);
  test_one<tangent_function, T>(table, "tan", mpfr_tan, 0.5001, angles, near_quarters);

  const domain<T> unit{-1, 1, {1, -1, T(0.5)}}, everywhere{-4, 4, {1, -1, T(0.0625)}};
  test_one<arc_sine, T>(table, "asin", mpfr_asin, 0.5001, unit);
  test_one<arc_cosine, T>(table, "acos", mpfr_acos, 0.5001, unit);
  test_one<arc_tangent, T>(table, "atan", mpfr_atan, 0.5001, everywhere);

  const domain<T> exponents{
      log_min,
      log_max,
      {0, log_max, log_min, math::log(limits::min()), log_max + static_cast<T>(0.6931471805599453L),
       static_cast<T>(0.34657359027997264L)}};
  test_one<hyperbolic_sine, T>(table, "sinh", mpfr_sinh, 0.5001, exponents);
  test_one<hyperbolic_cosine, T>(table, "cosh", mpfr_cosh, 0.5001, exponents);
  test_one<hyperbolic_tangent, T>(table, "tanh", mpfr_tanh, 0.5001,
                                  {-25, 25, {T(limits::digits * 0.35)}});
  test_one<inverse_hyperbolic_sine, T>(table, "asinh", mpfr_asinh, 0.5001, everywhere);
  test_one<inverse_hyperbolic_cosine, T>(table, "acosh", mpfr_acosh, 0.5001, {1, 4, {1}});
  test_one<inverse_hyperbolic_tangent, T>(table, "atanh", mpfr_atanh, 0.5001, unit);

  test_one<exponential_function, T>(table, "exp", mpfr_exp, 0.5001, exponents);
  test_one<power_of_two, T>(table, "exp2", mpfr_exp2, 0.5001,
                            {T(limits::min_exponent - limits::digits),
                             T(limits::max_exponent),
                             {T(limits::min_exponent - 1)}});
  test_one<exponential_minus_one, T>(table, "expm1", mpfr_expm1, 0.5001, exponents);

  const domain<T> logarithms{
      0,
      4,
      {1, T(0.5), 2, T(0.9375), T(1.0625), static_cast<T>(0.70710678118654752440L),
       static_cast<T>(1.41421356237309504880L)}};
  test_one<natural_logarithm, T>(table, "log", mpfr_log, 0.5001, logarithms);
  test_one<binary_logarithm, T>(table, "log2", mpfr_log2, 0.5001, logarithms);
  test_one<decimal_logarithm, T>(table, "log10", mpfr_log10, 0.5001, logarithms);
  test_one<logarithm_of_one_plus, T>(table, "log1p", mpfr_log1p, 0.5001,
                                     {-1, 3, {-1, 0, T(0.0625), T(-0.0625), T(-0.5), 1}});

  test_one<square_root_function, T>(table, "sqrt", mpfr_sqrt, 0.5, {0, 4, {1, 2, 4}});
  test_one<cube_root_function, T>(table, "cbrt", mpfr_cbrt, 0.5001, {-30, 30, {1, 8, -27}});
  const domain<T> plane{-4, 4, {1, -1}};
  test_two<hypotenuse, T>(table, "hypot", mpfr_hypot, 0.5001, [&] {
    const T x = pick(plane);
    return std::pair{x, random_bits() % 2 == 0
                            ? pick(plane)
                            : x * math::detail::scaled(random_between<T>(1, 2),
                                                       static_cast<int>(random_bits() % 70) - 35)};
  });
  test_two<angle_of_point, T>(table, "atan2", mpfr_atan2, 0.5001, [&] {
    const T x = pick(plane);
    return std::pair{x, random_bits() % 2 == 0
                            ? pick(plane)
                            : x * math::detail::scaled(random_between<T>(1, 2),
                                                       static_cast<int>(random_bits() % 70) - 35)};
  });
  test_two<power_function, T>(table, "pow", mpfr_pow, 0.5001, [&] {
    const auto kind = random_bits() % 8;
    if (kind == 0) return std::pair{pick(plane), pick(plane)};
    if (kind == 1)
      return std::pair{T(random_between<T>(-40, 40)),
                       rounded_to_integer(random_between<T>(-40, 40))};
    if (kind == 2)
      return std::pair{rounded_to_integer(random_between<T>(-20, 20)),
                       rounded_to_integer(random_between<T>(-20, 20))};
    const T x = kind < 5    ? next_to(T(1))
                : kind == 5 ? random_between<T>(0, 4)
                            : random_at<T>(limits::min_exponent - 20, limits::max_exponent);
    const T y =
        random_between<T>(log_min, log_max) / math::log(x);  // over the whole range of the result
    return std::pair{x, math::isfinite(y) ? y : T(1)};
  });

  test_one<error_function, T>(table, "erf", mpfr_erf, 0.5001, {-8, 8, {3, -3}});
  test_one<complementary_error_function, T>(
      table, "erfc", mpfr_erfc, 0.5001,
      {-8,
       math::sqrt(-log_min),
       {3, -3, math::sqrt(-log_min), math::sqrt(-math::log(limits::min()))}});
  const T last_gamma = static_cast<T>(limits::digits == 24   ? 35.0401L
                                      : limits::digits == 53 ? 171.624376956302725L
                                                             : 1755.54834290446291689L);
  std::vector<T> whole{last_gamma};
  for (int n = -40; n < 40; ++n) whole.push_back(static_cast<T>(n));
  std::vector<T> lgamma_hard = roots_near<T>(lgamma_roots, log_of_gamma),
                 digamma_hard = roots_near<T>(digamma_roots, mpfr_digamma);
  lgamma_hard.insert(lgamma_hard.end(), {1, 2, 3, 32, -1, -2, -3});
  digamma_hard.insert(digamma_hard.end(), {1, 2, 3, 32, -1, -2, -3});
  test_one<gamma_function, T>(table, "tgamma", mpfr_gamma, 0.5001,
                              {-last_gamma, last_gamma, whole});
  test_one<log_gamma_function, T>(table, "lgamma", log_of_gamma, 0.5001, {-30, 30, lgamma_hard});
  test_one<digamma_function, T>(table, "digamma", digamma_with_signed_poles, 0.5001,
                                {-30, 30, digamma_hard});
  if constexpr (floating_limits<T>::digits <= 53)
    test_one<called_at_run_time<digamma_function>, T>(table, "digamma*", digamma_with_signed_poles,
                                                      1, {-30, 30, digamma_hard});
  test_made_of_others<T>(table, exponents);
  if constexpr (std::is_same_v<T, float> || std::is_same_v<T, double>)
    test_in_lanes<T>(table, exponents, logarithms);
  test_exact<T>(table);
  mpfr_free_cache();  // this thread's
  return table;
}

}  // namespace

int main(int count, char** arguments) {
  if (count > 1) points = std::atoi(arguments[1]);
  std::printf("%-18s %-12s %8s  (%d points each)\n", "function", "type", "ulp", points);
  const std::string_view type = count > 2 ? arguments[2] : "";
  const auto launch = mpfr_buildopt_tls_p() != 0 ? std::launch::async : std::launch::deferred;
  std::vector<std::future<std::string>> tables;
  if (type.empty() || type == "float") tables.push_back(std::async(launch, test_all<float>));
  if (type.empty() || type == "double") tables.push_back(std::async(launch, test_all<double>));
  if (type.empty() || type == "long") tables.push_back(std::async(launch, test_all<long double>));
#ifdef __SIZEOF_FLOAT128__
  if (type.empty() || type == "quadruple")
    tables.push_back(std::async(launch, test_all<nabla::core::detail::quadruple>));
#endif
  for (auto& table : tables) std::fputs(table.get().c_str(), stdout);
  return failed ? 1 : 0;
}
