# The warnings nabla is kept free of, as errors. For nabla's own tests and examples only, never for users.
set(nabla_warning_options -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Werror)

function(nabla_warnings target)
  target_compile_options(${target} PRIVATE ${nabla_warning_options})
endfunction()
