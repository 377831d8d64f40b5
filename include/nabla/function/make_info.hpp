// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/function/build.hpp>
#include <nabla/function/function_traits.hpp>
#include <nabla/function/registry.hpp>

namespace nabla::core::detail {

/// What the compiler calls this function. (Its length is given: to look for the end of such a text
/// costs the compiler more than all the rest.)
template <class F>
constexpr std::string_view signature_of() {
  return {__PRETTY_FUNCTION__, sizeof(__PRETTY_FUNCTION__) - 1};
}
inline constexpr std::size_t before_name = signature_of<void>().find("void");
inline constexpr std::size_t around_name = signature_of<void>().size() - 4;

/// A hash of F's full name.
template <class F>
constexpr std::uint64_t identity_of() {
  constexpr std::string_view signature = signature_of<F>();
  return identity_named({signature.data() + before_name, signature.size() - around_name});
}

/// Words are a name, or a pattern with a # for each argument.
template <class F>
constexpr bool has_places(std::string_view words) {
  int places = 0;
  for (const char letter : words) places += letter == '#' ? 1 : 0;
  return places == 0 || places == function_traits<F>::arity;
}
template <bool Fits>
constexpr void require_places() {
  static_assert(
      Fits,
      "a pattern (`text`, `latex` or `c_name`) needs one # for each argument of its function");
}

/// Copies what F says, and leaves the defaults for what it does not.
template <class F>
constexpr void take_values(optional_facets& f) {
  f.parameters = function_traits<F>::parameters;
  if constexpr (requires { F::symmetry; }) f.symmetry = F::symmetry;
  if constexpr (requires { F::root; }) f.root = F::root;
  if constexpr (requires { F::trend; }) f.trend = F::trend;
  if constexpr (requires { F::associative; }) f.associative = F::associative;
  if constexpr (requires { F::continues; }) f.continues = F::continues;
  if constexpr (requires { F::decisive; }) f.decisive = F::decisive;
  if constexpr (requires { F::finite; }) f.finite = F::finite;
  if constexpr (requires { F::range; }) f.range = F::range;
  if constexpr (requires { typename F::base; }) f.base = &info_of<typename F::base>;
}
template <class F>
constexpr void take_spellings(optional_facets& f) {
  if constexpr (requires { F::alias; }) f.alias = F::alias;
  if constexpr (requires { F::reciprocal; }) f.reciprocal = F::reciprocal;
  if constexpr (requires { F::text; }) {
    require_places<has_places<F>(F::text.words)>();
    f.text = F::text;
  }
  if constexpr (requires { F::latex; }) {
    require_places<has_places<F>(F::latex.words)>();
    f.latex = F::latex;
  }
  if constexpr (requires { F::c_name; }) {
    require_places<has_places<F>(F::c_name)>();
    f.c_name = F::c_name;
  }
  if constexpr (requires { F::c_definition; }) f.c_definition = F::c_definition;
}
/// A complement is announced, since kernels put it in where nobody applied it.
template <class F>
constexpr void take_relatives(optional_facets& f) {
  if constexpr (requires { typename F::twin; } || requires { typename F::complement; })
    static_assert(function_traits<F>::arity == 1,
                  "only a function of one argument has a twin or a complement");
  if constexpr (requires { typename F::twin; }) f.twin = &info_of<typename F::twin>;
  if constexpr (requires { F::twin_is_derived; }) f.twin_is_derived = F::twin_is_derived;
  if constexpr (requires { typename F::complement; })
    f.complement = announce<typename F::complement>::info;
  if constexpr (requires { F::complement_power; }) f.complement_power = F::complement_power;
  if constexpr (requires { F::relatives; }) f.relatives = F::relatives;
  if constexpr (requires { F::is_choice; }) f.is_choice = F::is_choice;
  if constexpr (requires { F::reciprocal_overflows; })
    f.reciprocal_overflows = F::reciprocal_overflows;
}

template <class F, std::size_t... K>
constexpr void take_relative_calls(function_info& f, std::index_sequence<K...>) {
  f.relative = [](const term* its, int which) { return F::relative(its[K]..., which); };
  f.from_relative = [](const term* its, int which, term its_value) {
    return F::from_relative(its[K]..., which, its_value);
  };
}

template <class F>
constexpr term build_of_terms(const term* u) {
  return build<F>(u, std::make_index_sequence<function_traits<F>::arity>{});
}

template <class F>
constexpr function_info make_info() {
  using traits = function_traits<F>;
  function_info f;
  take_values<F>(f);
  take_spellings<F>(f);
  take_relatives<F>(f);
  f.name = F::name;
  f.identity = identity_of<F>();
  f.arity = traits::arity;
  f.partial = &traits::partial;
  f.simplified = &traits::simplify;
  if constexpr (traits::has_build) f.build = &build_of_terms<F>;
  if constexpr (requires { F::relatives; })
    take_relative_calls<F>(f, std::make_index_sequence<traits::arity>{});
  f.evaluate = &traits::template value<double>;
  f.domain = &traits::domain_at;
  f.pole = &traits::pole;
  return f;
}

}  // namespace nabla::core::detail
