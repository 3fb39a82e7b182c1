package io.ner4j.onnx.tokenizer.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegexBacktrackingTest {

  /** As published with XLM-RoBERTa, DeBERTa, GPT-2, GPT-4, GPT-4o and DeepSeek. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        " {2,}",
        "\\s{2,}|[\\n\\r\\t]",
        "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+",
        "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+",
        "[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]*[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?|\\p{N}{1,3}|\\s*[\\r\\n]+|\\s+",
        "[!\"#$%&'()*+,\\-./:;<=>?@\\[\\\\\\]^_`{|}~][A-Za-z]+|[^\\r\\n\\p{L}\\p{P}\\p{S}]?[\\p{L}\\p{M}]+| ?[\\p{P}\\p{S}]+[\\r\\n]*",
      })
  void whatTokenizersAreShippedWithIsTaken(String pattern) {
    assertThat(RegexBacktracking.objection(pattern)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "a*, may match nothing",
    "^, may match nothing",
    "a|$, may match nothing",
    "(?!a), may match nothing",
    "\\b, may match nothing",
    "(a+)+$, repeats what has choices",
    "(a|aa)*b, repeats what has choices",
    "(a?){20}b, repeats what has choices",
    "a*a*b, too often",
    "a?a?a?a?a?a?a?a?a?b, too often",
    "(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b), too often",
    "a**, repeats a repetition",
    "a{1000}, no small count",
    "(?<=a)b, group of the kind",
    "(?>a)b, group of the kind",
    "(a)\\1, has \\1",
    "(((((, open group",
    "a), unmatched parenthesis",
    "[a, open bracket",
    "\\p{L, open brace",
    "a\\, backslash",
    "*a, repeats nothing",
  })
  void whatMayRunForeverOrIsBrokenIsNot(String pattern, String objection) {
    assertThat(RegexBacktracking.objection(pattern))
        .hasValueSatisfying(text -> assertThat(text).contains(objection));
  }

  @ParameterizedTest
  @ValueSource(ints = {2001, 1_000_000})
  void longPatternsAreNot(int length) {
    assertThat(RegexBacktracking.objection("a".repeat(length))).isPresent();
    assertThat(RegexBacktracking.objection("(".repeat(length / 2))).isPresent();
  }
}
