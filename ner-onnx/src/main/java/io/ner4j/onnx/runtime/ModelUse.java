package io.ner4j.onnx.runtime;

import io.ner4j.onnx.directory.TokenTypes;
import org.jspecify.annotations.Nullable;

/**
 * How a model file is used, beyond what its configuration says.
 *
 * @param types the token types that it is fed
 * @param output the output to read, or null to find it
 * @param padId the token id that rows are filled up with
 */
public record ModelUse(TokenTypes types, @Nullable String output, int padId) {

  public static final ModelUse USUAL = new ModelUse(TokenTypes.ZERO, null, 0);

  public ModelUse with(TokenTypes types, int padId) {
    return new ModelUse(types, output, padId);
  }
}
