// SPDX-License-Identifier: BSL-1.0
// Exercise 2: overloads again, one for each kind of type.
#include <string>

#include "../1_types.cpp"

namespace mini {

template <int Value>
std::string text(integer<Value>) {
  return std::to_string(Value);
}
template <fixed_string Name>
std::string text(variable<Name>) {
  return Name.letters;
}
template <kind What, class U, class V>
std::string text(call<What, U, V>) {
  return "(" + text(U()) + (What == kind::add ? " + " : "*") + text(V()) + ")";
}
template <kind What, class U>
std::string text(call<What, U>) {
  return (What == kind::sin ? "sin" : "cos") + std::string("(") + text(U()) + ")";
}

}  // namespace mini

int main() {
  std::cout << text(mini::f) << "\n";
  return text(mini::f) == "(((x*x)*y) + sin((x*y)))" ? 0 : 1;
}
