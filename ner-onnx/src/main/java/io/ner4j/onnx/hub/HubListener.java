package io.ner4j.onnx.hub;

/**
 * A listener for the progress of downloads. Called on the thread that fetches; what it throws ends
 * the download, and the bytes that came are kept for the next.
 *
 * <pre>{@code
 * HubModel model =
 *     HubModel.of("dslim/bert-base-NER")
 *         .withListener((file, done, total) -> System.err.println(file + " " + done + "/" + total));
 * NerPipeline ner = OnnxNer.hub(model).load();
 * }</pre>
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface HubListener {

  /**
   * Some bytes came, or a download starts or ends. Files that are in the cache already are not
   * told.
   *
   * @param file name in the repository, such as {@code onnx/model.onnx}
   * @param done bytes of it that are here, those of an earlier download included
   * @param total bytes of the whole file, or -1 if the server does not say
   */
  void progressed(String file, long done, long total);
}
