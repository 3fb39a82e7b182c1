package io.ner4j.server;

import io.ner4j.Progress;
import io.ner4j.server.http.Endpoint;
import io.ner4j.server.http.Exchange;
import io.ner4j.server.request.Admission;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.ToLongFunction;

/** {@code GET /metrics}: what the server counts, in Prometheus' text format. */
final class Metrics implements Endpoint, AutoCloseable {

  /** The status of an answer that did not arrive. */
  private static final String BROKEN = "broken";

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();

  private final Counter requests =
      Counter.builder()
          .name("ner4j_requests_total")
          .help("Requests answered, by path and status; status broken where the client hung up.")
          .labelNames("path", "status")
          .register(registry);
  private final Histogram seconds =
      Histogram.builder()
          .name("ner4j_extract_seconds")
          .help("Time from a POST /extract's head to the end of its answer, of those answered 200.")
          .classicOnly()
          .classicUpperBounds(.005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30, 60)
          .register(registry);
  private final Gauge inFlight =
      Gauge.builder()
          .name("ner4j_requests_in_flight")
          .help("Requests that are being read or answered.")
          .register(registry);
  private final ServedPipeline served;
  private final PipelineMeters meters;

  /** Starts counting what the pipeline does, until it is closed. */
  Metrics(Admission admission, ServedPipeline served) {
    this.served = served;
    GaugeWithCallback.builder()
        .name("ner4j_waiting_bytes")
        .help("Bytes of requests that are being read, wait or are worked on.")
        .callback(gauge -> gauge.call((double) admission.bytes()))
        .register(registry);
    meters = new PipelineMeters(registry, served.model().pipeline());
    count("ner4j_texts_total", "Texts read.", Progress::texts);
    count("ner4j_windows_total", "Windows that the model ran.", Progress::windows);
    count("ner4j_tokens_total", "Tokens that the model ran, padding left out.", Progress::tokens);
    count("ner4j_padding_total", "Positions that the model ran for nothing.", Progress::padding);
    count("ner4j_batches_total", "Batches that the model ran.", Progress::batches);
  }

  /** A request has come. */
  void begin() {
    inFlight.inc();
  }

  /** A request is over. */
  void end(String path, int status, boolean broken, long nanos) {
    inFlight.dec();
    requests.labelValues(path, broken ? BROKEN : Integer.toString(status)).inc();
    if (status == 200 && !broken && path.equals(Router.EXTRACT)) {
      seconds.observe(nanos / 1e9);
    }
  }

  private void count(String name, String help, ToLongFunction<Progress> value) {
    CounterWithCallback.builder()
        .name(name)
        .help(help)
        .callback(counter -> counter.call((double) value.applyAsLong(served.progress())))
        .register(registry);
  }

  @Override
  public void handle(Exchange exchange) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try {
      writer.write(text, registry.scrape(), EscapingScheme.ALLOW_UTF8);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail to be written", e);
    }
    exchange.answer(PrometheusTextFormatWriter.CONTENT_TYPE, text.toByteArray());
  }

  @Override
  public void close() {
    meters.close();
  }
}
