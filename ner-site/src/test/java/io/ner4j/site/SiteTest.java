package io.ner4j.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages become HTML, and a link that leads nowhere fails the build. */
class SiteTest {

  @TempDir Path root;

  @BeforeEach
  void aRepositoryOfThreePages() throws IOException {
    Files.createDirectories(root.resolve("docs"));
    write("README.md", "# Home\n\n[all](docs/README.md), [here](#two-words)\n\n## Two words\n");
    write("docs/README.md", "# Docs\n\n[one](one.md#a-b) ![p](p.png) [far](https://example.com)\n");
    write("docs/one.md", "# One\n\n## A, `b`\n\n| x | y |\n|---|---|\n| 1 | 2 |\n");
    write("docs/p.png", "picture");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(root.resolve(name), text);
  }

  private String made(String name) throws IOException {
    Path out = root.resolve("target");
    Site.pages(root, out);
    return Files.readString(out.resolve(name));
  }

  @Test
  void linksLeadToTheRenderedPages() throws IOException {
    assertThat(made("index.html"))
        .contains("<title>Home</title>")
        .contains("<a href=\"docs/index.html\">all</a>", "<h2 id=\"two-words\">");
    assertThat(made("docs/index.html"))
        .contains("<a href=\"one.html#a-b\">one</a>", "<img src=\"p.png\"", "../api/index.html");
    assertThat(made("docs/one.html")).contains("<h2 id=\"a-b\">", "<td>1</td>");
    assertThat(made("docs/p.png")).isEqualTo("picture");
  }

  @Test
  void aLinkThatLeadsNowhereIsNamed() throws IOException {
    write("docs/one.md", "[a](two.md) [b](README.md#none) [c](q.png) <img src=\"r.png\">");
    assertThatThrownBy(() -> made("index.html"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll(
            "docs/one.md to two.md",
            "docs/one.md to index.html#none",
            "docs/one.md to q.png",
            "docs/one.md to r.png",
            "docs/README.md to one.html#a-b");
  }

  @Test
  void theApiIsWhatModulesExport() throws IOException {
    assertThat(Api.of(Path.of("..").toAbsolutePath().normalize()).packages())
        .contains("io.ner4j", "io.ner4j.onnx.hub", "io.ner4j.server.options", "io.ner4j.cli")
        .noneMatch(name -> name.contains("runtime") || name.contains("engine"));
  }

  @Test
  void aPageThatNoPageLeadsToIsNamed() throws IOException {
    write("docs/lost.md", "# Lost\n");
    assertThatThrownBy(() -> made("index.html")).hasMessageContaining("no page to docs/lost.md");
  }
}
