# The page opens from disk and shows its first example.
execute_process(COMMAND ${chromium} --headless --no-sandbox --disable-gpu --virtual-time-budget=20000 --dump-dom file://${page}
  OUTPUT_VARIABLE shown ERROR_QUIET TIMEOUT 240 COMMAND_ERROR_IS_FATAL ANY)
foreach(text "data-ready" "<mo>∇</mo>" "<mi>cos</mi>" "chain rule with" "<svg" "29.705055" "all reals" "After 40 steps f = ")
  string(FIND "${shown}" "${text}" place)
  if(place EQUAL -1)
    list(APPEND missing ${text})
  endif()
endforeach()
if(missing)
  message(FATAL_ERROR "The page does not show: ${missing}")
endif()
