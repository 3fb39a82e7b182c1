package io.ner4j.document;

import java.io.Serial;
import java.nio.charset.CharacterCodingException;

/** Bytes of a document are no characters of its charset. */
final class MalformedDocumentException extends CharacterCodingException {

  @Serial private static final long serialVersionUID = 1L;

  private final String message;

  MalformedDocumentException(String message) {
    this.message = message;
  }

  @Override
  public String getMessage() {
    return message;
  }
}
