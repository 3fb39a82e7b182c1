package io.ner4j.onnx.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.NerInferenceException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class InputBuffersTest {

  @Test
  void aBufferIsUsedAgain() {
    InputBuffers buffers = new InputBuffers();
    ByteBuffer first = buffers.take(100);
    buffers.give(first);
    assertThat(buffers.take(1 << 14)).isSameAs(first);
    assertThat(buffers.take(100)).isNotSameAs(first);
  }

  @Test
  void wantOfDirectMemoryIsAnExceptionAndSmallerRunsGoOn() {
    InputBuffers buffers =
        new InputBuffers(
            bytes -> {
              if (bytes > 1 << 20) {
                throw new OutOfMemoryError("Cannot reserve bytes of direct buffer memory");
              }
              return ByteBuffer.allocateDirect(bytes);
            });
    // An exception makes the pipeline try halves of the batch, which an error does not.
    assertThatThrownBy(() -> buffers.take(5 << 20))
        .isInstanceOf(NerInferenceException.class)
        .hasMessageContaining("expected 5242880 bytes of direct memory")
        .hasCauseInstanceOf(OutOfMemoryError.class);
    assertThat(buffers.take(1 << 20).capacity()).isEqualTo(1 << 20);
  }
}
