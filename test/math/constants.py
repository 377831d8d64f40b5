#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Writes include/nabla/math/constants.hpp and two_over_pi.hpp; needs mpmath. Run from the root, then
`clang-format -i` both; a clean `git diff` afterwards is the test."""

from mpmath import atan, bernoulli, exp, floor, frexp, log, mp, mpf, pi, sqrt

mp.prec = 18000


def limbs(x, count):
    """The first count * 64 bits of the fraction x, as hexadecimal words."""
    bits = int(floor(x * mpf(2) ** (64 * count) + (mpf(1) / 2 if count == 4 else 0)))
    return ["0x%016X" % (bits >> 64 * (count - 1 - k) & (1 << 64) - 1) for k in range(count)]


def fraction(x):
    m, exponent = frexp(abs(x))
    return ", ".join([str(exponent)] + limbs(m, 4))


def constant(name, x, meaning):
    return f"/// {meaning}\ntemplate <int N>\ninline constexpr wide<N> {name}{{{fraction(x)}}};\n\n"


def table(name, values, meaning):
    rows = ["wide<N>()" if x == 0 else ("-" if x < 0 else "") + f"wide<N>({fraction(x)})" for x in values]
    rows = "".join(f"    {row},\n" for row in rows)
    return f"/// {meaning}\ntemplate <int N>\ninline constexpr wide<N> {name}[{len(values)}]{{\n{rows}}};\n\n"


HEAD = "// SPDX-License-Identifier: BSL-1.0\n#pragma once\n#include <%s>\n\n// %s\n\nnamespace nabla::math {\n\n"
FOOT = "}  // namespace nabla::math\n"

with open("include/nabla/math/constants.hpp", "w") as out:
    out.write(HEAD % ("nabla/math/wide.hpp", "Constants to 256 bits: an exponent of two, then the fraction. Written by test/math/constants.py."))
    out.write(constant("pi", pi, "3.14159..."))
    out.write(constant("e", exp(mpf(1)), "2.71828..."))
    out.write(constant("one_over_log_two", 1 / log(mpf(2)), "1 / log 2"))
    out.write(constant("log_two", log(mpf(2)), "log 2"))
    out.write(constant("log_ten", log(mpf(10)), "log 10"))
    out.write(constant("log_pi", log(pi), "log pi"))
    out.write(constant("half_log_two_pi", log(2 * pi) / 2, "log(2 pi) / 2"))
    out.write(constant("inverse_sqrt_pi", 1 / sqrt(pi), "1 / sqrt(pi)"))
    out.write(table("log_of_eighths", [log(mpf(j) / 8) for j in range(6, 12)], "log(j/8) for j = 6, ..., 11."))
    out.write(table("atan_of_eighths", [atan(mpf(j) / 8) for j in range(9)], "atan(j/8) for j = 0, ..., 8."))
    stirling = [bernoulli(2 * k) / (2 * k * (2 * k - 1)) for k in range(1, 32)]
    out.write(table("stirling_coefficients", stirling, "c_k = B_2k / (2k (2k - 1)), k = 1, ..., 31:\n"
                    "/// log gamma(x) = (x - 1/2) log x - x + log(2 pi)/2 + sum of c_k x^(1 - 2k)."))
    out.write(FOOT)

with open("include/nabla/math/two_over_pi.hpp", "w") as out:
    out.write(HEAD % ("cstdint", "2/pi = 0.63661977... in binary, after 192 zero bits: enough of it to reduce the largest long double.\n"
                      "// Written by test/math/constants.py."))
    out.write("inline constexpr std::uint64_t two_over_pi[]{\n")
    words = ["0x%016X" % 0] * 3 + limbs(2 / pi, 268)
    for k in range(0, len(words), 5):
        out.write("    " + ", ".join(words[k:k + 5]) + ",\n")
    out.write("};\n\n" + FOOT)
