package io.ner4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.contract.Whiteboard;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each step of docs/one-text.md is a method that exists, and leads to the next. */
class OneTextPageTest {

  private static final Pattern METHOD = Pattern.compile("`([A-Z]\\w+)\\.(\\w+)`");

  /** A type that a step makes. */
  private static final Pattern TYPE = Pattern.compile("makes a `([A-Z]\\w+)`");

  private static final Pattern STEP =
      Pattern.compile("(?m)^\\| (\\d+) \\| `([A-Z]\\w+)\\.\\w+`(.*)");

  @Test
  void eachStepIsAMethodOfThisModule() throws Exception {
    List<MatchResult> steps =
        METHOD.matcher(Files.readString(Path.of("../docs/one-text.md"))).results().toList();
    assertThat(steps).hasSizeGreaterThan(14);
    for (MatchResult step : steps) {
      assertThat(type(step.group(1)).getDeclaredMethods())
          .as(step.group())
          .anyMatch(method -> method.getName().equals(step.group(2)));
    }
  }

  @Test
  void theClassOfEachStepIsUsedByThatOfAnEarlierOne() throws Exception {
    Whiteboard whiteboard = Whiteboard.ofModuleOf(NerPipeline.class);
    Set<String> reached = new HashSet<>(Set.of(NerPipeline.class.getName()));
    List<MatchResult> steps =
        STEP.matcher(Files.readString(Path.of("../docs/one-text.md"))).results().toList();
    assertThat(steps).hasSizeGreaterThan(17);
    for (int i = 0; i < steps.size(); i++) {
      assertThat(steps.get(i).group(1)).isEqualTo(Integer.toString(i + 1));
      String name = type(steps.get(i).group(2)).getName();
      assertThat(reached)
          .as(steps.get(i).group())
          .anyMatch(user -> user.equals(name) || whiteboard.usedBy(user).contains(name));
      reached.add(name);
      for (MatchResult made : TYPE.matcher(steps.get(i).group(3)).results().toList()) {
        reached.add(type(made.group(1)).getName());
      }
    }
  }

  private static Class<?> type(String simpleName) throws Exception {
    List<String> names =
        Whiteboard.ofModuleOf(NerPipeline.class).classes().stream()
            .filter(candidate -> candidate.endsWith("." + simpleName))
            .toList();
    assertThat(names).as(simpleName).hasSize(1);
    return Class.forName(names.get(0), false, NerPipeline.class.getClassLoader());
  }
}
