package io.tenantry.controlplane.offline;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.QuarkusApplication;
import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.lifecycle.OfflineTenants;
import io.tenantry.controlplane.operation.ForegroundRun;
import jakarta.inject.Singleton;
import java.io.PrintWriter;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.JdbiException;

/** Carries out one command line and ends. */
@Singleton
@Unremovable
final class OfflineProgram implements QuarkusApplication {

  private final OfflineTenants tenants;
  private final ForegroundRun operations;
  private final OtherProcesses others;
  private final CatalogRelease catalog;
  private final ObjectMapper json;

  OfflineProgram(
      OfflineTenants tenants,
      ForegroundRun operations,
      OtherProcesses others,
      CatalogRelease catalog,
      ObjectMapper json) {
    this.tenants = tenants;
    this.operations = operations;
    this.others = others;
    this.catalog = catalog;
    this.json = json;
  }

  @Override
  public int run(String... words) throws InterruptedException {
    return run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), words);
  }

  /** The same with other streams. */
  int run(PrintWriter out, PrintWriter err, String... words) throws InterruptedException {
    String user = "os:" + System.getProperty("user.name");
    OfflineDesk desk = new OfflineDesk(tenants, operations, others, json, out, user);
    try {
      catalog.demandOurs();
      return new OfflineLine(words).action().run(desk);
    } catch (ProblemException e) {
      err.println("error: " + OfflineFailure.text(e));
      return ExitCode.REFUSED;
    } catch (OfflineRefusedException e) {
      err.println("error: " + e.getMessage());
      return e.exitCode();
    } catch (JdbiException | FlywayException e) {
      err.println("error: " + OfflineFailure.text(e));
      return ExitCode.UNAVAILABLE;
    }
  }
}
