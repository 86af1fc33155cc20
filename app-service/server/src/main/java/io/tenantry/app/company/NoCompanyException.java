package io.tenantry.app.company;

/**
 * Code of this application touched business rows outside {@link CompanyScope}. A bug, never input.
 */
public final class NoCompanyException extends IllegalStateException {

  NoCompanyException() {
    super("business rows are reached only inside CompanyScope.call");
  }
}
