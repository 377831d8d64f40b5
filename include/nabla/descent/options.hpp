// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/descent/bfgs.hpp>
#include <nabla/descent/l_bfgs.hpp>
#include <nabla/descent/minibatches.hpp>
#include <nabla/descent/objective.hpp>
#include <nabla/descent/stop.hpp>
#include <nabla/descent/within.hpp>
#include <nabla/expression/workspace.hpp>

// What stands behind the point in a call of `minimize`, in any order: variables, a method, a stop,
// bounds, a workspace, an observer.

namespace nabla::core::detail {

template <class A>
inline constexpr bool is_variable_list = false;
template <class... X>
inline constexpr bool is_variable_list<variable_list<X...>> = true;
struct kind_of_variables {
  template <class A>
  static constexpr bool holds = is_variable_list<A>;
};
struct kind_of_stop {
  template <class A>
  static constexpr bool holds = std::is_same_v<A, stop>;
};
template <class A>
inline constexpr bool is_storage = false;
template <class V>
inline constexpr bool is_storage<workspace_in<V>> = true;
struct kind_of_workspace {
  template <class A>
  static constexpr bool holds = is_storage<A>;
};
/// What takes the place of a workspace in the calls of the function, as `parallel(4)`.
struct kind_of_policy {
  template <class A>
  static constexpr bool holds = is_workspace<A> && !is_storage<A>;
};
struct kind_of_batches {
  template <class A>
  static constexpr bool holds = is_minibatches<A>;
};
struct kind_of_method {
  template <class A>
  static constexpr bool holds = requires { A::memory(std::size_t{1}); };
};
struct kind_of_observer {
  template <class A>
  static constexpr bool holds =
      !kind_of_variables::holds<A> && !kind_of_stop::holds<A> && !is_workspace<A> &&
      !kind_of_method::holds<A> && !is_bounds<A> && !is_minibatches<A>;
};

/// The option of a kind, or else the default.
template <class Kind, class Default>
constexpr Default& pick(Default& otherwise) {
  return otherwise;
}
template <class Kind, class Default, class First, class... Rest>
constexpr auto& pick(Default& otherwise, First& first, Rest&... rest) {
  if constexpr (Kind::template holds<std::remove_const_t<First>>)
    return first;
  else
    return pick<Kind>(otherwise, rest...);
}
template <class Kind, class... Options>
inline constexpr std::size_t count_of = (0 + ... + (Kind::template holds<Options> ? 1 : 0));

/// All rows at once.
struct no_batches {
  template <class J>
  static constexpr std::size_t numbers() {
    return 0;
  }
};
/// An observer that looks away.
struct nobody {
  template <class Record>
  constexpr void operator()(const Record&) const {}
};
template <std::size_t Size>
using default_method = std::conditional_t<(Size <= bfgs::largest), bfgs, l_bfgs<10>>;
template <class Default>
inline constexpr Default default_option{};

/// Complains of what cannot be meant.
template <class Record, class... Options>
constexpr void require_options() {
  static_assert(count_of<kind_of_method, Options...> <= 1, "a descent has one method");
  static_assert(count_of<kind_of_stop, Options...> <= 1,
                "a descent has one stop{.iterations = ..., .gradient_norm = ...}");
  static_assert(
      count_of<kind_of_variables, Options...> <= 1 && count_of<kind_of_workspace, Options...> <= 1,
      "a descent has one wrt(...) and one workspace");
  constexpr bool observable =
      ((!kind_of_observer::holds<Options> || std::is_invocable_v<Options&, const Record&>) && ...);
  static_assert(observable && count_of<kind_of_observer, Options...> <= 1,
                "behind the point a descent takes wrt(...), a method, a stop, within(x, 0, 1), "
                "workspace(...) and one observer, which is called with a descent_record");
}
/// Whether what descends by these batches, if they are some, can: searches would compare the values
/// of different rows.
template <class J, class Batches, bool BySteps>
constexpr bool require_batches() {
  if constexpr (!is_minibatches<Batches>) {
    return true;
  } else {
    constexpr bool has_data = [] {
      for (const auto& its_name : names_of<J>)
        if (its_name.is_data()) return true;
      return false;
    }();
    static_assert(has_data, "minibatches are rows of data, which this function has none of");
    static_assert(
        BySteps,
        "each of the minibatches is another function, so none can be searched along a line: "
        "take gradient_descent, momentum, nesterov, adagrad, rmsprop, adam or adamw");
    return has_data && BySteps;
  }
}
template <class Method, std::size_t Size, bool IsBounded>
constexpr void require_method() {
  if constexpr (requires { Method::largest; })
    static_assert(Size <= Method::largest,
                  "this method keeps a matrix, for 64 numbers at most: take l_bfgs<10>{}");
  static_assert(!IsBounded || !uses_hessian<Method>,
                "second derivatives know no bounds: with within(...) take a method of first order "
                "or l_bfgs<10>{}");
}

}  // namespace nabla::core::detail
