// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/nabla.hpp>

// The models of the sets in tables.hpp, as they are printed there.

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

inline constexpr auto two_peaks = b1 * exp(-b2 * x) + b3 * exp(-square(x - b4) / square(b5)) +
                                  b6 * exp(-square(x - b7) / square(b8));
inline constexpr auto three_decays = b1 * exp(-b2 * x) + b3 * exp(-b4 * x) + b5 * exp(-b6 * x);
inline constexpr auto cubic_by_cubic = (b1 + b2 * x + b3 * square(x) + b4 * pow(x, 3_c)) /
                                       (1_c + b5 * x + b6 * square(x) + b7 * pow(x, 3_c));
inline constexpr auto year = 2_c * nabla::pi * x / 12_c;

inline constexpr auto misra1a = b1 * (1_c - exp(-b2 * x));
inline constexpr auto chwirut2 = exp(-b1 * x) / (b2 + b3 * x);
inline constexpr auto chwirut1 = chwirut2;
inline constexpr auto lanczos3 = three_decays;
inline constexpr auto gauss1 = two_peaks;
inline constexpr auto gauss2 = two_peaks;
inline constexpr auto danwood = b1 * pow(x, b2);
inline constexpr auto misra1b = b1 * (1_c - 1_c / square(1_c + b2 * x / 2_c));
inline constexpr auto kirby2 = (b1 + b2 * x + b3 * square(x)) / (1_c + b4 * x + b5 * square(x));
inline constexpr auto hahn1 = cubic_by_cubic;
inline constexpr auto nelson = b1 - b2 * x * exp(-b3 * second);
inline constexpr auto mgh17 = b1 + b2 * exp(-x * b4) + b3 * exp(-x * b5);
inline constexpr auto lanczos1 = three_decays;
inline constexpr auto lanczos2 = three_decays;
inline constexpr auto gauss3 = two_peaks;
inline constexpr auto misra1c = b1 * (1_c - 1_c / sqrt(1_c + 2_c * b2 * x));
inline constexpr auto misra1d = b1 * b2 * x / (1_c + b2 * x);
inline constexpr auto roszman1 = b1 - b2 * x - atan(b3 / (x - b4)) / nabla::pi;
inline constexpr auto enso =
    b1 + b2 * cos(year) + b3 * sin(year) + b5 * cos(2_c * nabla::pi * x / b4) +
    b6 * sin(2_c * nabla::pi * x / b4) + b8 * cos(2_c * nabla::pi * x / b7) +
    b9 * sin(2_c * nabla::pi * x / b7);
inline constexpr auto mgh09 = b1 * (square(x) + x * b2) / (square(x) + x * b3 + b4);
inline constexpr auto thurber = cubic_by_cubic;
inline constexpr auto boxbod = misra1a;
inline constexpr auto rat42 = b1 / (1_c + exp(b2 - b3 * x));
inline constexpr auto mgh10 = b1 * exp(b2 / (x + b3));
inline constexpr auto eckerle4 = b1 / b2 * exp(-square((x - b3) / b2) / 2_c);
inline constexpr auto rat43 = b1 / pow(1_c + exp(b2 - b3 * x), 1_c / b4);
inline constexpr auto bennett5 = b1 * pow(b2 + x, -1_c / b3);

}  // namespace nist::models
