#!/usr/bin/env python3
"""Writes oracle.inc: values and derivatives of the catalogue's functions, computed by mpmath with 60 digits.

Derivatives are mpmath's numerical ones, of the function's definition: no rule of differentiation takes part.
Where sympy knows the function, its symbolic derivative must agree. Usage: python3 oracle.py > oracle.inc
"""
import mpmath as mp
import sympy as sp

mp.mp.dps = 60
X, Y = sp.symbols("x y", real=True)

reals = [-20.5, -3.0, -1.25, -0.4, 1e-3, 0.3, 0.8, 2.5, 7.75, 30.0]
positive = [1e-3, 0.3, 0.8, 1.5, 2.5, 7.75, 30.0]
inside_one = [-0.999, -0.75, -0.2, 1e-3, 0.3, 0.6, 0.99]

one_argument = {
    "sqrt": (mp.sqrt, sp.sqrt(X), positive),
    "cbrt": (lambda u: mp.sign(u) * mp.cbrt(abs(u)), None, [u for u in reals]),
    "exp": (mp.exp, sp.exp(X), reals + [-700.0, 700.0]),
    "exp2": (lambda u: mp.power(2, u), 2**X, reals),
    "expm1": (mp.expm1, sp.exp(X) - 1, reals + [1e-10, -1e-10, -40.0]),
    "log": (mp.log, sp.log(X), positive + [1e-100, 1e100]),
    "log2": (lambda u: mp.log(u, 2), sp.log(X) / sp.log(2), positive),
    "log10": (mp.log10, sp.log(X) / sp.log(10), positive),
    "log1p": (mp.log1p, sp.log(1 + X), positive + [-0.75, -0.999, 1e-10, -1e-10]),
    "sin": (mp.sin, sp.sin(X), reals),
    "cos": (mp.cos, sp.cos(X), reals),
    "tan": (mp.tan, sp.tan(X), [-1.4, -0.75, -0.2, 1e-3, 0.3, 0.6, 1.2]),
    "asin": (mp.asin, sp.asin(X), inside_one),
    "acos": (mp.acos, sp.acos(X), inside_one),
    "atan": (mp.atan, sp.atan(X), reals),
    "sinh": (mp.sinh, sp.sinh(X), reals),
    "cosh": (mp.cosh, sp.cosh(X), reals),
    "tanh": (mp.tanh, sp.tanh(X), reals),
    "asinh": (mp.asinh, sp.asinh(X), reals + [-1e8, 1e8]),
    "acosh": (mp.acosh, sp.acosh(X), [1.001, 1.5, 3.0, 40.0]),
    "atanh": (mp.atanh, sp.atanh(X), inside_one),
    "abs": (abs, None, reals),
    "sign": (mp.sign, None, reals),
    "floor": (mp.floor, None, [-20.5, -1.25, -0.4, 1e-3, 0.3, 2.5]),
    "ceil": (mp.ceil, None, [-20.5, -1.25, -0.4, 1e-3, 0.3, 2.5]),
    "relu": (lambda u: max(u, mp.mpf(0)), None, reals),
    "sigmoid": (lambda u: 1 / (1 + mp.exp(-u)), 1 / (1 + sp.exp(-X)), reals + [-700.0, -40.0, 15.0]),
    "softplus": (lambda u: mp.log1p(mp.exp(u)), sp.log(1 + sp.exp(X)), reals + [-700.0, -40.0, 700.0]),
    "erf": (mp.erf, sp.erf(X), [-3.0, -1.25, -0.4, 1e-3, 0.3, 0.8, 2.5]),
    "erfc": (mp.erfc, sp.erfc(X), [-3.0, -1.25, -0.4, 1e-3, 0.3, 0.8, 2.5, 7.75, 25.0]),
    "tgamma": (mp.gamma, sp.gamma(X), positive + [20.0]),
    "lgamma": (mp.loggamma, sp.loggamma(X), positive + [1e5]),
    "digamma": (mp.digamma, sp.digamma(X), positive + [1e5]),
}
pairs = [(-2.5, 1.25), (0.3, -0.7), (1.5, 2.25), (4.0, 0.5), (-0.8, -3.0), (1e-3, 20.0)]
two_arguments = {
    "pow": (mp.power, X**Y, [(0.3, -0.7), (1.5, 2.25), (4.0, 0.5), (2.5, -3.5), (1e-3, 1.5), (20.0, 7.0)]),
    "hypot": (mp.hypot, sp.sqrt(X**2 + Y**2), pairs + [(3e150, 4e150), (3e-150, 4e-150)]),
    "atan2": (mp.atan2, sp.atan2(X, Y), pairs + [(-1e-3, -5.0)]),
    "min": (min, None, pairs),
    "max": (max, None, pairs),
    "logsumexp": (lambda u, v: max(u, v) + mp.log1p(mp.exp(-abs(u - v))), sp.log(sp.exp(X) + sp.exp(Y)),
                  pairs + [(800.0, 801.0), (-800.0, -799.5), (-5.0, 25.0)]),
    "polygamma": (mp.polygamma, None, [(n, u) for n in (0.0, 1.0, 2.0, 5.0) for u in (0.3, 1.5, 7.75, 30.0)]),
}


