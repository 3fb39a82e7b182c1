package io.ner4j.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class PictureTest {

  @Test
  void drawsAChartForEachThatThereArePointsOf(@TempDir Path directory) throws Exception {
    Path points = directory.resolve("points.csv");
    Files.write(
        points,
        List.of(
            "int8/latency,a <b>,16,1.5",
            "int8/latency,a <b>,512,30.5",
            "int8/throughput,a,0,400",
            "int8/throughput,b,1,100",
            "memory,one short text,1000,300"));
    Path svg = directory.resolve("picture.svg");
    Picture.run(List.of("--points", points.toString(), "--svg", svg.toString()));
    Document image = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(svg.toFile());
    assertThat(image.getElementsByTagName("polyline").getLength()).isEqualTo(2);
    assertThat(image.getElementsByTagName("rect").getLength()).isEqualTo(1 + 2);
    assertThat(image.getDocumentElement().getTextContent())
        .contains("int8, one call: ms by tokens", "a <b>", "resident memory");
  }

  @Test
  void wantsPoints() {
    assertThatThrownBy(() -> Picture.run(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected --points FILE");
  }

  @Test
  void aPointIsReadAsItWasWritten() {
    Point point = new Point("int8/latency", "ner4j", 16, 2.25);
    assertThat(Point.of(point.line())).isEqualTo(point);
    assertThatThrownBy(() -> Point.of("a,b,1")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void scalesMarkRoundValues() {
    Scale linear = Scale.linear(List.of(40.0, 400.0));
    assertThat(linear.at(210)).isCloseTo(0.5, within(1e-9));
    assertThat(linear.marks()).containsExactly(0.0, 100.0, 200.0, 300.0, 400.0);
    Scale logarithmic = Scale.logarithmic(List.of(16.0, 64.0));
    assertThat(logarithmic.marks()).containsExactly(16.0, 32.0, 64.0);
    assertThat(logarithmic.at(32)).isBetween(0.4, 0.6);
  }
}
