package io.tenantry.controlplane.flag;

import io.tenantry.controlplane.api.FlagView;
import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;

/** The rows of {@code catalog.flag}. What changes here is part of the caller's transaction. */
@ApplicationScoped
class Flags {

  private static final String COLUMNS =
      "select name, description, rings, tenants, version from catalog.flag ";

  /** Tenants are locked before a version is taken, in the order that others do it. */
  private static final String LOCK =
      """
      select uuid from catalog.tenant
       where ring = any (:rings) or uuid = any (:tenants)
       order by uuid for no key update
      """;

  private static final String PUT =
      """
      insert into catalog.flag (name, description, rings, tenants, version)
      values (:name, :description, :rings, :tenants, catalog.next_version())
      on conflict (name) do update
         set description = excluded.description, rings = excluded.rings,
             tenants = excluded.tenants, version = excluded.version
      returning version
      """;

  private static final String TOUCH =
      """
      update catalog.tenant set version = :version
       where ring = any (:rings) or uuid = any (:tenants)
      """;

  private final Jdbi jdbi;

  Flags(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** All flags, by name. */
  List<FlagView> list() {
    return jdbi.withHandle(
        handle -> handle.createQuery(COLUMNS + "order by name").map(Flags::flag).list());
  }

  Optional<FlagView> find(String name) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(COLUMNS + "where name = :name")
                .bind("name", name)
                .map(Flags::flag)
                .findOne());
  }

  /**
   * @throws ProblemException {@code unknown-flag}
   */
  FlagView get(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemType.UNKNOWN_FLAG, "No flag has this name; see GET /api/v1/flags."));
  }

  /**
   * Gives the flag to exactly these.
   *
   * @return the catalog version of the change
   */
  long put(String name, String description, List<String> rings, List<UUID> tenants) {
    return jdbi.withHandle(
        handle -> {
          Reach reach = Reach.of(find(name)).and(rings, tenants);
          reach.bindTo(handle.createQuery(LOCK)).mapTo(UUID.class).list();
          long version =
              handle
                  .createQuery(PUT)
                  .bind("name", name)
                  .bind("description", description)
                  .bind("rings", rings.toArray(String[]::new))
                  .bind("tenants", tenants.toArray(UUID[]::new))
                  .mapTo(Long.class)
                  .one();
          reach.bindTo(handle.createUpdate(TOUCH)).bind("version", version).execute();
          return version;
        });
  }

  /**
   * Takes the flag from everybody and forgets it.
   *
   * @return the catalog version of the change
   */
  long remove(String name) {
    long version = put(name, "", List.of(), List.of());
    jdbi.useHandle(handle -> handle.execute("delete from catalog.flag where name = ?", name));
    return version;
  }

  /** Whom a flag has reached. */
  private record Reach(List<String> rings, List<UUID> tenants) {

    static Reach of(Optional<FlagView> flag) {
      return flag.map(known -> new Reach(known.rings(), known.tenants()))
          .orElse(new Reach(List.of(), List.of()));
    }

    Reach and(List<String> moreRings, List<UUID> moreTenants) {
      return new Reach(
          Stream.concat(rings.stream(), moreRings.stream()).toList(),
          Stream.concat(tenants.stream(), moreTenants.stream()).toList());
    }

    <S extends SqlStatement<S>> S bindTo(S statement) {
      return statement
          .bind("rings", rings.toArray(String[]::new))
          .bind("tenants", tenants.toArray(UUID[]::new));
    }
  }

  private static FlagView flag(ResultSet row, StatementContext context) throws SQLException {
    return new FlagView(
        row.getString("name"),
        row.getString("description"),
        List.of((String[]) row.getArray("rings").getArray()),
        List.of((UUID[]) row.getArray("tenants").getArray()),
        row.getLong("version"));
  }
}
