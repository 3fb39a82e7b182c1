package io.ner4j.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.Device;
import io.ner4j.NerModelException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How many cores an executor has, and which GPU a task. */
class PlaceTest {

  private static final String EXECUTOR =
      "org.apache.spark.executor.CoarseGrainedExecutorBackend --driver-url spark://x@y:1 --executor-id 0 --hostname y --cores 3 --app-id app-1";

  private static int cores(String command, Map<String, String> settings, int processors) {
    return Place.cores(command, settings::get, processors);
  }

  @Test
  void theCommandOfAnExecutorTellsItsCores() {
    assertThat(cores(EXECUTOR, Map.of(), 64)).isEqualTo(3);
    assertThat(cores(EXECUTOR, Map.of("spark.executor.cores", "8"), 64)).isEqualTo(3);
    String last = EXECUTOR.replace(" --app-id app-1", "");
    assertThat(cores(last.replace("CoarseGrained", "Kubernetes"), Map.of(), 64)).isEqualTo(3);
    assertThat(cores(EXECUTOR, Map.of(), 2)).as("no more than processors").isEqualTo(2);
  }

  @Test
  void aLocalMasterHasItsThreads() {
    Map<String, Integer> masters =
        Map.of("local", 1, "local[5]", 5, "local[*]", 64, "local[5,3]", 5, "local[*,3]", 64);
    masters.forEach(
        (master, expected) ->
            assertThat(cores("Job", Map.of("spark.master", master), 64))
                .as(master)
                .isEqualTo(expected));
  }

  @Test
  void otherwiseTheSettingCountsAndThenTheProcessors() {
    Map<String, String> yarn = Map.of("spark.master", "yarn", "spark.executor.cores", "4");
    assertThat(cores("Job", yarn, 64)).isEqualTo(4);
    assertThat(cores("Job", Map.of("spark.master", "yarn"), 64)).isEqualTo(64);
    assertThat(cores("Job", Map.of(), 64)).isEqualTo(64);
  }

  @Test
  void theGpuIsTheOneThatSparkAssigned() {
    Place none = new Place(4, 1, List.of());
    Place third = new Place(4, 1, List.of("2"));
    assertThat(none.device("auto")).isEqualTo(Device.cpu());
    assertThat(third.device("auto")).isEqualTo(Device.cuda(2));
    assertThat(third.device("cuda")).isEqualTo(Device.cuda(2));
    assertThat(third.device("cuda:2")).isEqualTo(Device.cuda(2));
    assertThat(third.device("cpu")).isEqualTo(Device.cpu());
    assertThatThrownBy(() -> none.device("cuda"))
        .isInstanceOf(NerModelException.class)
        .hasMessageContaining("spark.task.resource.gpu.amount");
    assertThatThrownBy(() -> none.device("cuda:0"))
        .hasMessageContaining("spark.executor.resource.gpu.amount");
    assertThatThrownBy(() -> third.device("cuda:0")).hasMessageContaining("[2]");
    assertThatThrownBy(() -> new Place(1, 1, List.of("GPU-7e1a")).device("cuda"))
        .hasMessageContaining("GPU-7e1a")
        .hasMessageContaining("discovery script");
  }
}
