#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""The compile-time table: what a kernel costs the compiler beside the same graph printed as flat C.

    compile_time.py [--compiler g++ --compiler clang++-14 ...] [--nodes 500,1000,2000,4000] [--runs 3]
    compile_time.py --only matrices

Seconds are user + system CPU time, the minimum of the runs; the programs of one row take turns. The budget is
(nabla - headers) / (3 * flat + 1.5 ms * nodes) <= 1. Compilers run with their default limits; where those do not
suffice, the table says so and the time is taken with limits raised. Matrices and high orders are compiled once each, and
their tables have the compiler's memory, too. large.py measures large functions.
"""
import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
STEPS_PER_NODE = 0.3839  # steps of the chain for each live node of its value and gradient

CHAIN = r"""
#include <nabla/nabla.hpp>
#include <cstdio>
#include <span>
#include "chain.hpp"

#ifndef HEADERS_ONLY
constexpr nabla::vector_variable<"x", 16> x;
constexpr auto value_and_gradient = nabla::value_and_gradient(nabla::traced(random_chain, x), nabla::wrt(x));
#ifdef PRINT_FLAT
constexpr auto text = nabla::to_c(value_and_gradient, "flat");
int main() { std::fwrite(text.view().data(), 1, text.view().size(), stdout); }
#else
void kernel(const double* in, double* out) {
  const auto result = nabla::function(value_and_gradient, nabla::wrt(x))(std::span<const double, 16>(in, 16));
  out[0] = result.value;
  for (int i = 0; i < 16; ++i) out[i + 1] = result.gradient[static_cast<std::size_t>(i)];
}
#endif
#endif
"""

# The narrowest way to declare what the flat C calls: its time holds no header.
FLAT_START = 'extern "C" { double sin(double); double cos(double); double exp(double); }\n'

SHARING = r"""
#include <nabla/nabla.hpp>
constexpr nabla::variable<"x"> x;
constexpr auto e0 = x;
%s
double value(double at) { return e%d(x = at); }
"""


# Prints user + system seconds of a command and the most memory, in MB, of anything that it starts.
LARGEST_CHILD = r"""
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss // 1024)
"""


MATRIX_START = """
#include <nabla/nabla.hpp>
#include <span>
using namespace nabla;
"""


def matrix(expression, variables):
    return (f"void matrix(const double* in, double* out) {{\n"
            f"  function({expression}, wrt(x))(std::span<const double, {variables}>(in, {variables}), out);\n}}\n")


def tridiagonal(n):
    return f"""
constexpr vector_variable<"x", {n}> x;
constexpr auto f = traced([](const auto* p) {{
  auto s = 0*p[0];
  for (int i = 0; i + 1 < {n}; ++i) s += 100*square(p[i + 1] - square(p[i])) + square(1 - p[i]);
  return s;
}}, x);
""" + matrix("hessian(f)", n)


def dense(n):
    return f"""
constexpr vector_variable<"x", {n}> x;
constexpr auto f = traced([](const auto* p) {{
  auto s = 0*p[0], t = s;
  for (int i = 0; i < {n}; ++i) {{
    s += p[i]*p[i];
    t += p[i];
  }}
  return exp(-s)*sin(t);
}}, x);
""" + matrix("hessian(f)", n)


def lennard_jones(atoms):
    return f"""
constexpr vector_variable<"x", {3 * atoms}> x;
constexpr auto f = traced([](const auto* p) {{
  auto e = 0*p[0];
  for (int i = 0; i < {atoms}; ++i)
    for (int j = i + 1; j < {atoms}; ++j) {{
      auto r2 = 0*p[0];
      for (int k = 0; k < 3; ++k) r2 += square(p[3*i + k] - p[3*j + k]);
      auto s = 1/(r2*r2*r2);
      e += 4*(s*s - s);
    }}
  return e;
}}, x);
""" + matrix("hessian(f)", 3 * atoms)


def layers(count):
    return f"""
