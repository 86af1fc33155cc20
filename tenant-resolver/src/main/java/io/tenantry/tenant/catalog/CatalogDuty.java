package io.tenantry.tenant.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/**
 * Something that this instance tells the catalog, or asks of it, beside following it. Called on the
 * catalog thread once a beat, and when the instance itself has raised the signal; a failure costs
 * that one turn and nothing else.
 */
interface CatalogDuty {

  void perform(Connection connection, UUID instance) throws SQLException;

  /** The instance stops and has let go of everything: what is left to say. */
  default void finish(Connection connection, UUID instance) throws SQLException {}
}
