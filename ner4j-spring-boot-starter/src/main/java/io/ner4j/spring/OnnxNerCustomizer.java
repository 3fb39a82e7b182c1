package io.ner4j.spring;

import io.ner4j.onnx.OnnxNerBuilder;

/**
 * Sets what has no property, before the model is loaded. All beans of this type are called, in
 * their order.
 *
 * <pre>{@code
 * OnnxNerCustomizer memory = // a bean of the application
 *     builder -> builder.cudaMemoryLimit(4L << 30);
 * }</pre>
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface OnnxNerCustomizer {

  /**
   * Sets options.
   *
   * @param builder has the options of the properties
   */
  void customize(OnnxNerBuilder builder);
}
