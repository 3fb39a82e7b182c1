package io.ner4j.onnx.source;

import io.ner4j.onnx.directory.ModelFileChoice;
import io.ner4j.onnx.directory.RequiredFiles;
import io.ner4j.onnx.hub.HubModel;
import java.nio.file.Path;

/**
 * A model of the hub.
 *
 * @param model which one
 * @param config the name of its configuration file
 */
public record HubSource(HubModel model, String config) implements ModelSource.Named {
  @Override
  public Path directory(ModelFileChoice choice) {
    return model.fetch(names -> RequiredFiles.needed(names, choice, config));
  }

  @Override
  public String toString() {
    return model.toString();
  }
}
