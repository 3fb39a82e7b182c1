/**
 * Models of the Hugging Face hub: fetches a model into the cache that is shared with the hub's
 * Python client. All that opens a network connection is here.
 */
@NullMarked
package io.ner4j.onnx.hub;

import org.jspecify.annotations.NullMarked;