constexpr vector_variable<"x", 12> x;
constexpr auto f = traced([](const auto* p) {{
  using T = std::remove_cvref_t<decltype(p[0])>;
  std::array<T, 12> u{{}};
  for (unsigned i = 0; i < 12; ++i) u[i] = p[i];
  for (unsigned l = 0; l < {count}; ++l) {{
    auto v = u;
    for (unsigned i = 0; i < 12; ++i) {{
      T s = 0;
      for (unsigned j = 0; j < 12; ++j) s += T((i*7 + j*5 + l*3) % 11 + 1)*u[j];
      v[i] = tanh(s/16);
    }}
    u = v;
  }}
  return u;
}}, x);
""" + matrix("jacobian(f)", 12)


MATRICES = {
    "tridiagonal Hessian, 100 variables": tridiagonal(100),
    "dense Hessian, 50 variables": dense(50),
    "dense Hessian, 100 variables": dense(100),
    "Lennard-Jones Hessian, 7 atoms": lennard_jones(7),
    "Jacobian of 2 dense layers of 12": layers(2),
    "Jacobian of 4 dense layers of 12": layers(4),
}


ORDERS_START = """
#include <nabla/nabla.hpp>
using namespace nabla;
using namespace nabla::literals;
constexpr variable<"w"> w;
constexpr variable<"x"> x;
constexpr variable<"y"> y;
constexpr variable<"z"> z;
constexpr auto f = exp(w*sin(x*log(y)/z) + sqrt(w*z/(x*y))) + w*w/tan(z);
"""


def of_order(expression, bindings):
    return f"double derivative(double at) {{ return ({expression})({bindings}); }}\n"


ORDERS = {
    "gradient of 3 variables (a small function)": of_order("gradient(x*x*y + sin(x*y)/z, wrt(x, y, z))[0_c]", "x = at, y = at, z = at"),
    "mixed derivative of order 12": of_order("derivative_at<3, 2, 4, 3>(f, wrt(w, x, y, z))", "w = at, x = 12.0, y = 13.0, z = 14.0"),
    "diff<5>(exp(sin(x)))": of_order("diff<5>(exp(sin(x)), x)", "x = at"),
    "diff<12>(exp(sin(x)))": of_order("diff<12>(exp(sin(x)), x)", "x = at"),
    "taylor<12>(exp(sin(x))) about y": of_order("taylor<12>(exp(sin(x)), x, y)", "x = at, y = 0.5"),
}


def cpu_seconds(command):
    """User + system seconds of a command and everything it starts; None and its errors if it fails."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = process.stderr.read().decode(errors="replace")
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return (usage.ru_utime + usage.ru_stime if process.returncode == 0 else None), errors


def measure(commands, runs):
    """The least time of each command, the commands taking turns."""
    best = {}
    for _ in range(runs):
        for name, command in commands.items():
            seconds, errors = cpu_seconds(command)
            if seconds is None:
                best[name] = None
                print(f"    {name} failed: {errors.strip()[:600]}", file=sys.stderr)
            elif name not in best or (best[name] is not None and seconds < best[name]):
                best[name] = seconds
    return best


def is_clang(compiler):
    return "clang" in compiler


def raised_limits(compiler):
    """For functions beyond the compiler's default limits."""
    if is_clang(compiler):
        return ["-fconstexpr-steps=2000000000", "-fbracket-depth=100000", "-ftemplate-depth=100000"]
    return ["-fconstexpr-ops-limit=4000000000", "-fconstexpr-loop-limit=100000000"]


def text_of(seconds):
    return "-" if seconds is None else f"{seconds:.2f}"


