package io.ner4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.Entity;
import io.ner4j.Layout;
import io.ner4j.NerPipeline;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The bundled model on texts with a layout. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LayoutIT {

  private static final List<List<String>> ROWS =
      List.of(
          List.of("Angela Merkel", "Siemens AG", "Berlin"),
          List.of("Satya Nadella", "Microsoft", "Redmond"),
          List.of("Christine Lagarde", "European Central Bank", "Frankfurt"),
          List.of("Mary Barra", "General Motors", "Detroit"));

  private static final List<String> TYPES = List.of("PER", "ORG", "LOC");

  /** How a row is written. */
  enum Form {
    TABS("%s\t%s\t%s\n"),
    COMMAS("%s,%s,%s\n"),
    BARS("| %s | %s | %s |\n"),
    HTML("<tr><td>%s</td><td>%s</td><td>%s</td></tr>\n"),
    FIELDS("Name: %s\nCompany: %s\nCity: %s\n\n"),
    JSON("{\"name\": \"%s\", \"company\": \"%s\", \"city\": \"%s\"}");

    private final String row;

    Form(String row) {
      this.row = row;
    }

    String text() {
      StringBuilder text = new StringBuilder(this == JSON ? "[" : "");
      for (List<String> row : ROWS) {
        text.append(this == JSON && text.length() > 1 ? ", " : "")
            .append(this.row.formatted(row.toArray()));
      }
      return text.append(this == JSON ? "]" : "").toString();
    }
  }

  private NerPipeline ner;
  private NerPipeline plain;

  @BeforeAll
  void load() {
    ner = OnnxNer.english();
    plain = OnnxNer.englishBuilder().pipeline(options -> options.layout(Layout.NONE)).load();
  }

  @AfterAll
  void close() {
    ner.close();
    plain.close();
  }

  private static List<String> typed(List<Entity> entities) {
    return entities.stream().map(entity -> entity.type() + " " + entity.text()).toList();
  }

  @ParameterizedTest
  @EnumSource
  void eachCellIsOneEntityOfItsColumnsType(Form form) {
    List<String> expected =
        ROWS.stream()
            .flatMap(
                row ->
                    IntStream.range(0, row.size()).mapToObj(i -> TYPES.get(i) + " " + row.get(i)))
            .toList();
    assertThat(typed(ner.extract(form.text()))).containsExactlyElementsOf(expected);
  }

  @Test
  void namesOfTwoLinesAreTwoEntities() {
    assertThat(typed(ner.extract("Siemens\n\nDeutsche Bank\fVolkswagen")))
        .containsExactly("ORG Siemens", "ORG Deutsche Bank", "ORG Volkswagen");
    assertThat(plain.extract("Siemens\n\nDeutsche Bank")).hasSize(1);
  }

  @Test
  void aListOfLastAndFirstNamesHoldsOnePersonALine() {
    String text = "Merkel, Angela\nNadella, Satya\nLagarde, Christine\nBarra, Mary";
    assertThat(typed(ner.extract(text)))
        .containsExactlyElementsOf(text.lines().map(line -> "PER " + line).toList());
  }

  @Test
  void wrappedProseIsReadAsProse() {
    String prose =
        """
        The talks between the ministers lasted until midnight, as the Minister
        of Finance, Christine Lagarde, told reporters on the steps of the New
        York Stock Exchange. She flies back to Paris on Tuesday, and Angela
        Merkel is expected to join her there with Mario Draghi of the European
        Central Bank.""";
    assertThat(typed(ner.extract(prose))).isEqualTo(typed(plain.extract(prose)));
    assertThat(typed(ner.extract(prose)))
        .contains(
            "PER Angela\nMerkel", "ORG European\nCentral Bank", "ORG New\nYork Stock Exchange");
  }
}
