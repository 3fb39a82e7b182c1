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
  void entitiesThatOverlapOrAreOutOfOrderAreRefused() {
    String message =
        "entities must be in the order of the text and must not overlap, but entities[1], PER at [%d, %d), starts"
            + " before %d, where the one before it ends; sort them by start, and keep one of those that overlap";
    refuse(TEXT, List.of(BOTH, MERKEL), message.formatted(7, 13, 13));
    refuse(TEXT, List.of(MERKEL, ANGELA), message.formatted(0, 6, 13));
    refuse(TEXT, List.of(ANGELA, ANGELA), message.formatted(0, 6, 6));
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
