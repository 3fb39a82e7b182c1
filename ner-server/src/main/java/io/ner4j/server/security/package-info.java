/** What a server needs to know its clients, and to be known by them: tokens and certificates. */
@NullMarked
package io.ner4j.server.security;

import org.jspecify.annotations.NullMarked;
