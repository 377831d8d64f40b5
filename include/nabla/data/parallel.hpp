// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <atomic>
#include <thread>
#include <vector>

#include <nabla/data/data.hpp>
#include <nabla/expression/options.hpp>
#include <nabla/expression/results.hpp>
#include <nabla/graph/sample_sums.hpp>

// Passes over data by several threads. Not part of nabla.hpp: a program that wants threads includes
// this header, and links them.

namespace nabla::core {

/// So many threads for a call.
struct parallel_policy {
  unsigned threads;
};
/// In a call of a function of data: `loss(p = weights, x = images, parallel(4))` divides the rows
/// among so many threads. The rows are cut into parts, and the parts' sums added in pairs, in a way
/// that does not depend on the number of threads, and so do the results. It allocates what storage it
/// needs, and takes no workspace.
constexpr parallel_policy parallel(unsigned threads) { return {threads == 0 ? 1 : threads}; }

namespace detail {

template <>
inline constexpr bool is_workspace<parallel_policy> = true;

template <class T, std::size_t Variables>
struct parallel_inputs : array_inputs<T, Variables> {
  unsigned threads;
};
template <class Use, class T, std::size_t Variables>
auto use_in_parallel(const Use& use, const array_inputs<T, Variables>& inputs,
                     parallel_policy policy) {
  const parallel_inputs<T, Variables> in_parts{inputs, policy.threads};
  return use(&in_parts);
}

/// E's graph and the sums of its first pass.
template <class E>
struct divided {
  graph source;
  node_index root;
  sequence<node_index> sums;
  constexpr divided() : root(copy(image_of<E>, source)), sums(first_sums(source, root)) {}
};
template <class E>
constexpr std::size_t count_sums() {
  return divided<E>().sums.size;
}
template <class E>
inline constexpr std::size_t sum_count = count_sums<E>();
/// Their shapes, and which of them are largest values.
template <class E>
struct sum_facts {
  std::array<shape, sum_count<E>> shapes{};
  std::array<bool, sum_count<E> + 1> are_largest{};

