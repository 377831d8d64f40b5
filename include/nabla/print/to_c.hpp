// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/expression/array_function.hpp>
#include <nabla/print/c.hpp>
#include <nabla/print/to_string.hpp>

namespace nabla::core {

namespace detail {

/// The function without its name.
template <class E>
struct c_text {
  static constexpr void write(auto& out) { write(out, kernel_maker<E, variables_of<E>>::lower()); }
  static constexpr std::size_t place_of_name(std::string_view written) {
    std::size_t place = 0;
    while (!written.substr(place).starts_with("void (const double*")) ++place;
    return place + std::string_view("void ").size();
  }

 private:
  static constexpr void write(auto& out, lowered ready) {
    sequence<node_index> inputs;
    for (const term x : variables_of<E>::build(ready.nodes)) inputs.push_back(x.index);
    write_c(out, ready, inputs, "");
  }
};

}  // namespace detail

/// Text of a fixed length, by value.
template <std::size_t N>
struct text {
  char letters[N + 1]{};
  constexpr operator std::string_view() const { return view(); }
  constexpr std::string_view view() const { return {letters, N}; }
  friend constexpr bool operator==(const text& u, std::string_view v) { return u.view() == v; }
  template <class Traits>
  friend std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& stream,
                                                      const text& u) {
    return stream << u.view();
  }
};

/// f as straight-line C, `void name(const double* in, double* out)`: the variables in the order of
/// their names, the values one after another. Before it are the functions that it needs and that C
/// does not have (sigmoid, min, ...); of digamma, polygamma and users' functions the declarations
/// alone.
template <expression E, std::size_t N>
constexpr auto to_c(E, const char (&name)[N]) {
  detail::require_no_loops<E>();
  constexpr std::string_view all = text_view<detail::c_text<E>>();
  constexpr std::size_t place = detail::c_text<E>::place_of_name(all);
  text<all.size() + N - 1> result;
  std::size_t length = 0;
  for (const std::string_view part :
       {all.substr(0, place), std::string_view(name, N - 1), all.substr(place)})
    for (const char letter : part) result.letters[length++] = letter;
  return result;
}
template <expression E>
constexpr auto to_c(E) {
  static_assert(sizeof(E) == 0, "to_c needs the name of the C function: to_c(f, \"name\")");
  return text<0>{};
}

}  // namespace nabla::core

namespace nabla {

using core::to_c;

}  // namespace nabla
