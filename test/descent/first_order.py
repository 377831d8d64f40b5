# SPDX-License-Identifier: BSL-1.0
"""Prints the assertions of first_order_static.cpp: ten steps of the methods of first order on the bowl
and on Rosenbrock's function, by the formulas of the sources that momentum.hpp and adaptive.hpp name.
Nesterov's method has the form of Sutskever et al. (ICML 2013), told at the look-ahead places."""
import math


def bowl(p):
    return [2 * u for u in p]


def valley(p):
    x, y = p
    return [-400 * x * (y - x * x) - 2 * (1 - x), 200 * (y - x * x)]


def momentum(gradient, p, rate, mu=0.9):
    v = [0.0, 0.0]
    for _ in range(10):
        v = [mu * w - rate * g for w, g in zip(v, gradient(p))]
        p = [u + w for u, w in zip(p, v)]
    return p


def nesterov(gradient, p, rate, mu=0.9):
    v = [0.0, 0.0]
    for _ in range(10):
        ahead = [u + mu * w for u, w in zip(p, v)]
        v = [mu * w - rate * g for w, g in zip(v, gradient(ahead))]
        p = [u + w for u, w in zip(p, v)]
    return [u + mu * w for u, w in zip(p, v)]


def adagrad(gradient, p, rate, epsilon=1e-10):
    s = [0.0, 0.0]
    for _ in range(10):
        slope = gradient(p)
        s = [a + g * g for a, g in zip(s, slope)]
        p = [u - rate * g / (math.sqrt(a) + epsilon) for u, g, a in zip(p, slope, s)]
    return p


def rmsprop(gradient, p, rate, decay=0.9, epsilon=1e-8):
    s = [0.0, 0.0]
    for _ in range(10):
        slope = gradient(p)
        s = [decay * a + (1 - decay) * g * g for a, g in zip(s, slope)]
        p = [u - rate * g / (math.sqrt(a) + epsilon) for u, g, a in zip(p, slope, s)]
    return p


def adamw(gradient, p, rate, beta1=0.9, beta2=0.999, epsilon=1e-8, decay=0.01):
    m, s = [0.0, 0.0], [0.0, 0.0]
    for t in range(1, 11):
        slope = gradient(p)
        m = [beta1 * a + (1 - beta1) * g for a, g in zip(m, slope)]
        s = [beta2 * a + (1 - beta2) * g * g for a, g in zip(s, slope)]
        by = [a / (1 - beta1**t) / (math.sqrt(b / (1 - beta2**t)) + epsilon) for a, b in zip(m, s)]
        p = [u - rate * (step + decay * u) for u, step in zip(p, by)]
    return p


def adam(gradient, p, rate):
    return adamw(gradient, p, rate, decay=0)


for method, options, rates in [
        (momentum, "", (0.05, 0.0005)), (nesterov, "", (0.05, 0.0005)),
        (adagrad, "", (0.5, 0.1)), (rmsprop, "", (0.1, 0.01)), (adam, "", (0.1, 0.01)),
        (adamw, ", .decay = 0.01", (0.1, 0.01))]:
    for gradient, start, rate in zip((bowl, valley), ([3.0, 4.0], [-1.2, 1.0]), rates):
        x, y = method(gradient, start, rate)
        print(f"static_assert({gradient.__name__}_leads_to({method.__name__}{{.rate = {rate}{options}}}, "
              f"{x:.15g}, {y:.15g}));")
