# Puts the page's parts and the module, compressed, into one file.
execute_process(COMMAND gzip -9nc ${module} COMMAND base64 -w0 OUTPUT_VARIABLE page_module COMMAND_ERROR_IS_FATAL ANY)
file(READ ${CMAKE_CURRENT_LIST_DIR}/page.css page_style)
foreach(name module elements page picture answers table start)
  file(READ ${CMAKE_CURRENT_LIST_DIR}/${name}.js script)
  string(APPEND page_script "${script}\n")
endforeach()
file(READ ${CMAKE_CURRENT_LIST_DIR}/../data/days.csv page_days)
configure_file(${CMAKE_CURRENT_LIST_DIR}/page.html ${page} @ONLY)
