#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Run time and operations of nabla's kernels beside hand-written ones, then run time of functions of arrays.

    compare.py [--compiler g++ --compiler clang++-14 ...] [--repetitions 25] [--build DIRECTORY]

Builds the benchmarks with each compiler (-O2 and -O3, -march=native), runs them with random interleaving and prints
medians in nanoseconds and their ratio. The operations are additions, multiplications, divisions, negations, calls and
choices: nabla's from operation_count, the hand-written code's counted while it runs. Functions of arrays are beside
loops by hand and, where Eigen is installed, its batches.
"""
import argparse
import json
import os
import pathlib
import shutil
import statistics
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


def build(compiler, directory, source):
    quiet = {"check": True, "stdout": subprocess.DEVNULL}
    subprocess.run(["cmake", "-S", str(source), "-B", str(directory), f"-DCMAKE_CXX_COMPILER={compiler}", "-DCMAKE_BUILD_TYPE=Release",
                    "-DNABLA_BUILD_BENCHMARKS=ON", "-DNABLA_BUILD_TESTS=OFF", "-DNABLA_BUILD_EXAMPLES=OFF"], **quiet)
    subprocess.run(["cmake", "--build", str(directory), "--target", "nabla_benchmark"], **quiet)


def run(program, repetitions):
    command = [str(program), "--benchmark_format=json", "--benchmark_min_time=0.01", f"--benchmark_repetitions={repetitions}",
               "--benchmark_enable_random_interleaving=true"]
    output = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    times = {}
    for measurement in output["benchmarks"]:
        if measurement["run_type"] == "iteration":
            times.setdefault(measurement["run_name"].split("/repeats")[0], []).append(measurement["cpu_time"])
    operations = {key.split()[1]: value.split() for key, value in output["context"].items() if key.startswith("operations ")}
    return {name: statistics.median(values) for name, values in times.items()}, operations


def print_kernels(program, repetitions):
    times, operations = run(program, repetitions)
    print(f"{'kernel':<15}{'nabla ns':>10}{'hand ns':>10}{'ratio':>8}{'operations':>14}{'by hand':>9}")
    for kernel, (ours, by_hand) in operations.items():
        nabla, hand = times[f"{kernel}/nabla"], times[f"{kernel}/hand"]
        print(f"{kernel:<15}{nabla:>10.1f}{hand:>10.1f}{nabla / hand:>8.2f}{ours:>14}{by_hand:>9}", flush=True)


def print_arrays(program, repetitions):
    times, _ = run(program, repetitions)
    print(f"{'arrays':<18}{'nabla us':>10}{'hand us':>10}{'ratio':>8}{'Eigen us':>10}{'ratio':>8}")
    for name in sorted(key.removesuffix("/nabla") for key in times if key.endswith("/nabla")):
        nabla, hand, eigen = (times.get(f"{name}/{form}") for form in ("nabla", "hand", "eigen"))
        beside_eigen = f"{eigen / 1000:>10.2f}{nabla / eigen:>8.2f}" if eigen else ""
        print(f"{name:<18}{nabla / 1000:>10.2f}{hand / 1000:>10.2f}{nabla / hand:>8.2f}{beside_eigen}", flush=True)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("--compiler", action="append", help="may be repeated; default g++ and clang++-14")
    arguments.add_argument("--repetitions", type=int, default=25)
    arguments.add_argument("--source", type=pathlib.Path, default=ROOT, help="nabla's source directory")
    arguments.add_argument("--build", type=pathlib.Path, default=ROOT / "build" / "benchmark")
    options = arguments.parse_args()
    for compiler in [c for c in options.compiler or ["g++", "clang++-14"] if shutil.which(c)]:
        directory = options.build / compiler
        build(compiler, directory, options.source)
        for level in ("O2", "O3"):
            print(f"\n{compiler} -{level} -march=native   load {os.getloadavg()[0]:.1f}")
            programs = directory / "test" / "benchmark"
            print_kernels(programs / f"nabla_benchmark_gradients_{level}", options.repetitions)
            print_arrays(programs / f"nabla_benchmark_arrays_{level}", options.repetitions)


if __name__ == "__main__":
    main()
