// SPDX-License-Identifier: BSL-1.0
// Published problems of minimisation by nabla's methods, and by NLopt and Ceres with nabla's
// gradients: prints the table of iterations and evaluations in the page test/README.md.
#include <cstdio>
#include <string>
#include <vector>

#include "../descent/test_problems.hpp"
#include "rivals.hpp"

namespace {

namespace core = nabla::core;

/// Calls `use` with the function of a problem, as others want it, and with the start.
template <class J, class... X, class Bindings, class Use>
void with_function(core::variable_list<X...> list, const Bindings& all, const Use& use) {
  const auto rest = core::detail::not_varied(all, list);
  using objective = core::detail::objective<J, double, std::remove_const_t<decltype(rest)>,
                                            core::detail::no_workspace, X...>;
  std::vector<double> point(objective::size), storage(objective::gradient_and_value::workspace + 1);
  core::detail::copy_varied<X...>(all, point.data());
  const objective f{rest, storage.data(), {}};
  use([&f](const double* at, double* gradient) { return f.value_and_gradient(at, gradient); },
      point);
}
template <class J, class... B, class Use>
void with_problem(J, const core::point<B...>& start, const Use& use) {
  with_function<J>(core::detail::varied_in<B...>{}, start.bindings, use);
}

struct column {
  std::string title;
  int reached = 0;
  std::size_t evaluations = 0;  // of those reached
};

void print(column& its_column, const std::string& work, const test_problems::outcome& found) {
  if (found.is_reached()) {
    ++its_column.reached;
    its_column.evaluations += found.evaluations;
    std::printf(" %s |", work.c_str());
  } else {
    std::printf(" *%.3g* |", found.value);
  }
}
std::string work_of(std::size_t iterations, std::size_t evaluations) {
  return std::to_string(iterations) + " / " + std::to_string(evaluations);
}

std::vector<column> columns{{"bfgs"},         {"l_bfgs<10>"}, {"newton"},
                            {"trust_region"}, {"NLopt"},      {"Ceres"}};
std::vector<double> storage(60000);

template <class J, class Start, class Method>
void print_ours(std::size_t k, J function, const Start& start, std::array<double, 3> minima,
                const Method& method) {
  const auto found = test_problems::solve("", function, start, method, minima, storage);
  print(columns[k], work_of(found.iterations, found.evaluations), found);
}
template <class J, class Start>
void print_rivals(J function, const Start& start, std::array<double, 3> minima) {
  with_problem(function, start, [&](const rivals::function& f, const std::vector<double>& point) {
    const auto as_ours = [&](const rivals::outcome& found) {
      return test_problems::outcome{"", found.value, 0, found.iterations, found.evaluations,
                                    {}, minima};
    };
    const auto by_nlopt = as_ours(rivals::by_nlopt(f, point));
    const auto by_ceres = as_ours(rivals::by_ceres(f, point));
    print(columns[4], std::to_string(by_nlopt.evaluations), by_nlopt);
    print(columns[5], work_of(by_ceres.iterations, by_ceres.evaluations), by_ceres);
  });
}
void print_row(std::string_view name, auto function, const auto& start,
               std::array<double, 3> minima) {
  std::printf("| %.*s |", static_cast<int>(name.size()), name.data());
  if constexpr (std::is_same_v<decltype(function),
                               std::remove_const_t<decltype(test_problems::extended_rosenbrock)>>)
    std::printf(" |");
  else
    print_ours(0, function, start, minima, nabla::bfgs{});
  print_ours(1, function, start, minima, nabla::l_bfgs<10>{});
  print_ours(2, function, start, minima, nabla::newton{});
  print_ours(3, function, start, minima, nabla::trust_region{});
  print_rivals(function, start, minima);
  std::printf("\n");
}

}  // namespace

int main() {
  std::printf("|  |");
  for (const column& one : columns) std::printf(" %s |", one.title.c_str());
  std::printf("\n|---|---|---|---|---|---|---|\n");
  test_problems::for_each_problem(
      [](std::string_view name, auto function, const auto& from, std::array<double, 3> minima) {
        print_row(name, function, from, minima);
      });
  std::vector<double> start(1000);
  for (std::size_t k = 0; k < 1000; ++k) start[k] = k % 2 == 0 ? -1.2 : 1;
  print_row("Rosenbrock, 1000 variables", test_problems::extended_rosenbrock,
            nabla::at(test_problems::w = std::span<const double>(start)), {});
  std::printf("| reached |");
  for (const column& one : columns) std::printf(" %d |", one.reached);
  std::printf("\n| evaluations in these |");
  for (const column& one : columns) std::printf(" %zu |", one.evaluations);
  std::printf("\n");
}
