// SPDX-License-Identifier: BSL-1.0
// Values of Eigen's go in and results come out by name and by position, whatever their order in
// memory; nabla knows nothing of Eigen.

#include <Eigen/Dense>
#include <boost/test/unit_test.hpp>

#include <nabla/nabla.hpp>

#include "../allocations.hpp"
#include "../reading.hpp"

template <>
struct nabla::value_traits<Eigen::Array4d> : nabla::number_traits<Eigen::Array4d> {};

namespace {

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;
constexpr auto map = vec(x * y, x + 2_c * y, x - y);

}  // namespace

BOOST_AUTO_TEST_SUITE(eigen)

BOOST_AUTO_TEST_CASE(vectors_matrices_maps_and_expressions_are_read) {
  const Eigen::Vector4d fixed(1, 2, 3, 4);
  const Eigen::VectorXd dynamic = fixed;
  const Eigen::Matrix2d by_columns{{1, 2}, {3, 4}};
  const Eigen::Matrix<double, 2, 2, Eigen::RowMajor> by_rows = by_columns;
  const Eigen::MatrixXd any = by_columns;
  Eigen::Matrix4d large = Eigen::Matrix4d::Constant(7);
  large.row(1) = fixed.transpose();
  large.col(2) = fixed;
  BOOST_TEST(reads(fixed));
  BOOST_TEST(reads(dynamic));
  BOOST_TEST(reads(Eigen::RowVector4d(1, 2, 3, 4)));
  BOOST_TEST(reads(by_columns));
  BOOST_TEST(reads(by_rows));
  BOOST_TEST(reads(any));
  BOOST_TEST(reads(Eigen::Matrix<double, -1, -1, Eigen::RowMajor>(any)));
  BOOST_TEST(reads(large.col(2)));
  large.row(1) = fixed.transpose();
  BOOST_TEST(reads(large.row(1)));  // every fourth number in memory
  BOOST_TEST(reads(large.row(1).transpose()));
  BOOST_TEST(reads(Eigen::Map<const Eigen::VectorXd>(fixed.data(), 4)));
  BOOST_TEST(reads(Eigen::Map<const Eigen::Vector4d, 0, Eigen::InnerStride<>>(
      large.data() + 1, Eigen::InnerStride<>(4))));
  BOOST_TEST(reads(Eigen::Ref<const Eigen::VectorXd>(dynamic)));
  BOOST_TEST(reads(dynamic.segment(0, 4)));
  BOOST_TEST(reads(2 * fixed - fixed));
  BOOST_TEST(reads(by_columns.transpose().transpose()));
  BOOST_TEST(reads(by_columns.array() + 0));
  BOOST_TEST(reads(Eigen::Vector4f(1, 2, 3, 4)));
  BOOST_TEST(reads(Eigen::Vector4i(1, 2, 3, 4)));
}

BOOST_AUTO_TEST_CASE(results_go_into_matrices_in_their_own_order) {
  constexpr auto j = jacobian(map, wrt(x, y));
  constexpr auto k = function(j, wrt(x, y));
  const Eigen::Matrix<double, 3, 2> expected{{4, 3}, {1, 2}, {1, -1}};
  Eigen::Matrix<double, 3, 2> by_columns;
  Eigen::Matrix<double, 3, 2, Eigen::RowMajor> by_rows;
  Eigen::MatrixXd any(3, 2), large = Eigen::MatrixXd::Zero(4, 4);
  k(3.0, 4.0, by_columns);
  k(Eigen::Vector2d(3, 4), by_rows);
  j(x = 3.0, y = 4.0, into(any));
  auto corner = large.block(1, 1, 3, 2);
  j(x = 3.0, y = 4.0, into(corner));
  BOOST_TEST((by_columns == expected && by_rows == expected && any == expected));
  BOOST_TEST((large.block(1, 1, 3, 2) == expected && large.sum() == expected.sum()));
  double value = 0;
  Eigen::VectorXd slope(4);
  value_and_gradient(digits)(p = Eigen::Vector4d(1, 2, 3, 4), into(value, slope));
  BOOST_TEST((value == 4321 && slope == Eigen::Vector4d(1, 10, 100, 1000)));
}

BOOST_AUTO_TEST_CASE(bind_keeps_the_numbers_of_an_expression) {
  const auto from_expression = [] {
    const Eigen::Vector4d local(1, 2, 3, 4);
    return bind(x * digits, p = 2 * local - local);
  }();
  const auto from_block = [] {
    const Eigen::VectorXd local = Eigen::Vector4d(1, 2, 3, 4);
    return bind(x * digits, p = local.tail(4));
  }();
  BOOST_TEST((from_expression(x = 1.0) == 4321 && from_block(x = 1.0) == 4321));
}

BOOST_AUTO_TEST_CASE(nothing_is_allocated) {
  const Eigen::VectorXd dynamic = Eigen::Vector4d(1, 2, 3, 4);
  const Eigen::MatrixXd any = Eigen::Matrix2d{{1, 2}, {3, 4}};
  Eigen::VectorXd slope(4);
  double value = 0;
  constexpr auto k = function(value_and_gradient(digits), wrt(p));
  const int before = allocations;
  value += digits(p = dynamic) + digits(p = any) + k(dynamic).value;
  k(dynamic, value, slope);
  k(any, value, slope);
  BOOST_TEST(allocations - before == 0);
}

BOOST_AUTO_TEST_CASE(an_array_may_be_declared_a_pack) {
  const Eigen::Array4d many(0.5, 1, 1.5, 2);
  constexpr auto f = exp(-x * y) * sin(x) / 3_c + x * x;
  const Eigen::Array4d values = f(x = many, y = 2.0), slopes = diff(f, x)(x = many, y = 2.0);
  for (int i = 0; i < 4; ++i) {
    BOOST_TEST(std::abs(values[i] - f(x = many[i], y = 2.0)) < 1e-15);
    BOOST_TEST(std::abs(slopes[i] - diff(f, x)(x = many[i], y = 2.0)) < 1e-14);
  }
}

BOOST_AUTO_TEST_SUITE_END()
