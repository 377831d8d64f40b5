#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Run time of nabla's kernels, and of other libraries' derivatives, beside hand-written code; then of functions of arrays.

    compare.py [--compiler g++ --compiler clang++-14 ...] [--options=-O2 --options="-O3 -march=native" ...]
               [--problems seed,arm] [--contenders ceres,sacado] [--only gradients] [--turns 25] [--markdown] [--build DIRECTORY]

Builds the benchmarks with each compiler and each set of options (default: -O2 and -O3, with and without -march=native).
The contenders that the compilers built run in one program, in turns; those that are not installed are left out. A table
has, for each problem, the nanoseconds of the hand-written code and the medians of the ratios, turn by turn, of each
contender to the hand-written code of the same compiler. The operations are additions, multiplications, divisions,
negations, calls and choices: nabla's from operation_count, the hand-written code's counted while it runs. Functions of
arrays are beside loops by hand and, where Eigen is installed, its batches.
"""
import argparse
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
DEFAULT_OPTIONS = ["-O2", "-O3", "-O2 -march=native", "-O3 -march=native"]
CONTENDERS = ["hand", "nabla", "ceres", "eigen", "sacado", "boost", "adolc"]


def complain(message):
    sys.exit(f"compare.py: {message}")


def progress(message):
    print(f"-- {message}", file=sys.stderr, flush=True)


def checked(command):
    """What the command prints; its last words, if it fails."""
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True)
    if done.returncode != 0:
        words = (done.stderr.strip() or done.stdout.strip()).splitlines()[-30:]
        complain("\n".join([f"this failed: {' '.join(map(str, command))}", *words]))
    return done.stdout


def build(compiler, flags, options):
    """Builds the benchmarks; where they are."""
    progress(f"building with {compiler} {flags}")
    directory = options.build / compiler / flags.replace(" ", "")
    checked(["cmake", "-S", options.source, "-B", directory, f"-DCMAKE_CXX_COMPILER={compiler}", "-DCMAKE_BUILD_TYPE=Release",
             f"-DNABLA_BENCHMARK_OPTIONS={';'.join(flags.split())}", f"-DNABLA_BENCHMARK_CONTENDERS={';'.join(options.contenders)}",
             "-DNABLA_BUILD_BENCHMARKS=ON", "-DNABLA_BUILD_TESTS=OFF", "-DNABLA_BUILD_EXAMPLES=OFF"])
    targets = [f"nabla_benchmark_{name}" for name in options.only or ["gradients", "arrays"]]
    checked(["cmake", "--build", directory, "--parallel", "1", "--target", *targets])
    return directory / "test" / "benchmark"


class Measurement:
    """One contender's times for one problem, turn by turn."""

    def __init__(self, line):
        self.problem, path, operations, *times = line.split("\t")
        self.contender = pathlib.Path(path).stem
        self.compiler = pathlib.Path(path).parent.name
        self.operations = int(operations)
        self.times = [float(time) for time in times]


def ratio(ours, others):
    """The median of the ratios, turn by turn: what slows a turn down slows both."""
    return statistics.median(a / b for a, b in zip(ours.times, others.times, strict=True))


def table(measurements, compilers):
    """The rows of the table, the first of which has the titles."""
    found = {(m.problem, m.compiler, m.contender): m for m in measurements}
    present = {(m.compiler, m.contender) for m in measurements}
    columns = [(compiler, contender) for contender in CONTENDERS[1:] for compiler in compilers if (compiler, contender) in present]
    rows = [["problem", "operations", *(f"hand {c}, ns" for c in compilers), *(f"{contender} {c}" for c, contender in columns)]]
    for problem in dict.fromkeys(m.problem for m in measurements):
        hand = {compiler: found[problem, compiler, "hand"] for compiler in compilers}
        first = compilers[0]
        row = [problem, f"{found[problem, first, 'nabla'].operations} / {hand[first].operations}"]
        row += [f"{statistics.median(hand[compiler].times):.1f}" for compiler in compilers]
        for compiler, contender in columns:
            one = found.get((problem, compiler, contender))
            row.append(text_of(ratio(one, hand[compiler])) if one else "")
        rows.append(row)
    return rows


