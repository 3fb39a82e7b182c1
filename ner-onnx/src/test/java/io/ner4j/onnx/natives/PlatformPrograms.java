package io.ner4j.onnx.natives;

import io.ner4j.NerException;
import io.ner4j.NerPipeline;
import io.ner4j.onnx.TinyBert;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Programs that the tests of platforms run in JVMs of their own. */
public final class PlatformPrograms {

  private PlatformPrograms() {}

  /** Reads a sentence with the tiny BERT, and prints how much it found or what it is told. */
  public static final class Read {
    public static void main(String[] args) {
      try (NerPipeline pipeline = TinyBert.builder().load()) {
        System.out.println("found " + pipeline.extract("Angela Merkel met Tim Cook.").size());
      } catch (NerException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  /** Fails to load twice, and prints what it is told each time. */
  static final class ReadTwice {
    public static void main(String[] args) {
      Read.main(args);
      Read.main(args);
    }
  }

  /** Has two class loaders load ner4j and all its libraries, as two applications of a server do. */
  static final class ReadInTwoClassLoaders {
    public static void main(String[] args) throws Exception {
      for (int i = 0; i < 2; i++) {
        URLClassLoader application =
            new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader());
        Class<?> program = application.loadClass(Read.class.getName());
        program.getMethod("main", String[].class).invoke(null, (Object) args);
      }
    }

    private static URL[] classPath() throws IOException {
      List<String> entries =
          List.of(System.getProperty("java.class.path").split(File.pathSeparator));
      URL[] urls = new URL[entries.size()];
      for (int i = 0; i < urls.length; i++) {
        urls[i] = Path.of(entries.get(i)).toUri().toURL();
      }
      return urls;
    }
  }

  /**
   * Prints how many threads ONNX Runtime has: on Linux they bear the name of the thread that opened
   * the model, cut off after 15 characters.
   */
  static final class CountThreads {
    private static final String NAME = "ner4j-load-mode";

    public static void main(String[] args) {
      try (NerPipeline pipeline = TinyBert.builder().load()) {
        pipeline.extract("Angela Merkel met Tim Cook.");
        System.out.println(threads());
      }
    }

    private static long threads() {
      try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
        return tasks.filter(CountThreads::named).count();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    private static boolean named(Path task) {
      try {
        return Files.readString(task.resolve("comm")).strip().equals(NAME);
      } catch (IOException ended) {
        return false;
      }
    }
  }
}
