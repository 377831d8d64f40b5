#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Tests the arithmetic of compare.py on times made up."""
import unittest

from compare import Measurement, ratio, table, text_of


def measured(compiler, contender, times, problem="seed", operations=7):
    return Measurement("\t".join([problem, f"run/{compiler}/{contender}.so", str(operations), *map(str, times)]))


class Compare(unittest.TestCase):
    def test_ratio_is_the_median_of_turns(self):
        hand, nabla = measured("g++", "hand", [10, 20, 100]), measured("g++", "nabla", [12, 26, 110])
        self.assertAlmostEqual(ratio(nabla, hand), 1.2)  # not 26/20
        self.assertRaises(ValueError, ratio, nabla, measured("g++", "hand", [10]))

    def test_each_compiler_has_its_own_hand_written_code(self):
        rows = table([
            measured("g++", "hand", [10, 10, 10], operations=5), measured("g++", "nabla", [11, 11, 11]),
            measured("clang++", "hand", [20, 20, 20], operations=5), measured("clang++", "nabla", [30, 30, 30]),
            measured("clang++", "ceres", [400, 400, 400], operations=0),
        ], ["g++", "clang++"])
        self.assertEqual(rows, [
            ["problem", "operations", "hand g++, ns", "hand clang++, ns", "nabla g++", "nabla clang++", "ceres clang++"],
            ["seed", "7 / 5", "10.0", "20.0", "1.10", "1.50", "20"],
        ])

    def test_what_a_contender_lacks_is_empty(self):
        rows = table([
            measured("g++", "hand", [10]), measured("g++", "nabla", [10]), measured("g++", "boost", [20]),
            measured("g++", "hand", [10], "arm"), measured("g++", "nabla", [10], "arm"),
        ], ["g++"])
        self.assertEqual([row[-1] for row in rows], ["boost g++", "2.00", ""])

    def test_large_ratios_have_no_fraction(self):
        self.assertEqual([text_of(u) for u in (0.5, 9.949, 9.96, 2902.1)], ["0.50", "9.95", "10", "2902"])


if __name__ == "__main__":
    unittest.main()
