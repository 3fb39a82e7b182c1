package io.ner4j.server;

import io.ner4j.server.options.ServerOptions;

/** The same with a token and TLS. */
class SecuredRefusalIT extends RefusalIT {

  @Override
  ServerOptions options() {
    return Secured.secured(super.options());
  }
}
