// expect: these are several results, and no operand: take one at a time
#include <nabla/nabla.hpp>

using namespace nabla;

int main() {
  constexpr column_variable<"u", 2> u;
  constexpr column_variable<"v", 3> v;
  constexpr variable<"s"> s;
  concat(u, gradient(s * dot(v, v), wrt(v, s)));
}
