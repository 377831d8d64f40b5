// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

#include <nabla/data/compensated.hpp>

// Passes over rows that are cut into parts, and these into blocks. How they are cut and in which order the parts' sums are
// added depends on the number of rows alone, so the results do not depend on who has which part.

namespace nabla::core::detail {

/// How rows are cut: into at most so many parts, each a multiple of so many rows, which are a block.
struct row_parts {
  static constexpr std::size_t most = 64, multiple = 1024;
  std::size_t samples, length, count;
  explicit constexpr row_parts(std::size_t all) : samples(all) {
    const std::size_t least = (all + most - 1) / most;
    length = all == 0 ? multiple : (least + multiple - 1) / multiple * multiple;
    count = (all + length - 1) / length;
  }
  /// The first row of a part; all rows end where the last part does.
  constexpr std::size_t row(std::size_t part) const {
    return part < count ? part * length : samples;
  }
};
/// Parts from one to before another.
struct part_range {
  std::size_t first, last;
};

template <class E, class T>
void combine_sums(T* sums, const T* others) {
  for (std::size_t k = 0; k < sums_layout<E>::size; ++k)
    if (!is_largest<E>(k))
      sums[k] += others[k];
    else if (sums[k] < others[k])
      sums[k] = others[k];
}
/// The order in which the sums of so many parts are added: `add(k, j)` adds those of j to those of k.
template <class Add>
void in_pairs(std::size_t count, const Add& add) {
  for (std::size_t step = 1; step < count; step *= 2)
    for (std::size_t k = 0; k + step < count; k += 2 * step) add(k, k + step);
}
/// The sums of E's first pass, for one range of rows after another.
template <class E, class T>
class sums_of_rows {
  using kernel = array_function<sums_of<E>, std::index_sequence<sums_layout<E>::size>>;
  static constexpr std::size_t variables = names_of<sums_of<E>>.size();

  const T* pointers[variables + 1];
  std::vector<T> storage = std::vector<T>(workspace_of<kernel> + 1);
  std::vector<T> block = std::vector<T>(sums_layout<E>::size);

 public:
  explicit sums_of_rows(const T* const* values) {
    choose_pointers<sums_of<E>, E>(pointers, values, "", static_cast<const T*>(nullptr));
  }
  /// Of rows from one on, by blocks.
  void sum(std::size_t begin, std::size_t rows, T* sums) {
    sums_of_blocks<E, T> total;
    for (std::size_t done = 0; done < rows; done += row_parts::multiple) {
      sum_block(begin + done, std::min(rows - done, row_parts::multiple));
      total.add(block.data());
    }
    total.store(sums);
  }

 private:
  void sum_block(std::size_t begin, std::size_t rows) {
    const T* here[variables + 1];
    std::copy(pointers, pointers + variables, here);
    begin_at_row<sums_of<E>>(here, begin);
    T* const place = block.data();
    run_arrays<kernel, T>(here, &place, storage.data(), rows);
  }
};
/// The sums of E's first pass, one part after another. The values begin at the first part's rows.
template <class E, class T>
std::vector<T> sums_of_parts(const T* const* values, const row_parts& parts, part_range own,
                             unsigned threads) {
  std::vector<T> sums((own.last - own.first) * sums_layout<E>::size);
  std::atomic<std::size_t> next = own.first;
  const auto work = [&] {
    sums_of_rows<E, T> rows(values);
    for (std::size_t k; (k = next++) < own.last;)
      rows.sum(parts.row(k) - parts.row(own.first), parts.row(k + 1) - parts.row(k),
               sums.data() + (k - own.first) * sums_layout<E>::size);
  };
  std::vector<std::thread> others;
  for (unsigned t = 1; t < threads && t < own.last - own.first; ++t) others.emplace_back(work);
  work();
  for (std::thread& other : others) other.join();
  return sums;
}

/// Calculates E: a policy has the number of `threads`, says which parts are its `own`, and makes
/// `total` sums of all parts from its own ones.
template <class E, unsigned Pass, class Lengths, class T, class Policy>
void run_in_parts(const T* const* values, T* const* places, const row_parts& parts,
                  const Policy& policy) {
  const part_range own = policy.own(parts);
  if constexpr (sum_count<E> == 0) {
    using rest = array_function<E, Lengths>;
    std::vector<T> storage(workspace_of<rest> + 1);
    run_arrays<rest, T>(values, places, storage.data(), parts.row(own.last) - parts.row(own.first));
  } else {
    using next = after_pass<E, Pass>;
    std::vector<T> sums = sums_of_parts<E>(values, parts, own, policy.threads);
    policy.template total<E>(sums, parts);
    const T* pointers[names_of<next>.size() + 1];
    choose_pointers<next, E>(pointers, values, std::string_view(next::name, 2), sums.data());
    run_in_parts<next, Pass + 1, Lengths>(pointers, places, parts, policy);
  }
}

/// The values of a call whose rows are divided.
template <class T, std::size_t Variables, class Policy>
struct divided_inputs : array_inputs<T, Variables> {
  const Policy& policy;
};
/// Who has which of the parts.
template <class P>
concept row_policy = requires(const P& its, const row_parts& parts) { its.own(parts); };
template <row_policy Policy>
inline constexpr bool is_workspace<Policy> = true;
template <class Use, class T, std::size_t Variables, row_policy Policy>
auto use_in_parallel(const Use& use, const array_inputs<T, Variables>& inputs,
                     const Policy& policy) {
  const divided_inputs<T, Variables, Policy> divided{inputs, policy};
  return use(&divided);
}
template <class E, class Variables, class T, std::size_t N, class Policy, std::size_t... Sizes>
void run_into(const divided_inputs<T, N, Policy>* inputs, T* const* places,
              std::index_sequence<Sizes...> lengths) {
  static_assert(!varies_with_samples<typename E::layout>(),
                "a call of divided rows adds up over samples: a result for each sample needs no "
                "other sample, so cut its rows yourself");
  using counted = with_count<E>;
  const row_parts parts(inputs->policy.count(inputs->samples));
  require_samples(parts.samples);
  const T count = static_cast<T>(parts.samples);
  const T* pointers[names_of<counted>.size() + 1];
  choose_pointers<counted, E>(pointers, inputs->values, counted::name, &count);
  run_in_parts<counted, 0, decltype(lengths)>(pointers, places, parts, inputs->policy);
}

}  // namespace nabla::core::detail
