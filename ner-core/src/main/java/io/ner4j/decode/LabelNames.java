package io.ner4j.decode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes label names apart: where the scheme's letter stands, and which scheme fits them all. */
final class LabelNames {

  /** The type of labels that are a bare letter: models of one type name none. */
  private static final String ONLY_TYPE = "ENTITY";

  private static final Pattern SPECIAL_TOKEN = Pattern.compile("\\[[A-Z]+]|</?[a-z]+>");

  /** Where the letter stands. Each pattern has the groups "letter" and "type". */
  private enum Place {
    FRONT("(?<letter>[A-Z])[-_:](?<type>.+)"),
    BACK("(?<type>.+)[-_:](?<letter>[A-Z])"),
    ALONE("(?<letter>[A-Z])(?<type>)");

    private final Pattern pattern;

    Place(String regex) {
      pattern = Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }
  }

  /** A label taken apart. */
  private record Part(char letter, String type) {}

  /** Labels read by a scheme, a tag for each. */
  record SchemeAndTags(TagScheme scheme, List<Tag> tags) {}

  private LabelNames() {}

  static SchemeAndTags recognise(List<String> labels) {
    for (Place place : Place.values()) {
      List<Optional<Part>> parts = split(labels, place, "BIMESLU");
      Optional<TagScheme> scheme = fitting(parts, labels);
      if (scheme.isPresent()) {
        return new SchemeAndTags(scheme.get(), tags(labels, parts, scheme.get()));
      }
    }
    return new SchemeAndTags(TagScheme.IO, plainTypes(labels));
  }

  static SchemeAndTags read(List<String> labels, TagScheme scheme) {
    List<Optional<Part>> best = List.of();
    long most = 0;
    for (Place place : Place.values()) {
      List<Optional<Part>> parts = split(labels, place, scheme.letters());
      long count = parts.stream().filter(Optional::isPresent).count();
      if (count > most) {
        best = parts;
        most = count;
      }
    }
    if (most > 0) {
      return new SchemeAndTags(scheme, tags(labels, best, scheme));
    }
    if (scheme == TagScheme.IO) {
      return new SchemeAndTags(scheme, plainTypes(labels));
    }
    throw new IllegalArgumentException(
        "scheme %s needs labels such as B-PER, but none of %s has a letter of it; use %s for labels that are types"
            .formatted(scheme, labels, TagScheme.IO));
  }

  private static List<Optional<Part>> split(List<String> labels, Place place, String letters) {
    List<Optional<Part>> parts = new ArrayList<>();
    for (String label : labels) {
      Matcher matcher = place.pattern.matcher(label);
      Optional<Part> part = Optional.empty();
      if (!outside(label) && matcher.matches()) {
        char letter = matcher.group("letter").toUpperCase(Locale.ROOT).charAt(0);
        if (letters.indexOf(letter) >= 0) {
          String type = matcher.group("type");
          part = Optional.of(new Part(letter, type.isEmpty() ? ONLY_TYPE : type));
        }
      }
      parts.add(part);
    }
    return parts;
  }

  /** The scheme whose letters these are, if they make sense together. */
  private static Optional<TagScheme> fitting(List<Optional<Part>> parts, List<String> labels) {
    Set<Character> letters = new HashSet<>();
    Set<String> begun = new HashSet<>();
    Set<String> continued = new HashSet<>();
    boolean complete = true;
    for (int i = 0; i < parts.size(); i++) {
      complete &= parts.get(i).isPresent() || outside(labels.get(i));
      parts.get(i).ifPresent(part -> letters.add(part.letter));
      parts.get(i).filter(part -> part.letter == 'B').ifPresent(part -> begun.add(part.type));
      parts.get(i).filter(part -> part.letter == 'I').ifPresent(part -> continued.add(part.type));
    }
    boolean bioes = letters.contains('E') || letters.contains('S');
    boolean bilou = letters.contains('L') || letters.contains('U');
    if (bioes || bilou || letters.contains('M')) {
      boolean clear = letters.contains('B') && bioes != bilou;
      return clear ? Optional.of(bioes ? TagScheme.BIOES : TagScheme.BILOU) : Optional.empty();
    }
    if (letters.isEmpty() || (letters.size() == 1 && !complete)) {
      return Optional.empty();
    }
    if (begun.isEmpty()) {
      return Optional.of(TagScheme.IO);
    }
    return Optional.of(begun.containsAll(continued) ? TagScheme.IOB2 : TagScheme.IOB1);
  }

  private static List<Tag> tags(List<String> labels, List<Optional<Part>> parts, TagScheme scheme) {
    List<Tag> tags = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      String label = labels.get(i);
      tags.add(
          parts
              .get(i)
              .map(part -> new Tag(scheme.role(part.letter), part.type))
              .orElseGet(() -> plainType(label)));
    }
    return tags;
  }

  private static List<Tag> plainTypes(List<String> labels) {
    return labels.stream().map(LabelNames::plainType).toList();
  }

  private static Tag plainType(String label) {
    return outside(label) ? Tag.OUTSIDE : new Tag(Role.INSIDE, label);
  }

  private static boolean outside(String label) {
    return label.equalsIgnoreCase("O")
        || label.equals("0")
        || SPECIAL_TOKEN.matcher(label).matches();
  }
}
