package io.ner4j.onnx.hub;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests that fetch a file from a hub on this machine, into a cache of their own. */
abstract class FakeHubTests {

  @TempDir Path cache;

  FakeHub hub;

  Fetching fetching;

  @BeforeEach
  void start() throws IOException {
    hub = new FakeHub();
    fetching = new Fetching(hub, cache);
  }

  @AfterEach
  void stop() throws IOException {
    hub.close();
  }
}