  constexpr sum_facts() {
    const divided<E> f;
    for (std::uint32_t k = 0; k < f.sums.size; ++k) {
      const shape s = f.source.shape_of(f.sums[k]);
      shapes[k] = s.roles() == 0 ? shape{} : whole(s.rows, s.columns);
      are_largest[k] = f.source[f.sums[k]].kind() == node_kind::largest;
    }
  }
};
template <class E>
struct sums_layout {
  static constexpr sum_facts<E> facts{};
  static constexpr std::size_t size = [] {
    std::size_t numbers = 0;
    for (const shape& its_shape : facts.shapes) numbers += its_shape.size();
    return numbers;
  }();
  static constexpr auto entries() { return facts.shapes; }
};
/// The sums of E's first pass, one after another.
template <class E>
struct sums_of : function_of<sums_of<E>> {
  using layout = sums_layout<E>;
  static constexpr unsigned tree_size = E::tree_size + 1;
  static constexpr term build(graph& g) {
    const divided<E> f;
    sequence<term> sums;
    for (const node_index sum : f.sums) sums.push_back({g, copy_of(f.source, sum, g)});
    return list_of(g, sums.items, {sums.size, 1});
  }
  static constexpr node_index copy_of(const graph& from, node_index sum, graph& g) {
    return rewrite(from, reachable_from(from, sum), g, as_it_is{})[sum];
  }
};
/// E with the number of samples as a variable: in a part of the rows it is that of all.
template <class E>
struct with_count : function_of<with_count<E>> {
  using layout = typename E::layout;
  static constexpr unsigned tree_size = E::tree_size + 1;
  static constexpr std::string_view name = "#n";
  static constexpr term build(graph& g) {
    graph source;
    const node_index root = copy(image_of<E>, source);
    return {g, with_count_known(source, root, name, g)};
  }
};
/// E with these sums known: `Pass` counts how often that was done.
template <class E, unsigned Pass>
struct after_pass : function_of<after_pass<E, Pass>> {
  using layout = typename E::layout;
  static constexpr unsigned tree_size = E::tree_size + 1;
  static constexpr char name[] = {'#', static_cast<char>('0' + Pass), '\0'};
  static constexpr term build(graph& g) {
    const divided<E> f;
    return {g, with_sums_known(f.source, f.root, f.sums, std::string_view(name, 2), g)};
  }
};

/// The pointers for To's variables, by name, from those for From's and one more.
template <class To, class From, class T>
void choose_pointers(const T** to, const T* const* from, std::string_view one_more, const T* it) {
  std::size_t k = 0;
  for (const named_variable& wanted : names_of<To>) {
    to[k] = wanted.view() == one_more ? it : nullptr;
    for (std::size_t i = 0; i < names_of<From>.size(); ++i)
      if (names_of<From>[i].view() == wanted.view()) to[k] = from[i];
    ++k;
  }
}
/// The same, where data begins at some row.
template <class E, class T>
void begin_at_row(const T** pointers, std::size_t row) {
  std::size_t k = 0;
  for (const named_variable& its_name : names_of<E>) {
    if (its_name.is_data()) pointers[k] += row * its_name.array.size();
    ++k;
  }
}

/// How the rows are cut: at most so many parts, each a multiple of so many rows.
struct row_parts {
  static constexpr std::size_t most = 64, multiple = 1024;
  std::size_t length, count;
  explicit row_parts(std::size_t samples) {
    const std::size_t least = (samples + most - 1) / most;
    length = (least + multiple - 1) / multiple * multiple;
    count = (samples + length - 1) / length;
  }
};
template <class E, class T>
void combine_sums(T* sums, const T* others) {
  std::size_t k = 0;
  for (std::size_t i = 0; i < sum_count<E>; ++i)
    for (std::uint32_t left = sums_layout<E>::facts.shapes[i].size(); left > 0; --left, ++k)
      if (!sums_layout<E>::facts.are_largest[i])
        sums[k] += others[k];
      else if (sums[k] < others[k])
        sums[k] = others[k];
}
/// The sums of E's first pass: of the parts, added in pairs.
template <class E, class T>
std::vector<T> sums_in_parallel(const T* const* values, std::size_t samples, unsigned threads) {
  using part_sums = array_function<sums_of<E>, std::index_sequence<sums_layout<E>::size>>;
  const row_parts parts(samples);
  std::vector<T> sums(parts.count * sums_layout<E>::size);
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    std::vector<T> storage(workspace_of<part_sums> + 1);
    for (std::size_t k; (k = next++) < parts.count;) {
      const T* pointers[names_of<sums_of<E>>.size() + 1];
      choose_pointers<sums_of<E>, E>(pointers, values, "", static_cast<const T*>(nullptr));
      const std::size_t begin = k * parts.length;
      begin_at_row<sums_of<E>>(pointers, begin);
      T* const place = sums.data() + k * sums_layout<E>::size;
      run_arrays<part_sums, T>(pointers, &place, storage.data(),
                               k + 1 == parts.count ? samples - begin : parts.length);
    }
  };
  std::vector<std::thread> others;
  for (unsigned t = 1; t < threads && t < parts.count; ++t) others.emplace_back(work);
  work();
  for (std::thread& other : others) other.join();
  for (std::size_t step = 1; step < parts.count; step *= 2)
    for (std::size_t k = 0; k + step < parts.count; k += 2 * step)
      combine_sums<E>(sums.data() + k * sums_layout<E>::size,
                      sums.data() + (k + step) * sums_layout<E>::size);
  sums.resize(sums_layout<E>::size);
  return sums;
}

template <class E, unsigned Pass, class Lengths, class T>
void run_in_parallel(const T* const* values, T* const* places, std::size_t samples,
                     unsigned threads) {
  if constexpr (sum_count<E> == 0) {
    using rest = array_function<E, Lengths>;
    std::vector<T> storage(workspace_of<rest> + 1);
    run_arrays<rest, T>(values, places, storage.data(), samples);
  } else {
    using next = after_pass<E, Pass>;
    const std::vector<T> sums = sums_in_parallel<E>(values, samples, threads);
    const T* pointers[names_of<next>.size() + 1];
    choose_pointers<next, E>(pointers, values, std::string_view(next::name, 2), sums.data());
    run_in_parallel<next, Pass + 1, Lengths>(pointers, places, samples, threads);
  }
}
template <class E, class Variables, class T, std::size_t N, std::size_t... Sizes>
void run_into(const parallel_inputs<T, N>* inputs, T* const* places,
              std::index_sequence<Sizes...> lengths) {
  static_assert(!varies_with_samples<typename E::layout>(),
                "parallel adds up over samples: a result for each sample needs no other sample, so "
                "cut its rows yourself");
  using counted = with_count<E>;
  const T count = static_cast<T>(inputs->samples);
  const T* pointers[names_of<counted>.size() + 1];
  choose_pointers<counted, E>(pointers, inputs->values, counted::name, &count);
  run_in_parallel<counted, 0, decltype(lengths)>(pointers, places, inputs->samples,
                                                 inputs->threads);
}

}  // namespace detail

}  // namespace nabla::core

namespace nabla {

using core::parallel;

}  // namespace nabla
