// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/nabla.hpp>

#include "tables.hpp"

// The models of the sets in tables.hpp, as they are printed there, of one predictor or two.

namespace nist::models {

using namespace nabla::literals;

inline constexpr nabla::variable<"b1"> b1;
inline constexpr nabla::variable<"b2"> b2;
inline constexpr nabla::variable<"b3"> b3;
inline constexpr nabla::variable<"b4"> b4;
inline constexpr nabla::variable<"b5"> b5;
inline constexpr nabla::variable<"b6"> b6;
inline constexpr nabla::variable<"b7"> b7;
inline constexpr nabla::variable<"b8"> b8;
inline constexpr nabla::variable<"b9"> b9;
inline constexpr nabla::data<"y"> y;
inline constexpr nabla::data<"x"> x;
inline constexpr nabla::data<"second"> second;

inline constexpr auto two_peaks = [](auto t) {
  return b1 * exp(-b2 * t) + b3 * exp(-square(t - b4) / square(b5)) +
         b6 * exp(-square(t - b7) / square(b8));
};
inline constexpr auto three_decays = [](auto t) {
  return b1 * exp(-b2 * t) + b3 * exp(-b4 * t) + b5 * exp(-b6 * t);
};
inline constexpr auto cubic_by_cubic = [](auto t) {
  return (b1 + b2 * t + b3 * square(t) + b4 * pow(t, 3_c)) /
         (1_c + b5 * t + b6 * square(t) + b7 * pow(t, 3_c));
};
inline constexpr auto year = [](auto t) { return 2_c * nabla::pi * t / 12_c; };
inline constexpr auto misra1a = [](auto t) { return b1 * (1_c - exp(-b2 * t)); };
inline constexpr auto chwirut2 = [](auto t) { return exp(-b1 * t) / (b2 + b3 * t); };
inline constexpr auto chwirut1 = chwirut2;
inline constexpr auto lanczos3 = three_decays;
inline constexpr auto gauss1 = two_peaks;
inline constexpr auto gauss2 = two_peaks;
inline constexpr auto danwood = [](auto t) { return b1 * pow(t, b2); };
inline constexpr auto misra1b = [](auto t) {
  return b1 * (1_c - 1_c / square(1_c + b2 * t / 2_c));
};
inline constexpr auto kirby2 = [](auto t) {
  return (b1 + b2 * t + b3 * square(t)) / (1_c + b4 * t + b5 * square(t));
};
inline constexpr auto hahn1 = cubic_by_cubic;
inline constexpr auto nelson = [](auto t, auto u) { return b1 - b2 * t * exp(-b3 * u); };
inline constexpr auto mgh17 = [](auto t) { return b1 + b2 * exp(-t * b4) + b3 * exp(-t * b5); };
inline constexpr auto lanczos1 = three_decays;
inline constexpr auto lanczos2 = three_decays;
inline constexpr auto gauss3 = two_peaks;
inline constexpr auto misra1c = [](auto t) { return b1 * (1_c - 1_c / sqrt(1_c + 2_c * b2 * t)); };
inline constexpr auto misra1d = [](auto t) { return b1 * b2 * t / (1_c + b2 * t); };
inline constexpr auto roszman1 = [](auto t) {
  return b1 - b2 * t - atan(b3 / (t - b4)) / nabla::pi;
};
inline constexpr auto enso = [](auto t) {
  return b1 + b2 * cos(year(t)) + b3 * sin(year(t)) + b5 * cos(2_c * nabla::pi * t / b4) +
         b6 * sin(2_c * nabla::pi * t / b4) + b8 * cos(2_c * nabla::pi * t / b7) +
         b9 * sin(2_c * nabla::pi * t / b7);
};
inline constexpr auto mgh09 = [](auto t) {
  return b1 * (square(t) + t * b2) / (square(t) + t * b3 + b4);
};
inline constexpr auto thurber = cubic_by_cubic;
inline constexpr auto boxbod = misra1a;
inline constexpr auto rat42 = [](auto t) { return b1 / (1_c + exp(b2 - b3 * t)); };
inline constexpr auto mgh10 = [](auto t) { return b1 * exp(b2 / (t + b3)); };
inline constexpr auto eckerle4 = [](auto t) { return b1 / b2 * exp(-square((t - b3) / b2) / 2_c); };
inline constexpr auto rat43 = [](auto t) { return b1 / pow(1_c + exp(b2 - b3 * t), 1_c / b4); };
inline constexpr auto bennett5 = [](auto t) { return b1 * pow(b2 + t, -1_c / b3); };

/// Shows `take` each set with its model and its parameters, in the order of the database.
template <class Take>
void for_each_set(const Take& take) {
  constexpr auto two = nabla::wrt(b1, b2);
  constexpr auto three = nabla::wrt(b1, b2, b3);
  constexpr auto four = nabla::wrt(b1, b2, b3, b4);
  constexpr auto five = nabla::wrt(b1, b2, b3, b4, b5);
  constexpr auto six = nabla::wrt(b1, b2, b3, b4, b5, b6);
  constexpr auto seven = nabla::wrt(b1, b2, b3, b4, b5, b6, b7);
  constexpr auto eight = nabla::wrt(b1, b2, b3, b4, b5, b6, b7, b8);
  constexpr auto nine = nabla::wrt(b1, b2, b3, b4, b5, b6, b7, b8, b9);
  take(misra1a, sets::misra1a, two);
  take(chwirut2, sets::chwirut2, three);
  take(chwirut1, sets::chwirut1, three);
  take(lanczos3, sets::lanczos3, six);
  take(gauss1, sets::gauss1, eight);
  take(gauss2, sets::gauss2, eight);
  take(danwood, sets::danwood, two);
  take(misra1b, sets::misra1b, two);
  take(kirby2, sets::kirby2, five);
  take(hahn1, sets::hahn1, seven);
  take(nelson, sets::nelson, three);
  take(mgh17, sets::mgh17, five);
  take(lanczos1, sets::lanczos1, six);
  take(lanczos2, sets::lanczos2, six);
  take(gauss3, sets::gauss3, eight);
  take(misra1c, sets::misra1c, two);
  take(misra1d, sets::misra1d, two);
  take(roszman1, sets::roszman1, four);
  take(enso, sets::enso, nine);
  take(mgh09, sets::mgh09, four);
  take(thurber, sets::thurber, seven);
  take(boxbod, sets::boxbod, two);
  take(rat42, sets::rat42, three);
  take(mgh10, sets::mgh10, three);
  take(eckerle4, sets::eckerle4, three);
  take(rat43, sets::rat43, four);
  take(bennett5, sets::bennett5, three);
}

}  // namespace nist::models
