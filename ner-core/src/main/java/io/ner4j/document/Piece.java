package io.ner4j.document;

/**
 * A part of a document that is read as one text.
 *
 * @param text the part; its start and its end are parts of the neighbours too
 * @param start where it starts in the document
 * @param seam where the next piece's entities count from, as a place in the document
 */
record Piece(String text, long start, long seam) {}
