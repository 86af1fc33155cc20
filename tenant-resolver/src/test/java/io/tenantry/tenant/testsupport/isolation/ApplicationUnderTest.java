package io.tenantry.tenant.testsupport.isolation;

import java.util.List;

/** What the kit has to be told of an application. */
public interface ApplicationUnderTest {

  /** Provisions a tenant with that id; called once per id and run. */
  Occupant provision(String id);

  /** Puts the text into the tenant's own data, so that the tenant's routes show it. */
  void plant(Occupant tenant, String canary);

  /** The run is over, and the tenant of no use any more. */
  default void retire(Occupant tenant) {}

  /** What is asked; {@link Routes#ofOpenApi} finds it. */
  List<Route> routes();

  /** What runs without a request: schedulers, consumers. */
  default List<Background> background() {
    return List.of();
  }
}
