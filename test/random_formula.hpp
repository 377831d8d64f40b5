// SPDX-License-Identifier: BSL-1.0
#pragma once

// Formulas that nobody thought of: random trees, which can be built in a graph in their own order
// or in another.

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include <nabla/function.hpp>
#include <nabla/graph.hpp>

namespace test {

/// The same sequence of numbers on every platform.
class dice {
 public:
  explicit dice(std::uint64_t seed) : engine(seed) {}
  int below(int n) { return static_cast<int>(engine() % static_cast<std::uint64_t>(n)); }
  double between(double low, double high) {
    return low + (high - low) * (static_cast<double>(engine() >> 11) * 0x1p-53);
  }
  template <class T>
  void shuffle(std::vector<T>& items) {
    for (std::size_t i = items.size(); i > 1; --i)
      std::swap(items[i - 1], items[static_cast<std::size_t>(below(static_cast<int>(i)))]);
  }

 private:
  std::mt19937_64 engine;
};

inline const std::vector<std::string> variable_names{"x", "y", "z"};

/// A formula as text has it: n-ary sums and products, the rest with its operands.
struct formula {
  enum kind {
    variable,
    constant,
    named_constant,
    sum,
    product,
    quotient,
    negative,
    power,
    call,
    choice
  } what;
  int index = 0;               // variable, pi or e, function, exponent or comparison
  nabla::core::number value;   // of a constant
  std::vector<formula> parts;  // of a sum, those with an odd position in `signs` are subtracted
  std::vector<bool> minus;
};

using functions = std::vector<const nabla::core::function_info*>;

/// The functions given, then those of the catalogue's with as many arguments that are not among
/// them.
inline functions completed(functions first, int arity) {
  for (const nabla::core::function_info* const f : nabla::catalogue::functions)
    if (f->arity == arity && std::find(first.begin(), first.end(), f) == first.end())
      first.push_back(f);
  return first;
}
/// All functions of one argument; the first eight have values wherever
/// test/graph/nested_choices.cpp needs them.
inline const functions& functions_of_one() {
  using namespace nabla;
  using namespace nabla::core;
  static const functions all =
      completed({&info_of<sine>, &info_of<cosine>, &info_of<exponential>,
                 &info_of<hyperbolic_tangent>, &info_of<logistic_function>,
                 &info_of<softplus_function>, &info_of<square_root>, &info_of<natural_logarithm>},
                1);
  return all;
}
inline const functions& functions_of_two() {
  static const functions all = completed({}, 2);
  return all;
}
inline const functions& constants() {
  static const functions all = completed({}, 0);
  return all;
}

inline formula random_formula(dice& d, int size) {
  if (size <= 1) {
    if (d.below(4) != 0) return {formula::variable, d.below(3), {}, {}, {}};
    if (d.below(12) == 0)
      return {formula::named_constant, d.below(static_cast<int>(constants().size())), {}, {}, {}};
    static const nabla::core::number numbers[] = {1,      2,      3,        -1,     5,
                                                  {1, 2}, {1, 3}, {-7, 10}, {5, 4}, 10};
    return {formula::constant, 0, numbers[d.below(10)], {}, {}};
  }
  const auto part = [&](int share) { return random_formula(d, std::max(1, share)); };
  switch (d.below(12)) {
    case 0:
    case 1:
    case 2: {
      formula f{formula::sum, 0, {}, {}, {}};
      const int count = 2 + d.below(3);
      for (int i = 0; i < count; ++i) {
        f.parts.push_back(part((size - 1) / count));
        f.minus.push_back(d.below(3) == 0);
      }
      return f;
    }
    case 3:
    case 4:
    case 5: {
      formula f{formula::product, 0, {}, {}, {}};
      const int count = 2 + d.below(3);
      for (int i = 0; i < count; ++i) f.parts.push_back(part((size - 1) / count));
      return f;
    }
    case 6:
      return {formula::quotient, 0, {}, {part(size / 2), part(size / 2)}, {}};
    case 7:
      return {formula::negative, 0, {}, {part(size - 1)}, {}};
    case 8: {
      static const int exponents[] = {2, 3, -1, 4, -2, 2, 5};
      return {formula::power, exponents[d.below(7)], {}, {part(size - 1)}, {}};
    }
    case 9:
      return {formula::choice,
              d.below(2),
              {},
              {part(size / 4), part(size / 4), part(size / 4), part(size / 4)},
              {}};
    default:
      if (d.below(5) == 0) {
        const int k = d.below(static_cast<int>(functions_of_two().size()));
        const bool has_order = functions_of_two()[static_cast<std::size_t>(k)]->parameters > 0;
        const formula order{formula::constant, 0, d.below(3), {}, {}};
        return {
            formula::call, 100 + k, {}, {has_order ? order : part(size / 2), part(size / 2)}, {}};
      }
      return {formula::call,
              d.below(static_cast<int>(functions_of_one().size())),
              {},
              {part(size - 1)},
              {}};
  }
}

/// Builds the formula; with dice, sums and products in another order, differently put together.
inline nabla::term build(const formula& f, nabla::graph& g, dice* shuffled = nullptr) {
  using nabla::term;
  const auto inner = [&](std::size_t k) { return term(g, build(f.parts[k], g, shuffled).in(g)); };
  switch (f.what) {
    case formula::variable:
      return {g, g.variable(variable_names[static_cast<std::size_t>(f.index)])};
    case formula::constant:
      return {g, g.constant(f.value)};
    case formula::named_constant:
      return nabla::core::detail::intern_call(constants()[static_cast<std::size_t>(f.index)],
                                              nullptr, g);
    case formula::negative:
      return -inner(0);
    case formula::quotient:
      return inner(0) / inner(1);
    case formula::power:
      return nabla::power(inner(0), f.index);
    case formula::choice: {
      const term p = inner(0), q = inner(1), u = inner(2), v = inner(3);
      return nabla::where(f.index == 0 ? p < q : p <= q, u, v);
    }
    case formula::call: {
      const term arguments[] = {inner(0), f.parts.size() > 1 ? inner(1) : term()};
      const auto k = static_cast<std::size_t>(f.index % 100);
      return nabla::core::make_call(
          f.parts.size() > 1 ? functions_of_two()[k] : functions_of_one()[k], arguments);
    }
    case formula::sum:
    case formula::product:
      break;
  }
  struct piece {
    term value;
    bool minus;
  };
  std::vector<std::size_t> order(f.parts.size());
  for (std::size_t k = 0; k < order.size(); ++k) order[k] = k;
  if (shuffled != nullptr) shuffled->shuffle(order);
  std::vector<piece> pieces;
  for (const std::size_t k : order)
    pieces.push_back({inner(k), f.what == formula::sum && f.minus[k]});
  while (pieces.size() > 1) {  // joins two neighbours: the first two, or any
    const std::size_t k =
        shuffled != nullptr
            ? static_cast<std::size_t>(shuffled->below(static_cast<int>(pieces.size()) - 1))
            : 0;
    piece& u = pieces[k];
    const piece v = pieces[k + 1];
    if (f.what == formula::product)
      u.value = u.value * v.value;
    else if (u.minus == v.minus)
      u.value = u.value + v.value;
    else if (v.minus)
      u.value = u.value - v.value;
    else
      u = {v.value - u.value, false};
    pieces.erase(pieces.begin() + static_cast<std::ptrdiff_t>(k) + 1);
  }
  return pieces[0].minus ? -pieces[0].value : pieces[0].value;
}

/// How many formulas a test tries: `usual`, or what the environment says.
inline int formula_count(int usual) {
  const char* const wanted = std::getenv("NABLA_FORMULAS");
  return wanted != nullptr ? std::atoi(wanted) : usual;
}

}  // namespace test
