// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <stdexcept>
#include <string>

#include <boost/mpi/collectives.hpp>
#include <boost/mpi/communicator.hpp>

#include <nabla/data/parallel.hpp>

// Passes over data that is spread over the ranks of MPI, by Boost.MPI. Not part of nabla.hpp.

namespace nabla::core {

/// Rows that follow one another: the first, and how many.
struct row_share {
  std::size_t begin, count;
};
/// The ranks of a communicator for a call, each with so many threads.
struct distributed_policy {
  const boost::mpi::communicator& world;
  unsigned threads;

  /// The number of all samples. Every rank must have its share of them.
  std::size_t count(std::size_t own_samples) const;
  detail::part_range own(const detail::row_parts& parts) const {
    return {first_part(parts, world.rank()), first_part(parts, world.rank() + 1)};
  }
  template <class E, class T>
  void total(std::vector<T>& sums, const detail::row_parts& parts) const;
  /// The first part of a rank.
  std::size_t first_part(const detail::row_parts& parts, int rank) const {
    return parts.count * static_cast<std::size_t>(rank) / static_cast<std::size_t>(world.size());
  }
  row_share share(const detail::row_parts& parts, int rank) const {
    const std::size_t begin = parts.row(first_part(parts, rank));
    return {begin, parts.row(first_part(parts, rank + 1)) - begin};
  }

 private:
  int owner(const detail::row_parts& parts, std::size_t part) const {
    int rank = 0;
    while (first_part(parts, rank + 1) <= part) ++rank;
    return rank;
  }
};
inline std::size_t distributed_policy::count(std::size_t own_samples) const {
  std::vector<std::size_t> counts;
  boost::mpi::all_gather(world, own_samples, counts);
  std::size_t all = 0;
  for (const std::size_t samples : counts) all += samples;
  const detail::row_parts parts(all);
  for (int rank = 0; rank < world.size(); ++rank) {
    const std::size_t has = counts[static_cast<std::size_t>(rank)], due = share(parts, rank).count;
    if (has != due)
      throw std::invalid_argument("rank " + std::to_string(rank) + " has " + std::to_string(has) +
                                  " of " + std::to_string(all) + " rows; share_of gives it " +
                                  std::to_string(due));
  }
  return all;
}
/// Adds up in pairs; where two ranks have a pair, the later sends its sums to the other. Then the first
/// part's rank tells all.
template <class E, class T>
void distributed_policy::total(std::vector<T>& sums, const detail::row_parts& parts) const {
  constexpr std::size_t size = detail::sums_layout<E>::size;
  constexpr int length = static_cast<int>(size);
  const std::size_t first = own(parts).first;
  const auto place = [&](std::size_t part) { return sums.data() + (part - first) * size; };
  std::vector<T> received(size);
  detail::in_pairs(parts.count, [&](std::size_t k, std::size_t j) {
    const int to = owner(parts, k), from = owner(parts, j);
    if (from == world.rank() && to != from) world.send(to, 0, place(j), length);
    if (to != world.rank()) return;
    if (to != from) world.recv(from, 0, received.data(), length);
    detail::combine_sums<E>(place(k), to == from ? place(j) : received.data());
  });
  sums.resize(size);
  if (parts.count > 0) boost::mpi::broadcast(world, sums.data(), length, owner(parts, 0));
}

/// In a call of a function of data, on every rank: `loss(p = weights, x = my_rows, distributed(world))`
/// calculates the function of the rows of all ranks, which all get the same results. These do not
/// depend on the number of ranks, nor of threads, if each rank has the rows that `share_of` gives it;
/// else std::invalid_argument is thrown on all ranks.
inline distributed_policy distributed(const boost::mpi::communicator& world, unsigned threads = 1) {
  return {world, threads == 0 ? 1 : threads};
}
/// Which of so many rows this rank has.
inline row_share share_of(const boost::mpi::communicator& world, std::size_t rows) {
  return distributed(world).share(detail::row_parts(rows), world.rank());
}

}  // namespace nabla::core

namespace nabla {

using core::distributed;
using core::share_of;

}  // namespace nabla
