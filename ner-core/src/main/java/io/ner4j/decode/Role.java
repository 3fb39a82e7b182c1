package io.ner4j.decode;

/** Which part of an entity a label says that a token is. */
enum Role {
  OUTSIDE,
  BEGIN,
  INSIDE,
  END,
  SINGLE
}
