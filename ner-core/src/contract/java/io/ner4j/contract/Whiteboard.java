package io.ner4j.contract;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which package of a module uses which, as its class files say. */
public final class Whiteboard {

  private static final Pattern CLASS = Pattern.compile("io/ner4j/(?:[a-z0-9]+/)*[A-Z]\\w*");

  private static final Pattern SPACE = Pattern.compile(" ");

  /** Every class of the module and the classes of ner4j that it names, without nested ones. */
  private final TreeMap<String, Set<String>> uses = new TreeMap<>();

  private Whiteboard() {}

  /** Reads the class files that lie beside a class. */
  public static Whiteboard ofModuleOf(Class<?> type) throws IOException, URISyntaxException {
    Whiteboard whiteboard = new Whiteboard();
    Path classes = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(name -> name.toString().endsWith(".class")).toList()) {
        String name = classes.relativize(file).toString().replace('\\', '/').replace(".class", "");
        if (!name.endsWith("-info")) {
          whiteboard.uses.computeIfAbsent(outer(name), n -> new TreeSet<>()).addAll(named(file));
        }
      }
    }
    return whiteboard;
  }

  /** The classes of the module, nested ones left out. */
  public Set<String> classes() {
    return uses.keySet();
  }

  /** The classes of ner4j that a class names. */
  public Set<String> usedBy(String name) {
    return uses.getOrDefault(name, Set.of());
  }

  /** Each package with the packages that it uses, as {@code user -> used used}. */
  public List<String> arrows() {
    TreeMap<String, Set<String>> arrows = new TreeMap<>();
    uses.forEach(
        (user, used) -> {
          Set<String> to = arrows.computeIfAbsent(packageOf(user), name -> new TreeSet<>());
          used.forEach(name -> to.add(packageOf(name)));
          to.remove(packageOf(user));
        });
    List<String> lines = new ArrayList<>();
    arrows.forEach((from, to) -> lines.add((from + " -> " + String.join(" ", to)).strip()));
    return lines;
  }

  /** The package that an arrow comes from. */
  public static String from(String arrow) {
    return arrow.substring(0, arrow.indexOf(" ->"));
  }

  /** The packages that an arrow goes to. */
  public static List<String> to(String arrow) {
    String used = arrow.substring(arrow.indexOf(" ->") + 3);
    return SPACE.splitAsStream(used).filter(name -> !name.isEmpty()).toList();
  }

  private static String packageOf(String name) {
    return name.substring(0, name.lastIndexOf('.'));
  }

  private static String outer(String name) {
    return name.replaceFirst("\\$.*", "").replace('/', '.');
  }

  private static Set<String> named(Path file) throws IOException {
    Set<String> names = new TreeSet<>();
    for (String text : constants(file)) {
      Matcher matcher = CLASS.matcher(text);
      while (matcher.find()) {
        names.add(outer(matcher.group()));
      }
    }
    return names;
  }

  /** The texts of a class file's constant pool: names of classes, and descriptors. */
  private static List<String> constants(Path file) throws IOException {
    List<String> texts = new ArrayList<>();
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      in.skipNBytes(8);
      int count = in.readUnsignedShort();
      for (int i = 1; i < count; i++) {
        int tag = in.readUnsignedByte();
        switch (tag) {
          case 1 -> texts.add(in.readUTF());
          case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
          case 5, 6 -> {
            in.skipNBytes(8);
            // These take two places.
            i++;
          }
          case 15 -> in.skipNBytes(3);
          case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
          default -> throw new IOException("unknown constant " + tag + " in " + file);
        }
      }
    }
    return texts;
  }

  /** The folders of a source tree that hold more Java files than this. */
  public static List<Path> foldersOfMoreThan(int most, Path sources) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> folders = Files.walk(sources)) {
      for (Path folder : folders.filter(Files::isDirectory).toList()) {
        try (Stream<Path> files = Files.list(folder)) {
          if (files.filter(file -> file.toString().endsWith(".java")).count() > most) {
            found.add(folder);
          }
        }
      }
    }
    return found;
  }
}
