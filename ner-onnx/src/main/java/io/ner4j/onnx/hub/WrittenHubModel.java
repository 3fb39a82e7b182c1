package io.ner4j.onnx.hub;

import java.io.Serial;
import java.io.Serializable;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a serialiser writes of a model.
 *
 * @param repository owner and name
 * @param revision a branch, a tag or a commit's hash
 * @param endpoint the hub's address; null for the usual one
 * @param cache the cache directory; null for the usual one
 * @param offline whether to fetch nothing; null for what the process says
 */
record WrittenHubModel(
    String repository,
    String revision,
    @Nullable String endpoint,
    @Nullable String cache,
    @Nullable Boolean offline)
    implements Serializable {

  @Serial
  Object readResolve() {
    HubModel model = HubModel.of(repository).withRevision(revision);
    model = endpoint == null ? model : model.withEndpoint(endpoint);
    model = cache == null ? model : model.withCache(Path.of(cache));
    return offline == null ? model : model.withOffline(offline);
  }
}
