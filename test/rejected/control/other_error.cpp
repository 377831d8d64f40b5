// expect: a sentence
// The compiler complains, but in other words, which has to be reported.
int main() { static_assert(sizeof(char) == 2, "something else"); }
