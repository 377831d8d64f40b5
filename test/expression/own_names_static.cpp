// SPDX-License-Identifier: BSL-1.0
// A user's own names, beside those of std and nabla: nabla brings only what users write.

#include <algorithm>
#include <functional>
#include <numeric>
#include <string>
#include <vector>

#include <nabla/nabla.hpp>

using namespace std;
using namespace nabla;
using namespace nabla::literals;

struct point {
  double x, y;
};
struct node {};
struct call {};
struct number {};
struct shape {};
struct text {};
struct image {};
struct program {};
struct schedule {};
struct sequence {};
struct column {};
struct choice {};
struct place {};
struct reference {};
struct binding {};
struct derivative {};
struct sine {};
struct maximum {};
struct product {};
struct rule {};

constexpr double run(point from) { return from.x; }
constexpr double sum(double u, double v) { return u + v; }
constexpr double copy(double u) { return u; }
constexpr double compare(double u, double v) { return u - v; }

constexpr variable<"x"> x;
constexpr variable<"y"> y;
constexpr auto f = x * x * y + sin(x * y) + max(x, y);

constexpr point here{.x = 1, .y = 0};
static_assert(f(x = here.x, y = here.y) == 1);
static_assert(gradient(f)(x = run(here), y = copy(here.y))[0] == 1);
static_assert(nabla::function(f, wrt(x, y))(sum(1, 0), compare(1, 1)) == 1);
static_assert(max(1.0, 2.0) == 2 && nabla::ratio(1, 2).is_constant());

[[maybe_unused]] constexpr node a_node{};
[[maybe_unused]] constexpr call a_call{};
[[maybe_unused]] constexpr number a_number{};
[[maybe_unused]] constexpr shape a_shape{};
[[maybe_unused]] constexpr text a_text{};
[[maybe_unused]] constexpr image an_image{};
[[maybe_unused]] constexpr program a_program{};
[[maybe_unused]] constexpr schedule a_schedule{};
[[maybe_unused]] constexpr sequence a_sequence{};
[[maybe_unused]] constexpr column a_column{};
[[maybe_unused]] constexpr choice a_choice{};
[[maybe_unused]] constexpr place a_place{};
[[maybe_unused]] constexpr reference a_reference{};
[[maybe_unused]] constexpr binding a_binding{};
[[maybe_unused]] constexpr derivative a_derivative{};
[[maybe_unused]] constexpr sine a_sine{};
[[maybe_unused]] constexpr maximum a_maximum{};
[[maybe_unused]] constexpr product a_product{};
[[maybe_unused]] constexpr rule a_rule{};
