// expect: a sentence
// Nothing is wrong with this program, which has to be reported.
int main() {}
