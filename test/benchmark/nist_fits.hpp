// SPDX-License-Identifier: BSL-1.0
// The 54 fits of NIST's reference sets, by nabla and by Ceres. Ceres gets residuals and derivatives
// from nabla's kernels, all rows of a set at once: less work than by automatic derivatives a row.
#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include <ceres/ceres.h>

#include "../descent/nist/models.hpp"
#include "../descent/nist/tables.hpp"

namespace nist_fits {

namespace core = nabla::core;
using namespace nist::models;

struct by_nabla {
  template <class F, class... X, std::size_t P, class... Columns>
  std::array<double, P> operator()(F residual, core::variable_list<X...>,
                                   const std::array<double, P>& start,
                                   const Columns&... columns) const {
    return nabla::levenberg_marquardt(residual,
                                      nabla::at(core::parameters_of<X...>{} = start, columns...))
        .point.numbers;
  }
};

/// All rows of a set.
template <class F, std::size_t P, class Columns, class... X>
struct rows_for_ceres : ceres::CostFunction {
  using rows_function = core::detail::sample_residual_rows<F, X...>;
  const Columns& columns;
  std::size_t count;
  mutable std::vector<double> rows, storage;

  rows_for_ceres(const Columns& its_columns, std::size_t its_count)
      : columns(its_columns),
        count(its_count),
        rows(its_count * (P + 1)),
        storage(rows_function::workspace + F::workspace + 1) {
    set_num_residuals(static_cast<int>(count));
    mutable_parameter_block_sizes()->push_back(static_cast<int>(P));
  }
  template <class E>
  void compute(const double* at, std::vector<double>& to) const {
    std::apply(
        [&](const auto&... its_columns) {
          E{}(core::parameters_of<X...>{} = at, its_columns..., nabla::into(to),
              nabla::workspace(storage));
        },
        columns);
  }
  bool Evaluate(const double* const* at, double* residuals, double** jacobians) const override {
    if (jacobians == nullptr || jacobians[0] == nullptr) {
      rows.resize(count);
      compute<F>(at[0], rows);
      std::copy(rows.begin(), rows.end(), residuals);
    } else {
      rows.resize(count * (P + 1));
      compute<rows_function>(at[0], rows);
      for (std::size_t i = 0; i < count; ++i) {
        std::copy_n(&rows[i * (P + 1)], P, jacobians[0] + i * P);
        residuals[i] = rows[i * (P + 1) + P];
      }
    }
    return std::all_of(residuals, residuals + count, [](double r) { return std::isfinite(r); });
  }
};
struct by_ceres {
  template <class F, class... X, std::size_t P, class... Columns>
  std::array<double, P> operator()(F, core::variable_list<X...>, std::array<double, P> point,
                                   const Columns&... columns) const {
    const std::tuple<const Columns&...> all{columns...};
    ceres::Problem problem;
    problem.AddResidualBlock(new rows_for_ceres<F, P, std::remove_const_t<decltype(all)>, X...>(
                                 all, core::detail::samples_of(columns...)),
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
};

template <std::size_t P>
bool is_good(const std::array<double, P>& found, const std::array<double, P>& certified) {
  for (std::size_t k = 0; k < P; ++k)
    if (!(std::abs(found[k] - certified[k]) <= 1e-6 * std::abs(certified[k]))) return false;
  return true;
}
template <class Method, class Model, class Set, class List>
int good_fits(const Method& fit, Model, const Set& set, List list) {
  constexpr auto residual = y - Model{};
  const auto from = [&](const auto& start, const auto&... columns) {
    return is_good(fit(residual, list, start, columns...), set.certified) ? 1 : 0;
  };
  if constexpr (Set::has_two) {
    auto logarithms = set.y;
    for (double& response : logarithms) response = std::log(response);
    return from(set.far, x = set.x, second = set.second, y = logarithms) +
           from(set.near, x = set.x, second = set.second, y = logarithms);
  } else {
    return from(set.far, x = set.x, y = set.y) + from(set.near, x = set.x, y = set.y);
  }
}

/// Makes all fits, and says how many find the certified parameters to 6 digits.
template <class Method>
int all(const Method& by) {
  namespace sets = nist::sets;
  constexpr auto two = nabla::wrt(b1, b2);
  constexpr auto three = nabla::wrt(b1, b2, b3);
  constexpr auto four = nabla::wrt(b1, b2, b3, b4);
  constexpr auto five = nabla::wrt(b1, b2, b3, b4, b5);
  constexpr auto six = nabla::wrt(b1, b2, b3, b4, b5, b6);
  constexpr auto seven = nabla::wrt(b1, b2, b3, b4, b5, b6, b7);
  constexpr auto eight = nabla::wrt(b1, b2, b3, b4, b5, b6, b7, b8);
  constexpr auto nine = nabla::wrt(b1, b2, b3, b4, b5, b6, b7, b8, b9);
  const auto fit = [&](auto model, const auto& set, auto list) {
    return good_fits(by, model, set, list);
  };
  return fit(misra1a, sets::misra1a, two) + fit(chwirut2, sets::chwirut2, three) +
         fit(chwirut1, sets::chwirut1, three) + fit(lanczos3, sets::lanczos3, six) +
         fit(gauss1, sets::gauss1, eight) + fit(gauss2, sets::gauss2, eight) +
         fit(danwood, sets::danwood, two) + fit(misra1b, sets::misra1b, two) +
         fit(kirby2, sets::kirby2, five) + fit(hahn1, sets::hahn1, seven) +
         fit(nelson, sets::nelson, three) + fit(mgh17, sets::mgh17, five) +
         fit(lanczos1, sets::lanczos1, six) + fit(lanczos2, sets::lanczos2, six) +
         fit(gauss3, sets::gauss3, eight) + fit(misra1c, sets::misra1c, two) +
         fit(misra1d, sets::misra1d, two) + fit(roszman1, sets::roszman1, four) +
         fit(enso, sets::enso, nine) + fit(mgh09, sets::mgh09, four) +
         fit(thurber, sets::thurber, seven) + fit(boxbod, sets::boxbod, two) +
         fit(rat42, sets::rat42, three) + fit(mgh10, sets::mgh10, three) +
         fit(eckerle4, sets::eckerle4, three) + fit(rat43, sets::rat43, four) +
         fit(bennett5, sets::bennett5, three);
}

}  // namespace nist_fits
