package io.ner4j.view;

/** The style sheet that colours and labels the marks of a fragment. */
final class Stylesheet {

  /**
   * Names no host and no font, so that it needs nothing but itself.
   *
   * <p>An isolated entity would hide its letters from the words beside it and from the direction of
   * the paragraph, and so reorder them. So only the label is isolated (U+2068, U+2069), between two
   * marks (U+200E, U+200F or U+061C) that let it run as the entity's end does. Where the paragraph
   * has had no letter yet there is nothing to hide.
   */
  private static final String MARKS =
      """
      .ner4j{white-space:pre-wrap;overflow-wrap:anywhere;line-height:2;unicode-bidi:plaintext}
      .ner4j mark{border:1px solid;border-radius:.3em;padding:.1em .3em;unicode-bidi:isolate;\
      -webkit-box-decoration-break:clone;box-decoration-break:clone;\
      -webkit-print-color-adjust:exact;print-color-adjust:exact}
      .ner4j mark.ltr,.ner4j mark.rtl,.ner4j mark.arabic{unicode-bidi:normal}
      .ner4j mark::after{content:"\\a0\\2068" attr(data-type) "\\2069";font-size:.75em;font-weight:700}
      .ner4j mark.ltr::after{content:"\\200e\\a0\\2068" attr(data-type) "\\2069\\200e"}
      .ner4j mark.rtl::after{content:"\\200f\\a0\\2068" attr(data-type) "\\2069\\200f"}
      .ner4j mark.arabic::after{content:"\\61c\\a0\\2068" attr(data-type) "\\2069\\61c"}
      """;

  private Stylesheet() {}

  static String of(Palette palette) {
    StringBuilder css = new StringBuilder(MARKS);
    for (int hue = 0; hue < 360; hue += Palette.HUE_STEP) {
      rule(css, Palette.hueClass(hue), Palette.light(hue));
    }
    css.append("@media (prefers-color-scheme:dark){\n");
    for (int hue = 0; hue < 360; hue += Palette.HUE_STEP) {
      rule(css, Palette.hueClass(hue), Palette.dark(hue));
    }
    css.append("}\n");
    for (Palette.Choice choice : palette.choices()) {
      rule(css, choice.cssClass(), choice.color());
    }
    return css.toString();
  }

  private static void rule(StringBuilder css, String cssClass, Rgb background) {
    css.append(".ner4j .")
        .append(cssClass)
        .append("{background:")
        .append(background)
        .append(";color:")
        .append(background.wantsBlackText() ? "#000000" : "#ffffff")
        .append("}\n");
  }
}
