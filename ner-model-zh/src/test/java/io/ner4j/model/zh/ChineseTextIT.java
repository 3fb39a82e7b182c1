package io.ner4j.model.zh;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.Device;
import io.ner4j.Entity;
import io.ner4j.NerPipeline;
import io.ner4j.onnx.OnnxNer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names in Chinese text, in both scripts, with Latin letters, in long texts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChineseTextIT {

  private final NerPipeline pipeline = OnnxNer.bundledBuilder("zh").device(Device.cpu()).load();

  @AfterAll
  void close() {
    pipeline.close();
  }

  private List<String> found(String text) {
    List<Entity> entities = pipeline.extract(text);
    entities.forEach(e -> assertThat(text.substring(e.start(), e.end())).isEqualTo(e.text()));
    return entities.stream().map(e -> e.text() + " " + e.type()).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "王小明在北京大学工作。 | 王小明 PER, 北京大学 ORG",
        "王小明在臺灣大學工作。 | 王小明 PER, 臺灣大學 ORG",
        "苹果公司首席执行官蒂姆·库克周三访问了上海。 | 苹果公司 ORG, 蒂姆·库克 PER, 上海 LOC",
        "Angela Merkel在柏林会见了Tim Cook。 | Angela Merkel PER, 柏林 LOC, Tim Cook PER",
        "他从Google跳槽到了微软亚洲研究院。 | Google ORG, 微软亚洲研究院 ORG",
        "刚面完Amazon，感觉凉了 | Amazon ORG",
        "tim cook明天来上海 | tim cook PER, 上海 LOC",
        "他毕业於Stanford University，現在住在San Francisco。 | Stanford University ORG, San Francisco LOC",
        "Angela Merkel in Berlin说了什么？ | Angela Merkel PER, Berlin LOC",
        "Ｇｏｏｇｌｅ发布了新手机。 | Ｇｏｏｇｌｅ ORG",
        "J·K·罗琳写了哈利波特。 | J·K·罗琳 PER",
        "让-雅克·卢梭生于日内瓦。 | 让-雅克·卢梭 PER, 日内瓦 LOC",
      })
  void namesAreFoundWithTheirPlaces(String text, String names) {
    assertThat(found(text)).containsExactly(names.split(", "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Python和Excel我都不会", "今天的meeting取消了，deadline改到周五"})
  void englishWordsAreNoNames(String text) {
    assertThat(found(text)).isEmpty();
  }

  /** A text without a line end is cut between sentences: a name in it is found as in its own. */
  @Test
  void aLongTextHasTheNamesOfItsSentences() {
    String sentence = "王小明在北京大学工作，他的老师李建国去年去了上海。";
    int copies = 400;
    List<String> one = found(sentence);
    assertThat(one).contains("王小明 PER", "北京大学 ORG", "上海 LOC");
    List<String> all = found(sentence.repeat(copies));
    assertThat(all)
        .isEqualTo(IntStream.range(0, copies).boxed().flatMap(copy -> one.stream()).toList());
  }
}
