// expect: this_point_is_outside_the_domain
// expect: 'l', 'o', 'g', '(', 'x', ' ', '-', ' ', '3', ')', ' ', 'n', 'e', 'e', 'd', 's', ' ', 'x', ' ', '-', ' ', '3', ' ', '>', ' ', '0'
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;
constexpr variable<"x"> x;
constexpr double value = checked(log(x - 3_c))(x = 1.0).value();
