package io.ner4j.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.Entity;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpansTest {

  private static final Entity ANGELA = new Entity("Angela", "PER", 0, 6, 1);
  private static final Entity MERKEL = new Entity("Merkel", "PER", 7, 13, 1);
  private static final Entity BOTH = new Entity("Angela Merkel", "PER", 0, 13, 1);
  private static final String TEXT = "Angela Merkel";

  private static void refuse(String text, List<Entity> entities, String message) {
    assertThatThrownBy(() -> HtmlView.standard().fragment(text, entities))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> HtmlView.standard().page(text, entities)).hasMessage(message);
    assertThatThrownBy(() -> AnsiView.standard().render(text, entities)).hasMessage(message);
  }

  @Test
  void entitiesThatCrossOrAreOutOfOrderAreRefused() {
    String message =
        "entities must be in the order of the text, and one that overlaps another must lie inside of it and come"
            + " later, but entities[%d], PER at [%d, %d), comes after one at [%d, %d); sort them by start, the"
            + " longer ones first, and keep one of those that cross";
    Entity middle = new Entity("gela Merk", "PER", 2, 11, 1);
    Entity inside = new Entity("e", "PER", 3, 4, 1);
    refuse(TEXT, List.of(ANGELA, middle), message.formatted(1, 2, 11, 0, 6));
    refuse(TEXT, List.of(MERKEL, ANGELA), message.formatted(1, 0, 6, 7, 13));
    refuse(TEXT, List.of(ANGELA, BOTH), message.formatted(1, 0, 13, 0, 6));
    refuse(TEXT, List.of(BOTH, MERKEL, ANGELA), message.formatted(2, 0, 6, 7, 13));
    refuse(TEXT, List.of(ANGELA, inside, middle), message.formatted(2, 2, 11, 3, 4));
    refuse(TEXT, List.of(middle, inside, MERKEL), message.formatted(2, 7, 13, 2, 11));
  }

  @Test
  void entitiesOfAnotherTextAreRefused() {
    String message =
        "an entity must stand in the text at its offsets, but entities[0], PER at [7, 13), does not stand in this"
            + " text of length %d; give the text that the entities were found in";
    for (String text : List.of("", "Angela", "Angela Merke", "Angela Markel.", "angela  Merkel")) {
      refuse(text, List.of(MERKEL), message.formatted(text.length()));
    }
  }

  @Test
  void entitiesThatCutACharacterAreRefused() {
    String message =
        "an entity must start and end between characters, but entities[0], X at [%d, %d), cuts a surrogate pair;"
            + " move its edge by one";
    refuse("a😀b", List.of(new Entity("a\uD83D", "X", 0, 2, 1)), message.formatted(0, 2));
    refuse("a😀b", List.of(new Entity("\uDE00b", "X", 2, 4, 1)), message.formatted(2, 4));
  }

  @Test
  void entitiesSideBySideAreFine() {
    Entity space = new Entity(" ", "X", 6, 7, 1);
    List<Entity> entities = new ArrayList<>(List.of(ANGELA, space, MERKEL));
    List<Entity> checked = Spans.check(TEXT, entities);
    assertThat(checked).isEqualTo(entities);
    entities.clear();
    assertThat(checked).hasSize(3);
  }
}
