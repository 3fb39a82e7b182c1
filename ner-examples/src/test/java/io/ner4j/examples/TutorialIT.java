package io.ner4j.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ner4j.Device;
import io.ner4j.NerPipeline;
import io.ner4j.decode.TokenLabel;
import io.ner4j.onnx.OnnxNer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages on tutorials show what the two ways of reading print, and what the files hold. */
class TutorialIT {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path MODEL =
      ROOT.resolve("ner-model-zh/src/main/resources/io/ner4j/model/zh");
  private static final Path SAMPLE =
      ROOT.resolve("ner-model-zh/src/test/resources/chinese/gsd-sample.jsonl");
  private static final Pattern TEXT = Pattern.compile("\"text\": \"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern OUTPUT = Pattern.compile("(?ms)^```\\R((?:PER|LOC|ORG) .*?)^```");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| (\\d) \\| `([^`]+)` \\| `([^`]+)` \\|");

  @ParameterizedTest
  @ValueSource(strings = {"docs/from-a-tutorial.md", "docs/zh-CN/from-a-tutorial.md"})
  void thePageShowsWhatBothWaysPrint(String page) throws Exception {
    String blocks =
        OUTPUT
            .matcher(Files.readString(ROOT.resolve(page)))
            .results()
            .map(block -> block.group(1))
            .reduce("", (before, block) -> before.isEmpty() ? block : before + "\n" + block);
    assertThat(blocks).isEqualTo(Printed.by(() -> TutorialSteps.main(new String[0])));
  }

  /** Of the sentences of the card's sample; processors round in their own ways. */
  @Test
  void soManySentencesHaveALabelThatContinuesNothing() throws Exception {
    List<String> texts = new ArrayList<>();
    for (String line : Files.readAllLines(SAMPLE)) {
      Matcher text = TEXT.matcher(line);
      assertThat(text.find()).as(line).isTrue();
      texts.add(text.group(1));
    }
    Matcher shown =
        Pattern.compile("in (\\d+) of (\\d+) sentences")
            .matcher(Files.readString(ROOT.resolve("docs/from-a-tutorial.md")));
    assertThat(shown.find()).isTrue();
    assertThat(texts).hasSize(Integer.parseInt(shown.group(2)));
    try (NerPipeline ner = OnnxNer.bundledBuilder("zh").device(Device.cpu()).load()) {
      long illegal = texts.stream().filter(text -> continuesNothing(ner.tokens(text))).count();
      assertThat(illegal).isCloseTo(Long.parseLong(shown.group(1)), within(6L));
    }
  }

  private static boolean continuesNothing(List<TokenLabel> tokens) {
    String before = "O";
    for (TokenLabel token : tokens) {
      String label = token.label();
      if (label.startsWith("I-") && !before.endsWith(label.substring(1))) {
        return true;
      }
      before = label;
    }
    return false;
  }

  @ParameterizedTest
  @ValueSource(strings = {"docs/from-a-tutorial.md", "docs/zh-CN/from-a-tutorial.md"})
  void thePageShowsTheLabelsAndTheTokensOfTheSameNumbers(String page) throws Exception {
    String config = Files.readString(MODEL.resolve("config.json"));
    String tokenizer = Files.readString(MODEL.resolve("tokenizer.json"));
    List<MatchResult> rows = ROW.matcher(Files.readString(ROOT.resolve(page))).results().toList();
    assertThat(rows).hasSizeGreaterThanOrEqualTo(4);
    for (MatchResult row : rows) {
      assertThat(config).contains("\"" + row.group(1) + "\": \"" + row.group(2) + "\"");
      Matcher piece =
          Pattern.compile(Pattern.quote("\"" + row.group(3) + "\"") + ": *" + row.group(1) + "\\b")
              .matcher(tokenizer);
      assertThat(piece.find()).as(row.group()).isTrue();
    }
  }
}
