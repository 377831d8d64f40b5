// SPDX-License-Identifier: BSL-1.0
// Every function of the catalogue: its domain and its derivatives.

#include <nabla/nabla.hpp>

#include <iomanip>
#include <iostream>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"u"> u;
constexpr variable<"v"> v;

template <expression E, class X>
void write_row(E f, X by) {
  std::cout << std::left << std::setw(17) << to_string(f) << std::setw(15)
            << std::string_view(domain(f)) << "by " << to_string(by) << ": "
            << to_string(diff(f, by)) << "\n";
}
template <class F>
void write_function() {
  if constexpr (requires { F::parameters; }) {
    write_row(apply<F>(1_c, u), u);
  } else if constexpr (requires { F::value(0.0); }) {
    write_row(apply<F>(u), u);
  } else if constexpr (requires { F::value(0.0, 0.0); }) {
    write_row(apply<F>(u, v), u);
    write_row(apply<F>(u, v), v);
  }
}
template <class... F>
void write_all(function_list<F...>) {
  (write_function<F>(), ...);
}

int main() { write_all(catalogue{}); }
