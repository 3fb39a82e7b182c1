package io.ner4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.NerModelException;
import io.ner4j.NerPipeline;
import io.ner4j.contract.ClassFile;
import io.ner4j.onnx.cache.ModelArchive;
import io.ner4j.onnx.hub.HubModel;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No class but those of the hub can open a connection: none names what that takes. */
class ConnectionsTest {

  private static final Pattern NETWORK =
      Pattern.compile(
          "java/net/(http/|\\w*Socket|Inet|\\w*URLConnection|Proxy|Authenticator)"
              + "|java/nio/channels/\\w*(Socket|Datagram)|javax/net/|sun/net"
              + "|^(openConnection|openStream)$");

  /** By URL, from where a class loader has them; it has a test of its own here. */
  private static final String READS_JARS = "io/ner4j/onnx/cache/ModelArchive.class";

  @Test
  void onlyTheHubNamesClassesOfTheNetwork() throws Exception {
    for (Class<?> module : List.of(NerPipeline.class, OnnxNer.class)) {
      Path classes = Path.of(module.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (Files.isDirectory(classes)) {
        look(classes);
      } else {
        try (FileSystem jar = FileSystems.newFileSystem(classes)) {
          look(jar.getPath("/"));
        }
      }
    }
  }

  private static void look(Path classes) throws IOException {
    List<String> seen = new ArrayList<>();
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(file -> file.toString().endsWith(".class")).toList()) {
        String name = classes.relativize(file).toString().replace('\\', '/');
        if (!name.startsWith("io/ner4j/onnx/hub/") && !name.equals(READS_JARS)) {
          seen.add(name);
          assertThat(ClassFile.texts(file))
              .as(name)
              .noneMatch(text -> NETWORK.matcher(text).find());
        }
      }
    }
    assertThat(seen).hasSizeGreaterThan(10);
  }

  @Test
  void noJarIsReadFromTheNetwork() {
    ClassLoader remote =
        new ClassLoader(null) {
          @Override
          public URL getResource(String name) {
            try {
              // An address of the documentation range of RFC 5737: there is nobody to answer.
              return URI.create("jar:http://192.0.2.1/a.jar!/" + name).toURL();
            } catch (MalformedURLException e) {
              throw new IllegalStateException(e);
            }
          }
        };
    assertThatThrownBy(() -> ModelArchive.directory(remote, "model"))
        .isInstanceOf(NerModelException.class)
        .hasMessageContaining("is in neither");
    URL registry = Objects.requireNonNull(remote.getResource("models.properties"));
    assertThatThrownBy(() -> ModelArchive.open(registry)).hasMessageContaining("on this machine");
  }

  @Test
  void theHubNamesThem() throws Exception {
    Path classes =
        Path.of(HubModel.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    assertThat(ClassFile.texts(classes.resolve("io/ner4j/onnx/hub/http/HubClient.class")))
        .anyMatch(text -> NETWORK.matcher(text).find());
  }
}
