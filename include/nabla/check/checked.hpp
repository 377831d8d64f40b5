// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/check/domain.hpp>

namespace nabla::core {

namespace detail {

/// E's graph and what its nodes need.
template <class E>
struct examined {
  graph& g;
  term root;
  sequence<requirement> requirements;
  constexpr explicit examined(graph& its_graph)
      : g(its_graph), root(g, E::build(g).in(g)), requirements(requirements_of(g, root.index)) {}
};
template <class E>
constexpr std::size_t count_requirements() {
  graph g;
  return examined<E>(g).requirements.size;
}
template <class E>
inline constexpr std::size_t requirement_count = count_requirements<E>();

/// The sentence that says what is wrong where the requirement K of E is not met: `log(x - 3) needs
/// x - 3 > 0`.
template <class E, std::size_t K>
struct complaint {
  static constexpr void write(auto& out) {
    graph g;
    const examined<E> f(g);
    write_requirement(out, g, f.requirements[K]);
  }
};

/// This is not constexpr, so that the compiler stops here and shows the sentence.
template <char... Sentence>
void this_point_is_outside_the_domain() {}

template <class E, std::size_t K>
constexpr void complain() {
  [&]<std::size_t... I>(std::index_sequence<I...>) {
    this_point_is_outside_the_domain<text_of<complaint<E, K>>[I]...>();
  }(std::make_index_sequence<text_of<complaint<E, K>>.size() - 1>{});
}

}  // namespace detail

/// A value, or the reason why the function has none there.
template <class E, class T>
struct checked_value {
  static constexpr std::size_t count = detail::requirement_count<E>;
  typename E::layout::template result<T> computed;
  std::size_t failed = count;  ///< the first requirement that is not met, from the inside
  T argument{};                ///< the value of its argument
  std::size_t row = 0;         ///< of data: the first row that does not fit, if one alone does not

  constexpr explicit operator bool() const { return failed == count; }
  /// `log(x - 3) needs x - 3 > 0`; empty if all is well. `argument` holds the value of x - 3.
  constexpr std::string_view problem() const { return problem(std::make_index_sequence<count>{}); }
  /// The value. Outside the domain this is an error in a constant expression; at run time it
  /// returns whatever was computed.
  constexpr const auto& value() const {
    if (std::is_constant_evaluated()) refuse(std::make_index_sequence<count>{});
    return computed;
  }

 private:
  template <std::size_t... K>
  constexpr std::string_view problem(std::index_sequence<K...>) const {
    std::string_view sentence;
    ((failed == K ? void(sentence = text_view<detail::complaint<E, K>>()) : void()), ...);
    return sentence;
  }
  template <std::size_t... K>
  constexpr void refuse(std::index_sequence<K...>) const {
    ((failed == K ? detail::complain<E, K>() : void()), ...);
  }
};

namespace detail {

/// E and, for each requirement, whether it is met and the value of its argument.
template <class E>
struct examined_values : function_of<examined_values<E>> {
  using layout = bundle_layout<typename E::layout, column_layout<2 * requirement_count<E>>>;
  static constexpr unsigned tree_size = E::tree_size + 1;
  static constexpr term build(graph& g) {
    const examined<E> f(g);
    sequence<term> all = all_elements_of(f.root);
    for (const requirement& it : f.requirements) {
      all.push_back(indicator(g, it));
      all.push_back(argument_of(g, it));
    }
    return list_of(g, all.items, {all.size, 1});
  }
};

}  // namespace detail

namespace detail {

/// Some rows of data, where they lie.
template <class T>
struct row_view {
  const T* first;
  std::size_t length;
  constexpr const T* data() const { return first; }
  constexpr std::size_t size() const { return length; }
};
template <class A>
constexpr bool is_data_binding() {
  if constexpr (is_binding<A>)
    return varies_with_samples<typename A::variable::layout>();
  else
    return false;
}
template <class... A>
constexpr std::size_t count_rows(const A&... arguments) {
  std::size_t rows = 0;
  const auto count = [&](const auto& argument) {
    using given = std::remove_cvref_t<decltype(argument)>;
    if constexpr (is_data_binding<given>())
      rows = length_of(argument.value) / given::variable::layout::size;
  };
  (count(arguments), ...);
  return rows;
}
/// An argument of a call with one row of its data alone.
template <class A>
constexpr auto only_row(const A& argument, [[maybe_unused]] std::size_t row) {
  if constexpr (is_data_binding<A>()) {
    using X = typename A::variable;
    using T = std::remove_cvref_t<decltype(*first_of(argument.value))>;
    constexpr std::size_t length = X::layout::size;
    return binding<X, row_view<T>>{{first_of(argument.value) + row * length, length}};
  } else {
    return argument;
  }
}
/// The first row that does not meet requirement k when it is alone.
template <class E, class... B>
constexpr std::size_t first_bad_row(std::size_t k, const B&... bindings) {
  const std::size_t rows = count_rows(bindings...);
  for (std::size_t row = 0; row < rows; ++row) {
    const auto answers = std::get<1>(evaluate<examined_values<E>>(only_row(bindings, row)...));
    if (!(answers[2 * k] == 1)) return row;
  }
  return 0;
}

}  // namespace detail

/// E, with its domain checked at each call.
template <class E>
struct checked_function {
  template <class... B>
  constexpr auto operator()(const B&... bindings) const {
    const auto [computed, answers] = detail::evaluate<detail::examined_values<E>>(bindings...);
    using scalar = typename std::remove_cvref_t<decltype(answers)>::value_type;
    checked_value<E, scalar> checked{computed};
    for (std::size_t k = answers.size() / 2; k-- > 0;)
      if (!(answers[2 * k] == 1)) checked.failed = k, checked.argument = answers[2 * k + 1];
    if constexpr (detail::has_loops<E>)
      if (!checked) checked.row = detail::first_bad_row<E>(checked.failed, bindings...);
    return checked;
  }
};
/// f, with its domain checked at each call: `auto r = checked(log(x))(x = -1.0); if (!r) std::cerr
/// << r.problem();`
template <expression E>
constexpr auto checked(E) {
  return checked_function<E>{};
}

}  // namespace nabla::core

namespace nabla {

using core::checked;

}  // namespace nabla
