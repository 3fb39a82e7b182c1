package io.ner4j.cli.output;

import io.ner4j.Entity;
import io.ner4j.cli.input.Item;
import io.ner4j.view.HtmlView;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Writes texts one below the other on a page, which is never held whole. */
public final class HtmlWriter implements ItemWriter {

  private final HtmlView view;
  private final Writer out;
  private final String tail;
  private final boolean several;
  private String file = "";

  HtmlWriter(HtmlView view, Writer out, boolean several) throws IOException {
    this.view = view;
    this.out = out;
    this.several = several;
    String page = view.page("", List.of());
    String empty = view.fragment("", List.of());
    int place = page.indexOf(empty);
    this.tail = page.substring(place + empty.length());
    out.write(page.substring(0, place));
  }

  @Override
  public void write(Item item, List<Entity> entities) throws IOException {
    if (several && !item.position().file().equals(file)) {
      file = item.position().file();
      out.write("<h2>" + escaped(file) + "</h2>\n");
    }
    out.write(view.fragment(item.text(), entities));
    out.write('\n');
  }

  private static String escaped(String name) {
    return name.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  @Override
  public void finish() throws IOException {
    out.write(tail);
  }
}
