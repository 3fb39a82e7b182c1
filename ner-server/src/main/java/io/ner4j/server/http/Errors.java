package io.ner4j.server.http;

import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Gives errors that Jetty finds by itself the form of all others. */
public final class Errors implements Request.Handler {

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    Object message = request.getAttribute(ErrorHandler.ERROR_MESSAGE);
    new Exchange(request, response, callback, () -> false)
        .fail(status, message == null ? HttpStatus.getMessage(status) : message.toString());
    return true;
  }
}
