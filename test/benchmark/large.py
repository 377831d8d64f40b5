#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Large functions: what their values and gradients cost the compiler, and how fast they run beside one function.

    large.py [--compiler g++ --compiler clang++-14 ...] [--operations 2000,5000,10000,20000] [--options=-O2 ...]
             [--uncut 10000] [--turns 15]

Two functions: a pseudo-random chain, in which nothing is alike, and the energy of atoms, whose pairs all are. Kernels of
many instructions are cut into sections; for comparison each is also compiled as one function, from a copy of the headers
that never cuts and makes no packs of long programs, up to so many operations as --uncut says. Prints CPU seconds and MB of
the compiler, nanoseconds of an evaluation, and the medians of the ratios, turn by turn, to the one function.
"""
import argparse
import ctypes
import pathlib
import re
import shutil
import statistics

from compile_time import HERE, STEPS_PER_NODE, Workbench, raised_limits

KERNEL = r"""
#include <nabla/nabla.hpp>
#include <chrono>
#include <span>
%s
constexpr auto all = nabla::value_and_gradient(f, nabla::wrt(x));
constexpr std::size_t inputs = decltype(nabla::wrt(x))::size;

[[gnu::noinline]] void kernel(const double* in, double* out) {
  nabla::function(all, nabla::wrt(x))(std::span<const double, inputs>(in, inputs), out);
}
extern "C" [[gnu::visibility("default")]] int operations() {
  constexpr int counted = nabla::operation_count(all).total();
  return counted;
}
extern "C" [[gnu::visibility("default")]] double nanoseconds(long times) {
  double in[inputs], out[inputs + 1];
  for (std::size_t i = 0; i < inputs; ++i) in[i] = 0.3 + static_cast<double>(i * i %% 17) / 7;
  const auto start = std::chrono::steady_clock::now();
  for (long k = 0; k < times; ++k) {
    kernel(in, out);
    asm volatile("" : : "r"(in), "r"(out) : "memory");
  }
  const std::chrono::duration<double, std::nano> taken = std::chrono::steady_clock::now() - start;
  return taken.count() / static_cast<double>(times);
}
"""

CHAIN = r"""
#include "chain.hpp"
constexpr nabla::vector_variable<"x", 16> x;
constexpr auto f = nabla::traced(random_chain, x);
"""

ATOMS = r"""
constexpr std::size_t count = %d;
constexpr nabla::vector_variable<"x", 3 * count> x;
constexpr auto f = nabla::traced([](const auto& q) {
  std::remove_cvref_t<decltype(q[0])> sum = 0;
  for (std::size_t i = 0; i < count; ++i)
    for (std::size_t j = i + 1; j < count; ++j) {
      const auto u = q[3 * i] - q[3 * j], v = q[3 * i + 1] - q[3 * j + 1], w = q[3 * i + 2] - q[3 * j + 2];
      const auto inverse = 1 / (u * u + v * v + w * w), sixth = inverse * inverse * inverse;
      sum += 4 * (sixth * sixth - sixth);
    }
  return sum;
}, x);
"""
OPERATIONS_OF_A_PAIR = 33.5


def atoms_for(operations):
    count = 2
    while count * (count - 1) / 2 * OPERATIONS_OF_A_PAIR < operations:
        count += 1
    return count


def chain(operations):
    return KERNEL % CHAIN, [f"-DNABLA_CHAIN_STEPS={round(operations * STEPS_PER_NODE)}"]


def atoms(operations):
    return KERNEL % (ATOMS % atoms_for(operations)), []


def uncut_headers(include, to):
    """A copy of the headers that takes every program whole."""
    shutil.copytree(include, to)
    cut = to / "nabla" / "kernel" / "cut.hpp"
    text, replaced = re.subn(r"(longest_whole_program =) \d+;", r"\1 1000000;", cut.read_text())
    packs = to / "nabla" / "kernel" / "run_packs.hpp"
    scalar, packs_replaced = re.subn(r"(math::native_lanes<T> > 1 && Program.size > 32)", r"\1 && Program.size <= 1000", packs.read_text())
    if replaced != 2 or packs_replaced != 1:
        raise SystemExit(f"large.py: {cut} or {packs} does not look as it did")
    cut.write_text(text)
    packs.write_text(scalar)
    return to


class LargeFunctions(Workbench):
    def compiled(self, compiler, include, text, defined, name):
        """The library, the compiler's seconds and MB; no library, where it does not compile."""
        library = self.directory / f"{name}.so"
        source = self.write(f"{name}.cpp", text)
        command = [compiler, "-std=c++20", "-I", str(include), "-I", str(HERE), *self.options.options.split(), *raised_limits(compiler),
                   *defined, "-fPIC", "-shared", "-fvisibility=hidden", "-DNDEBUG", str(source), "-o", str(library)]
        seconds, megabytes = self.alone(command)
        return (ctypes.CDLL(str(library)) if library.exists() else None), seconds, megabytes

    def row(self, title, compiler, wanted, uncut):
        text, defined = {"chain": chain, "atoms": atoms}[title](wanted)
        ours, seconds, megabytes = self.compiled(compiler, self.options.include, text, defined, f"{title}{wanted}{compiler}")
        if ours is None:
            print(f"{title:<7}{compiler:<11}  does not compile")
            return
        whole = None
        if wanted <= self.options.uncut:
            whole, whole_seconds, _ = self.compiled(compiler, uncut, text, defined, f"whole_{title}{wanted}{compiler}")
        nanoseconds, ratios = self.turns(ours, whole)
        beside = f"{whole_seconds:>9.1f}{statistics.median(ratios):>8.2f}" if ratios else ""
        print(f"{title:<7}{compiler:<11}{ours.operations():>8}{seconds:>9.1f}{megabytes:>7}{nanoseconds:>10.0f}{beside}", flush=True)

    def turns(self, ours, whole):
        for library in (ours, whole):
            if library:
                library.nanoseconds.restype = ctypes.c_double
        times = max(3, int(2e6 / ours.nanoseconds(3)))
        taken, ratios = [], []
        for _ in range(self.options.turns):
            taken.append(ours.nanoseconds(times))
            if whole:
                ratios.append(taken[-1] / whole.nanoseconds(times))
        return statistics.median(taken), ratios

    def all_rows(self):
        uncut = uncut_headers(self.options.include, self.directory / "uncut")
        print(f"{self.options.options}: CPU seconds and MB of the compiler, ns of an evaluation; as one function: seconds, time / its")
        print(f"{'':<18}{'operations':>8}{'seconds':>9}{'MB':>7}{'ns':>10}{'whole s':>9}{'ratio':>8}")
        for wanted in self.options.operations:
            for title in ("chain", "atoms"):
                for compiler in self.options.compiler:
                    self.row(title, compiler, wanted, uncut)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("--compiler", action="append", help="may be repeated; default g++ and clang++-14")
    arguments.add_argument("--operations", type=lambda text: [int(n) for n in text.split(",")], default=[2000, 5000, 10000, 20000])
    arguments.add_argument("--options", default="-O2 -march=native", help="the compiler's")
    arguments.add_argument("--uncut", type=int, default=10000, help="more operations are not compiled as one function")
    arguments.add_argument("--turns", type=int, default=15)
    arguments.add_argument("--include", type=pathlib.Path, default=HERE.parent.parent / "include")
    options = arguments.parse_args()
    options.compiler = [c for c in options.compiler or ["g++", "clang++-14"] if shutil.which(c)]
    bench = LargeFunctions(options)
    bench.all_rows()
    shutil.rmtree(bench.directory)


if __name__ == "__main__":
    main()
