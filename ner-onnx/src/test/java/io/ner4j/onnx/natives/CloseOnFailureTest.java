package io.ner4j.onnx.natives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CloseOnFailureTest {

  private final AtomicInteger closed = new AtomicInteger();

  @Test
  void whatSucceedsKeepsItsResource() {
    assertThat(CloseOnFailure.close(closed::incrementAndGet, () -> "done")).isEqualTo("done");
    assertThat(closed).hasValue(0);
  }

  @Test
  void whatFailsClosesItOnceWhateverItThrows() {
    assertThatThrownBy(
            () -> CloseOnFailure.close(closed::incrementAndGet, () -> Integer.valueOf("x")))
        .isInstanceOf(NumberFormatException.class);
    assertThat(closed).hasValue(1);
    assertThatThrownBy(
            () -> CloseOnFailure.close(closed::incrementAndGet, CloseOnFailureTest::endless))
        .isInstanceOf(StackOverflowError.class);
    assertThat(closed).hasValue(2);
  }

  @SuppressWarnings("InfiniteRecursion") // an Error, which is no Exception
  private static int endless() {
    return endless() + 1;
  }

  @Test
  void whatGoesWrongWithClosingIsKeptBesideTheFailure() {
    IOException alsoFailed = new IOException("closing");
    assertThatThrownBy(
            () ->
                CloseOnFailure.close(
                    () -> {
                      throw alsoFailed;
                    },
                    () -> {
                      throw new IllegalStateException("working");
                    }))
        .hasMessage("working")
        .hasSuppressedException(alsoFailed);
  }
}
