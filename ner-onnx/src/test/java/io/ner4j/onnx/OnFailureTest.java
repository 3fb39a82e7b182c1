package io.ner4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OnFailureTest {

  private final AtomicInteger closed = new AtomicInteger();

  @Test
  void whatSucceedsKeepsItsResource() {
    assertThat(OnFailure.close(closed::incrementAndGet, () -> "done")).isEqualTo("done");
    assertThat(closed).hasValue(0);
  }

  @Test
  void whatFailsClosesItOnceWhateverItThrows() {
    for (Throwable failure :
        new Throwable[] {new IllegalStateException(), new StackOverflowError()}) {
      assertThatThrownBy(
              () ->
                  OnFailure.close(
                      closed::incrementAndGet,
                      () -> {
                        throw failure instanceof Error error ? error : (RuntimeException) failure;
                      }))
          .isSameAs(failure);
    }
    assertThat(closed).hasValue(2);
  }

  @Test
  void whatGoesWrongWithClosingIsKeptBesideTheFailure() {
    IOException alsoFailed = new IOException("closing");
    assertThatThrownBy(
            () ->
                OnFailure.close(
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
