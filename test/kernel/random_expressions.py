#!/usr/bin/env python3
"""Writes random_expressions.inc: 200 random expressions, in nabla's words and in plain C++ for a type `real`.

No constant meets another one: those fold exactly, where plain C++ rounds. Usage: python3 random_expressions.py > random_expressions.inc
"""
import random

random.seed(20240607)
one = ["sin", "cos", "exp", "tanh", "atan", "sqrt", "log", "cbrt", "erf", "sinh", "asinh", "log1p", "expm1", "tan", "floor"]


def leaf():
    k = random.randrange(3)
    return "xyz"[k], "uvw"[k]


def constant():
    text = random.choice(["2", "3", "0.5", "0.1", "1.7", "10", "1e-3", "0.333"])
    return text + "_c", "real(%sL)" % (text if "." in text or "e" in text else text + ".0")


def expression(size):
    """A pair of texts, atoms or in parentheses, that hold at least one variable."""
    if size <= 1:
        return leaf()
    kind = random.randrange(10)
    if kind < 7:
        sign = "+-*/+*-"[kind]
        left = constant() if random.random() < 0.15 else expression(size // 2)
        right = expression(size - size // 2) if left[0].endswith("_c") or random.random() > 0.15 else constant()
        return tuple("(%s %s %s)" % (a, sign, b) for a, b in zip(left, right))
    if kind == 7:
        return tuple("(-%s)" % a for a in expression(size - 1))
    if kind == 8 and random.random() < 0.5:
        a, b, p, q = (expression(size // 4) for _ in range(4))
        return "where(%s < %s, %s, %s)" % (a[0], b[0], p[0], q[0]), "(%s < %s ? %s : %s)" % (a[1], b[1], p[1], q[1])
    if random.random() < 0.2:
        name = random.choice(["pow", "atan2", "hypot"])
        a, b = expression(size // 2), expression(size - size // 2)
        return "%s(%s, %s)" % (name, a[0], b[0]), "std::%s(%s, %s)" % (name, a[1], b[1])
    name = random.choice(one)
    a = expression(size - 1)
    return "%s(%s)" % (name, a[0]), "std::%s(%s)" % (name, a[1])


print("// Written by random_expressions.py: do not edit.")
for i in range(200):
    ours, plain = expression(4 + i % 20)
    print("SAME_BITS((%s), (%s))" % (ours, plain))
