package io.ner4j.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransferBarTest {

  private final StringWriter printed = new StringWriter();
  private double seconds = 100;

  private TransferBar bar(boolean terminal) {
    return new TransferBar(new PrintWriter(printed), terminal, () -> Math.round(seconds * 1e9));
  }

  private List<String> drawn() {
    return List.of(printed.toString().split("[\r\n]+(?:\u001B\\[K)?", -1));
  }

  @Test
  void onATerminalEachFileHasABar() {
    TransferBar bar = bar(true);
    bar.progressed("config.json", 0, 700);
    bar.progressed("config.json", 700, 700);
    // A part of 100 MB was there: it does not count as speed.
    bar.progressed("model.onnx", 100_000_000, 400_000_000);
    seconds = 100.1;
    bar.progressed("model.onnx", 101_000_000, 400_000_000);
    seconds = 110;
    bar.progressed("model.onnx", 200_000_000, 400_000_000);
    seconds = 130;
    bar.progressed("model.onnx", 400_000_000, 400_000_000);
    assertThat(drawn())
        .containsExactly(
            "",
            "config.json [########################] 100 % of 0.0 MB, 0.0 MB/s",
            "model.onnx [############------------]  50 % of 400.0 MB, 10.0 MB/s",
            "model.onnx [########################] 100 % of 400.0 MB, 10.0 MB/s",
            "");
  }

  @Test
  void withoutASizeThereIsWhatCame() {
    TransferBar bar = bar(true);
    bar.progressed("model.onnx", 0, -1);
    seconds = 102;
    bar.progressed("model.onnx", 3_000_000, -1);
    assertThat(printed).hasToString("\r\u001B[Kmodel.onnx 3.0 MB, 1.5 MB/s");
  }

  @Test
  void whereNobodyLooksEachFileHasALine() {
    TransferBar bar = bar(false);
    bar.progressed("model.onnx", 0, 431_200_000);
    bar.progressed("model.onnx", 5, 431_200_000);
    bar.progressed("other", 0, -1);
    assertThat(printed.toString().lines())
        .containsExactly("ner4j: fetching model.onnx, 431.2 MB", "ner4j: fetching other");
  }
}
