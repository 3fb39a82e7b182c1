package io.ner4j.decode;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The schemes written down a second time, as regular expressions over labels that are each followed
 * by a space; {@code #} stands for the type.
 */
enum Grammar {
  IOB1("B-# I-#", "(?:(?<=[BI]-# )B-# |I-# )(?:I-# )*", "I-# (?:[BI]-# )*"),
  IOB2("B-# I-#", "B-# (?:I-# )*"),
  BIOES("B-# I-# E-# S-#", "S-# |B-# (?:I-# )*E-# "),
  BILOU("B-# I-# L-# U-#", "U-# |B-# (?:I-# )*L-# "),
  IO("#", "(?:# )+");

  private final String labels;
  private final Pattern entity;
  private final Pattern sequence;

  Grammar(String labels, String entity) {
    this(labels, entity, entity);
  }

  Grammar(String labels, String entity, String part) {
    this.labels = labels;
    this.entity = Pattern.compile(anyType(entity));
    this.sequence = Pattern.compile("(?:O |" + anyType(part) + ")*");
  }

  private static String anyType(String regex) {
    return String.join("|", Spelled.TYPES.stream().map(type -> regex.replace("#", type)).toList());
  }

  TagScheme scheme() {
    return TagScheme.valueOf(name());
  }

  /** The labels of the types, and O among them: nothing may hang on its coming first. */
  List<String> labels(List<String> types) {
    List<String> all = new ArrayList<>();
    for (String type : types) {
      all.addAll(Spelled.list(labels.replace("#", type)));
    }
    all.add(1, "O");
    return all;
  }

  LabelSet labelSet(List<String> types) {
    return LabelSet.of(labels(types), scheme());
  }

  LabelSet labelSet() {
    return labelSet(Spelled.TYPES);
  }

  boolean legal(List<String> sequence) {
    return this.sequence.matcher(text(sequence)).matches();
  }

  /** What the scheme calls an entity, wherever it occurs, spelled as {@link Spelled#spans} does. */
  String entities(List<String> sequence) {
    String text = text(sequence);
    List<String> found = new ArrayList<>();
    Matcher matcher = entity.matcher(text);
    while (matcher.find()) {
      String match = matcher.group();
      String type = match.substring(match.indexOf(' ') - 1, match.indexOf(' '));
      found.add(type + " " + position(text, matcher.start()) + "-" + position(text, matcher.end()));
    }
    return Spelled.join(found);
  }

  /** All sequences of a length, impossible ones included. */
  static List<List<String>> sequences(List<String> labels, int length) {
    List<List<String>> all = new ArrayList<>(List.of(List.of()));
    for (int position = 0; position < length; position++) {
      List<List<String>> longer = new ArrayList<>();
      for (List<String> sequence : all) {
        for (String label : labels) {
          List<String> next = new ArrayList<>(sequence);
          next.add(label);
          longer.add(next);
        }
      }
      all = longer;
    }
    return all;
  }

  private static String text(List<String> sequence) {
    return sequence.isEmpty() ? "" : String.join(" ", sequence) + " ";
  }

  private static long position(String text, int offset) {
    return text.substring(0, offset).chars().filter(c -> c == ' ').count();
  }
}
