package io.ner4j.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JsonReportTest {

  private final Locale locale = Locale.getDefault();

  @BeforeEach
  void useOtherDigits() {
    Locale.setDefault(Locale.forLanguageTag("ar-EG"));
  }

  @AfterEach
  void restore() {
    Locale.setDefault(locale);
  }

  @Test
  void everyMatchingIsThere() {
    Evaluation evaluation =
        Evaluation.of(
            List.of(List.of(new TypedSpan("PER", 0, 2), new TypedSpan("LOC", 3, 4))),
            List.of(List.of(new TypedSpan("PER", 0, 2), new TypedSpan("ORG", 3, 4))));
    assertThat(evaluation.json())
        .isEqualTo(
            """
            {
              "texts": 1,
              "scores": {
                "exact": {
                  "micro": {"precision": 0.5, "recall": 0.5, "f1": 0.5, "support": 2, "tp": 1, "fp": 1, "fn": 1},
                  "macro": {"precision": 0.3333333333333333, "recall": 0.3333333333333333, "f1": 0.3333333333333333},
                  "types": {
                    "LOC": {"precision": 0.0, "recall": 0.0, "f1": 0.0, "support": 1, "tp": 0, "fp": 0, "fn": 1},
                    "ORG": {"precision": 0.0, "recall": 0.0, "f1": 0.0, "support": 0, "tp": 0, "fp": 1, "fn": 0},
                    "PER": {"precision": 1.0, "recall": 1.0, "f1": 1.0, "support": 1, "tp": 1, "fp": 0, "fn": 0}
                  }
                },
                "span": {
                  "micro": {"precision": 1.0, "recall": 1.0, "f1": 1.0, "support": 2, "tp": 2, "fp": 0, "fn": 0},
                  "macro": {"precision": 1.0, "recall": 1.0, "f1": 1.0},
                  "types": {
                    "LOC": {"precision": 1.0, "recall": 1.0, "f1": 1.0, "support": 1, "tp": 1, "fp": 0, "fn": 0},
                    "PER": {"precision": 1.0, "recall": 1.0, "f1": 1.0, "support": 1, "tp": 1, "fp": 0, "fn": 0}
                  }
                },
                "overlap": {
                  "micro": {"precision": 0.5, "recall": 0.5, "f1": 0.5, "support": 2, "tp": 1, "fp": 1, "fn": 1},
                  "macro": {"precision": 0.3333333333333333, "recall": 0.3333333333333333, "f1": 0.3333333333333333},
                  "types": {
                    "LOC": {"precision": 0.0, "recall": 0.0, "f1": 0.0, "support": 1, "tp": 0, "fp": 0, "fn": 1},
                    "ORG": {"precision": 0.0, "recall": 0.0, "f1": 0.0, "support": 0, "tp": 0, "fp": 1, "fn": 0},
                    "PER": {"precision": 1.0, "recall": 1.0, "f1": 1.0, "support": 1, "tp": 1, "fp": 0, "fn": 0}
                  }
                }
              },
              "confusion": [
                {"gold": "LOC", "found": "ORG", "count": 1},
                {"gold": "PER", "found": "PER", "count": 1}
              ]
            }
            """);
  }

  @Test
  void typesAreEscapedAndNothingIsEmptyText() {
    String hard = "\"\\\n\u0000\u001f\ud83d\ud83d\ude00é";
    Evaluation evaluation =
        Evaluation.of(List.of(List.of(new TypedSpan(hard, 0, 1))), List.of(List.of()));
    assertThat(evaluation.json())
        .contains(
            "{\"gold\": \"\\\"\\\\\\u000a\\u0000\\u001f\\ud83d\\ud83d\\ude00é\", \"found\": null, \"count\": 1}");
    assertThat(Evaluation.of(List.of(), List.of()).json())
        .contains("\"texts\": 0", "\"types\": {}", "\"confusion\": []");
  }

  /** docs/evaluation.md shows the shape: its names are those of a report, in their order. */
  @Test
  void theGuideShowsTheNamesOfTheReport() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "evaluation.md"));
    int start = page.indexOf("{\n  \"texts\"");
    String shape = page.substring(start, page.indexOf("```", start));
    Evaluation evaluation =
        Evaluation.of(
            List.of(List.of(new TypedSpan("LOC", 3, 4))),
            List.of(List.of(new TypedSpan("LOC", 3, 4))));
    assertThat(names(shape)).isEqualTo(names(evaluation.json()));
  }

  private static List<String> names(String json) {
    return Pattern.compile("\"(\\w+)\":")
        .matcher(json)
        .results()
        .map(name -> name.group(1))
        .distinct()
        .toList();
  }
}
