package io.ner4j.server;

import io.ner4j.server.options.ServerOptions;

/** The same with a token and TLS. */
class SecuredLoadIT extends LoadIT {

  @Override
  ServerOptions options() {
    return Secured.secured(super.options());
  }
}
