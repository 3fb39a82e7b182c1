package io.ner4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelIT {

  @TempDir Path directory;

  @Test
  void aModelIsDescribed() throws Exception {
    Cli.Outcome outcome =
        new Cli(directory).run("model", "--device=cpu", "--model=" + Cli.TINY_BERT);
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.status()).isZero();
    assertThat(outcome.out())
        .contains(
            "inputs     input_ids int64 [batch, sequence]\n",
            "outputs    logits float [batch, sequence, 9]\n",
            "labels     O B-PER I-PER B-ORG I-ORG B-LOC I-LOC B-MISC I-MISC\n",
            "types      PER ORG LOC MISC\n",
            "scheme     IOB2\n",
            "limit      64 tokens in a window; longer texts take several\n",
            "device     cpu\n")
        .containsPattern("(?m)^ {11}model\\.onnx \\d\\.\\d{3} MB$")
        .containsPattern("(?m)^size {7}\\d\\.\\d{3} MB$");
  }

  @Test
  void aBundledModelIsChosenByItsName() throws Exception {
    Cli cli = new Cli(directory);
    Cli.Outcome named = cli.run("model", "--device=cpu", "--model=en");
    assertThat(named.err()).isEmpty();
    assertThat(named.out())
        .isEqualTo(
            cli.run("model", "--device=cpu")
                .out()
                .replace("model      bundled English\n", "model      en\n"));
  }

  @Test
  void aDirectoryGoesBeforeABundledModelOfTheSameName() throws Exception {
    Files.createDirectory(directory.resolve("en"));
    Cli.Outcome outcome = new Cli(directory).jar("model", "--device=cpu", "--model=en");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err()).contains("en");
  }

  @Test
  void tokensAreShownWithTheirLabels() throws Exception {
    Cli cli = new Cli(directory);
    cli.file("a.txt", "😀 Angela\nin Zürich");
    Cli.Outcome outcome = cli.run("tokens", "--device=cpu", "--from=lines", "a.txt");
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.status()).isZero();
    assertThat(outcome.lines().get(0)).isEqualTo("file\tline\tstart\tend\tlabel\tscore\ttext");
    assertThat(outcome.out())
        .containsPattern("(?m)^a\\.txt\t1\t0\t2\tO\t0\\.\\d{6}\t😀$")
        .containsPattern("(?m)^a\\.txt\t1\t3\t\\d\tB-PER\t0\\.\\d{6}\tAn")
        .containsPattern("(?m)^a\\.txt\t2\t0\t2\tO\t0\\.\\d{6}\tin$")
        .containsPattern("(?m)^a\\.txt\t2\t3\t\\d\tB-LOC\t0\\.\\d{6}\tZ");
  }

  @Test
  void helpAndVersionAreGiven() throws Exception {
    Cli cli = new Cli(directory);
    Cli.Outcome help = cli.jar("--help");
    assertThat(help.status()).isZero();
    assertThat(help.out())
        .contains("Usage: ner4j", "extract", "evaluate", "model", "3     input is missing or bad");
    assertThat(cli.jar("--version").out()).matches("ner4j \\d.*\\R");
    Cli.Outcome nothing = cli.jar();
    assertThat(nothing.status()).isEqualTo(2);
    assertThat(nothing.err()).contains("see ner4j --help");
  }
}
