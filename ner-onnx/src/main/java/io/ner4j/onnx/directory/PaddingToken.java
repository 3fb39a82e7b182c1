package io.ner4j.onnx.directory;

import java.util.Optional;

/**
 * The token that rows are filled up with, as settings name it.
 *
 * @param text its text, where it is named
 * @param id its id, where it is named
 */
public record PaddingToken(Optional<String> text, Optional<Integer> id) {}