class Workbench:
    def __init__(self, options):
        self.options = options
        self.directory = pathlib.Path(tempfile.mkdtemp(prefix="nabla_compile_time."))

    def command(self, compiler, source, *flags, libraries_own=True):
        include = ["-I", str(self.options.include), "-I", str(HERE)] if libraries_own else []
        return [compiler, "-std=c++20", *include, *flags, "-c", str(source), "-o", "/dev/null"]

    def write(self, name, text):
        path = self.directory / name
        path.write_text(text)
        return path

    def flat(self, steps):
        """The flat C of the chain's kernel, printed by to_c, and how many nodes it has."""
        program = self.directory / "print_flat"
        source = self.write("chain.cpp", CHAIN)
        subprocess.run(["g++", "-std=c++20", "-I", str(self.options.include), "-I", str(HERE), *raised_limits("g++"),
                        "-DPRINT_FLAT", f"-DNABLA_CHAIN_STEPS={steps}", str(source), "-o", str(program)], check=True)
        text = subprocess.run([str(program)], check=True, capture_output=True, text=True).stdout
        return self.write(f"flat{steps}.cpp", FLAT_START + text.replace("#include <math.h>\n", "")), len(re.findall(r"const double v", text))

    def chains(self):
        print("\nvalue and gradient of a traced function of 16 variables, -O2, CPU seconds")
        print(f"{'compiler':<11}{'nodes':>6}{'headers':>9}{'nabla':>8}{'flat C':>8}{'budget':>8}{'used':>7}  default limits")
        for count in self.options.nodes:
            steps = round(count * STEPS_PER_NODE)
            flat, nodes = self.flat(steps)
            chain = self.directory / "chain.cpp"
            for compiler in self.options.compiler:
                defined = f"-DNABLA_CHAIN_STEPS={steps}"
                _, errors = cpu_seconds(self.command(compiler, chain, "-fsyntax-only", defined))
                limits = raised_limits(compiler) if errors else []
                best = measure({
                    "headers": self.command(compiler, chain, "-O2", "-DHEADERS_ONLY", defined),
                    "nabla": self.command(compiler, chain, "-O2", *limits, defined),
                    "flat": self.command(compiler, flat, "-O2", libraries_own=False),
                }, self.options.runs)
                if None in best.values():
                    print(f"{compiler:<11}{nodes:>6}  does not compile")
                    continue
                budget = 3 * best["flat"] + 0.0015 * nodes
                used = (best["nabla"] - best["headers"]) / budget
                print(f"{compiler:<11}{nodes:>6}{best['headers']:>9.2f}{best['nabla']:>8.2f}{best['flat']:>8.2f}{budget:>8.2f}"
                      f"{used:>7.2f}{'' if used <= 1 else ' over'}  {'suffice' if not limits else 'DO NOT suffice'}", flush=True)

    def matrices(self):
        self.programs("Hessians and Jacobians", MATRIX_START, MATRICES)

    def orders(self):
        self.programs("high orders", ORDERS_START, ORDERS)

    def programs(self, title, start, texts):
        print(f"\n{title}, -O2, CPU seconds and MB")
        for name, text in texts.items():
            source = self.write("program.cpp", start + text)
            for compiler in self.options.compiler:
                seconds, megabytes = self.alone(self.command(compiler, source, "-O2", *raised_limits(compiler)))
                print(f"{name:<44}{compiler:<11}{seconds:>8.1f}{megabytes:>7}", flush=True)

    @staticmethod
    def alone(command):
        """Seconds and MB of a command, alone in a process, whose largest child is then the compiler."""
        measured = subprocess.run([sys.executable, "-c", LARGEST_CHILD, *command], capture_output=True, text=True)
        seconds, megabytes = measured.stdout.split() or ("nan", "-")  # where it does not compile
        return float(seconds), megabytes

    def headers(self):
        print("\nheaders, CPU seconds (-O0)")
        sources = {name: self.write(f"{name}.cpp", text) for name, text in {
            "nothing": "", "boost/hana.hpp": "#include <boost/hana.hpp>\n", "nabla/nabla.hpp": "#include <nabla/nabla.hpp>\n",
        }.items() for name in [name.replace("/", "_")]}
        for compiler in self.options.compiler:
            best = measure({name: self.command(compiler, source) for name, source in sources.items()}, self.options.runs + 2)
            print(f"{compiler:<11}" + "  ".join(f"{name.replace('_', '/')} {text_of(seconds)}" for name, seconds in best.items()), flush=True)

    def sharing(self):
        print("\ndeep sharing: e = e*e + x, nested 30 and 3 deep, CPU seconds")
        sources = {}
        for depth in (3, 30):
            lines = "\n".join(f"constexpr auto e{i} = e{i - 1}*e{i - 1} + x;" for i in range(1, depth + 1))
            sources[depth] = self.write(f"sharing{depth}.cpp", SHARING % (lines, depth))
        for compiler in self.options.compiler:
            best = measure({f"{depth} {flag}": self.command(compiler, source, *([flag] if flag else []))
                            for depth, source in sources.items() for flag in ("", "-g")}, self.options.runs)
            print(f"{compiler:<11}" + "   ".join(f"{flag or '   no -g'}: {text_of(best[f'30 {flag}'])} against {text_of(best[f'3 {flag}'])}"
                                                 for flag in ("", "-g")), flush=True)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("--compiler", action="append", help="may be repeated; default g++ and clang++-14")
    arguments.add_argument("--nodes", type=lambda text: [int(n) for n in text.split(",")], default=[500, 1000, 2000, 4000])
    arguments.add_argument("--runs", type=int, default=3)
    arguments.add_argument("--include", type=pathlib.Path, default=HERE.parent.parent / "include")
    arguments.add_argument("--only", choices=["headers", "sharing", "chains", "matrices", "orders"], action="append")
    options = arguments.parse_args()
    options.compiler = [c for c in options.compiler or ["g++", "clang++-14"] if shutil.which(c)]
    bench = Workbench(options)
    for table in options.only or ["headers", "sharing", "chains", "matrices", "orders"]:
        getattr(bench, table)()
    shutil.rmtree(bench.directory)


if __name__ == "__main__":
    main()
