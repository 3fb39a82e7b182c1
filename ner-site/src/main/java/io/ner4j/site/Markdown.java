package io.ner4j.site;

import java.util.List;
import java.util.function.UnaryOperator;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Markdown as GitHub shows it: tables, and an anchor for each heading. */
final class Markdown {

  private static final List<Extension> EXTENSIONS =
      List.of(TablesExtension.create(), HeadingAnchorExtension.create());

  private final Node document;

  Markdown(String text) {
    document = Parser.builder().extensions(EXTENSIONS).build().parse(text);
  }

  /** The first heading. */
  String title() {
    StringBuilder title = new StringBuilder();
    Node first = document.getFirstChild();
    if (first instanceof Heading heading) {
      heading.accept(
          new AbstractVisitor() {
            @Override
            public void visit(Text text) {
              title.append(text.getLiteral());
            }
          });
    }
    return title.toString();
  }

  /** The page's body, with each address changed. */
  String html(UnaryOperator<String> address) {
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Link link) {
            link.setDestination(address.apply(link.getDestination()));
            visitChildren(link);
          }

          @Override
          public void visit(Image image) {
            image.setDestination(address.apply(image.getDestination()));
            visitChildren(image);
          }
        });
    return HtmlRenderer.builder().extensions(EXTENSIONS).build().render(document);
  }
}
