package io.tenantry.tenant.testsupport.isolation;

/**
 * Something of the application that runs without a request.
 *
 * @param name for the report
 * @param work starts it and waits for its end
 */
public record Background(String name, Work work) {

  /** The work; what it leaves behind is seen by the routes. */
  @FunctionalInterface
  public interface Work {

    void run() throws Exception;
  }
}
