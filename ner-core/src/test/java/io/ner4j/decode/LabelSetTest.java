package io.ner4j.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelSetTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          IOB2                      | O B-PER I-PER                 | IOB2  | . BEGIN:PER INSIDE:PER
          IOB2 without I for a type | O B-PER I-PER B-LOC           | IOB2  | . BEGIN:PER INSIDE:PER BEGIN:LOC
          IOB2 of B alone           | O B-PER B-LOC                 | IOB2  | . BEGIN:PER BEGIN:LOC
          IOB1                      | O I-PER I-LOC B-LOC           | IOB1  | . INSIDE:PER INSIDE:LOC BEGIN:LOC
          IO with I                 | O I-PER I-LOC                 | IO    | . INSIDE:PER INSIDE:LOC
          IO of types               | O PER LOC                     | IO    | . INSIDE:PER INSIDE:LOC
          IO of numbered labels     | LABEL_0 LABEL_1               | IO    | INSIDE:LABEL_0 INSIDE:LABEL_1
          BIOES                     | O B-PER I-PER E-PER S-PER     | BIOES | . BEGIN:PER INSIDE:PER END:PER SINGLE:PER
          BIOES without S           | O B-PER I-PER E-PER           | BIOES | . BEGIN:PER INSIDE:PER END:PER
          BMES                      | O B-PER M-PER E-PER S-PER     | BIOES | . BEGIN:PER INSIDE:PER END:PER SINGLE:PER
          BILOU                     | O B-PER I-PER L-PER U-PER     | BILOU | . BEGIN:PER INSIDE:PER END:PER SINGLE:PER
          underscore                | O B_PER I_PER                 | IOB2  | . BEGIN:PER INSIDE:PER
          colon                     | O B:PER I:PER                 | IOB2  | . BEGIN:PER INSIDE:PER
          letter at the back        | O PER-B PER-I                 | IOB2  | . BEGIN:PER INSIDE:PER
          back with underscore      | O PER_B PER_I PER_E PER_S     | BIOES | . BEGIN:PER INSIDE:PER END:PER SINGLE:PER
          lower case                | o b-per i-per                 | IOB2  | . BEGIN:per INSIDE:per
          lower case at the back    | o per-b per-i per-l per-u     | BILOU | . BEGIN:per INSIDE:per END:per SINGLE:per
          hyphen in the type        | O B-GPE-LOC I-GPE-LOC         | IOB2  | . BEGIN:GPE-LOC INSIDE:GPE-LOC
          letter-like type          | O B-E-MAIL I-E-MAIL           | IOB2  | . BEGIN:E-MAIL INSIDE:E-MAIL
          BIOES with such a type    | O B-E-MAIL E-E-MAIL S-E-MAIL  | BIOES | . BEGIN:E-MAIL END:E-MAIL SINGLE:E-MAIL
          hyphen, letter at back    | O GPE-LOC-B GPE-LOC-I         | IOB2  | . BEGIN:GPE-LOC INSIDE:GPE-LOC
          underscore in the type    | O B-phone_number I-phone_number | IOB2 | . BEGIN:phone_number INSIDE:phone_number
          bare B and I              | B I O                         | IOB2  | BEGIN:ENTITY INSIDE:ENTITY .
          bare BIOES                | O B I E S                     | BIOES | . BEGIN:ENTITY INSIDE:ENTITY END:ENTITY SINGLE:ENTITY
          bare I                    | I O                           | IO    | INSIDE:ENTITY .
          trap: T cells             | O B-CELL T-CELL               | IO    | . INSIDE:B-CELL INSIDE:T-CELL
          trap: e-mail              | O E-MAIL PER                  | IO    | . INSIDE:E-MAIL INSIDE:PER
          trap: e-mail, S-Corp      | O E-MAIL S-CORP               | IO    | . INSIDE:E-MAIL INSIDE:S-CORP
          trap: U-boat, L-dopa      | O U-BOAT L-DOPA               | IO    | . INSIDE:U-BOAT INSIDE:L-DOPA
          trap: vitamin B           | O VITAMIN-B PER               | IO    | . INSIDE:VITAMIN-B INSIDE:PER
          trap: one-letter types    | O A C                         | IO    | . INSIDE:A INSIDE:C
          E and L contradict        | O B-PER E-PER L-PER           | IO    | . INSIDE:B-PER INSIDE:E-PER INSIDE:L-PER
          special tokens            | [PAD] [CLS] [SEP] O B-X I-X   | IOB2  | . . . . BEGIN:X INSIDE:X
          RoBERTa's special tokens  | <s> </s> <pad> <unk> B-X I-X  | IOB2  | . . . . BEGIN:X INSIDE:X
          digit zero                | 0 B-X I-X                     | IOB2  | . BEGIN:X INSIDE:X
          beside a plain type       | O B-X I-X MISC                | IOB2  | . BEGIN:X INSIDE:X INSIDE:MISC
          """)
  void recognises(String name, String labels, TagScheme scheme, String tags) {
    LabelSet set = LabelSet.of(Spelled.list(labels));
    assertThat(set.scheme()).as(name).isEqualTo(scheme);
    assertThat(tags(set)).as(name).isEqualTo(tags);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          IO over B and I       | O B-PER I-PER B-LOC I-LOC | IO    | . INSIDE:PER INSIDE:PER INSIDE:LOC INSIDE:LOC
          IO over types         | O PER LOC                 | IO    | . INSIDE:PER INSIDE:LOC
          IOB1 with B for all   | O B-PER I-PER             | IOB1  | . BEGIN:PER INSIDE:PER
          IOB2 of I alone       | O I-PER                   | IOB2  | . INSIDE:PER
          BIOES without E and S | O B-PER I-PER             | BIOES | . BEGIN:PER INSIDE:PER
          IOB2 beside E-MAIL    | O B-PER I-PER E-MAIL      | IOB2  | . BEGIN:PER INSIDE:PER INSIDE:E-MAIL
          letters at the back   | O PER-B PER-I             | IOB2  | . BEGIN:PER INSIDE:PER
          bare letters          | O B I L U                 | BILOU | . BEGIN:ENTITY INSIDE:ENTITY END:ENTITY SINGLE:ENTITY
          lower case            | o b_per m_per e_per s_per | BIOES | . BEGIN:per INSIDE:per END:per SINGLE:per
          """)
  void readsByASchemeSetByHand(String name, String labels, TagScheme scheme, String tags) {
    LabelSet set = LabelSet.of(Spelled.list(labels), scheme);
    assertThat(set.scheme()).as(name).isEqualTo(scheme);
    assertThat(tags(set)).as(name).isEqualTo(tags);
  }

  private static String tags(LabelSet set) {
    List<String> tags = new ArrayList<>();
    for (int label = 0; label < set.size(); label++) {
      Tag tag = set.tag(label);
      assertThat(set.type(label)).isEqualTo(tag.type());
      assertThat(set.outside(label)).isEqualTo(tag.type().isEmpty());
      tags.add(set.outside(label) ? "." : tag.role() + ":" + tag.type());
    }
    return String.join(" ", tags);
  }

  @ParameterizedTest
  @ValueSource(strings = {"IOB1", "IOB2", "BIOES", "BILOU"})
  void aSchemeThatNoLabelFollowsIsRefused(TagScheme scheme) {
    assertThatThrownBy(() -> LabelSet.of(List.of("O", "PER", "LOC"), scheme))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("scheme " + scheme, "[O, PER, LOC]", "use IO");
  }

  @Test
  void anEmptyListIsRefused() {
    assertThatThrownBy(() -> LabelSet.of(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a label set needs at least one label, but got none");
    assertThatThrownBy(() -> LabelSet.of(List.of(), TagScheme.IO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t"})
  void aBlankLabelIsRefused(String blank) {
    assertThatThrownBy(() -> LabelSet.of(List.of("O", blank)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + blank + "'");
  }

  @Test
  void aLabelThatComesTwiceIsRefused() {
    assertThatThrownBy(() -> LabelSet.of(List.of("O", "B-X", "B-X")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("'B-X'", "[O, B-X, B-X]");
  }

  @Test
  void keepsOrderOfLabelsAndTypes() {
    LabelSet set = LabelSet.of(List.of("B-PER", "I-PER", "O", "I-LOC", "B-LOC", "B-ART"));
    assertThat(set.labels()).containsExactly("B-PER", "I-PER", "O", "I-LOC", "B-LOC", "B-ART");
    assertThat(set.types()).containsExactly("PER", "LOC", "ART");
    assertThat(set).hasToString("IOB2 [B-PER, I-PER, O, I-LOC, B-LOC, B-ART]");
  }

  @Test
  void isImmutable() {
    List<String> given = new ArrayList<>(List.of("O", "B-X", "I-X"));
    LabelSet set = LabelSet.of(given);
    given.set(1, "B-Y");
    assertThat(set.labels()).containsExactly("O", "B-X", "I-X");
    assertThat(set.labels()).isUnmodifiable();
    assertThatThrownBy(() -> set.types().clear()).isInstanceOf(UnsupportedOperationException.class);
  }
}
