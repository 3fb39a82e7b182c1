package io.ner4j.micrometer;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Map;
import java.util.TreeMap;

/** What Prometheus gets: the samples of a registry by name and labels. */
final class Scrape {

  private final Map<String, Double> samples = new TreeMap<>();

  private Scrape() {}

  static Scrape of(PrometheusMeterRegistry registry) {
    Scrape scrape = new Scrape();
    for (String line : registry.scrape().lines().toList()) {
      if (!line.startsWith("#")) {
        int space = line.lastIndexOf(' ');
        scrape.samples.put(line.substring(0, space), Double.valueOf(line.substring(space + 1)));
      }
    }
    return scrape;
  }

  boolean has(String sample) {
    return samples.containsKey(sample);
  }

  long count(String sample) {
    return (long) value(sample);
  }

  double value(String sample) {
    Double value = samples.get(sample);
    if (value == null) {
      throw new AssertionError("expected " + sample + " among " + samples);
    }
    return value;
  }
}
