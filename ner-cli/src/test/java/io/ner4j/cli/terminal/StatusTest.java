package io.ner4j.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatusTest {

  private static final String CLEAR = "\r\u001B[K";

  private final Locale locale = Locale.getDefault();
  private final StringWriter printed = new StringWriter();
  private double seconds = 100;

  @BeforeEach
  void useCommas() {
    Locale.setDefault(Locale.GERMANY);
  }

  @AfterEach
  void restore() {
    Locale.setDefault(locale);
  }

  private Status status(boolean bar, OptionalLong size) {
    return new Status(new PrintWriter(printed), bar, size, () -> Math.round(seconds * 1e9));
  }

  private List<String> drawn() {
    return List.of(printed.toString().split("[\r\n]+(?:\u001B\\[K)?", -1));
  }

  @Test
  void theBarHasPartRateAndTimeLeft() {
    try (Status status = status(true, OptionalLong.of(200_000_000))) {
      seconds = 110;
      status.done(50_000_000);
      seconds = 110.1;
      status.done(60_000_000);
      seconds = 140;
      status.done(160_000_000);
    }
    assertThat(drawn())
        .containsExactly(
            "",
            "[######------------------]  25 % of 200.0 MB, 5.000 MB/s, 0 texts/s, 0:30 left",
            "[###################-----]  80 % of 200.0 MB, 4.000 MB/s, 0 texts/s, 0:10 left",
            "[###################-----]  80 % of 200.0 MB, 4.000 MB/s, 0 texts/s, 0:10 left",
            "");
  }

  @Test
  void theEndIsTheEnd() {
    try (Status status = status(true, OptionalLong.of(10))) {
      seconds = 101;
      status.done(10);
    }
    assertThat(drawn())
        .contains("[########################] 100 % of 0.0 MB, 0.000 MB/s, 1 texts/s, 0:00 left");
  }

  @Test
  void hoursAreHours() {
    Status status = status(true, OptionalLong.of(200_000_000));
    seconds = 200;
    status.done(1_000_000);
    assertThat(printed.toString()).endsWith(" 5:31:40 left");
  }

  @Test
  void withoutASizeThereIsWhatIsDone() {
    Status status = status(true, OptionalLong.empty());
    seconds = 102;
    status.done(3_000_000);
    assertThat(printed).hasToString(CLEAR + "3.0 MB, 1.500 MB/s, 1 texts/s");
  }

  @Test
  void messagesStandAboveTheBar() {
    Status status = status(true, OptionalLong.empty());
    status.say("a.txt:1: bad");
    assertThat(printed).hasToString(CLEAR + "ner4j: a.txt:1: bad" + System.lineSeparator());
  }

  @Test
  void whereNobodyLooksThereAreMessagesOnly() {
    try (Status status = status(false, OptionalLong.of(10))) {
      seconds = 110;
      status.done(5);
      status.say("left out");
    }
    assertThat(printed).hasToString("ner4j: left out" + System.lineSeparator());
  }
}
