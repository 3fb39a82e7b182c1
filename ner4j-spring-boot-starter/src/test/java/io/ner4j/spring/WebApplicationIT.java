package io.ner4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.Device;
import io.ner4j.Entity;
import io.ner4j.NerPipeline;
import io.ner4j.onnx.OnnxNer;
import io.ner4j.spring.app.WebApplication;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A real application with the bundled model, asked over HTTP. */
class WebApplicationIT {

  private static final String TEXT = "Angela Merkel met Tim Cook in Cupertino.";
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private static ConfigurableApplicationContext context;

  private static ConfigurableApplicationContext start() {
    return new SpringApplicationBuilder(WebApplication.class)
        .run(
            "--server.port=0",
            "--spring.main.banner-mode=off",
            "--ner4j.device=cpu",
            "--ner4j.threads=1",
            "--ner4j.include-types=PER",
            "--management.endpoints.web.exposure.include=health,prometheus",
            "--management.endpoint.health.show-details=always");
  }

  @BeforeAll
  static void startOnce() {
    context = start();
  }

  @AfterAll
  static void stop() {
    context.close();
  }

  private static HttpResponse<String> send(HttpRequest.Builder request, String path)
      throws IOException, InterruptedException {
    String port = Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port"));
    return CLIENT.send(
        request.uri(URI.create("http://127.0.0.1:" + port + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static String get(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer = send(HttpRequest.newBuilder(), path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  private static String post(String text) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder()
            .header("Content-Type", "text/plain")
            .POST(HttpRequest.BodyPublishers.ofString(text));
    HttpResponse<String> answer = send(request, "/entities");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  private static double sample(String name) throws IOException, InterruptedException {
    Pattern line = Pattern.compile("(?m)^" + Pattern.quote(name) + " (.*)$");
    String scrape = get("/actuator/prometheus");
    return line.matcher(scrape)
        .results()
        .map(found -> Double.valueOf(found.group(1)))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not in " + scrape));
  }

  @Test
  void aControllerAnswersWithTheEntitiesThatThePropertiesAskFor() throws Exception {
    List<Entity> expected;
    try (NerPipeline ner =
        OnnxNer.englishBuilder().device(Device.cpu()).pipeline(p -> p.includeTypes("PER")).load()) {
      expected = ner.extract(TEXT);
    }
    assertThat(expected).hasSize(2);
    String json = post(TEXT);
    assertThat(
            Pattern.compile(
                    "\"text\":\"([^\"]*)\",\"type\":\"PER\",\"start\":(\\d+),\"end\":(\\d+)")
                .matcher(json)
                .results()
                .map(WebApplicationIT::fields))
        .containsExactlyElementsOf(
            expected.stream().map(e -> e.text() + " " + e.start() + " " + e.end()).toList());
  }

  private static String fields(MatchResult entity) {
    return entity.group(1) + " " + entity.group(2) + " " + entity.group(3);
  }

  @Test
  void prometheusGetsMetersOfThePipelineAndOfCalls() throws Exception {
    post(TEXT);
    double texts = sample("ner4j_texts_total");
    double batches = sample("ner4j_batch_size_count");
    double calls = sample("ner4j_extract_seconds_count{error=\"none\",kind=\"text\"}");
    post(TEXT);
    assertThat(sample("ner4j_texts_total")).isEqualTo(texts + 1);
    assertThat(sample("ner4j_batch_size_count")).isEqualTo(batches + 1);
    assertThat(sample("ner4j_run_seconds_count")).isEqualTo(batches + 1);
    assertThat(sample("ner4j_extract_seconds_count{error=\"none\",kind=\"text\"}"))
        .isEqualTo(calls + 1);
    assertThat(sample("ner4j_queue_size_texts")).isZero();
  }

  @Test
  void healthHasAPartForThePipeline() throws Exception {
    assertThat(get("/actuator/health"))
        .matches(
            "(?s).*\"ner4j\":\\{\"details\":\\{[^}]*\\},\"status\":\"UP\"\\}.*|(?s).*\"ner4j\":\\{\"status\":\"UP\",\"details\":\\{[^}]*\\}\\}.*")
        .contains("NerPipeline[model=", "\"maxWaiting\":1024");
  }

  @Test
  void aPipelineThatWasClosedIsDown() throws Exception {
    ConfigurableApplicationContext served = context;
    ConfigurableApplicationContext own = start();
    try {
      context = own;
      own.getBean(NerPipeline.class).close();
      HttpResponse<String> answer = send(HttpRequest.newBuilder(), "/actuator/health");
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).contains("\"DOWN\"").contains("this pipeline is closed");
    } finally {
      context = served;
      own.close();
    }
  }
}
