package io.ner4j.onnx.runtime.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtSession;
import io.ner4j.Device;
import io.ner4j.NerModelException;
import io.ner4j.onnx.TinyBert;
import io.ner4j.onnx.runtime.provider.ExecutionProviders;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The second session of a model is opened where it is of use, and its failure closes the first. */
class SessionPairIT {

  private static final OnnxOptions OPTIONS = OnnxOptions.ofCpu(2);

  private static Sessions.Opened first() {
    return Sessions.open(
        ModelGraph.read(TinyBert.directory().resolve("model.onnx"), false),
        OPTIONS,
        ExecutionProviders.STANDARD);
  }

  private static void checkClosed(OrtSession session) {
    assertThatThrownBy(session::getInputInfo)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  private static void checkFailure(Throwable failure, Function<OnnxOptions, OrtSession> second)
      throws Exception {
    Sessions.Opened first = first();
    assertThat(first.session().getInputInfo()).isNotEmpty();
    assertThatThrownBy(() -> SessionPair.open(first, OPTIONS, second))
        .isSameAs(failure)
        .hasNoSuppressedExceptions();
    checkClosed(first.session());
  }

  @Test
  void aFailureOfTheSecondClosesTheFirst() throws Exception {
    NerModelException exception = new NerModelException("no second session");
    checkFailure(
        exception,
        options -> {
          throw exception;
        });
    OutOfMemoryError error = new OutOfMemoryError("no second session");
    checkFailure(
        error,
        options -> {
          throw error;
        });
  }

  @Test
  void bothAreClosedTogether() {
    List<OrtSession> opened = new ArrayList<>();
    Sessions.Opened first = first();
    SessionPair pair =
        SessionPair.open(
            first,
            OPTIONS,
            options -> {
              assertThat(options.intraOpThreads()).isOne();
              opened.add(first().session());
              return opened.get(0);
            });
    assertThat(pair.parallelism()).isEqualTo(2);
    pair.close();
    checkClosed(first.session());
    checkClosed(opened.get(0));
  }

  @Test
  void oneIsEnoughForRunsOfOneThreadOrOneAtATime() {
    for (OnnxOptions options :
        List.of(
            OPTIONS.withIntraOpThreads(1),
            new OnnxOptions(Device.cpu(), 2, 1, Long.MAX_VALUE, false, true, false))) {
      SessionPair pair =
          SessionPair.open(
              first(),
              options,
              unused -> {
                throw new AssertionError("opened a second session");
              });
      pair.close();
    }
  }
}
