# The laws of random formulas for many formulas: cmake -D executable=nabla_tests -D formulas=1000000 -P fuzz_long.cmake
cmake_minimum_required(VERSION 3.24)
set(laws
  random_formulas/canonical_form_is_idempotent_and_blind_to_order
  random_formulas/canonical_form_and_simplification_preserve_values
  random_formulas/numbers_whose_products_overflow_are_kept_apart
  random_formulas/fingerprint_agrees_with_the_canonical_form
  random_formulas/gradient_backwards_is_forwards_is_difference_quotient
  random_formulas/gradient_is_complex_step
  random_formulas/hessian_is_symmetric_and_every_order_of_elimination_agrees
  domains/requirements_agree_with_values
  domains/ranges_hold
  nested_choices/derivatives_are_those_of_the_branch_taken
  operation_counts/a_gradient_costs_little_more_than_its_function
  parsing/what_is_printed_reads_back
  parsing/what_is_printed_as_it_was_written_reads_back
  explanations/lines_are_true_for_random_formulas
  explanations/last_line_is_the_derivative
  explanations/backpropagation_finds_the_gradient
  writers/latex_reads_back_as_the_same_function
  writers/drawings_are_well_formed)
list(LENGTH laws count)
set(ENV{NABLA_FORMULAS} ${formulas})
set(position 0)
set(broken "")
foreach(law IN LISTS laws)
  math(EXPR position "${position} + 1")
  string(TIMESTAMP start "%s")
  message(STATUS "${position} of ${count}: ${law}, ${formulas} formulas")
  execute_process(COMMAND ${executable} --run_test=${law} --color_output=no RESULT_VARIABLE result)
  string(TIMESTAMP end "%s")
  math(EXPR seconds "${end} - ${start}")
  message(STATUS "   ${seconds} s")
  if(NOT result EQUAL 0)
    list(APPEND broken ${law})
  endif()
endforeach()
if(broken)
  message(FATAL_ERROR "broken: ${broken}")
endif()
message(STATUS "all ${count} laws hold for ${formulas} formulas")
