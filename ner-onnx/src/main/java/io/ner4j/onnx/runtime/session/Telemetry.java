package io.ner4j.onnx.runtime.session;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import com.sun.jna.Function;
import io.ner4j.onnx.natives.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps ONNX Runtime from reporting to Microsoft, which its official builds do unless told
 * otherwise.
 *
 * <p>On Linux and macOS it writes an identifier of the device and a database below the user's
 * cache, and connects a few seconds after its start. Only a variable of the environment stops all
 * of that, since the first report is made before its API can be called (Privacy.md of ONNX
 * Runtime). Java cannot set variables of its own process, so the C library does.
 */
final class Telemetry {

  /** The variable that ONNX Runtime reads when it starts. */
  static final String VARIABLE = "ORT_DISABLE_TELEMETRY";

  private static final Logger LOG = LoggerFactory.getLogger(Telemetry.class);

  private Telemetry() {}

  /** To be called before ONNX Runtime is loaded. What the user has set stays. */
  static void forbid(Platform platform) {
    if (platform.windows() || System.getenv(VARIABLE) != null) {
      return;
    }
    try {
      int overwrite = 0;
      Function.getFunction("c", "setenv").invokeInt(new Object[] {VARIABLE, "1", overwrite});
    } catch (LinkageError e) {
      LOG.warn(
          "ONNX Runtime reports its use to Microsoft: could not set {} by JNA ({}); set it to 1 in the environment of the process",
          VARIABLE,
          e.toString());
    }
  }

  /** What is left on Windows, where events go to the system, which may send them on. */
  static void turnOff(OrtEnvironment environment) {
    try {
      environment.setTelemetry(false);
    } catch (OrtException e) {
      LOG.warn("cannot turn off ONNX Runtime's telemetry", e);
    }
  }
}
