package io.ner4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is not a request is refused with the right status, says why, and does no harm. */
class RefusalIT extends SmallServerTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          ~~                                    | the body must be an object such as {"text"      | is empty
          not json                              | the body must be JSON such as                   | line 1, column 1
          {"text": "a"                          | the body must be JSON such as                   | line 1
          {"text": 'a'}                         | the body must be JSON such as                   | line 1
          {"text": "a", "text": "b"}            | the body must be JSON such as                   | Duplicate
          {"text": "a"} {}                      | one JSON object                                 | more follows
          ["a"]                                 | the body must be an object                      | is a list
          {}                                    | needs text (a string) or texts                  | has neither
          {"text": null}                        | text must be a string                           | is null
          {"text": 5}                           | text must be a string                           | is a number
          {"text": "a", "texts": ["b"]}         | text or texts                                   | has both
          {"texts": "a"}                        | texts must be a list of strings                 | is a string
          {"texts": ["a", {}]}                  | texts must be a list of strings                 | is an object
          {"txt": "a"}                          | a request has text or texts                     | has 'txt'
          {"text": "a", "aggregation": "best"}  | must be one of [none, simple, first             | is 'best'
          {"text": "a", "aggregation": 1}       | must be one of [none, simple, first             | is a number
          {"text": "a", "minScore": 2}          | 0 to 1                                          | is 2
          {"text": "a", "minScore": "0.5"}      | number of 0 to 1                                | is a string
          {"text": "a", "types": []}            | types must be some of                           | are []
          {"text": "a", "types": ["PERSON"]}    | types must be some of                           | are [PERSON]
          {"text": "a", "types": [1]}           | types must be a list of strings                 | is a number
          {"text": "a", "labels": ["person"]}   | labels is for models that take the labels       | has types of its own, [LOC, MISC, ORG, PER]
          {"text": "a", "nested": false}        | nested is for models that take the labels       | leave it out
          {"text": "a", "severalLabels": true}  | severalLabels is for models that take the labels | leave it out
          """)
  void badRequests(String body, String expected, String found) throws Exception {
    check(client.extract(body), 400, expected, found);
  }

  @Test
  void moreThanJsonShouldHave() throws Exception {
    check(client.extract("{\"text\": " + "[".repeat(1001)), 400, "must be a string", "is a list");
    check(client.extract("{\"texts\": [\"a\"], \"x\": 1}"), 400, "has 'x'");
    check(
        client.extract("{\"text\": \"a\", \"minScore\": " + "9".repeat(1001) + "}"),
        400,
        "the body must be JSON such as",
        "1001");
    check(client.extract("[".repeat(1500)), 400, "must be an object", "is a list");
  }

  @Test
  void brokenUtf8() throws Exception {
    byte[] latin1 = "{\"text\": \"Zoë\"}".getBytes(StandardCharsets.ISO_8859_1);
    HttpRequest request =
        client
            .request("extract")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(latin1))
            .build();
    check(client.http().send(request, BodyHandlers.ofString()), 400, "UTF-8");
  }

  @Test
  void tooMuch() throws Exception {
    check(client.extract("{\"texts\": [\"a\", \"b\", \"c\", \"d\"]}"), 413, "at most 3 texts");
    check(client.extract(Client.one("a".repeat(101))), 413, "at most 100 UTF-16 units");
    assertThat(client.extract(Client.one("a".repeat(100))).statusCode()).isEqualTo(200);
    check(client.extract(Client.one("a".repeat(2000))), 413, "at most 2000 bytes");
    assertThat(client.extract(Client.one("") + " ".repeat(1988)).statusCode()).isEqualTo(200);
  }

  @Test
  void farTooMuchIsNotReadToItsEnd() throws Exception {
    try (Wire wire = Wire.to(server)) {
      wire.send("POST /extract HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n");
      wire.send("Content-Length: 9000000000\r\n\r\n{");
      assertThat(wire.answer())
          .startsWith("HTTP/1.1 413")
          .contains("Connection: close", "2000 bytes");
    }
  }

  @Test
  void chunksWithoutEnd() throws Exception {
    try (Wire wire = Wire.to(server)) {
      wire.send("POST /extract HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n");
      wire.send("Transfer-Encoding: chunked\r\n\r\n");
      String chunk = "400\r\n" + "x".repeat(1024) + "\r\n";
      wire.send(chunk.repeat(10));
      assertThat(wire.answer()).startsWith("HTTP/1.1 413");
    }
  }

  @Test
  void otherMediaTypes() throws Exception {
    for (String type : new String[] {"text/plain", "application/x-www-form-urlencoded", "x"}) {
      HttpRequest request =
          client
              .request("extract")
              .header("Content-Type", type)
              .POST(BodyPublishers.ofString(Client.one("a")))
              .build();
      check(
          client.http().send(request, BodyHandlers.ofString()),
          415,
          "application/json",
          "is " + type);
    }
    HttpRequest bare =
        client.request("extract").POST(BodyPublishers.ofString(Client.one("a"))).build();
    check(client.http().send(bare, BodyHandlers.ofString()), 415, "is nothing");
    HttpRequest withCharset =
        client
            .request("extract")
            .header("Content-Type", "Application/JSON; charset=utf-8")
            .POST(BodyPublishers.ofString(Client.one("a")))
            .build();
    assertThat(client.http().send(withCharset, BodyHandlers.ofString()).statusCode())
        .isEqualTo(200);
  }

  @Test
  void otherMethodsAndPaths() throws Exception {
    HttpResponse<String> get = client.get("extract");
    check(get, 405, "/extract is for POST", "GET");
    assertThat(get.headers().firstValue("Allow")).hasValue("POST");
    HttpRequest delete = client.request("model").DELETE().build();
    check(client.http().send(delete, BodyHandlers.ofString()), 405, "for GET and HEAD", "DELETE");
    check(client.get("nothing"), 404, "/openapi.json");
    assertThat(client.get("page.css/../../secret").statusCode()).isEqualTo(400);
  }

  @Test
  void pagesOfOtherSites() throws Exception {
    for (String origin : new String[] {"http://evil.example", "null", "http://127.0.0.1:1", "::"}) {
      HttpRequest request =
          HttpRequest.newBuilder(client.extractRequest(Client.one("a")), (name, value) -> true)
              .header("Origin", origin)
              .build();
      check(client.http().send(request, BodyHandlers.ofString()), 403, origin);
    }
    String own = server.uri().getScheme() + "://" + server.uri().getAuthority();
    HttpRequest request =
        HttpRequest.newBuilder(client.extractRequest(Client.one("a")), (name, value) -> true)
            .header("Origin", own)
            .build();
    HttpResponse<String> response = client.http().send(request, BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().map()).doesNotContainKey("Access-Control-Allow-Origin");
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, 200",
    "LOCALHOST:8080, 200",
    "127.0.0.1, 200",
    "[::1]:80, 200",
    "192.168.1.7, 200",
    "ner.example, 200",
    "NER.EXAMPLE:80, 200",
    "evil.example, 421",
    "localhost.evil.example, 421",
    "127.0.0.1.evil.example, 421"
  })
  void namesThatOthersChose(String host, int status) throws Exception {
    try (Wire wire = Wire.to(server)) {
      wire.send("GET /health HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
      assertThat(wire.answer()).startsWith("HTTP/1.1 " + status);
    }
  }

  @Test
  void noNameAtAll() throws Exception {
    try (Wire wire = Wire.to(server)) {
      wire.send("GET /health HTTP/1.0\r\n\r\n");
      assertThat(wire.answer()).startsWith("HTTP/1.1 421");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nonsense                                                  | 400
          GET / HTTP/1.1                                            | 400
          GET /%zz HTTP/1.1\\r\\nHost: localhost                    | 400
          GET / HTTP/9.9\\r\\nHost: localhost                       | 505
          POST /extract HTTP/1.1\\r\\nHost: a\\r\\nContent-Length: x | 400
          """)
  void whatIsNotHttp(String head, int status) throws Exception {
    try (Wire wire = Wire.to(server)) {
      wire.send(head.replace("\\r\\n", "\r\n") + "\r\n\r\n");
      assertThat(wire.answer())
          .startsWith("HTTP/1.1 " + status)
          .contains("application/problem+json", "\"status\":" + status);
    }
  }

  @Test
  void headsTooLarge() throws Exception {
    try (Wire wire = Wire.to(server)) {
      wire.send("GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(20_000) + "\r\n\r\n");
      assertThat(wire.answer()).startsWith("HTTP/1.1 431").contains("application/problem+json");
    }
  }
}
