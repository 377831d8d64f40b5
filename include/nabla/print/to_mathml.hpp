// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/print/mathml.hpp>
#include <nabla/print/to_latex.hpp>

namespace nabla::core {

namespace detail {

template <class E>
struct canonical_mathml {
  static constexpr void write(auto& out) {
    out << "<math>";
    write_mathml(out, to_latex(E{}));
    out << "</math>";
  }
};

}  // namespace detail

/// f in MathML, which browsers typeset and screen readers read: `<math><mi>x</mi></math>`. Text that
/// lives as long as the program.
template <expression E>
constexpr std::string_view to_mathml(E) {
  return text_view<detail::canonical_mathml<E>>();
}

}  // namespace nabla::core

namespace nabla {

using core::to_mathml;

}  // namespace nabla
