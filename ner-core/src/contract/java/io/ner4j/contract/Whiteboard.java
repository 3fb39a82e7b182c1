package io.ner4j.contract;

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
import java.util.stream.Collectors;
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

  /**
   * The arrows among the packages of one module.
   *
   * @param root its root package, written as {@code .}; the names of others are written without it
   */
  public List<String> arrows(String root) {
    List<String> lines = new ArrayList<>();
    for (String arrow : arrows()) {
      String used =
          to(arrow).stream()
              .filter(name -> name.equals(root) || name.startsWith(root + "."))
              .map(name -> below(root, name))
              .sorted()
              .collect(Collectors.joining(" "));
      lines.add((below(root, from(arrow)) + " -> " + used).strip());
    }
    return lines;
  }

  /** Those of some arrows that go to a package which does not come before their own. */
  public static List<String> upward(List<String> arrows) {
    List<String> before = new ArrayList<>();
    List<String> upward = new ArrayList<>();
    for (String arrow : arrows) {
      if (!before.containsAll(to(arrow))) {
        upward.add(arrow);
      }
      before.add(from(arrow));
    }
    return upward;
  }

  private static String below(String root, String name) {
    return name.equals(root) ? "." : name.substring(root.length() + 1);
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
    for (String text : ClassFile.texts(file)) {
      Matcher matcher = CLASS.matcher(text);
      while (matcher.find()) {
        names.add(outer(matcher.group()));
      }
    }
    return names;
  }
}
