package io.ner4j.site;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Renders README and all pages that it leads to as HTML, copies the files that they show or link
 * to, and checks every link between them. Addresses outside of the repository are not asked.
 */
public final class Site {

  private static final Pattern ATTRIBUTE = Pattern.compile("\\b(?:href|src|srcset)=\"([^\"]*)\"");
  private static final Pattern ANCHOR = Pattern.compile("\\bid=\"([^\"]*)\"");
  private static final Pattern OUTSIDE = Pattern.compile("(?:[a-z]+:|//).*");
  private static final String START = "README.md";

  private final Path root;
  private final Path out;
  private final Map<String, String> pages = new TreeMap<>();
  private final TreeSet<String> files = new TreeSet<>();
  private final List<String> broken = new ArrayList<>();
  private final Deque<String> left = new ArrayDeque<>();

  private Site(Path root, Path out) {
    this.root = root;
    this.out = out;
  }

  /**
   * Makes the site: the pages, and the Javadoc of all published modules beside them.
   *
   * @param args the repository's directory, and where the site goes
   * @throws IOException if a file cannot be read or written
   * @throws IllegalStateException if a link is broken, or no page leads to a page of docs
   */
  public static void main(String[] args) throws IOException {
    Path root = Path.of(args[0]).toAbsolutePath().normalize();
    Path out = Path.of(args[1]);
    pages(root, out);
    Api.of(root).write(out.resolve("api"));
  }

  /** Makes the pages alone. */
  static void pages(Path root, Path out) throws IOException {
    Site site = new Site(root, out);
    site.left.add(START);
    while (!site.left.isEmpty()) {
      site.render(site.left.remove());
    }
    site.checkAnchors();
    site.checkThatAllAreFound();
    if (!site.broken.isEmpty()) {
      throw new IllegalStateException(
          "expected links that lead somewhere, but found " + String.join("; ", site.broken));
    }
    site.write();
  }

  private void render(String page) throws IOException {
    if (pages.containsKey(page)) {
      return;
    }
    Markdown markdown = new Markdown(Files.readString(root.resolve(page)));
    String body = markdown.html(address -> resolved(page, address));
    String up = "../".repeat(Path.of(page).getNameCount() - 1);
    pages.put(page, template().formatted(markdown.title(), up, up, up, body));
    ATTRIBUTE
        .matcher(body)
        .results()
        .map(found -> found.group(1))
        .filter(address -> !OUTSIDE.matcher(address).matches() && !address.endsWith(".html"))
        .filter(address -> !address.contains("#"))
        .forEach(address -> take(page, address));
  }

  /** The address of a page in the site, and whatever it leads to is taken up. */
  private String resolved(String page, String address) {
    if (OUTSIDE.matcher(address).matches() || address.startsWith("#")) {
      return address;
    }
    int hash = address.indexOf('#');
    String file = hash < 0 ? address : address.substring(0, hash);
    if (!file.endsWith(".md")) {
      return address;
    }
    String target = target(page, file);
    if (Files.isRegularFile(root.resolve(target))) {
      left.add(target);
    } else {
      broken.add(page + " to " + address);
    }
    return html(file) + (hash < 0 ? "" : address.substring(hash));
  }

  private void take(String page, String address) {
    String target = target(page, address);
    if (Files.isRegularFile(root.resolve(target)) && root.resolve(target).startsWith(root)) {
      files.add(target);
    } else {
      broken.add(page + " to " + address);
    }
  }

  private static String target(String page, String address) {
    Path target = Path.of(page).resolveSibling(address).normalize();
    return target.toString().replace('\\', '/');
  }

  private static String html(String file) {
    return file.replaceFirst("README\\.md$", "index.html").replaceFirst("\\.md$", ".html");
  }

  private void checkAnchors() {
    Map<String, TreeSet<String>> anchors = new TreeMap<>();
    pages.forEach(
        (page, text) -> {
          TreeSet<String> own = new TreeSet<>();
          ANCHOR.matcher(text).results().forEach(found -> own.add(found.group(1)));
          anchors.put(html(page), own);
        });
    pages.forEach(
        (page, text) ->
            ATTRIBUTE
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .filter(address -> !OUTSIDE.matcher(address).matches() && address.contains("#"))
                .forEach(
                    address -> {
                      int hash = address.indexOf('#');
                      String target =
                          hash == 0 ? html(page) : target(html(page), address.substring(0, hash));
                      TreeSet<String> there = anchors.getOrDefault(target, new TreeSet<>());
                      if (!there.contains(address.substring(hash + 1))) {
                        broken.add(page + " to " + address);
                      }
                    }));
  }

  private void checkThatAllAreFound() throws IOException {
    try (Stream<Path> docs = Files.walk(root.resolve("docs"))) {
      docs.map(file -> root.relativize(file).toString().replace('\\', '/'))
          .filter(name -> name.endsWith(".md") && !pages.containsKey(name))
          .forEach(name -> broken.add("no page to " + name));
    }
  }

  private void write() throws IOException {
    for (Map.Entry<String, String> page : pages.entrySet()) {
      Path target = out.resolve(html(page.getKey()));
      Files.createDirectories(Objects.requireNonNull(target.getParent()));
      Files.writeString(target, page.getValue());
    }
    for (String file : files) {
      Path target = out.resolve(file);
      Files.createDirectories(Objects.requireNonNull(target.getParent()));
      Files.write(target, Files.readAllBytes(root.resolve(file)));
    }
    System.out.printf(
        Locale.ROOT, "%d pages and %d files in %s%n", pages.size(), files.size(), out);
  }

  private static String template() throws IOException {
    try (InputStream in = Site.class.getResourceAsStream("page.html")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
