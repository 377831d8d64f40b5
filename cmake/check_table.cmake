# A page shows the table of functions as the catalogue has it:
# cmake -D program=.../function_table -D function_dir=include/nabla/function -P check_table.cmake
cmake_minimum_required(VERSION 3.24)
execute_process(COMMAND ${program} ${function_dir} OUTPUT_VARIABLE table COMMAND_ERROR_IS_FATAL ANY)
file(READ ${function_dir}/README.md page)
string(FIND "${page}" "<!-- table -->\n${table}<!-- /table -->\n" position)
if(position EQUAL -1)
  message(FATAL_ERROR "${function_dir}/README.md does not show the functions as they are. "
    "Between its lines <!-- table --> and <!-- /table --> should stand\n${table}")
endif()
