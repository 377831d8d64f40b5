// SPDX-License-Identifier: BSL-1.0
#include "minimize.hpp"

#include <array>
#include <ostream>

namespace program {

namespace {

using namespace nabla::core;

constexpr std::size_t most_variables = 8;

/// The worksheet's f, as nabla's loop wants it: of 8 numbers, of which those beyond the variables
/// change nothing, and never move.
class objective {
 public:
  using number = double;
  static constexpr std::size_t size = most_variables;

  objective(worksheet& its_sheet, std::vector<double> start, bool second_derivatives)
      : sheet(its_sheet), point(std::move(start)), first(sheet, sheet.value_and_gradient()) {
    if (second_derivatives) second.emplace(sheet, sheet.hessian());
  }
  /// f's point, with these numbers for the variables that move.
  std::vector<double> point_at(const double* at) const {
    std::vector<double> here = point;
    for (std::size_t k = 0; k < sheet.by.size(); ++k)
      if (const std::size_t position = sheet.position_of(sheet.by[k]); position < here.size())
        here[position] = at[k];
    return here;
  }
  void start_at(double* at) const {
    for (std::size_t k = 0; k < size; ++k) {
      const std::size_t position =
          k < sheet.by.size() ? sheet.position_of(sheet.by[k]) : point.size();
      at[k] = position < point.size() ? point[position] : 0;
    }
  }
  double value_and_gradient(const double* at, double* gradient) const {
    const std::vector<double> found = first(point_at(at));
    for (std::size_t k = 0; k < size; ++k) gradient[k] = k + 1 < found.size() ? found[k + 1] : 0;
    return found[0];
  }
  void hessian(const double* at, double* rows, double*) const {
    const std::vector<double> found = (*second)(point_at(at));
    const std::size_t count = sheet.by.size();
    for (std::size_t i = 0; i < size; ++i)
      for (std::size_t k = 0; k < size; ++k)
        rows[i * size + k] = i < count && k < count ? found[i * count + k] : i == k ? 1 : 0;
  }
  void hessian_times(const double* at, const double* v, double* product) const {
    std::array<double, size * size> rows{};
    hessian(at, rows.data(), nullptr);
    nabla::core::detail::set_product<size>(product, rows.data(), v);
  }

 private:
  worksheet& sheet;
  std::vector<double> point;
  evaluator first;
  std::optional<evaluator> second;
};

/// Writes down where a descent goes.
struct recorder {
  static constexpr bool looks = true;
  const objective& f;
  found_minimum& found;

  void operator()(const auto& here) const {
    found.path.push_back({f.point_at(here.point), here.value, here.gradient_norm});
  }
};

template <class Method>
found_minimum descend_by(worksheet& sheet, const minimization& how,
                         const std::vector<double>& start) {
  namespace detail = nabla::core::detail;
  using step_state = nabla::core::step_state<objective, detail::unbounded>;
  constexpr std::size_t size = objective::size, memory = Method::memory(size);
  static_assert(size <= detail::largest_unrolled);  // so that the states store their columns
  Method method{};
  if constexpr (requires { method.rate; })
    method.rate = how.rate.value_or(method.rate);
  else if (how.rate)
    throw mistake(how.method + " finds its rate by itself");
  const objective f(sheet, start, detail::uses_hessian<Method>);
  const detail::unbounded none;
  const nabla::stop end{.iterations = static_cast<std::size_t>(how.steps)};
  std::vector<double> remembered(memory), column(size + memory);
  found_minimum found;
  const recorder look{f, found};
  if constexpr (detail::makes_steps<Method, step_state>) {
    step_state now(none, nullptr);
    f.start_at(now.point);
    detail::steps<Method, step_state, 1> steps{method, now, remembered.data(), column.data()};
    found.status = detail::descend_by_steps(steps, f, end, look);
    found.evaluations = now.evaluations;
  } else {
    descent_state<objective, detail::unbounded> now(f, none, nullptr);
    f.start_at(now.trial);
    found.status = detail::descend(method, now, end, remembered.data(), column.data(), look);
    found.evaluations = now.evaluations;
  }
  return found;
}

struct named_method {
  const char* name;
  found_minimum (*descend)(worksheet&, const minimization&, const std::vector<double>&);
};
constexpr named_method methods[] = {{"adagrad", &descend_by<adagrad>},
                                    {"adam", &descend_by<adam>},
                                    {"adamw", &descend_by<adamw>},
                                    {"bfgs", &descend_by<bfgs>},
                                    {"conjugate_gradient", &descend_by<conjugate_gradient>},
                                    {"gradient_descent", &descend_by<gradient_descent>},
                                    {"l_bfgs", &descend_by<l_bfgs<>>},
                                    {"momentum", &descend_by<nabla::core::momentum>},
                                    {"nesterov", &descend_by<nesterov>},
                                    {"newton", &descend_by<newton>},
                                    {"rmsprop", &descend_by<rmsprop>},
                                    {"steepest_descent", &descend_by<steepest_descent<>>},
                                    {"trust_region", &descend_by<trust_region>}};

}  // namespace

std::string method_names() {
  std::string all;
  for (const named_method& one : methods) all += (all.empty() ? "" : ", ") + std::string(one.name);
  return all;
}

found_minimum minimize(worksheet& sheet, const minimization& how,
                       const std::vector<double>& start) {
  if (sheet.by.size() > most_variables)
    throw mistake("--minimize varies 8 variables at most: name them with --wrt");
  for (const named_method& one : methods)
    if (how.method == one.name) return one.descend(sheet, how, start);
  throw mistake("--minimize knows " + method_names() + ", not '" + how.method + "'");
}

void write_minimum(std::ostream& out, const worksheet& sheet, const minimization& how,
                   const found_minimum& found) {
  out << "\nminimization by " << how.method << "\n";
  if (found.path.empty()) {
    out << "At the start the function or its gradient has no finite value.\n";
    return;
  }
  write_path(out, sheet, found.path);
  out << nabla::words_of(found.status) << " after " << found.path.size() - 1 << " steps, "
      << found.evaluations << " evaluations\n";
}

}  // namespace program
