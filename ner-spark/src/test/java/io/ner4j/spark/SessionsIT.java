package io.ner4j.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.NerModelException;
import io.ner4j.onnx.OnnxNer;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A session whose jars were added to it alone has a class loader of its own in each executor. */
class SessionsIT {

  @Test
  void aSecondClassLoaderOfAnExecutorIsToldWhereTheJarsBelong() throws Exception {
    assertThat(Texts.onOneMachine(List.of("Tim Cook"))).hasSize(1);
    List<URL> classPath = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      classPath.add(Path.of(entry).toUri().toURL());
    }
    try (URLClassLoader session = new Session(classPath.toArray(URL[]::new))) {
      Object message =
          session.loadClass(Probe.class.getName()).getMethod("messageOfLoading").invoke(null);
      assertThat(message)
          .asString()
          .contains("addArtifact")
          .contains("--packages")
          .contains("another class loader");
    }
  }

  /** Loads ner4j and its libraries itself, and the rest where Spark does. */
  private static final class Session extends URLClassLoader {
    Session(URL[] classPath) {
      super(classPath, SessionsIT.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.matches("(io\\.ner4j|ai\\.onnxruntime|ai\\.djl|com\\.sun\\.jna)\\..*")) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? findClass(name) : loaded;
      }
    }
  }

  /** Runs in the session. */
  public static final class Probe {
    private Probe() {}

    public static String messageOfLoading() {
      try {
        TaskPipeline.load(OnnxNer.englishBuilder().spec()).close();
        return "loaded";
      } catch (NerModelException e) {
        return String.valueOf(e.getMessage());
      }
    }
  }
}
