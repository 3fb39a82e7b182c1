package io.ner4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What the files in deploy say of themselves fits together, and what they ask of pods is strict.
 */
class ManifestTest {

  private static final Path DEPLOY = Path.of("../deploy");

  /** The documents of the manifest by their kind. */
  private static final Map<String, JsonNode> KINDS = new HashMap<>();

  private static JsonNode pod;
  private static JsonNode container;

  @BeforeAll
  static void read() throws Exception {
    YAMLMapper yaml = new YAMLMapper();
    for (String document :
        Files.readString(DEPLOY.resolve("kubernetes.yaml")).split("\n---\n", -1)) {
      JsonNode node = yaml.readTree(document);
      assertThat(KINDS.put(node.get("kind").asString(), node)).isNull();
    }
    assertThat(KINDS).containsOnlyKeys("Deployment", "Service", "PodDisruptionBudget");
    pod = document("Deployment").at("/spec/template/spec");
    assertThat(pod.get("containers")).hasSize(1);
    container = pod.at("/containers/0");
  }

  private static JsonNode document(String kind) {
    return Objects.requireNonNull(KINDS.get(kind), kind);
  }

  private static List<String> args() {
    return container.get("args").valueStream().map(JsonNode::asString).toList();
  }

  @Test
  void theProbesAskWhatIsMeantForThem() {
    assertThat(container.at("/startupProbe/httpGet/path").asString()).isEqualTo("/health/live");
    assertThat(container.at("/livenessProbe/httpGet/path").asString()).isEqualTo("/health/live");
    assertThat(container.at("/readinessProbe/httpGet/path").asString()).isEqualTo("/health/ready");
    for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
      assertThat(container.get(probe).at("/httpGet/port").asString())
          .isEqualTo(container.at("/ports/0/name").asString());
    }
    assertThat(document("Service").at("/spec/ports/0/targetPort").asString())
        .isEqualTo(container.at("/ports/0/name").asString());
    assertThat(args()).contains("--port=" + container.at("/ports/0/containerPort").asInt());
  }

  @Test
  void theSelectorsChooseThePods() {
    JsonNode labels = document("Deployment").at("/spec/template/metadata/labels");
    assertThat(labels).isNotEmpty();
    assertThat(document("Deployment").at("/spec/selector/matchLabels")).isEqualTo(labels);
    assertThat(document("Service").at("/spec/selector")).isEqualTo(labels);
    assertThat(document("PodDisruptionBudget").at("/spec/selector/matchLabels")).isEqualTo(labels);
    assertThat(document("PodDisruptionBudget").at("/spec/minAvailable").asInt())
        .isLessThan(document("Deployment").at("/spec/replicas").asInt());
  }

  @Test
  void thereIsTimeForTheDrainAndForWhatWasBegun() {
    int drain =
        args().stream()
            .filter(arg -> arg.startsWith("--drain-seconds="))
            .mapToInt(arg -> Integer.parseInt(arg.substring(16)))
            .findFirst()
            .orElseThrow();
    assertThat(pod.get("terminationGracePeriodSeconds").asInt()).isGreaterThan(drain + 20);
    JsonNode ready = container.get("readinessProbe");
    assertThat(drain)
        .isGreaterThan(
            2 * ready.get("periodSeconds").asInt() * ready.get("failureThreshold").asInt());
  }

  @Test
  void podsMayDoNothingThatTheyNeedNot() {
    JsonNode whole = pod.get("securityContext");
    assertThat(whole.get("runAsNonRoot").asBoolean()).isTrue();
    assertThat(whole.at("/seccompProfile/type").asString()).isEqualTo("RuntimeDefault");
    assertThat(pod.get("automountServiceAccountToken").asBoolean()).isFalse();
    JsonNode own = container.get("securityContext");
    assertThat(own.get("allowPrivilegeEscalation").asBoolean()).isFalse();
    assertThat(own.get("readOnlyRootFilesystem").asBoolean()).isTrue();
    assertThat(own.at("/capabilities/drop/0").asString()).isEqualTo("ALL");
    assertThat(container.at("/resources/limits").propertyNames())
        .containsExactlyInAnyOrder("cpu", "memory");
    assertThat(container.at("/resources/requests/memory"))
        .isEqualTo(container.at("/resources/limits/memory"));
  }

  @Test
  void everyMountHasItsVolumeAndTheTokensAreWhereTheServerLooks() {
    List<String> volumes =
        pod.get("volumes").valueStream().map(volume -> volume.get("name").asString()).toList();
    Map<String, String> mounts = new HashMap<>();
    container
        .get("volumeMounts")
        .valueStream()
        .forEach(
            mount -> mounts.put(mount.get("name").asString(), mount.get("mountPath").asString()));
    assertThat(volumes).containsExactlyInAnyOrderElementsOf(mounts.keySet());
    assertThat(mounts).containsEntry("tmp", "/tmp");
    JsonNode secret = pod.at("/volumes/1/secret");
    assertThat(args())
        .contains(
            "--token-file=" + mounts.get("tokens") + "/" + secret.at("/items/0/path").asString());
  }

  @Test
  void composeRunsItReadOnlyAndWithATokenAlone() throws Exception {
    JsonNode compose = new YAMLMapper().readTree(DEPLOY.resolve("compose.yaml").toFile());
    JsonNode service = compose.at("/services/ner4j");
    assertThat(service.get("read_only").asBoolean()).isTrue();
    assertThat(service.at("/tmpfs/0").asString()).startsWith("/tmp:exec,");
    assertThat(service.at("/cap_drop/0").asString()).isEqualTo("ALL");
    assertThat(service.at("/environment/NER4J_TOKEN").asString()).startsWith("${NER4J_TOKEN:?");
    assertThat(service.at("/ports/0").asString()).startsWith("127.0.0.1:");
    Path file = DEPLOY.resolve(service.at("/build/context").asString());
    assertThat(file.resolve(service.at("/build/dockerfile").asString())).exists();
  }
}
