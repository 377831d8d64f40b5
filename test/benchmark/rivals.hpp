// SPDX-License-Identifier: BSL-1.0
// NLopt's and Ceres's ways to minimise a function, which is given by its values and gradients.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include <ceres/ceres.h>
#include <nlopt.h>

namespace rivals {

/// The value at a point of so many numbers; the gradient goes behind the second pointer.
using function = std::function<double(const double*, double*)>;
struct outcome {
  double value = 0;
  std::size_t iterations = 0, evaluations = 0;
};

struct counted_function {
  const function& f;
  std::size_t evaluations = 0;

  double operator()(const double* at, double* gradient) {
    ++evaluations;
    return f(at, gradient);
  }
};

/// L-BFGS of NLopt, which does not say how many iterations it makes.
inline outcome by_nlopt(const function& f, std::vector<double> point, int evaluations = 5000) {
  counted_function counted{f};
  const auto call = [](unsigned, const double* at, double* gradient, void* data) {
    return (*static_cast<counted_function*>(data))(at, gradient);
  };
  const nlopt_opt solver = nlopt_create(NLOPT_LD_LBFGS, static_cast<unsigned>(point.size()));
  nlopt_set_min_objective(solver, call, &counted);
  nlopt_set_ftol_rel(solver, 1e-16);
  nlopt_set_xtol_rel(solver, 1e-16);
  nlopt_set_maxeval(solver, evaluations);
  outcome found;
  nlopt_optimize(solver, point.data(), &found.value);
  nlopt_destroy(solver);
  found.evaluations = counted.evaluations;
  return found;
}

/// L-BFGS of Ceres with its default, a line search by the strong Wolfe conditions.
inline outcome by_ceres(const function& f, std::vector<double> point) {
  struct adapter : ceres::FirstOrderFunction {
    counted_function& counted;
    int size;
    std::vector<double> unwanted;

    adapter(counted_function& its_function, std::size_t its_size)
        : counted(its_function), size(static_cast<int>(its_size)), unwanted(its_size) {}
    bool Evaluate(const double* at, double* value, double* gradient) const override {
      *value = counted(at, gradient ? gradient : const_cast<double*>(unwanted.data()));
      return true;
    }
    int NumParameters() const override { return size; }
  };
  counted_function counted{f};
  const ceres::GradientProblem problem(new adapter(counted, point.size()));
  ceres::GradientProblemSolver::Options options;
  options.max_num_iterations = 5000;
  options.function_tolerance = options.parameter_tolerance = 1e-16;
  options.gradient_tolerance = 1e-9;
  options.logging_type = ceres::SILENT;
  ceres::GradientProblemSolver::Summary summary;
  ceres::Solve(options, problem, point.data(), &summary);
  return {summary.final_cost, summary.iterations.size() - 1, counted.evaluations};
}

}  // namespace rivals
