package io.ner4j.onnx.runtime.provider;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;
import io.ner4j.Device;
import java.util.Optional;

/**
 * One kind of device that ONNX Runtime runs models on. A new one is a class that implements this
 * and a place in {@link ExecutionProviders}; {@code Device.of("name:0")} asks for it.
 *
 * <p>Implementations have no state and are safe for use by many threads.
 */
public interface ExecutionProvider {

  /** The first part of the device's name, such as {@code cuda} of {@code cuda:0}. */
  String name();

  /** What a machine must have, as a sentence without a full stop; empty if any machine will do. */
  Optional<String> needs();

  /**
   * What stands in the way here, if anything does that can be seen before ONNX Runtime is asked.
   */
  Optional<String> obstacle();

  /** Whether a session is entered by one thread at a time. */
  boolean runsOneAtATime();

  /** How many tokens of a batch make good use of the device. */
  int batchTokens();

  /**
   * What starting a run costs, as the number of tokens that could run in that time.
   *
   * @param maxBatchTokens tokens in a batch at most
   */
  int startTokens(int maxBatchTokens);

  /**
   * Tells a session to run on a device.
   *
   * @param session the options of the session
   * @param device the device, of this provider
   * @param memoryLimit bytes that the session may take from the device
   * @throws OrtException if ONNX Runtime refuses
   */
  void addTo(SessionOptions session, Device device, long memoryLimit) throws OrtException;
}
