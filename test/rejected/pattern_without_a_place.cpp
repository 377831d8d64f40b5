// expect: a pattern (`text`, `latex` or `c_name`) needs one # for each argument of its function
// lines: 50
#include <nabla/nabla.hpp>

namespace {

struct twice_u_plus_v {
  static constexpr std::string_view name = "twice_u_plus_v";
  static constexpr nabla::spelling latex = {"2 # + v"};
  static constexpr nabla::interval domain[] = {nabla::all_reals, nabla::all_reals};
  template <class T> static constexpr T value(T u, T v) { return u + u + v; }
  static constexpr nabla::term derivative(nabla::term, nabla::term, nabla::term, int k) { return k == 0 ? 2 : 1; }
};

}  // namespace

int main() {
  constexpr nabla::variable<"x"> x;
  constexpr nabla::variable<"y"> y;
  nabla::to_latex(nabla::apply<twice_u_plus_v>(x, y));
}
