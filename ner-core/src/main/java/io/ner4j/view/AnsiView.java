package io.ner4j.view;

import io.ner4j.Entity;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/**
 * Shows a text with its entities on a terminal: {@code [Angela Merkel PER] met [Tim Cook PER]}, and
 * each entity on a background by its type. Entities inside of others stand inside of their
 * brackets: {@code [University of [Berlin LOC] ORG]}.
 *
 * <p>The colours are those of {@link HtmlView} on light pages, taken to the nearest of the 216 that
 * terminals with 256 colours share. Text on them is black or white and contrasts by at least 4.5 to
 * 1. Without colours the characters are the same. Nothing asks the environment: whoever honours
 * {@code NO_COLOR} calls {@link #withoutColors()}.
 *
 * <p>No control character of a text or a type reaches the terminal, so that a text cannot move the
 * cursor, set a title or paste. Line feeds and tabs of the text stay, and CR LF becomes LF. Other
 * controls below U+0020 and DEL become their pictures (ESC is ␛). U+0080 to U+009F and unpaired
 * surrogates become U+FFFD. Characters that steer the direction of text stay. Immutable and safe
 * for use by many threads.
 *
 * <pre>{@code
 * String text = "Angela Merkel met Tim Cook.";
 * System.out.println(AnsiView.standard().render(text, ner.extract(text)));
 * }</pre>
 *
 * @since 0.1.0
 */
public final class AnsiView {

  private static final AnsiView STANDARD = new AnsiView(Palette.STANDARD, true);

  private static final String RESET = "\u001B[0m";

  /** Codes of black and white among a terminal's 256 colours. */
  private static final int BLACK = 16;

  private static final int WHITE = 231;

  /** The levels of red, green and blue from which a terminal's colours 16 to 231 are made. */
  private static final int[] LEVELS = {0, 95, 135, 175, 215, 255};

  private final Palette palette;
  private final boolean colored;

  private AnsiView(Palette palette, boolean colored) {
    this.palette = palette;
    this.colored = colored;
  }

  /**
   * Returns the view with the colours of ner4j.
   *
   * @return the view
   */
  public static AnsiView standard() {
    return STANDARD;
  }

  /**
   * Chooses the background of a type.
   *
   * @param type an entity type, spelled as entities spell it
   * @param color the colour as {@code #rrggbb}, each pair of digits 00 to ff; the terminal shows
   *     the nearest that it has
   * @return a view with this colour
   * @throws IllegalArgumentException if the colour is written otherwise
   */
  public AnsiView withColor(String type, String color) {
    return new AnsiView(palette.with(type, color), colored);
  }

  /**
   * Leaves out all escape sequences.
   *
   * @return a view in plain characters
   */
  public AnsiView withoutColors() {
    return new AnsiView(palette, false);
  }

  /**
   * Shows a text. Takes linear time in its length.
   *
   * @param text the text that the entities were found in
   * @param entities entities in the order of the text; one inside of another comes after it
   * @return what to print; for people, as brackets of the text itself stay as they are
   * @throws IllegalArgumentException if the entities are not in order, cross, do not stand in the
   *     text, or cut a surrogate pair; the message says which
   */
  public String render(String text, List<Entity> entities) {
    List<Entity> marks = Spans.check(text, entities);
    Shown shown = new Shown(text, marks);
    Spans.walk(text, marks, shown);
    return shown.characters.toString();
  }

  /** A text as it is shown, as far as it is walked through. */
  private final class Shown implements Spans.Walker {

    private final String text;
    private final List<Entity> marks;
    private final StringBuilder characters;

    /** What switches the colours of the marks on that have not ended. */
    private final Deque<String> colors = new ArrayDeque<>();

    Shown(String text, List<Entity> marks) {
      this.text = text;
      this.marks = marks;
      this.characters = new StringBuilder(text.length());
    }

    @Override
    public void text(int start, int end) {
      String piece = TerminalText.of(text, start, end);
      // A background that is on at a line's end would fill the next line.
      characters.append(
          colors.isEmpty() ? piece : piece.replace("\n", RESET + "\n" + colors.element()));
    }

    @Override
    public void open(int entity) {
      if (colored) {
        String color = begin(palette.color(marks.get(entity).type()));
        characters.append(color);
        colors.push(color);
      }
      characters.append('[');
    }

    @Override
    public void close(int entity) {
      String type = TerminalText.ofName(marks.get(entity).type());
      characters.append(' ').append(type).append(']');
      if (colored) {
        colors.pop();
        characters.append(RESET);
        if (!colors.isEmpty()) {
          characters.append(colors.element());
        }
      }
    }
  }

  /** What switches a background on, with the text that contrasts with it. */
  private static String begin(Rgb color) {
    Rgb shown = new Rgb(nearest(color.red()), nearest(color.green()), nearest(color.blue()));
    int code = 16 + 36 * level(shown.red()) + 6 * level(shown.green()) + level(shown.blue());
    return String.format(
        Locale.ROOT, "\u001B[38;5;%d;48;5;%dm", shown.wantsBlackText() ? BLACK : WHITE, code);
  }

  private static int nearest(int channel) {
    return LEVELS[level(channel)];
  }

  /** Index of the level nearest to a channel. */
  private static int level(int channel) {
    int best = 0;
    for (int i = 1; i < LEVELS.length; i++) {
      if (Math.abs(LEVELS[i] - channel) < Math.abs(LEVELS[best] - channel)) {
        best = i;
      }
    }
    return best;
  }
}
