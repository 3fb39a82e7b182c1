package io.ner4j.cli.output;

import io.ner4j.Entity;
import io.ner4j.cli.input.BadInputException;
import io.ner4j.cli.input.Item;
import io.ner4j.cli.input.WordPlaces;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text as lines of words and IOB2 tags. A sentence that came from a CoNLL file keeps its lines,
 * with the tag in a new last column; another text is cut into words here.
 */
public final class ConllText {

  /** A run of letters, digits and their marks; else one character that is seen. A line ends. */
  private static final Pattern PIECE = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+|\\R|[^\\s\\p{Z}]");

  /** What separates columns, and all that may be taken for it. */
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");

  /** A word of the text. */
  private record Word(int start, int end) {}

  private ConllText() {}

  /** Whether the type of an entity can stand in a tag: white space would end it. */
  public static boolean fits(String type) {
    return !BLANKS.matcher(type).find();
  }

  /** A type that can, in place of one that cannot. */
  public static String fitting(String type) {
    return BLANKS.matcher(type).replaceAll("_");
  }

  /**
   * Writes a text.
   *
   * @throws BadInputException if the type of an entity has white space
   */
  static String of(Item item, List<Entity> entities) throws BadInputException {
    for (Entity entity : entities) {
      if (!fits(entity.type())) {
        throw new BadInputException(
            item.position(),
            "CoNLL needs types without white space, but '%s' has some; change the type, or write another format"
                .formatted(entity.type()));
      }
    }
    StringBuilder lines = new StringBuilder();
    if (item instanceof Item.Conll sentence) {
      append(lines, sentence, entities);
    } else {
      append(lines, item.text(), entities);
    }
    return lines.toString();
  }

  private static void append(StringBuilder lines, Item.Conll sentence, List<Entity> entities) {
    List<Word> words = new ArrayList<>();
    WordPlaces places = WordPlaces.of(sentence.words());
    for (int i = 0; i < places.count(); i++) {
      words.add(new Word(places.start(i), places.end(i)));
    }
    List<String> tags = tags(words, entities);
    int next = 0;
    for (Item.Row row : sentence.rows()) {
      lines.append(row.line());
      if (row.hasColumns()) {
        lines.append(sentence.separator()).append(row.word() == null ? "O" : tags.get(next++));
      }
      lines.append('\n');
    }
    lines.append('\n');
  }

  private static void append(StringBuilder lines, String text, List<Entity> entities) {
    List<Word> words = words(text, entities);
    List<String> tags = tags(words, entities);
    boolean inSentence = false;
    for (int i = 0; i < words.size(); i++) {
      String word = text.substring(words.get(i).start, words.get(i).end);
      boolean lineEnd = word.isBlank();
      if (!lineEnd) {
        lines.append(word).append(' ').append(tags.get(i)).append('\n');
        inSentence = true;
      } else if (inSentence && tags.get(i).equals("O")) {
        lines.append('\n');
        inSentence = false;
      }
    }
    lines.append(inSentence ? "\n" : "");
  }

  /** Cuts where a piece ends and where an entity starts or ends. */
  private static List<Word> words(String text, List<Entity> entities) {
    List<Word> words = new ArrayList<>();
    int edge = 0;
    for (Entity entity : entities) {
      addPieces(words, text, edge, entity.start());
      addPieces(words, text, entity.start(), entity.end());
      edge = entity.end();
    }
    addPieces(words, text, edge, text.length());
    return words;
  }

  private static void addPieces(List<Word> words, String text, int from, int to) {
    Matcher piece = PIECE.matcher(text).region(from, to);
    while (piece.find()) {
      words.add(new Word(piece.start(), piece.end()));
    }
  }

  /** The tag of each word: that of the entity which has a part of it. */
  private static List<String> tags(List<Word> words, List<Entity> entities) {
    List<String> tags = new ArrayList<>();
    int next = 0;
    int started = -1;
    for (Word word : words) {
      while (next < entities.size() && entities.get(next).end() <= word.start) {
        next++;
      }
      if (next == entities.size() || entities.get(next).start() >= word.end) {
        tags.add("O");
      } else {
        tags.add((started == next ? "I-" : "B-") + entities.get(next).type());
        started = next;
      }
    }
    return tags;
  }
}
