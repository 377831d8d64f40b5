// SPDX-License-Identifier: BSL-1.0
// A network of two layers: its loss, gradient and products with the Hessian, however its values and
// results are handed over.
#include <boost/test/unit_test.hpp>

#include <array>
#include <cmath>
#include <span>
#include <vector>

#include <nabla/nabla.hpp>

#include "../allocations.hpp"

BOOST_AUTO_TEST_SUITE(networks)

using namespace nabla;
using namespace nabla::literals;

namespace {

constexpr matrix_variable<"W1", 7, 4> first_weights;
constexpr column_variable<"b1", 7> first_bias;
constexpr matrix_variable<"W2", 3, 7> second_weights;
constexpr column_variable<"b2", 3> second_bias;
constexpr data<"x", 4> features;
constexpr data<"t", 3> targets;
constexpr data<"label"> label;
constexpr auto outputs =
    second_weights * sigmoid(first_weights * features + first_bias) + second_bias;
constexpr auto loss = mean(logsumexp(outputs) - dot(targets, outputs));
constexpr auto all = parameters(first_weights, first_bias, second_weights, second_bias);
constexpr std::size_t parameter_count = 7 * 4 + 7 + 3 * 7 + 3;
constexpr column_variable<"d", parameter_count> direction;

template <class T>
struct sample_table {
  std::vector<T> weights, features, targets, labels;
  explicit sample_table(std::size_t samples) {
    for (std::size_t k = 0; k < parameter_count; ++k)
      weights.push_back(static_cast<T>(std::sin(static_cast<double>(k))));
    for (std::size_t k = 0; k < 4 * samples; ++k)
      features.push_back(static_cast<T>(std::cos(static_cast<double>(3 * k))));
    for (std::size_t s = 0; s < samples; ++s) {
      labels.push_back(static_cast<T>(s % 3));
      for (std::size_t k = 0; k < 3; ++k) targets.push_back(k == s % 3 ? T(1) : T(0));
    }
  }
};

/// The loss as a program without nabla would have it.
double loss_by_hand(const std::vector<double>& w, const sample_table<double>& table) {
  const double *W1 = w.data(), *b1 = W1 + 28, *W2 = b1 + 7, *b2 = W2 + 21;
  const std::size_t samples = table.labels.size();
  double total = 0;
  for (std::size_t s = 0; s < samples; ++s) {
    double hidden[7], out[3], sum = 0;
    for (std::size_t i = 0; i < 7; ++i) {
      double u = b1[i];
      for (std::size_t j = 0; j < 4; ++j) u += W1[4 * i + j] * table.features[4 * s + j];
      hidden[i] = 1 / (1 + std::exp(-u));
    }
    for (std::size_t i = 0; i < 3; ++i) {
      out[i] = b2[i];
      for (std::size_t j = 0; j < 7; ++j) out[i] += W2[7 * i + j] * hidden[j];
      sum += std::exp(out[i]);
    }
    total += std::log(sum) - out[s % 3];
  }
  return total / static_cast<double>(samples);
}

template <std::size_t Rows>
void check_product_with_a_column() {
  constexpr matrix_variable<"A", Rows, 5> A;
  constexpr column_variable<"v", 5> v;
  std::array<double, 5 * Rows> numbers{};
  for (std::size_t k = 0; k < numbers.size(); ++k) numbers[k] = static_cast<double>(k * k % 17);
  const auto product = (A * v)(A = numbers, v = std::array{1.0, 2.0, 3.0, 4.0, 5.0});
  for (std::size_t i = 0; i < Rows; ++i) {
    double expected = 0;
    for (std::size_t j = 0; j < 5; ++j) expected += static_cast<double>(j + 1) * numbers[5 * i + j];
    BOOST_TEST(product[i] == expected);
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_matrix_of_any_number_of_rows_is_multiplied_by_a_column) {
  check_product_with_a_column<2>();
  check_product_with_a_column<3>();
  check_product_with_a_column<7>();
  check_product_with_a_column<13>();
}
BOOST_AUTO_TEST_CASE(the_loss_is_that_of_a_program_by_hand_for_any_number_of_samples) {
  std::vector<double> storage(loss.workspace);
  for (std::size_t samples = 1; samples <= 89; samples += samples < 20 ? 1 : 23) {
    const sample_table<double> table(samples);
    const double value = loss(all = table.weights, features = table.features,
                              targets = table.targets, workspace(storage));
    BOOST_TEST(std::abs(value - loss_by_hand(table.weights, table)) < 1e-13);
  }
}
BOOST_AUTO_TEST_CASE(the_gradient_agrees_with_differences) {
  const sample_table<double> table(70);
  const auto check =
      gradcheck(loss, wrt(all),
                at(all = std::span(table.weights), features = std::span(table.features),
                   targets = std::span(table.targets)));
  BOOST_TEST(check.error < 1e-9);
}
BOOST_AUTO_TEST_CASE(parts_of_the_gradient_are_seen_by_name) {
  const sample_table<double> table(5);
  const auto train = value_and_gradient(loss, wrt(all));
  std::vector<double> storage(train.workspace);
  const auto [value, slope] = train(all = table.weights, features = table.features,
                                    targets = table.targets, workspace(storage));
  BOOST_TEST(value == loss(all = table.weights, features = table.features, targets = table.targets,
                           workspace(storage)),
             boost::test_tools::tolerance(1e-14));
  BOOST_TEST(slope[first_weights](1, 2) == slope[6]);
  BOOST_TEST(slope[first_bias][3] == slope[28 + 3]);
  BOOST_TEST(slope[second_weights](2, 6) == slope[28 + 7 + 20]);
  BOOST_TEST(slope[second_bias].size() == 3U);
  const auto of_weights = gradient(loss, wrt(second_weights));
  const auto alone = of_weights(all = table.weights, features = table.features,
                                targets = table.targets, workspace(storage));
  BOOST_TEST(alone(2, 6) == slope[second_weights](2, 6), boost::test_tools::tolerance(1e-12));
}
BOOST_AUTO_TEST_CASE(results_are_written_where_the_caller_wants_them_without_allocation) {
  const sample_table<double> table(40);
  const auto train = value_and_gradient(loss, wrt(all));
  std::vector<double> storage(train.workspace), slope(parameter_count);
  double value = 0;
  const int before = allocations;
  train(all = table.weights, features = table.features, targets = table.targets, into(value, slope),
        workspace(storage));
  const auto returned = train(all = table.weights, features = table.features,
                              targets = table.targets, workspace(storage));
  BOOST_TEST(allocations == before);
  BOOST_TEST(value == returned.value);
  BOOST_TEST(slope == std::vector<double>(returned.gradient.begin(), returned.gradient.end()),
             boost::test_tools::per_element());
}
BOOST_AUTO_TEST_CASE(the_hessian_times_a_direction_is_the_change_of_the_gradient) {
  const sample_table<double> table(9);
  const auto slope = gradient(loss, wrt(all));
  const auto change = hvp(loss, wrt(all), direction);
  std::vector<double> storage(std::max(slope.workspace, change.workspace)), step(parameter_count);
  for (std::size_t k = 0; k < parameter_count; ++k) step[k] = 1 / static_cast<double>(1 + k);
  const auto found = change(all = table.weights, features = table.features, targets = table.targets,
                            direction = step, workspace(storage));
  auto above = table.weights, below = table.weights;
  constexpr double h = 1e-5;
  for (std::size_t k = 0; k < parameter_count; ++k) {
    above[k] += h * step[k];
    below[k] -= h * step[k];
  }
  const auto high =
      slope(all = above, features = table.features, targets = table.targets, workspace(storage));
  const auto low =
      slope(all = below, features = table.features, targets = table.targets, workspace(storage));
  for (std::size_t k = 0; k < parameter_count; ++k)
    BOOST_TEST(std::abs(found[k] - (high[k] - low[k]) / (2 * h)) < 1e-9);
}
BOOST_AUTO_TEST_CASE(predictions_are_written_for_each_sample) {
  const sample_table<double> table(67);
  std::vector<double> rows(3 * 67), storage(softmax(outputs).workspace);
  softmax(outputs)(all = table.weights, features = table.features, into(rows), workspace(storage));
  for (std::size_t s = 0; s < 67; ++s)
    BOOST_TEST(std::abs(rows[3 * s] + rows[3 * s + 1] + rows[3 * s + 2] - 1) < 1e-14);
}
BOOST_AUTO_TEST_CASE(labels_as_numbers_are_as_good_as_ones_and_zeros) {
  const sample_table<double> table(11);
  constexpr auto by_number =
      mean(logsumexp(outputs) - sum(where(equals(position<3>, label), outputs, 0_c)));
  std::vector<double> storage(std::max(loss.workspace, by_number.workspace));
  const double one = by_number(all = table.weights, features = table.features, label = table.labels,
                               workspace(storage)),
               other = loss(all = table.weights, features = table.features, targets = table.targets,
                            workspace(storage));
  BOOST_TEST(one == other, boost::test_tools::tolerance(1e-14));
}
BOOST_AUTO_TEST_CASE(float_works_too) {
  const sample_table<float> table(33);
  const sample_table<double> exact(33);
  const auto train = value_and_gradient(loss, wrt(all));
  std::vector<float> storage(train.workspace);
  std::vector<double> wide(train.workspace);
  const auto found = train(all = table.weights, features = table.features, targets = table.targets,
                           workspace(storage));
  const auto expected = train(all = exact.weights, features = exact.features,
                              targets = exact.targets, workspace(wide));
  static_assert(std::is_same_v<decltype(found.value), float>);
  for (std::size_t k = 0; k < parameter_count; ++k)
    BOOST_TEST(std::abs(static_cast<double>(found.gradient[k]) - expected.gradient[k]) < 1e-6);
}
BOOST_AUTO_TEST_CASE(a_logsumexp_of_large_numbers_is_finite) {
  constexpr column_variable<"v", 20> v;
  std::array<double, 20> far{};
  far.fill(-1e4);
  far[7] = 1000;
  BOOST_TEST(logsumexp(v)(v = far) == 1000);
  constexpr vector_variable<"w", 3> w;
  constexpr std::array equal{0.5, 0.5, 0.5};
  BOOST_TEST(dot(softmax(w), w)(w = equal) == 0.5, boost::test_tools::tolerance(1e-15));
  BOOST_TEST(softmax(v)(v = far)[7] == 1);
  BOOST_TEST(gradient(logsumexp(v), wrt(v))(v = far)[7] == 1);
  BOOST_TEST(max(v)(v = far) == 1000);
  BOOST_TEST(gradient(max(v), wrt(v))(v = far)[7] == 1);
  far[3] = 1000;
  BOOST_TEST(gradient(max(v), wrt(v))(v = far)[7] == 0.5);
}

BOOST_AUTO_TEST_SUITE_END()
