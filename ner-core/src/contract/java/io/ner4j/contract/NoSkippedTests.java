package io.ner4j.contract;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;

/** Makes a test fail that gives up an assumption: it would count as skipped. */
public final class NoSkippedTests
    implements TestExecutionExceptionHandler, LifecycleMethodExecutionExceptionHandler {

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable throwable)
      throws Throwable {
    throw failure(throwable);
  }

  @Override
  public void handleBeforeAllMethodExecutionException(
      ExtensionContext context, Throwable throwable) throws Throwable {
    throw failure(throwable);
  }

  @Override
  public void handleBeforeEachMethodExecutionException(
      ExtensionContext context, Throwable throwable) throws Throwable {
    throw failure(throwable);
  }

  private static Throwable failure(Throwable throwable) {
    return throwable instanceof TestAbortedException
        ? new AssertionError("a test must not be skipped: " + throwable.getMessage(), throwable)
        : throwable;
  }
}
