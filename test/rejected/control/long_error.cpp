// expect: a sentence
// lines: 2
// The compiler's message is longer than two lines, which has to be reported.
int main() { static_assert(sizeof(char) == 2, "a sentence"); }
