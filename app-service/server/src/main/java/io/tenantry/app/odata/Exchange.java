package io.tenantry.app.odata;

import io.tenantry.app.company.ScopedCompany;
import io.tenantry.app.http.ProblemException;
import io.tenantry.app.link.EntityPath;
import io.tenantry.app.link.Links;
import io.tenantry.app.odata.model.Model;
import io.tenantry.app.odata.model.Table;
import io.tenantry.app.odata.query.Refused;
import io.tenantry.app.odata.query.Statements;
import io.tenantry.app.permission.Action;
import io.tenantry.app.permission.Grant;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * One request over HTTP, with all that are in it if it is a batch: the model it sees, and the
 * transactions it runs. For one thread.
 */
final class Exchange {

  private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

  private final Doors doors;
  private final Model model;
  private ChangeSet changeSet;
  private boolean understood;
  private Claim claim;
  private Grant grant;

  private record ChangeSet(Optional<String> company, Ground ground) {

    /** Named as by the first request, or as links name it. */
    boolean isIn(Optional<String> wanted) {
      return wanted.equals(company)
          || wanted.filter(ground.company().orElseThrow()::isCalled).isPresent();
    }
  }

  Exchange(Doors doors, Model model) {
    this.doors = doors;
    this.model = model;
  }

  Model model() {
    return model;
  }

  ODataConfig config() {
    return doors.config();
  }

  Links links() {
    return doors.links();
  }

  Spool spool() {
    return new Spool((int) doors.config().inMemory().asLongValue(), TEMPORARY);
  }

  /**
   * Refuses what the user may do nowhere, and keeps the request out of companies where he may not:
   * the one place where it is known who wants what.
   */
  void demand(Claim wanted) {
    understood = true;
    claim = wanted;
    if (changeSet != null) {
      doors.permissions().demandIn(changeSet.ground().id(), wanted.object(), wanted.action());
      return;
    }
    doors.reach().begin();
    grant = doors.permissions().demand(wanted.object(), wanted.action());
  }

  /** Refuses rows of a table that are reached on the way, unless they are what is asked for. */
  void reached(Table table, UUID company) {
    if (Claim.object(table) != claim.object()) {
      doors.permissions().demandIn(company, Claim.object(table), Action.READ);
    }
  }

  /** Refuses to create where only a change was asked for. */
  void demandToInsert(Ground ground) {
    doors.permissions().demandIn(ground.id(), claim.object(), Action.INSERT);
  }

  /** The companies in which the request may be done. */
  Grant grant() {
    return grant;
  }

  /** Whether a request got beyond its grammar; what fails before is the caller's mistake. */
  boolean understood() {
    return understood;
  }

  void next() {
    understood = false;
  }

  /**
   * Runs work in the company, in a transaction of its own or in that of the change set.
   *
   * @param company as the path or the query names it; the tenant's default if they do not
   */
  <T> T in(Optional<String> company, Function<Ground, T> work) {
    understood = true;
    if (changeSet == null) {
      return begin(company, work);
    }
    if (!changeSet.isIn(company)) {
      throw Refused.notSupported("A change set in several companies");
    }
    return work.apply(changeSet.ground());
  }

  private <T> T begin(Optional<String> company, Function<Ground, T> work) {
    return doors
        .scope()
        .call(company.orElse(null), doors.config().request(), scoped -> work.apply(ground(scoped)));
  }

  private Ground ground(ScopedCompany company) {
    EntityPath path = links().odata().to(Model.COMPANY).key(Map.of("Name", company.name()));
    return new Ground(Optional.of(company), path, statements(doors.sql()::call));
  }

  /** Runs work outside of companies. */
  <T> T outside(Function<Ground, T> work) {
    understood = true;
    if (changeSet != null) {
      throw Refused.notSupported("Companies in a change set");
    }
    Ground ground =
        new Ground(Optional.empty(), links().odata(), statements(doors.tenantSql()::call));
    return doors.scope().outside(doors.config().request(), () -> work.apply(ground));
  }

  private Statements statements(Statements.Session session) {
    return new Statements(session, doors.config().statement());
  }

  /**
   * Runs several requests in one transaction.
   *
   * @param company of the first of them
   * @param first what the first of them wants
   * @throws ProblemException as they are refused; then nothing has changed
   */
  <T> T together(Optional<String> company, Claim first, Function<Ground, T> work) {
    demand(first);
    return begin(
        company,
        ground -> {
          changeSet = new ChangeSet(company, ground);
          try {
            return work.apply(ground);
          } finally {
            changeSet = null;
          }
        });
  }
}
