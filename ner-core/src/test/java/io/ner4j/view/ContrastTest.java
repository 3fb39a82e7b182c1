package io.ner4j.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.Entity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Text can be read on every colour: WCAG 2.2, success criterion 1.4.3, level AA. */
class ContrastTest {

  private static final double AA = 4.5;
  private static final Pattern RULE =
      Pattern.compile("\\.ner4j \\.(\\w+)\\{background:#(\\w{6});color:#(\\w{6})\\}");
  private static final Pattern BODY =
      Pattern.compile("body\\{(?:margin:0;)?background:#(\\w{6});color:#(\\w{6})");
  private static final Pattern CLASS = Pattern.compile("<mark class=\"(\\w+)");
  private static final List<String> COMMON =
      List.of("PER", "PERSON", "ORG", "LOC", "GPE", "MISC", "DATE", "TIME", "MONEY", "PERCENT");

  /** WCAG's contrast ratio of two colours, each as six hexadecimal digits. */
  private static double contrast(String one, String other) {
    double a = luminance(Integer.parseInt(one, 16));
    double b = luminance(Integer.parseInt(other, 16));
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(int rgb) {
    double sum = 0;
    double[] weights = {0.0722, 0.7152, 0.2126};
    for (int i = 0; i < 3; i++) {
      double c = ((rgb >> (8 * i)) & 0xFF) / 255.0;
      sum += weights[i] * (c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
    }
    return sum;
  }

  /** The least contrast of each class of a style sheet. */
  private static Map<String, Double> contrasts(String css) {
    Map<String, Double> contrasts = new HashMap<>();
    Matcher rule = RULE.matcher(css);
    while (rule.find()) {
      contrasts.merge(rule.group(1), contrast(rule.group(2), rule.group(3)), Math::min);
    }
    return contrasts;
  }

  private static String cssClass(HtmlView view, String type) {
    Matcher matcher = CLASS.matcher(view.fragment("x", List.of(new Entity("x", type, 0, 1, 1))));
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  @Test
  void theFormulaIsThatOfWcag() {
    assertThat(contrast("000000", "ffffff")).isEqualTo(21);
    assertThat(contrast("777777", "ffffff")).isBetween(4.47, 4.49);
  }

  @Test
  void everyTypeCanBeReadInLightAndDark() {
    String css = HtmlView.standard().stylesheet();
    int dark = css.indexOf("@media (prefers-color-scheme:dark)");
    for (String scheme : List.of(css.substring(0, dark), css.substring(dark))) {
      Map<String, Double> contrasts = contrasts(scheme);
      assertThat(contrasts)
          .hasSize(24)
          .allSatisfy((c, ratio) -> assertThat(ratio).isGreaterThan(AA));
      for (String type : COMMON) {
        assertThat(contrasts).containsKey(cssClass(HtmlView.standard(), type));
      }
      Set<String> used = new HashSet<>();
      Random random = new Random(11);
      for (int i = 0; i < 1000; i++) {
        String type = "TYPE_" + Integer.toString(random.nextInt(1 << 20), 36);
        used.add(cssClass(HtmlView.standard(), type));
      }
      assertThat(contrasts.keySet()).as("seed 11").isEqualTo(used);
    }
  }

  @Test
  void theCommonTypesDiffer() {
    assertThat(List.of("PER", "ORG", "LOC", "MISC", "DATE", "MONEY"))
        .extracting(type -> cssClass(HtmlView.standard(), type))
        .doesNotHaveDuplicates();
  }

  @Test
  void everyChosenColourCanBeRead() {
    Random random = new Random(3);
    HtmlView view = HtmlView.standard();
    for (int i = 0; i < 1000; i++) {
      view = view.withColor("T" + i, String.format(Locale.ROOT, "#%06x", random.nextInt(1 << 24)));
    }
    for (int grey = 0; grey < 256; grey++) {
      view = view.withColor("G" + grey, String.format(Locale.ROOT, "#%1$02x%1$02x%1$02x", grey));
    }
    assertThat(contrasts(view.stylesheet()))
        .as("seed 3")
        .hasSize(24 + 1000 + 256)
        .allSatisfy((cssClass, ratio) -> assertThat(ratio).isGreaterThan(AA));
  }

  @Test
  void thePageCanBeReadInLightAndDark() {
    Matcher body = BODY.matcher(HtmlView.standard().page("", List.of()));
    int schemes = 0;
    for (; body.find(); schemes++) {
      assertThat(contrast(body.group(1), body.group(2))).isGreaterThan(AA);
    }
    assertThat(schemes).isEqualTo(2);
  }

  @Test
  void terminalColoursCanBeRead() {
    Pattern codes = Pattern.compile("\u001B\\[38;5;(16|231);48;5;(\\d+)m.*");
    Random random = new Random(4);
    for (int i = 0; i < 2000; i++) {
      String shown =
          AnsiView.standard()
              .withColor("T", String.format(Locale.ROOT, "#%06x", random.nextInt(1 << 24)))
              .render("x", List.of(new Entity("x", "T", 0, 1, 1)));
      Matcher matcher = codes.matcher(shown);
      assertThat(matcher.matches()).as(shown).isTrue();
      assertThat(contrast(xterm(matcher.group(1)), xterm(matcher.group(2))))
          .as("seed 4, colours of " + shown)
          .isGreaterThan(AA);
    }
  }

  /** A colour of xterm's cube, as its 256colres.pl makes it. */
  private static String xterm(String code) {
    int index = Integer.parseInt(code) - 16;
    int rgb = 0;
    for (int part : new int[] {index / 36, index / 6 % 6, index % 6}) {
      rgb = (rgb << 8) | (part == 0 ? 0 : part * 40 + 55);
    }
    return String.format(Locale.ROOT, "%06x", rgb);
  }
}
