package io.ner4j.onnx;

import io.ner4j.Device;
import io.ner4j.NerException;
import io.ner4j.NerPipeline;
import io.ner4j.onnx.hub.FakeHub;
import io.ner4j.onnx.hub.HubModel;
import java.nio.file.Path;

/** Programs that load models of a hub in JVMs of their own. */
final class HubPrograms {

  static final String TEXT = "Angela Merkel met Tim Cook in Cupertino.";

  private HubPrograms() {}

  /** The model of a fake hub, whatever the environment of the tests says. */
  static HubModel model(String endpoint, Path cache) {
    return HubModel.of(FakeHub.REPOSITORY)
        .withEndpoint(endpoint)
        .withCache(cache)
        .withToken("hf_test")
        .withOffline(false);
  }

  /** Prints what the model at an endpoint, kept in a cache, finds; or what it is told. */
  static final class Read {
    public static void main(String[] args) {
      HubModel model = model(args[0], Path.of(args[1])).withOffline(args.length > 2);
      try (NerPipeline pipeline =
          OnnxNer.hub(model).device(Device.cpu()).intraOpThreads(1).load()) {
        System.out.println(pipeline.extract(TEXT));
      } catch (NerException e) {
        System.out.println(e.getMessage());
      }
    }
  }
}
