# An object file has no variables that can be written to: cmake -D object=state.o -D objdump=objdump -P check_state.cmake
# Such are the symbols in .data, .bss and, for each thread, .tdata and .tbss; .data.rel.ro holds constants with addresses in
# them. The compiler's own is DW.ref, for exceptions.
cmake_minimum_required(VERSION 3.24)
execute_process(COMMAND ${objdump} --syms --demangle ${object} OUTPUT_VARIABLE symbols COMMAND_ERROR_IS_FATAL ANY)
if(NOT symbols MATCHES "nabla")
  message(FATAL_ERROR "${object} has nothing of nabla's")
endif()
string(REGEX MATCHALL "[^\n]*[ \t]\\.t?(data|bss)[^\n]*" writable "${symbols}")
list(FILTER writable EXCLUDE REGEX "[ \t]\\.data\\.rel\\.ro|DW\\.ref\\.|[ \t]0+ \\.t?(data|bss)$")
string(REGEX MATCHALL "[^\n]*guard variable for[^\n]*" guards "${symbols}")
if(writable OR guards)
  list(JOIN writable "\n  " writable)
  list(JOIN guards "\n  " guards)
  message(FATAL_ERROR "${object} has state:\n  ${writable}\n  ${guards}")
endif()
