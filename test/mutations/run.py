#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Do the tests notice mistakes?  python3 test/mutations/run.py [--compiler clang++] [-j 2] [words...]

Makes each mistake of mutations.py in a copy of include/, compiles and runs the quick tests of its folder until one
fails, and says which. Fails if a mistake survives, or if its place is no longer there. With words, only the mistakes
in whose file or text one of them occurs."""

import argparse
import concurrent.futures
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

from mutations import MUTATIONS

TEST = pathlib.Path(__file__).resolve().parent.parent
INCLUDE = TEST.parent / "include"

# By the mistake's folder, the tests that may notice it, the most likely first.
CHECKS = {
    "function": ["function/powers_static", "function/laws", "graph/computed_ranges", "graph/random_formulas", "print/textbook_static", "check/domain_static",
                 "graph/nested_choices", "expression/where_static", "expression/choices", "function/names_static", "print/latex_static", "print/writers", "formula/grammar_static",
                 "calculus/counts_static", "function/edges", "kernel/shared_values", "kernel/decisions"],
    "graph": ["function/powers_static", "graph/computed_ranges", "graph/random_formulas", "graph/nested_choices", "print/textbook_static", "expression/where_static",
              "graph/canonical_static", "graph/far_numbers_static", "kernel/operations_static", "graph/identity_static", "formula/grammar_static", "expression/choices",
              "print/explanations", "check/domain_static", "check/domains", "function/names_static",
              "graph/array_rules", "graph/whole_arrays", "linear/arrays_static", "data/regression", "data/parallel", "expression/hana_static",
              "kernel/shared_values", "calculus/counts_static", "graph/expansion"],
    "formula": ["formula/grammar_static", "formula/as_typed", "function/names_static", "formula/parsing"],
    "print": ["function/names_static", "print/mathml_static", "formula/parsing", "print/latex_static", "print/textbook_static", "print/writers", "print/explanations"],
    "check": ["check/domain_static", "check/gradcheck_static", "check/domains", "data/regression"],
    "linear": ["linear/arrays_static", "linear/small_matrices_static", "linear/networks", "data/regression"],
    "data": ["data/regression", "data/parallel", "linear/arrays_static", "data/standardize"],
    "kernel": ["calculus/counts_static", "kernel/sections_static", "kernel/shared_values", "kernel/decisions", "kernel/contract_static", "kernel/array_function_static", "kernel/plan_arrays", "kernel/operations_static", "function/names_static", "kernel/bit_for_bit", "kernel/packs_of_random_programs", "kernel/sections", "expression/packed", "graph/elimination", "function/laws", "expression/evaluation", "function/edges",
               "kernel/call_in_lanes", "kernel/contract", "linear/arrays"],
    "calculus": ["calculus/seeds_static", "calculus/high_orders_static", "kernel/operations_static", "expression/columns_static", "calculus/counts_static", "expression/values",
                 "calculus/derivative_at_static", "calculus/derivative_at", "calculus/sparsity_static", "calculus/sparsity", "linear/networks", "data/regression"],
    "expression": ["expression/values", "expression/columns_static", "expression/where_static", "expression/traced_static", "calculus/seeds_static",
                   "expression/evaluation", "expression/choices", "formula/grammar_static",
                   "linear/networks", "data/regression", "linear/small_matrices_static", "expression/hana_static"],
    "descent": ["calculus/seeds_static", "descent/gradient_descent_static", "descent/first_order_static", "descent/observers_static", "descent/methods_static",
                "descent/permutation_static", "descent/schedule_static", "descent/steps", "descent/minibatches", "descent/minimize", "descent/descend", "descent/within", "expression/values", "descent/test_problems", "descent/levenberg_marquardt_static", "descent/robust_static", "descent/fit_static",
                "descent/students_t_static", "descent/levenberg_marquardt", "descent/nist"],
    "math": ["math/lanes_static", "math/lanes", "math/vectorized", "math/constant_expressions_static", "calculus/derivative_at_static", "calculus/derivative_at", "math/ulp"],
    "meta": ["meta/numbers", "print/textbook_static"],
}
# Tests with a main function of their own: what they are linked with, and their arguments.
PROGRAMS = {"math/ulp": (["-lmpfr", "-lgmp", "-pthread"], ["300"])}
FORMULAS = "800"
# The last is clang 14, which breaks down where it explains some failed assertions.
REFUSALS = ("static assertion failed", "static_assert failed", "constant expression", "PLEASE submit a bug report")


class Workshop:
    """A folder with what all compilations share."""

    def __init__(self, compiler, folder):
        self.compiler, self.folder = compiler, folder
        about = subprocess.run([compiler, "--version"], capture_output=True, text=True, check=True).stdout
        self.clang = "clang" in about
        limit = "-fconstexpr-steps=1073741824" if self.clang else "-fconstexpr-ops-limit=1073741824"
        self.options = ["-std=c++20", "-O0", "-w", limit, "-fno-caret-diagnostics" if self.clang else "-fno-diagnostics-show-caret"]
        header = folder / "boost.hpp"
        header.write_text("#include <boost/test/unit_test.hpp>\n")
        compiled = folder / ("boost.hpp.pch" if self.clang else "boost.hpp.gch")
        self.run([compiler, *self.options, "-x", "c++-header", header, "-o", compiled])
        self.prefix = ["-include-pch", compiled] if self.clang else ["-include", header]
        self.objects = [folder / "main.o", folder / "allocations.o"]
        for object_file in self.objects:
            self.run([compiler, *self.options, "-c", TEST / (object_file.stem + ".cpp"), "-o", object_file])

    def run(self, command, **more):
        result = subprocess.run([str(word) for word in command], capture_output=True, text=True, errors="replace", **more)
        if result.returncode != 0:
            sys.exit(f"{command}\n{result.stderr}")

    def fails(self, check, include, scratch):
        """Whether the test notices anything; None if it does not compile for another reason than a failed assertion."""
        source, program = TEST / (check + ".cpp"), scratch / "program"
        libraries, arguments = PROGRAMS.get(check, ([], ["--color_output=no"]))
        command = [self.compiler, *self.options, "-I", include]
        if check.endswith("_static"):
            command += ["-fsyntax-only", source]
        elif check in PROGRAMS:
            command += [source, "-o", program, *libraries]
        else:
            command += [*self.prefix, source, *self.objects, "-o", program]
        try:
            made = subprocess.run([str(word) for word in command], capture_output=True, text=True, errors="replace", timeout=300)
            if made.returncode != 0:
                return True if any(words in made.stderr for words in REFUSALS) else None
            if check.endswith("_static"):
                return False
            environment = {**os.environ, "NABLA_FORMULAS": FORMULAS}
            ran = subprocess.run([program, *arguments], capture_output=True, env=environment, timeout=300)
            return ran.returncode != 0
        except subprocess.TimeoutExpired:
            return True


def name_of(mutation):
    path, old, new = mutation
    short = lambda text: " ".join(text.split())[:60]
    return f"{path}: {short(old)} -> {short(new) or 'nothing'}"


def places_of(old, text):
    """Where the text has the same words and signs, however they are laid out."""
    words = re.findall(r"\w+|[^\w\s]", old)
    return list(re.finditer(r"\s*".join(map(re.escape, words)), text))


def outcome(workshop, mutation):
    path, old, new = mutation
    with tempfile.TemporaryDirectory(dir=workshop.folder) as scratch:
        scratch = pathlib.Path(scratch)
        shutil.copytree(INCLUDE, scratch / "include")
        file = scratch / "include" / "nabla" / path
        places = places_of(old, file.read_text())
        if len(places) != 1:
            return f"NOT THERE: occurs {len(places)} times"
        file.write_text(places[0].string[: places[0].start()] + new + places[0].string[places[0].end() :])
        no_program = []
        for check in CHECKS[path.split("/")[0]]:
            noticed = workshop.fails(check, scratch / "include", scratch)
            if noticed:
                return f"caught by {check}"
            if noticed is None:
                no_program.append(check)
    if no_program:
        return f"NO PROGRAM: {no_program[0]} does not compile, for another reason than a failed assertion"
    return "SURVIVED"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--compiler", default="clang++")
    parser.add_argument("-j", type=int, default=os.cpu_count())
    parser.add_argument("words", nargs="*")
    arguments = parser.parse_args()
    chosen = [m for m in MUTATIONS if not arguments.words or any(w in m[0] or w in m[1] for w in arguments.words)]
    start = time.time()
    with tempfile.TemporaryDirectory(prefix="nabla_mutations.") as folder:
        workshop = Workshop(arguments.compiler, pathlib.Path(folder))
        checks = sorted({check for m in chosen for check in CHECKS[m[0].split("/")[0]]})
        print(f"{len(chosen)} mistakes, {len(checks)} tests", flush=True)
        with concurrent.futures.ThreadPoolExecutor(arguments.j) as pool:
            def unharmed(check):
                with tempfile.TemporaryDirectory(dir=folder) as scratch:
                    return workshop.fails(check, INCLUDE, pathlib.Path(scratch)) is False
            for check, passes in zip(checks, pool.map(unharmed, checks)):
                if not passes:
                    sys.exit(f"{check} does not pass without any mistake")
            bad = 0
            results = pool.map(lambda m: outcome(workshop, m), chosen)
            for k, (mutation, result) in enumerate(zip(chosen, results), 1):
                bad += not result.startswith("caught")
                print(f"[{k}/{len(chosen)}] {result}: {name_of(mutation)}", flush=True)
    print(f"{len(chosen) - bad} of {len(chosen)} mistakes caught in {time.time() - start:.0f} s")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
