// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/expression/variables_of.hpp>
#include <nabla/kernel/program.hpp>

namespace nabla::core {

namespace detail {

/// Marks what computes exactly what the user wrote.
template <class E>
constexpr void mark_verbatim(const graph& g, node_index root, sequence<bool>& marks) {
  if constexpr (requires { E::mark_verbatim(g, root, marks); }) {
    E::mark_verbatim(g, root, marks);
  } else if constexpr (E::verbatim) {
    const sequence<bool> needed = reachable_from(g, root);
    for (node_index i = 0; i <= root; ++i) marks.items[i] = marks.items[i] || needed.items[i];
  }
}

template <class E, class Variables>
struct kernel_maker {
  static constexpr lowered lower() {
    lowered written;
    written.root = copy(image_of<E>, written.nodes);
    written.verbatim = sequence<bool>(written.root + 1);
    mark_verbatim<E>(written.nodes, written.root, written.verbatim);
    return made_ready(static_cast<lowered&&>(written));
  }
  static constexpr nabla::core::schedule schedule() {
    static_assert(Variables::size <= instruction::largest_index &&
                      E::layout::size <= instruction::largest_index,
                  "a kernel takes at most 131071 numbers, and gives as many");
    return schedule_of(lower());
  }

 private:
  static constexpr nabla::core::schedule schedule_of(lowered ready) {
    sequence<node_index> inputs;
    for (const term variable : Variables::build(ready.nodes)) inputs.push_back(variable.index);
    return nabla::core::schedule(ready, inputs);
  }
};

}  // namespace detail

/// The kernel of E as a function of an array that holds the variables in order.
template <class E, class Variables>
inline constexpr auto program_of =
    detail::exact_constant_of<program_maker<detail::kernel_maker<E, Variables>>>();

}  // namespace nabla::core
