// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/print/latex.hpp>
#include <nabla/print/to_string.hpp>

namespace nabla::core {

namespace detail {

template <class E>
struct canonical_latex {
  static constexpr void write(auto& out) {
    graph g, form;
    const node_index root = copy_text_image<E>(g);
    write_latex(out, form, readable(g, root, form).in(form));
  }
};

}  // namespace detail

/// f in LaTeX: `2 x y + y \cos\left(x y\right)`. Text that lives as long as the program.
template <expression E>
constexpr std::string_view to_latex(E) {
  return text_view<detail::canonical_latex<E>>();
}

}  // namespace nabla::core

namespace nabla {

using core::to_latex;

}  // namespace nabla
