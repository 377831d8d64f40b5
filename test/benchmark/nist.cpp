// SPDX-License-Identifier: BSL-1.0
// How fast nabla and Ceres make the 54 fits of NIST's reference sets.
#include "nist_fits.hpp"
#include "turns.hpp"

int main() {
  int ours = 0, others = 0;
  const auto fit = [&] { ours = nist_fits::all(nist_fits::by_nabla{}); };
  const auto fit_by_ceres = [&] { others = nist_fits::all(nist_fits::by_ceres{}); };
  turns::print_title();
  turns::compare("54 fits, to Ceres", 1, fit, 1, fit_by_ceres, 1);
  std::printf("to 6 digits: nabla %d, Ceres %d\n", ours, others);
}