def text(u):
    u = mp.re(u)
    return "0.0" if u == 0 else mp.nstr(u, 21, min_fixed=0, max_fixed=0)


def same(u, v):
    return abs(u - v) <= mp.mpf(10) ** -25 * (1 + abs(v))


def evaluated(expression, at):
    return mp.mpf(sp.N(expression.subs({s: sp.Float(str(mp.nstr(mp.mpf(v), 60)), 60) for s, v in at.items()}), 40))


print("// Written by oracle.py with mpmath %s: do not edit." % mp.__version__)
print("// name, u, value, first, second derivative")
for name, (f, symbolic, points) in one_argument.items():
    for at in points:
        u = mp.mpf(at)
        step = abs(u) * mp.mpf(10) ** -30
        mp.mp.dps = 130
        first, second = mp.diff(f, u, 1, h=step), mp.diff(f, u, 2, h=step)
        mp.mp.dps = 60
        if symbolic is not None and abs(at) < 100:
            assert same(first, evaluated(sp.diff(symbolic, X), {X: at})), (name, at, first)
            assert same(second, evaluated(sp.diff(symbolic, X, 2), {X: at})), (name, at, second)
        print('ORACLE_OF_ONE("%s", %r, %s, %s, %s)' % (name, at, text(f(u)), text(first), text(second)))
print("// name, u, v, value, by u, by v, by u twice, by u and v, by v twice")
for name, (f, symbolic, points) in two_arguments.items():
    for at in points:
        u, v = mp.mpf(at[0]), mp.mpf(at[1])
        if name == "polygamma":  # the order is a constant
            order = int(at[0])
            results = [0, mp.polygamma(order + 1, v), 0, 0, mp.polygamma(order + 2, v)]
            mp.mp.dps = 110
            for n, known in ((1, results[1]), (2, results[4])):
                assert same(mp.diff(lambda q: mp.polygamma(order, q), v, n, h=mp.mpf(10) ** -30), known), at
            mp.mp.dps = 60
        else:
            scale = max(abs(u), abs(v)) if max(abs(u), abs(v)) < 1e-100 or max(abs(u), abs(v)) > 100 else 1
            mp.mp.dps = 130
            h = mp.mpf(10) ** -30 * scale
            dx = lambda q, r: (f(q + h, r) - f(q - h, r)) / (2 * h)
            dy = lambda q, r: (f(q, r + h) - f(q, r - h)) / (2 * h)
            results = [dx(u, v), dy(u, v), (f(u + h, v) - 2 * f(u, v) + f(u - h, v)) / h**2, (dx(u, v + h) - dx(u, v - h)) / (2 * h),
                       (f(u, v + h) - 2 * f(u, v) + f(u, v - h)) / h**2]
            mp.mp.dps = 60
            results = [r if abs(r) * scale ** (n >= 2) > mp.mpf(10) ** -55 else mp.mpf(0) for n, r in enumerate(results)]
            if symbolic is not None and scale == 1:
                for n, (a, b) in enumerate(((1, 0), (0, 1), (2, 0), (1, 1), (0, 2))):
                    exact = sp.diff(sp.diff(symbolic, X, a), Y, b)
                    assert same(results[n], evaluated(exact, {X: at[0], Y: at[1]})), (name, at, a, b)
        print('ORACLE_OF_TWO("%s", %r, %r, %s, %s)' % (name, at[0], at[1], text(f(u, v)), ", ".join(map(text, results))))
