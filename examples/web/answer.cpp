// SPDX-License-Identifier: BSL-1.0
#include "answer.hpp"

namespace page {

namespace {

void write_answer(::program::object_writer& out, const question& q) {
  if (q.ask == "exercise") return write_exercise(out, q);
  ::program::worksheet sheet(q.formula, {}, q.asked.table.get());
  if (q.ask == "symbols") write_symbols(out, sheet);
  if (q.ask == "point") write_point(out, sheet, q.asked.at.value_or(::program::coordinates()));
  if (q.ask == "picture") write_picture(out, sheet, q.asked);
  if (q.ask == "graph") write_graph(out, sheet, q.asked);
  if (q.ask == "surface") write_surface(out, sheet, q.asked);
  if (q.ask == "differences") write_differences(out, sheet, q);
  if (q.ask == "regression") write_regression(out, sheet, q.asked);
  if (q.ask == "check") write_check(out, sheet, q);
}

}  // namespace

std::string answer(const std::string& text) {
  nabla::core::characters out;
  {
    ::program::object_writer object(out);
    try {
      write_answer(object, read_question(text));
    } catch (const ::program::mistake& wrong) {
      object.string("error", wrong.what());
      if (wrong.position) object.name("position") << static_cast<std::int64_t>(*wrong.position);
    }
  }
  return std::string(out.view());
}

}  // namespace page
