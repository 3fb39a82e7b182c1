package io.ner4j.onnx.cache;

import io.ner4j.NerModelException;
import io.ner4j.onnx.directory.ModelDirectory;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** A model in a ZIP or JAR file, at its top or in one folder. */
public final class ModelArchive implements ArchivedModel {

  private static final String CONFIG = "config.json";

  /** Where a jar is not read from: the JDK would fetch it. */
  private static final Set<String> REMOTE = Set.of("http", "https", "ftp");

  /** Bytes that any archive may unpack to. */
  static final long MAX_BYTES = 256L << 20;

  /** How many times its own size a larger one may: weights hardly shrink, JSON to a fifth. */
  static final int MAX_TIMES = 20;

  /** Files of a model. */
  static final int MAX_FILES = 1000;

  /** What a model directory has; no name leads out of it. */
  private static final Pattern NAME = Pattern.compile("(?:onnx/)?\\w[\\w.+-]*");

  private final ZipFile archive;
  private final String folder;

  private ModelArchive(ZipFile archive, String folder) {
    this.archive = archive;
    this.folder = folder;
  }

  /**
   * Looks at what a caller named: a directory, or an archive that is unpacked to the cache first.
   *
   * @return the model directory; what is neither is left to {@link ModelDirectory} to refuse
   * @throws NerModelException if it is an archive without a model, or cannot be unpacked
   */
  public static Path directory(Path path) {
    if (!Files.isRegularFile(path) || !isArchive(path)) {
      return path;
    }
    try (ZipFile archive = new ZipFile(path.toFile())) {
      NavigableMap<String, String> configs = new TreeMap<>();
      for (String config : List.of(ModelDirectory.GLINER_SETTINGS, CONFIG)) {
        archive.stream()
            .map(entry -> entry.getName())
            .filter(name -> name.equals(config) || name.endsWith("/" + config))
            .forEach(name -> configs.put(name.substring(0, name.length() - config.length()), name));
      }
      if (configs.size() != 1) {
        throw new NerModelException(
            "expected one model in %s, at its top or in one folder, but found %s"
                .formatted(path, configs.isEmpty() ? "no " + CONFIG : configs.values()));
      }
      return unpacked(archive, configs.firstKey());
    } catch (IOException e) {
      throw new NerModelException("could not read the archive " + path + ": " + e, e);
    }
  }

  private static boolean isArchive(Path path) {
    try (InputStream in = Files.newInputStream(path)) {
      return new String(in.readNBytes(2), StandardCharsets.ISO_8859_1).equals("PK");
    } catch (IOException e) {
      throw new NerModelException("could not read " + path + ": " + e, e);
    }
  }

  /**
   * Finds a folder of the class path.
   *
   * @return the folder itself if it is a directory, else where it was unpacked
   * @throws NerModelException if there is no config.json in it, or it cannot be unpacked
   */
  public static Path directory(ClassLoader loader, String folder) {
    String prefix = folder.isEmpty() || folder.endsWith("/") ? folder : folder + "/";
    URL config = loader.getResource(prefix + CONFIG);
    if (config == null) {
      throw new NerModelException(
          "expected %s%s on the class path, but it is not there; name the folder without a slash in front"
              .formatted(prefix, CONFIG));
    }
    try {
      if (config.getProtocol().equals("file")) {
        return Optional.ofNullable(Path.of(config.toURI()).getParent()).orElseThrow();
      }
      URLConnection connection = config.openConnection();
      if (connection instanceof JarURLConnection jar
          && !REMOTE.contains(jar.getJarFileURL().getProtocol())) {
        // Else the file would stay open, and be closed under whoever else reads it.
        jar.setUseCaches(false);
        try (ZipFile archive = jar.getJarFile()) {
          String entry = jar.getEntryName();
          return unpacked(archive, entry.substring(0, entry.length() - CONFIG.length()));
        }
      }
    } catch (IOException | URISyntaxException e) {
      throw new NerModelException("could not read " + config + ": " + e, e);
    }
    throw new NerModelException(
        "expected a class path of directories and jars, but %s is in neither; unpack the model and load its directory"
            .formatted(config));
  }

  private static Path unpacked(ZipFile archive, String folder) {
    return new BundledModel("archive", new ModelArchive(archive, folder))
        .directory(Cache.directory());
  }

  @Override
  public byte[] list() {
    StringBuilder list = new StringBuilder();
    try {
      List<String> names = names();
      OutputStream bounded = new Bounded(mostBytes());
      for (String name : names) {
        try (InputStream in = open(name)) {
          if (in == null) {
            throw new FileNotFoundException(name);
          }
          list.append(Digest.ofCopy(in, bounded));
        }
        list.append("  ").append(name).append('\n');
      }
    } catch (IOException e) {
      throw new NerModelException("could not read " + this + ": " + e, e);
    }
    return list.toString().getBytes(StandardCharsets.UTF_8);
  }

  private List<String> names() {
    List<String> names =
        archive.stream()
            .filter(entry -> !entry.isDirectory() && entry.getName().startsWith(folder))
            .map(entry -> entry.getName().substring(folder.length()))
            .filter(name -> NAME.matcher(name).matches())
            .sorted()
            .distinct()
            .toList();
    if (names.size() > MAX_FILES) {
      throw new NerModelException(
          String.format(
              Locale.ROOT,
              "expected a model of at most %d files in %s, but found %d; unpack it and load its"
                  + " directory",
              MAX_FILES,
              this,
              names.size()));
    }
    return names;
  }

  private long mostBytes() throws IOException {
    return Math.max(
        MAX_BYTES, Math.multiplyExact(MAX_TIMES, Files.size(Path.of(archive.getName()))));
  }

  /** Counts what is unpacked, whatever size the archive claims. */
  private final class Bounded extends OutputStream {

    private final long most;
    private long written;

    Bounded(long most) {
      this.most = most;
    }

    @Override
    public void write(int value) {
      add(1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      add(length);
    }

    private void add(int length) {
      written += length;
      if (written > most) {
        throw new NerModelException(
            String.format(
                Locale.ROOT,
                "expected the model in %s to unpack to at most %d bytes, but found more; if you"
                    + " trust it, unpack it and load its directory",
                ModelArchive.this,
                most));
      }
    }
  }

  @Override
  public @Nullable InputStream open(String name) throws IOException {
    var entry = archive.getEntry(folder + name);
    return entry == null ? null : archive.getInputStream(entry);
  }

  @Override
  public String toString() {
    return archive.getName() + (folder.isEmpty() ? "" : "!/" + folder);
  }

  /**
   * Opens a resource of the class path.
   *
   * @throws IOException if it cannot be read, or would have to be fetched from another machine
   */
  public static InputStream open(URL resource) throws IOException {
    URLConnection connection = resource.openConnection();
    URL place = connection instanceof JarURLConnection jar ? jar.getJarFileURL() : resource;
    if (REMOTE.contains(place.getProtocol())) {
      throw new IOException("expected a file or a jar on this machine, but found " + resource);
    }
    connection.setUseCaches(false);
    return connection.getInputStream();
  }
}
