// SPDX-License-Identifier: BSL-1.0
// Functions and derivatives beside their MathML.

#include <nabla/nabla.hpp>
#include <nabla/print/to_mathml.hpp>

namespace {

using namespace nabla;
using namespace nabla::core;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

static_assert(to_mathml(x) == "<math><mi>x</mi></math>");
static_assert(to_mathml(diff(x * x * y + sin(x * y), y)) ==
              "<math><msup><mi>x</mi><mn>2</mn></msup><mo>+</mo><mi>x</mi><mo>&#x2062;</mo>"
              "<mi>cos</mi><mo>&#x2061;</mo><mrow><mo>(</mo><mi>x</mi><mo>&#x2062;</mo><mi>y</mi>"
              "<mo>)</mo></mrow></math>");

// Parts of formulas, as LaTeX has them.
constexpr bool is_set_as(std::string_view latex, std::string_view mathml) {
  characters out;
  write_mathml(out, latex);
  return out.view() == mathml;
}
static_assert(is_set_as("0.8 - 3", "<mn>0.8</mn><mo>−</mo><mn>3</mn>"));
static_assert(is_set_as("\\frac{1}{x + 1}",
                        "<mfrac><mn>1</mn><mrow><mi>x</mi><mo>+</mo><mn>1</mn>"
                        "</mrow></mfrac>"));
static_assert(is_set_as("\\sqrt{x}", "<msqrt><mi>x</mi></msqrt>"));
static_assert(is_set_as("\\sqrt[3]{x}^{2}",
                        "<msup><mroot><mi>x</mi><mn>3</mn></mroot><mn>2</mn>"
                        "</msup>"));
static_assert(is_set_as("w_{1}^{2}", "<msup><msub><mi>w</mi><mn>1</mn></msub><mn>2</mn></msup>"));
static_assert(
    is_set_as("x e^{-y}",
              "<mi>x</mi><mo>&#x2062;</mo><msup><mi>e</mi><mrow><mo>−</mo><mi>y</mi></mrow>"
              "</msup>"));
static_assert(is_set_as("u'v", "<msup><mi>u</mi><mo>′</mo></msup><mo>&#x2062;</mo><mi>v</mi>"));
static_assert(is_set_as("v^2", "<msup><mi>v</mi><mn>2</mn></msup>"));
static_assert(is_set_as("\\bar{v}_{1}",
                        "<msub><mover><mi>v</mi><mo>¯</mo></mover><mn>1</mn>"
                        "</msub>"));
static_assert(is_set_as("\\alpha \\Omega μ",
                        "<mi>α</mi><mo>&#x2062;</mo><mi>Ω</mi><mo>&#x2062;</mo><mi>μ</mi>"));
static_assert(is_set_as("\\log\\Gamma\\left(x\\right)",
                        "<mi>log</mi><mo>&#x2061;</mo><mi>Γ</mi><mo>&#x2061;</mo><mrow><mo>(</mo>"
                        "<mi>x</mi><mo>)</mo></mrow>"));
static_assert(is_set_as("x \\left(y\\right)",
                        "<mi>x</mi><mo>&#x2062;</mo><mrow><mo>(</mo>"
                        "<mi>y</mi><mo>)</mo></mrow>"));
static_assert(is_set_as("\\left\\lfloor x \\right\\rfloor",
                        "<mrow><mo>⌊</mo><mi>x</mi><mo>⌋</mo></mrow>"));
static_assert(is_set_as("x < 1", "<mi>x</mi><mo>&lt;</mo><mn>1</mn>"));
static_assert(is_set_as("\\operatorname{soft\\_sign}", "<mi>soft_sign</mi>"));
static_assert(is_set_as("\\mathrm{a\\wedge b<\\&\\sim \\backslash c}",
                        "<mi>a^b&lt;&amp;~\\c</mi>"));
static_assert(is_set_as("\\begin{pmatrix} 1 & x \\\\ y & 0 \\end{pmatrix}",
                        "<mrow><mo>(</mo><mtable><mtr><mtd><mn>1</mn></mtd><mtd><mi>x</mi></mtd>"
                        "</mtr><mtr><mtd><mi>y</mi></mtd><mtd><mn>0</mn></mtd></mtr></mtable>"
                        "<mo>)</mo></mrow>"));
static_assert(is_set_as(
    "\\begin{cases} x & \\text{if } x \\le y \\\\ 2 & \\text{otherwise} \\end{cases}",
    "<mrow><mo>{</mo><mtable columnalign=\"left\"><mtr><mtd><mi>x</mi></mtd><mtd><mtext>if\u00A0"
    "</mtext><mi>x</mi><mo>≤</mo><mi>y</mi></mtd></mtr><mtr><mtd><mn>2</mn></mtd><mtd><mtext>"
    "otherwise</mtext></mtd></mtr></mtable></mrow>"));

// A user's function may be spelled with commands of other packages: they become upright names.
static_assert(is_set_as("\\heartsuit\\left(x\\right)",
                        "<mi>heartsuit</mi><mo>&#x2061;</mo><mrow><mo>(</mo><mi>x</mi><mo>)</mo>"
                        "</mrow>"));
// What is not LaTeX does no harm.
static_assert(is_set_as("}{x^", "<mi>x</mi>"));

}  // namespace
