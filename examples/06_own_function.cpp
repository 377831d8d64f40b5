// A function of your own: one struct with its value and its rule, and it works everywhere.
#include <nabla/nabla.hpp>

#include <iostream>

// [own]
namespace mine {

/// softsign u = u/(1 + |u|).      d softsign u = 1/(1 + |u|)^2 du
struct softsign_function {
  static constexpr std::string_view name = "softsign";
  static constexpr nabla::interval domain = nabla::all_reals;
  template <class T>
  static constexpr T value(T u) {
    return u / (1 + nabla::math::abs(u));
  }
  static constexpr nabla::term derivative(nabla::term u, nabla::term) {
    return 1 / square(1 + abs(u));
  }
};

template <nabla::operand U>
constexpr auto softsign(const U& u) {
  return nabla::apply<softsign_function>(u);
}

}  // namespace mine
// [/own]

using namespace nabla;

constexpr variable<"x"> x;
constexpr auto f = mine::softsign(x) * x;

static_assert(f(x = 1.0) == 0.5);
static_assert(diff(f, x)(x = 1.0) == 0.75);

int main() {
  std::cout << f << " has the slope " << diff(f, x) << "\n";
  constexpr auto traced_form = traced([](auto u) { return mine::softsign(u) * u; }, x);
  std::cout << std::boolalpha << "traced code gives the same function: " << (f == traced_form).value
            << "\n";
}