def text_of(number):
    return f"{number:.2f}" if number < 9.95 else f"{number:.0f}"


def print_table(rows, markdown):
    if markdown:
        rows = [rows[0], ["---"] * len(rows[0]), *rows[1:]]
        print("\n".join("| " + " | ".join(row) + " |" for row in rows), flush=True)
        return
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        print("  ".join([row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]), flush=True)


def gradients(programs, options):
    """The measurements of all compilers' contenders, in one run of the first compiler's program."""
    libraries = []
    for compiler, directory in programs.items():
        links = options.build / "run" / compiler
        shutil.rmtree(links, ignore_errors=True)
        links.mkdir(parents=True)
        for contender in CONTENDERS:
            library = directory / "contenders" / f"{contender}.so"
            if library.exists() and contender in options.contenders:
                (links / library.name).symlink_to(library)
                libraries.append(links / library.name)
    program = next(iter(programs.values())) / "nabla_benchmark_gradients"
    progress(f"running {len(libraries)} contenders in {options.turns} turns")
    lines = checked([program, options.turns, options.problems, *libraries]).splitlines()
    return [Measurement(line) for line in lines]


def print_arrays(program, repetitions):
    command = [program, "--benchmark_format=json", "--benchmark_min_time=0.01", f"--benchmark_repetitions={repetitions}",
               "--benchmark_enable_random_interleaving=true"]
    all_times = {}
    for measurement in json.loads(checked(command))["benchmarks"]:
        if measurement["run_type"] == "iteration":
            all_times.setdefault(measurement["run_name"].split("/repeats")[0], []).append(measurement["cpu_time"])
    times = {name: statistics.median(values) for name, values in all_times.items()}
    print(f"{'arrays':<18}{'nabla us':>10}{'hand us':>10}{'ratio':>8}{'Eigen us':>10}{'ratio':>8}")
    for name in sorted(key.removesuffix("/nabla") for key in times if key.endswith("/nabla")):
        nabla, hand, eigen = (times.get(f"{name}/{form}") for form in ("nabla", "hand", "eigen"))
        beside_eigen = f"{eigen / 1000:>10.2f}{nabla / eigen:>8.2f}" if eigen else ""
        print(f"{name:<18}{nabla / 1000:>10.2f}{hand / 1000:>10.2f}{nabla / hand:>8.2f}{beside_eigen}", flush=True)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("--compiler", action="append", help="may be repeated; default g++ and clang++-14")
    arguments.add_argument("--options", action="append", help="the compiler's, as one word; may be repeated")
    arguments.add_argument("--problems", default="all", help="names with commas between them")
    arguments.add_argument("--contenders", default=CONTENDERS, type=lambda text: ["hand", "nabla", *text.split(",")],
                           help=f"beside hand and nabla, with commas; default {','.join(CONTENDERS[2:])}")
    arguments.add_argument("--only", choices=["gradients", "arrays"], action="append")
    arguments.add_argument("--turns", type=int, default=25)
    arguments.add_argument("--markdown", action="store_true", help="tables as pages have them")
    arguments.add_argument("--source", type=pathlib.Path, default=ROOT, help="nabla's source directory")
    arguments.add_argument("--build", type=pathlib.Path, default=ROOT / "build" / "benchmark")
    options = arguments.parse_args()
    for compiler in options.compiler or []:
        if not shutil.which(compiler):
            complain(f"there is no compiler {compiler}")
    compilers = options.compiler or [c for c in ["g++", "clang++-14"] if shutil.which(c)]
    options.build = options.build.resolve()
    for flags in options.options or DEFAULT_OPTIONS:
        programs = {compiler: build(compiler, flags, options) for compiler in compilers}
        if "gradients" in (options.only or ["gradients"]):
            measurements = gradients(programs, options)
            print(f"\n{flags}   load {os.getloadavg()[0]:.1f}")
            print_table(table(measurements, compilers), options.markdown)
        for compiler, directory in programs.items():
            if "arrays" in (options.only or ["arrays"]):
                print(f"\n{compiler} {flags}")
                print_arrays(directory / "nabla_benchmark_arrays", options.turns)


if __name__ == "__main__":
    main()
