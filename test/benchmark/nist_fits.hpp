// SPDX-License-Identifier: BSL-1.0
// The 54 fits of NIST's reference sets, by nabla and by Ceres with its automatic derivatives.
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
    return true;
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
