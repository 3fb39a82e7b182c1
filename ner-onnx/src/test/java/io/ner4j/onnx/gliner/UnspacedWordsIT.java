package io.ner4j.onnx.gliner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.Device;
import io.ner4j.Entity;
import io.ner4j.onnx.OnnxNer;
import io.ner4j.onnx.Words;
import io.ner4j.onnx.ZeroShotNer;
import io.ner4j.onnx.ZeroShotNerBuilder;
import io.ner4j.zeroshot.ZeroShotOptions;
import io.ner4j.zeroshot.ZeroShotPipeline;
import java.text.BreakIterator;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words of scripts without blanks, beside those that the JDK's iterators tell. */
class UnspacedWordsIT {

  private static final String CHINESE = "安格拉·默克尔在库比蒂诺会见了苹果公司的蒂姆·库克。鲁迅出生于浙江绍兴";

  private static final String JAPANESE = "夏目漱石は東京で生まれ、ロンドンに留学した。トヨタの本社は愛知県豊田市にある";

  private static final String THAI = "ประเทศไทยเป็นประเทศที่สวยงามกรุงเทพเมืองไทย";

  private static ZeroShotNerBuilder builder(String model) {
    return ZeroShotNer.builder(GlinerGold.directory().resolve(model))
        .device(Device.cpu())
        .options(
            ZeroShotOptions.builder()
                .labels("person", "place")
                .threshold(0.05)
                .nested(true)
                .build());
  }

  /** Where characters start, punctuation too; in Thai, where the words of a dictionary do. */
  private static BitSet starts(String text) {
    BreakIterator borders =
        text.equals(THAI)
            ? BreakIterator.getWordInstance(Locale.forLanguageTag("th"))
            : BreakIterator.getCharacterInstance(Locale.ROOT);
    borders.setText(text);
    BitSet starts = new BitSet();
    for (int at = 0; at != BreakIterator.DONE; at = borders.next()) {
      starts.set(at);
    }
    return starts;
  }

  @ParameterizedTest
  @ValueSource(strings = {"span", "token"})
  void wordsAreFoundWhereBlanksSeparateNone(String model) {
    try (ZeroShotPipeline unicode = builder(model).words(Words.UNICODE).load();
        ZeroShotPipeline told =
            builder(model).pipeline(p -> p.words(UnspacedWordsIT::starts)).load();
        ZeroShotPipeline reference = builder(model).load()) {
      for (String text : List.of(CHINESE, JAPANESE, THAI)) {
        List<Entity> entities = unicode.extract(text);
        assertThat(entities).hasSizeGreaterThan(3).isEqualTo(told.extract(text));
        assertThat(reference.extract(text)).isNotEqualTo(entities);
      }
    }
  }

  @Test
  void otherTextsAreReadAsByDefault() {
    String text = "Angela Merkel met Tim-Cook (of Apple) in Cupertino. Zoë's e-mail: a_b";
    try (ZeroShotPipeline unicode = builder("span").words(Words.UNICODE).load();
        ZeroShotPipeline reference = builder("span").words(Words.GLINER).load()) {
      assertThat(unicode.extract(text)).isNotEmpty().isEqualTo(reference.extract(text));
    }
  }

  @Test
  void wordsOfTheOtherKindOfModelAreRefused() {
    assertThatThrownBy(() -> ZeroShotNer.builder(GlinerGold.directory()).words(Words.TRANSFORMERS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("GLINER or UNICODE");
    assertThatThrownBy(() -> OnnxNer.builder(GlinerGold.directory()).words(Words.GLINER))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("UNICODE or TRANSFORMERS");
  }
}
