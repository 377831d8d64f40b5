// SPDX-License-Identifier: BSL-1.0
// The 27 nonlinear regression sets of NIST, from both starts each.
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <iomanip>
#include <iostream>
#include <vector>

#include <nabla/nabla.hpp>

#include "nist/models.hpp"

BOOST_AUTO_TEST_SUITE(nist)

namespace {

using namespace nist::models;

/// How many digits agree, of the 11 that are certified.
double digits(double found, double certified) {
  if (found == certified) return 11;
  const double agreeing = -std::log10(std::abs(found - certified) / std::abs(certified));
  return std::isfinite(agreeing) ? std::fmin(std::fmax(agreeing, 0), 11) : 0;
}

struct tally {
  int fits = 0, good = 0, sure = 0;
  double sum_of_digits = 0;

  template <class Result, std::size_t P, std::size_t N, bool HasTwo>
  void count(const Result& found, const nist::sets::table<P, N, HasTwo>& set, int start) {
    double worst = 11, worst_error = 11;
    for (std::size_t k = 0; k < P; ++k) {
      worst = std::fmin(worst, digits(found.point.numbers[k], set.certified[k]));
      worst_error =
          std::fmin(worst_error, digits(found.standard_error.numbers[k], set.deviations[k]));
    }
    ++fits;
    good += worst >= 6 ? 1 : 0;
    // Lanczos1's residuals are the rounding errors of its data.
    sure += worst_error >= (set.sum_of_squares < 1e-20 ? 2 : 4) ? 1 : 0;
    sum_of_digits += worst;
    std::cout << std::setw(9) << set.name << ' ' << start << std::fixed << std::setprecision(1)
              << std::setw(7) << worst << std::setw(7) << worst_error << std::setw(6)
              << found.iterations << std::setw(6) << found.evaluations << "  "
              << nabla::words_of(found.status) << '\n';
  }
};

template <class Model, std::size_t P, class... Columns, class... X>
auto from(const std::array<double, P>& start, nabla::core::variable_list<X...>,
          const Columns&... columns) {
  return nabla::levenberg_marquardt(
      y - Model{}, nabla::at(nabla::core::parameters_of<X...>{} = start, columns...));
}
template <class Model, class Set, class Parameters>
void fit_set(tally& all, Model model_of, const Set& set, Parameters list) {
  if constexpr (Set::has_two) {
    using model = decltype(model_of(x, second));
    std::vector<double> logarithms;
    for (const double response : set.y) logarithms.push_back(std::log(response));
    all.count(from<model>(set.far, list, x = set.x, second = set.second, y = logarithms), set, 1);
    all.count(from<model>(set.near, list, x = set.x, second = set.second, y = logarithms), set, 2);
  } else {
    using model = decltype(model_of(x));
    all.count(from<model>(set.far, list, x = set.x, y = set.y), set, 1);
    all.count(from<model>(set.near, list, x = set.x, y = set.y), set, 2);
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(all_fits_find_what_is_certified) {
  std::cout << "     set start digits  error  iterations, evaluations\n";
  tally all;
  for_each_set(
      [&](auto model, const auto& set, auto parameters) { fit_set(all, model, set, parameters); });
  std::cout << "to 6 digits: " << all.good << " of " << all.fits << ", errors to 4: " << all.sure
            << ", mean digits: " << std::setprecision(2) << all.sum_of_digits / all.fits << '\n';
  BOOST_TEST(all.fits == 54);
  BOOST_TEST(all.good == 54);
  BOOST_TEST(all.sure == 54);
  BOOST_TEST(all.sum_of_digits / all.fits >= 10.5);
}

BOOST_AUTO_TEST_SUITE_END()
