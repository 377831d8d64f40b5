// SPDX-License-Identifier: BSL-1.0
// Step 1, types that name: the type of an expression says what it computes; the object is empty.
#include <cmath>
#include <iostream>
#include <type_traits>

namespace mini {

// [names]
/// A text that can be a template argument, which a plain `const char*` cannot. It copies the text.
template <std::size_t N>
struct fixed_string {
  char letters[N]{};
  constexpr fixed_string(const char (&text)[N]) {
    for (std::size_t i = 0; i < N; ++i) letters[i] = text[i];
  }
};

/// What `x = 3.0` gives: the value is in the object, the name is in the type.
template <fixed_string Name>
struct binding {
  double value;
};

/// Every expression is derived from this, so that operators can tell expressions from other types.
struct expression {};

template <fixed_string Name>
struct variable : expression {
  constexpr binding<Name> operator=(double value) const { return {value}; }
};
template <int Value>
struct integer : expression {};
// [/names]

// [operators]
enum class kind { integer, variable, add, multiply, sin, cos };

/// An operation with its operands: `class... Operands` is a pack, any number of types.
template <kind What, class... Operands>
struct call : expression {};

/// A concept is a question about a type. This one asks: is it derived from `expression`?
template <class U>
concept is_expression = std::is_base_of_v<expression, U>;

// The operators compute nothing. They give an empty object whose type says what was written.
constexpr auto operator+(is_expression auto u, is_expression auto v) {
  return call<kind::add, decltype(u), decltype(v)>();
}
constexpr auto operator*(is_expression auto u, is_expression auto v) {
  return call<kind::multiply, decltype(u), decltype(v)>();
}
constexpr auto sin(is_expression auto u) { return call<kind::sin, decltype(u)>(); }
// [/operators]

/// The values of a call, in any order: it inherits all its bindings.
template <fixed_string... Names>
struct point : binding<Names>... {
  constexpr explicit point(binding<Names>... given) : binding<Names>(given)... {}
};

constexpr double compute(kind what, double u, double v = 0) {
  if (what == kind::sin) return std::sin(u);
  if (what == kind::cos) return std::cos(u);
  return what == kind::add ? u + v : u * v;
}

// [value]
// The compiler takes the overload that fits the type, and finds out Value, Name or Operands from it.
template <int Value>
constexpr double value(integer<Value>, const auto&) {
  return Value;
}
template <fixed_string Name>
constexpr double value(variable<Name>, const auto& at) {
  return static_cast<const binding<Name>&>(at).value;
}
template <kind What, class... Operands>
constexpr double value(call<What, Operands...>, const auto& at) {
  return compute(What, value(Operands(), at)...);  // the dots repeat what is before them
}
// [/value]

constexpr variable<"x"> x;
constexpr variable<"y"> y;
constexpr auto f = x * x * y + sin(x * y);

static_assert(std::is_empty_v<decltype(f)>);
static_assert(value(x * x + y, point(y = 4.0, x = 3.0)) == 13);

}  // namespace mini

#if __INCLUDE_LEVEL__ == 0  // the program, left out where the next step includes this file
int main() {
  using namespace mini;
  std::cout << "f(3, 4) = " << value(f, point(x = 3.0, y = 4.0)) << "\n";
}
#endif
