package io.ner4j.server.http;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A request with its response; exactly one of the methods that answer is called, by any thread.
 *
 * @param request the request
 * @param response its response
 * @param done Jetty's callback, completed by the answer
 * @param last tells whether the client should send no more requests here
 */
public record Exchange(Request request, Response response, Callback done, BooleanSupplier last) {

  public static final String JSON = "application/json";

  private static final Logger log = LoggerFactory.getLogger(Exchange.class);

  /** Answers 200. */
  public void answer(String contentType, byte[] content) {
    send(HttpStatus.OK_200, contentType, content);
  }

  /** Answers with the error that a failure is. */
  public void fail(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof Problem problem) {
      fail(problem.status(), problem.getMessage());
    } else {
      log.error(
          "{} failed, request {}", request.getHttpURI().getPath(), RequestId.of(request), failure);
      fail(HttpStatus.INTERNAL_SERVER_ERROR_500, "the server failed; its log says why");
    }
  }

  /** Answers with an error. */
  public void fail(int status, String detail) {
    switch (status) {
      case HttpStatus.SERVICE_UNAVAILABLE_503 ->
          response.getHeaders().put(HttpHeader.RETRY_AFTER, "1");
      // The rest of the body will not be read.
      case HttpStatus.REQUEST_TIMEOUT_408, HttpStatus.PAYLOAD_TOO_LARGE_413 ->
          response.getHeaders().put(HttpHeader.CONNECTION, "close");
      default -> {}
    }
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    send(
        status,
        "application/problem+json",
        Json.problem(status, HttpStatus.getMessage(status), detail, RequestId.of(request)));
  }

  /** Answers without content. */
  public void send(int status) {
    start(status);
    done.succeeded();
  }

  /** Answers. */
  public void send(int status, String contentType, byte[] content) {
    start(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, contentType);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, content.length);
    response.write(true, ByteBuffer.wrap(content), done);
  }

  private void start(int status) {
    response.setStatus(status);
    response.getHeaders().put(RequestId.HEADER, RequestId.of(request));
    if (last.getAsBoolean()) {
      response.getHeaders().put(HttpHeader.CONNECTION, "close");
    }
  }
}
