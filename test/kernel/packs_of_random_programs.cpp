// SPDX-License-Identifier: BSL-1.0
// Random programs compute the same with packs as without, whatever the width: exactly, since they
// compute modulo a prime, where sums may be added up in any order.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "random_program.hpp"

namespace {

using namespace random_programs;

/// Carries out the steps of a program with packs.
template <std::size_t W>
class machine {
  using code = packed_instruction;
  using lanes = std::array<residue, W>;
  static constexpr std::uint64_t index_mask = code::largest_index;

  const detail::packed_steps<W>& steps;
  numbers at;
  std::vector<residue> slots, memory;
  std::vector<lanes> wide;

  residue number(std::uint64_t place, std::uint64_t index) const {
    switch (place) {
      case code::input:
        return at.in.at(index);
      case code::constant:
        return at.constants.at(index);
      case code::memory:
        return memory.at(index);
      case code::wide:  // of a list
        return wide.at(index / W)[index % W];
      default:
        return slots.at(index);
    }
  }
  lanes pack(std::uint64_t bits) const {
    const std::uint64_t place = bits >> code::index_bits & 7, index = bits & index_mask;
    if (place == code::wide) return wide.at(index);
    lanes found;
    for (std::size_t k = 0; k < W; ++k)
      found[k] = place == code::row ? at.in.at(index + k) : number(place, index);
    return found;
  }
  lanes gathered(std::uint64_t list) const {
    lanes found;
    for (std::size_t k = 0; k < W; ++k) {
      const std::uint32_t from = steps.lists[static_cast<std::uint32_t>(list * W + k)];
      found[k] = number(from >> code::listed_at, from & ((1U << code::listed_at) - 1));
    }
    return found;
  }
  void compute(unsigned what, lanes* to, const lanes& a, const lanes& b) {
    const lanes* const four = &a;  // of a choice: in consecutive packs
    lanes results[2];
    for (std::size_t k = 0; k < W; ++k) {
      residue u[4] = {a[k], b[k], 0, 0};
      for (std::size_t n = 0; detail::is_choice(what) && n < 4; ++n) u[n] = four[n][k];
      results[0][k] = performed(what, u);
      results[1][k] = mixed(what + 1, u[0], u[1]);
    }
    to[0] = results[0];
    if (what == instruction::first_function + 2) to[1] = results[1];
  }
  void carry_out_wide(unsigned what, std::uint64_t word) {
    const std::uint64_t to = word >> code::result_at & index_mask;
    const std::uint64_t first = word >> code::first_at & index_mask;
    if (what == code::gather) {
      wide.at(to) = gathered(first);
      return;
    }
    const lanes a = pack(word >> code::first_at), b = pack(word);
    const std::size_t count = word >> code::lane_at & 31;
    if ((word >> code::result_at & code::is_output) != 0)
      std::copy(a.begin(), a.end(), &at.out.at(to + W - 1) - (W - 1));
    else if (what == code::put_down)
      std::copy(a.begin(), a.end(), &memory.at(to + W - 1) - (W - 1));
    else if (what == code::mask)
      for (std::size_t k = 0; k < W; ++k) wide.at(to)[k] = k < count ? a[k] : 0;
    else
      compute(what, &wide.at(to), detail::is_choice(what) ? wide.at(first) : a, b);
  }
  void carry_out_number(unsigned what, std::uint64_t word) {
    const std::uint64_t to = word >> code::result_at & index_mask;
    const std::uint64_t first = word >> code::first_at, second = word;
    residue result = 0;
    if (what == code::take) {
      result = pack(first)[word >> code::lane_at & 31];
    } else if (what == code::lane_sum) {
      for (const residue u : pack(first)) result = (result + u) % prime;
    } else {
      residue u[2] = {number(first >> code::index_bits & 7, first & index_mask),
                      number(second >> code::index_bits & 7, second & index_mask)};
      result = performed(what, detail::is_choice(what) ? &slots.at(first & index_mask) : u);
      if (what == instruction::first_function + 2) slots.at(to + 1) = mixed(what + 1, u[0], u[1]);
    }
    ((word >> code::result_at & code::is_output) != 0 ? at.out.at(to) : slots.at(to)) = result;
  }

 public:
  machine(const random_program& program, const detail::packed_steps<W>& its, std::uint32_t values)
      : steps(its),
        at(program),
        slots(values + 4),
        memory(its.put_down),
        wide(its.wide_slots + 4) {}

  std::vector<residue> run() {
    for (std::uint32_t i = 0; i < steps.steps.size; ++i) {
      const std::uint64_t word = steps.steps.items[i];
      const auto what = static_cast<unsigned>(word >> code::what_at);
      if ((word >> code::wide_at & 1) != 0)
        carry_out_wide(what, word);
      else
        carry_out_number(what, word);
    }
    return at.out;
  }
};

template <std::size_t W>
void check(unsigned seed, bool calls_alone, std::array<int, 3>& met) {
  const random_program program(seed);
  detail::program_values<W> values(program.view());
  detail::pack_set<W> set(values);
  const detail::operation_costs<W> costs{at_once};
  if (calls_alone) {
    detail::call_finder<W>{set, at_once}.find();
  } else {
    detail::sum_finder<W>(set).find();
    detail::pack_finder<W>(set).find();
    detail::pack_weigher<W>{set, costs, {}, {}, {}, {}}.weigh();
  }
  const std::uint32_t in_ends[] = {seed % 30 + 1, 40};
  const std::uint32_t out_ends[] = {program.outputs / 3, program.outputs};
  detail::pack_writer<W> writer(set, costs, {in_ends, 2}, {out_ends, 2});
  writer.write();
  met[0] += writer.to.put_down > 0 ? 1 : 0;
  met[1] += set.sums.size > 0 ? 1 : 0;
  met[2] += writer.to.wide_slots > 0 ? 1 : 0;
  const bool same =
      machine<W>(program, writer.to, values.values.size).run() == without_packs(program);
  BOOST_TEST(same, "program " << seed << " with packs of " << W);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(packs_of_random_programs)

BOOST_AUTO_TEST_CASE(they_compute_the_same) {
  constexpr unsigned programs = 2000;
  std::array<int, 3> met{};  // how many put packs down, have long sums, have packs
  for (unsigned seed = 0; seed < programs; ++seed) {
    check<2>(seed, false, met);
    check<4>(seed, false, met);
    check<8>(seed, false, met);
    check<16>(seed, false, met);
    check<4>(seed, true, met);
  }
  for (const int count : met) BOOST_TEST(count > static_cast<int>(programs) / 4);
}

BOOST_AUTO_TEST_SUITE_END()
