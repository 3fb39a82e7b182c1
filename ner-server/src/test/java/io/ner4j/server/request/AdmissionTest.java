package io.ner4j.server.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.server.http.Problem;
import io.ner4j.server.options.Limits;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What goes in comes out, and no more goes in than fits. */
class AdmissionTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Admission admission = new Admission(limits(100));

  private static Limits limits(int waitingBytes) {
    return new Limits(60, 9, 9, 9, 9, waitingBytes, 2, 9, SECOND, SECOND);
  }

  @Test
  void boundsRequests() {
    Admission.Ticket first = admission.enter();
    admission.enter();
    assertThat(admission.hasRoom()).isFalse();
    assertThatThrownBy(admission::enter)
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.status()).isEqualTo(503))
        .hasMessageContaining("2 requests wait already");
    first.close();
    first.close();
    admission.enter();
    assertThatThrownBy(admission::enter).isInstanceOf(Problem.class);
  }

  @Test
  void boundsBytes() {
    Admission.Ticket first = admission.enter();
    first.add(60);
    Admission.Ticket second = admission.enter();
    second.add(30);
    assertThatThrownBy(() -> second.add(11)).hasMessageContaining("hold 90 bytes of at most 100");
    second.add(10);
    first.close();
    assertThat(admission.bytes()).isEqualTo(40);
    second.close();
    assertThat(admission.bytes()).isZero();
    assertThat(admission.hasRoom()).isTrue();
  }

  @Test
  void limitsMakeSense() {
    assertThatThrownBy(() -> limits(59)).hasMessageContaining("at least bodyBytes, 60");
    assertThatThrownBy(() -> new Limits(1, 0, 1, 1, 1, 1, 1, 1, SECOND, SECOND))
        .hasMessage("texts must be positive, but is 0");
  }
}
