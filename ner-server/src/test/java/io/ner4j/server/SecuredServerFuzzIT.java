package io.ner4j.server;

import io.ner4j.contract.Scale;
import io.ner4j.server.options.ServerOptions;

/** The same with a token and TLS, and with fewer bodies. */
class SecuredServerFuzzIT extends ServerFuzzIT {

  @Override
  ServerOptions options() {
    return Secured.secured(super.options());
  }

  @Override
  int scale() {
    return Scale.of(300);
  }
}
