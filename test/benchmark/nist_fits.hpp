// SPDX-License-Identifier: BSL-1.0
// The 54 fits of NIST's reference sets, by nabla and by Ceres with its automatic derivatives.
#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include <ceres/ceres.h>

#include "../descent/nist/models.hpp"

namespace nist_fits {

namespace core = nabla::core;
using namespace nist::models;

inline constexpr nabla::variable<"given_x"> given_x;
inline constexpr nabla::variable<"given_second"> given_second;
inline constexpr nabla::variable<"given_y"> given_y;

struct by_nabla {
  template <class Model, class... X, class Set, std::size_t P>
  std::array<double, P> operator()(Model model, core::variable_list<X...>, const Set& set,
                                   const std::array<double, P>& start,
                                   const auto& responses) const {
    constexpr core::parameters_of<X...> all;
    if constexpr (Set::has_two)
      return nabla::levenberg_marquardt(
                 y - model(x, second),
                 nabla::at(all = start, x = set.x, second = set.second, y = responses))
          .point.numbers;
    else
      return nabla::levenberg_marquardt(y - model(x),
                                        nabla::at(all = start, x = set.x, y = responses))
          .point.numbers;
  }
};

/// A row, by Ceres's automatic derivatives: `F` is its residual.
template <class F, class List>
struct row_for_ceres;
template <class F, class... X>
struct row_for_ceres<F, core::variable_list<X...>> {
  double x, second, y;

  template <class T>
  bool operator()(const T* at, T* residual) const {
    return compute(at, residual, std::index_sequence_for<X...>{});
  }

 private:
  template <class T, std::size_t... K>
  bool compute(const T* at, T* residual, std::index_sequence<K...>) const {
    *residual = F{}(X{} = at[K]..., given_x = T(x), given_second = T(second), given_y = T(y));
    using std::isfinite;
    return isfinite(*residual);
  }
};
struct by_ceres {
  template <class Model, class... X, class Set, std::size_t P>
  std::array<double, P> operator()(Model model, core::variable_list<X...>, const Set& set,
                                   std::array<double, P> point, const auto& responses) const {
    using residual = decltype(given_y - given(model));
    using row = row_for_ceres<residual, core::variable_list<X...>>;
    ceres::Problem problem;
    for (std::size_t k = 0; k < set.x.size(); ++k)
      problem.AddResidualBlock(new ceres::AutoDiffCostFunction<row, 1, static_cast<int>(P)>(new row{
                                   set.x[k], Set::has_two ? set.second[k] : 0, responses[k]}),
                               nullptr, point.data());
    ceres::Solver::Options options;
    options.linear_solver_type = ceres::DENSE_QR;
    options.max_num_iterations = 10000;
    options.function_tolerance = options.gradient_tolerance = options.parameter_tolerance = 2.3e-16;
    options.logging_type = ceres::SILENT;
    ceres::Solver::Summary summary;
    ceres::Solve(options, &problem, &summary);
    return point;
  }

 private:
  template <class Model>
  static constexpr auto given(Model model) {
    if constexpr (std::is_invocable_v<Model, decltype(given_x), decltype(given_second)>)
      return model(given_x, given_second);
    else
      return model(given_x);
  }
};

template <std::size_t P>
bool is_good(const std::array<double, P>& found, const std::array<double, P>& certified) {
  for (std::size_t k = 0; k < P; ++k)
    if (!(std::abs(found[k] - certified[k]) <= 1e-6 * std::abs(certified[k]))) return false;
  return true;
}
template <class Method, class Model, class Set, class List>
int good_fits(const Method& fit, Model model, const Set& set, List list) {
  auto responses = set.y;
  if (Set::has_two)
    for (double& response : responses) response = std::log(response);
  int good = 0;
  for (const auto& start : {set.far, set.near})
    if (is_good(fit(model, list, set, start, responses), set.certified)) ++good;
  return good;
}

/// Makes all fits, and says how many find the certified parameters to 6 digits.
template <class Method>
int all(const Method& by) {
  int good = 0;
  for_each_set([&](auto model, const auto& set, auto parameters) {
    good += good_fits(by, model, set, parameters);
  });
  return good;
}

}  // namespace nist_fits
